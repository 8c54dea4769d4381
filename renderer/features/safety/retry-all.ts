// Tries every act that is not saved once more, and says what came of it.

import { retryUnsaved } from '../../state/act-queue.ts';
import { announce } from '../../state/messages.ts';
import { countOf } from '../../ui/words.ts';

export async function retryAll(): Promise<void> {
  const left = await retryUnsaved();
  announce(left === 0 ? 'Everything is saved' : `Still not saved: ${countOf(left, 'act')}`);
}
