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
}
