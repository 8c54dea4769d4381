// What the channels of datasets answer.

import type { LossReport } from '../formats/loss.ts';

export interface PreviewFile {
  /** As it would be called. */
  readonly path: string;
  /** Its first lines; null for what is packed. */
  readonly opening: string | null;
}

/** What an export would write. */
export interface ExportPreview {
  /** Of the selection. */
  readonly articles: number;
  /** How many of them were looked at; the figures below are about these. */
  readonly looked: number;
  readonly annotations: number;
  readonly relations: number;
  readonly loss: LossReport;
  /** The first of them. */
  readonly files: readonly PreviewFile[];
  /** It is written into a folder of its own rather than beside a file that is named. */
  readonly isFolder: boolean;
}

export interface ExportSummary {
  /** The file or folder that was named. */
  readonly path: string;
  readonly isFolder: boolean;
  /** Absolute paths, at most the first 100; `fileCount` counts all, the loss report and the card among them. */
  readonly files: readonly string[];
  readonly fileCount: number;
  readonly bytes: number;
  readonly articles: number;
  readonly annotations: number;
  readonly relations: number;
  readonly loss: LossReport;
}

/** What can be chosen for an export of a selection. */
export interface ExportParts {
  readonly articles: number;
  /** Most used first. */
  readonly tags: readonly { readonly id: string; readonly label: string; readonly marks: number }[];
  readonly annotators: readonly {
    readonly id: string;
    readonly name: string;
    readonly marks: number;
  }[];
}
