// Puts text on the clipboard and says so, or says that it could not be.

import { announce } from './messages.ts';

export async function copyText(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    announce(said);
  } catch {
    announce('The clipboard cannot be written to. Select the text and copy it.');
  }
}
