// What is said about changed texts. Offsets in UTF-16 code units.

import type { AnchoringState, Annotation } from '../domain/annotation.ts';
import type { Block, InlineMark } from '../domain/article.ts';

/** A text as it was edited, and which stretches of the base revision it kept. */
export interface EditedText {
  readonly baseRevision: number;
  /** Canonical. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  /**
   * Three numbers for each stretch that was kept, in text order of both: start in the base text, start in `text`,
   * length. The characters are the same in both; what is in no stretch was deleted or typed.
   */
  readonly kept: Int32Array;
}

export interface TextDraft {
  readonly edited: EditedText;
  readonly savedAtMs: number;
}

/** A stretch of one text beside a stretch of another; one of them may be empty. */
export interface DiffPiece {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** One changed place: whole blocks around it, cut to what fits on a screen. */
export interface DiffHunk {
  readonly beforeUtf16: number;
  readonly afterUtf16: number;
  readonly pieces: readonly DiffPiece[];
}

export interface TextDiff {
  /** In text order, at most the first 500. */
  readonly hunks: readonly DiffHunk[];
  readonly hunkCount: number;
  /** In code units. */
  readonly deleted: number;
  readonly inserted: number;
}

export interface RevisionPreview {
  /** For `text:commit-file`; null for a text that was edited. */
  readonly token: string | null;
  /** The file that it was read from. */
  readonly fileName: string | null;
  readonly diff: TextDiff;
  /** How many marks would be in which state, but for those that wait. */
  readonly states: { readonly [State in AnchoringState]: number };
  /** Marks that wait for a decision already, and would go on waiting at the same words. */
  readonly waiting: number;
  /** Marks that would wait for a decision (fuzzy, orphan) or lie elsewhere (moved): as they are, as they would be. At most 500. */
  readonly uncertain: readonly { readonly before: Annotation; readonly after: Annotation }[];
  /** Nothing would change. */
  readonly same: boolean;
}

export interface RevisionEntry {
  readonly number: number;
  readonly createdAtMs: number;
  readonly reason: string | null;
  readonly fileName: string | null;
  /** In code points. */
  readonly characters: number;
  readonly current: boolean;
  /** The last act while it was current, to see it as it was then; null when it never was since the log began. */
  readonly lastSeq: number | null;
}
