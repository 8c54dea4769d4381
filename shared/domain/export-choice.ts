// What is exported and how: chosen in the window or on the command line, carried out by the workspace.

import type { FormatId } from '../formats/format-list.ts';
import type { AnnotatorId, TagId } from './ids.ts';
import type { LibraryTarget } from './library.ts';

/** By article, so that no article is in two parts. Shares are percents that add up to 100; the same seed, the same parts. */
export interface DatasetSplit {
  readonly seed: number;
  readonly train: number;
  readonly dev: number;
  readonly test: number;
}

export interface ExportChoice {
  readonly target: LibraryTarget;
  readonly format: FormatId;
  /** All articles in one file, or files of its own for each. Formats that hold one article are always the latter. */
  readonly each: 'together' | 'per-article';
  /** Only marks with these tags; null for all. Relations go with their marks. */
  readonly tags: readonly TagId[] | null;
  /** Only marks of these annotators; null for all. */
  readonly annotators: readonly AnnotatorId[] | null;
  /** Without marks that a review rejected or that wait for a decision (moved, fuzzy, without a place). */
  readonly acceptedOnly: boolean;
  /** False writes hashes instead of texts and quotes, where the format can. */
  readonly text: boolean;
  readonly offsets: 'code-points' | 'utf-16' | null;
  readonly split: DatasetSplit | null;
  /** Writes a README.md that describes the dataset and a manifest with the SHA-256 of each file. */
  readonly card: boolean;
}
