// What the library's bench page offers to the process that drives it, and what that process answers. Times in
// milliseconds.

/** Libraries that differ only in how many articles they have. */
export type LibraryName = 'large' | 'small';

export interface LibraryPage {
  /** From nothing to the painted frame that shows the first rows, in a fresh container that is gone afterwards. */
  open(library: LibraryName): Promise<number>;
  /** Opens and stays open, for scrolling. */
  keepOpen(library: LibraryName): Promise<void>;
  closeKept(): Promise<void>;
}

declare global {
  interface Window {
    libraryPage?: LibraryPage;
    /** Answered by the real workspace service in the other process. */
    callLibrary?: (library: LibraryName, channel: string, input: unknown) => Promise<unknown>;
  }
}
