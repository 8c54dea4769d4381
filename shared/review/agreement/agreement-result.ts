// What a measure gives, and what is said about how the figures of a report came about.

import type { TagId } from '../../domain/ids.ts';
import type { AgreementReport, FigureId } from './agreement-report.ts';

/** Why there is no figure; in words in `explanations.ts`. */
export type UndefinedReason =
  | 'one-annotator'
  | 'no-text'
  | 'nothing-marked'
  | 'no-variation'
  | 'nothing-in-reference'
  | 'nothing-in-other'
  | 'not-asked';

/** What a measure gives: the figure, or why there is none. Never NaN. */
export type Figure = number | UndefinedReason;

export type Figures = Readonly<Record<FigureId, Figure>>;

/** Krippendorff's family of unitizing coefficients, over all documents. */
export interface UnitizingFamily {
  /** uα: units and their tags, against everything else. */
  readonly u: number | null;
  /** |uα: only whether something is marked, relevant against irrelevant matter. */
  readonly binary: number | null;
  /** cuα: only the tags, where units of different annotators intersect. */
  readonly cu: number | null;
  /** (k)uα: for each set of tags, how reliably it is told from the others where units intersect. */
  readonly byTags: readonly { readonly tags: readonly TagId[]; readonly value: number | null }[];
}

export interface GammaExplanation {
  /** Random continua drawn for each document. */
  readonly samples: number;
  /** The half-width of the 95 % interval of the expected disorder, as a share of it; null when it is unknown. */
  readonly precision: number | null;
  /** Whether every alignment is proved optimal; else its disorder is an upper bound. Always true for two annotators. */
  readonly isExact: boolean;
}

/** The report, and how its figures came about. */
export interface MeasuredAgreement extends AgreementReport {
  readonly explained: {
    readonly unitizing: UnitizingFamily;
    /** Null when γ was not asked for. */
    readonly gamma: GammaExplanation | null;
    /** How many passages (sentences) the intervals resample, and how often. */
    readonly passages: number;
    readonly bootstrap: number;
  };
}
