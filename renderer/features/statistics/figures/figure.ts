// One figure of the page, ready to be drawn, read as a table, saved: words and numbers, no colours of a theme.

import type { FieldName } from '../../../../shared/search/query-fields.ts';
import type { ArticleId } from '../../../../shared/domain/ids.ts';

export interface Column {
  readonly label: string;
  /** A share is of 1. */
  readonly kind: 'text' | 'number' | 'share' | 'day';
}

/** Where a bar or a row of the table leads. */
export type Lead =
  | { readonly kind: 'search'; readonly field: FieldName | null; readonly value: string }
  | { readonly kind: 'article'; readonly id: ArticleId };

export interface Row {
  /** As many as there are columns. */
  readonly cells: readonly (string | number)[];
  readonly lead: Lead | null;
}

/** How something is painted: in the colour of a tag, or as one of several series. */
export type Paint =
  | { readonly kind: 'plain' }
  | { readonly kind: 'tag'; readonly color: string }
  | { readonly kind: 'series'; readonly index: number }
  | { readonly kind: 'rest' };

export interface BarPart {
  readonly label: string;
  /** Stands in the part where it is wide enough, and in the legend. */
  readonly sign: string | null;
  readonly value: number;
  readonly paint: Paint;
}

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Together they are the value. */
  readonly parts: readonly BarPart[];
  readonly lead: Lead | null;
}

export interface Legend {
  readonly label: string;
  readonly sign: string | null;
  readonly paint: Paint;
}

/** Stacked, one after the other in time. */
export interface TimeColumn {
  /** UTC midnights of the first day and of the day after the last one. */
  readonly start: Date;
  readonly end: Date;
  readonly label: string;
  readonly parts: readonly BarPart[];
}

export interface GridRow {
  readonly label: string;
  readonly values: readonly number[];
}

export type Plot =
  | { readonly kind: 'bars'; readonly bars: readonly Bar[]; readonly legend: readonly Legend[] }
  | {
      readonly kind: 'columns';
      readonly columns: readonly TimeColumn[];
      readonly legend: readonly Legend[];
    }
  | {
      readonly kind: 'grid';
      readonly columns: readonly string[];
      /** How many of the last columns are no topics and do not say how dark the others are. */
      readonly rest: number;
      /** The same of rows; none where it is absent. */
      readonly restRows?: number;
      /** Cells where row and column are the same are framed. */
      readonly diagonal?: boolean;
      readonly rows: readonly GridRow[];
    };

export interface Figure {
  readonly id: string;
  readonly title: string;
  /** What is counted, in a sentence. */
  readonly counted: string;
  /** What to do where there is nothing to show; null where there is. */
  readonly empty: string | null;
  readonly plot: Plot;
  /** What the plot leaves out; null for nothing. */
  readonly note: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Takes the whole width. */
  readonly wide: boolean;
}

/** Longer lists are cut off in plots; tables have more, files all. */
export const shownBars = 12;

export const text = (label: string): Column => ({ label, kind: 'text' });
export const number = (label: string): Column => ({ label, kind: 'number' });

/** A bar of one part in the plain colour. */
export function plainBar(label: string, value: number, lead: Lead | null): Bar {
  return {
    label,
    value,
    parts: [{ label, sign: null, value, paint: { kind: 'plain' } }],
    lead,
  };
}
