// What is known of a page once it has been read: pieces of text with their places, in a frame that is turned so that
// lines run along x and follow each other along y. Units are points.

import type { Tag } from './read/structure.ts';

/** Text that was painted together: one font, one size, one line. */
export interface Run {
  /** In reading order, also where it runs right to left. Spaces are as painted. */
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Of the baseline, growing downwards. */
  readonly y: number;
  readonly size: number;
  /** Into the document's fonts. */
  readonly font: number;
  /** When it was painted; pieces of one painting share it. */
  readonly order: number;
  /** Whether white space was painted between it and what was painted before. */
  readonly spaceBefore: boolean;
  readonly tag: Tag | null;
  readonly href: string | null;
}

/** The text of one orientation on a page. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

export interface PageText {
  /** From 1. */
  readonly number: number;
  /** The orientation with the most text first; stamps and credits along the edge are others. */
  readonly frames: readonly Frame[];
  /** Whether the document's own structure is good enough to tell its blocks from. */
  readonly isTagged: boolean;
}

export interface FontStyle {
  readonly bold: boolean;
  readonly italic: boolean;
}
