// What `measureAgreement` answers, for the window, the command line and the report. A figure is null where it is not
// defined, such as when nobody marked anything; then `why` says so.

import type { AnnotatorId, ArticleId, TagId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';

export const figureIds = [
  'percent',
  'precision',
  'recall',
  'f1Exact',
  'f1Overlap',
  'cohenKappa',
  'fleissKappa',
  'krippendorffAlpha',
  'unitizingAlpha',
  'gamma',
] as const;
export type FigureId = (typeof figureIds)[number];

export type AgreementFigures = { readonly [Id in FigureId]: number | null };

/** A bootstrap confidence interval, such as the middle 95 %. */
export interface FigureInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

export interface MeasuredFigures {
  readonly figures: AgreementFigures;
  /** Only where they were asked for. */
  readonly intervals: { readonly [Id in FigureId]?: FigureInterval };
  /** Why a figure is null. */
  readonly why: { readonly [Id in FigureId]?: string };
}

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

export interface AgreementReport {
  readonly annotators: readonly AnnotatorId[];
  readonly unit: 'character' | 'token';
  readonly documents: number;
  readonly overall: MeasuredFigures;
  /** By tag id, every tag that was used. Of a tag, `unitizingAlpha` is uα of its marks against everything else. */
  readonly byTag: { readonly [tag: string]: MeasuredFigures };
  readonly perDocument: readonly {
    readonly articleId: ArticleId | null;
    readonly title: string;
    readonly measured: MeasuredFigures;
  }[];
  /** Rows: mine (or the first of each pair); columns: theirs. The last row and column are “nothing”. In marks. */
  readonly confusion: {
    readonly tags: readonly TagId[];
    readonly counts: readonly (readonly number[])[];
  };
  /** Passages where they agree least, worst first, at most 50: in a document, with the share agreed on of what anybody marked, 0 to 1. */
  readonly lowest: readonly {
    readonly document: number;
    readonly span: Span;
    readonly agreed: number;
  }[];
  /** How the figures came about, and those of the unitizing family that have no column of their own. */
  readonly explained: {
    readonly unitizing: UnitizingFamily;
    /** Null when γ was not asked for. */
    readonly gamma: GammaExplanation | null;
    /** How many passages (sentences) the intervals resample, and how often. */
    readonly passages: number;
    readonly bootstrap: number;
  };
}
