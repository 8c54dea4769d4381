// What the bench page for editing offers to the process that drives it. Times in milliseconds.

import type { Load } from './reader-page-api.ts';

/** The reference is the page alone: the browser's own editing over plain paragraphs, with live ranges as marks. */
export type EditSubject = 'product' | 'page-alone';

export interface EditPage {
  /** Opens the text with the caret in its middle. */
  open(subject: EditSubject, load: Load): Promise<void>;
  /** From the next key to the painted frame that shows what it did. */
  timeNextKey(): Promise<number>;
  /** How many characters are shown, to see that keys did something. */
  shownLength(): number;
  close(): Promise<void>;
}

declare global {
  interface Window {
    editPage?: EditPage;
  }
}
