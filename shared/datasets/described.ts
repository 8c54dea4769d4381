// What the card and the manifest of a dataset describe.

import type { ExportChoice } from '../domain/export-choice.ts';
import type { FormatInfo } from '../formats/format-list.ts';
import type { LossReport } from '../formats/loss.ts';
import type { Tally } from './tally.ts';

export interface DatasetFile {
  /** Relative, with `/` between folders. */
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** The whole choice, or all of it but for what was selected, where that was files. */
export type DescribedChoice = Omit<ExportChoice, 'target'> & Partial<Pick<ExportChoice, 'target'>>;

export interface DescribedDataset {
  readonly name: string;
  readonly format: FormatInfo;
  readonly choice: DescribedChoice;
  readonly tally: Tally;
  readonly loss: LossReport;
  /** By path. */
  readonly files: readonly DatasetFile[];
  readonly exportedAtMs: number;
  readonly generatorVersion: string;
}
