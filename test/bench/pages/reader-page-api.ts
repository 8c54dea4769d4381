// What the bench page offers to the process that drives it. Times in milliseconds.

export type SubjectName = 'product' | 'limit' | 'recogito';

export interface Load {
  readonly chars: number;
  readonly marks: number;
}

export interface ReaderPage {
  /** From article data to the painted frame that shows it, in a fresh container that is gone afterwards. */
  open(subject: SubjectName, load: Load): Promise<number>;
  /** Opens and stays open, for the measurements below. */
  keepOpen(subject: SubjectName, load: Load): Promise<void>;
  /** The next key press adds a mark on screen; resolves with the time from the key event to the painted frame. */
  timeNextKey(): Promise<number>;
  /** Microseconds a look-up, from window coordinates to the marks there, over the visible text. */
  pointerMicroseconds(looks: number): number;
  closeKept(): Promise<void>;
}

declare global {
  interface Window {
    readerPage?: ReaderPage;
  }
}
