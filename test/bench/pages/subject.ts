// What the bench opens in turns: something that shows an article with its marks in a container.

import type { Mark } from '../../../shared/domain/mark-table.ts';

export interface OpenSubject {
  /** Adds one mark that is on screen. */
  add(mark: Mark): void;
  remove(mark: Mark): void;
  close(): void;
}

/** Everything that is not part of showing happens before; opening is what is timed. */
export interface PreparedSubject {
  open(container: HTMLElement): OpenSubject;
}
