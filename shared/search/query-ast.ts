// What a query means, without saying how it is looked for. Every node knows where it stands in the query (UTF-16).

import type { ArticleStatus, Shelf } from '../domain/library.ts';
import type { SourceKind } from '../domain/source-map.ts';
import type { Span } from '../domain/span.ts';

export type QueryNode = AndNode | OrNode | NotNode | Term;

/** Two or more, none of them an AndNode. */
export interface AndNode extends Span {
  readonly kind: 'and';
  readonly nodes: readonly QueryNode[];
}

/** Two or more, none of them an OrNode. */
export interface OrNode extends Span {
  readonly kind: 'or';
  readonly nodes: readonly QueryNode[];
}

/** Never of another NotNode. */
export interface NotNode extends Span {
  readonly kind: 'not';
  readonly node: QueryNode;
}

export type Term =
  | WordsTerm
  | WholeTerm
  | PartTerm
  | NameTerm
  | LanguageTerm
  | SourceTerm
  | StatusTerm
  | ShelfTerm
  | HasTerm
  | DateTerm
  | MarksTerm;

export type HeadField = 'title' | 'subtitle' | 'byline' | 'publisher';
export type TextField = HeadField | 'text';

/** Words one after the other, whatever their case, accents and the punctuation between them. */
export interface WordsTerm extends Span {
  readonly kind: 'words';
  /** Null for an article's fields and text alike; notes are looked into only when named. */
  readonly field: TextField | 'note' | null;
  readonly text: string;
  /** The last word may go on. */
  readonly prefix: boolean;
}

/** The whole of a field, whatever its case and accents. */
export interface WholeTerm extends Span {
  readonly kind: 'whole';
  readonly field: HeadField;
  readonly text: string;
}

/** Any part of an address or of a file's name. */
export interface PartTerm extends Span {
  readonly kind: 'part';
  readonly field: 'url' | 'file';
  readonly text: string;
}

export interface NameTerm extends Span {
  readonly kind: 'name';
  readonly field: 'tag' | 'collection' | 'annotator';
  readonly text: string;
  readonly prefix: boolean;
  /** For annotators: not part of a longer name. */
  readonly whole: boolean;
}

export interface LanguageTerm extends Span {
  readonly kind: 'language';
  /** BCP 47 in lower case; `en` stands for `en-GB` too. */
  readonly language: string;
}

export interface SourceTerm extends Span {
  readonly kind: 'source';
  readonly source: SourceKind;
}

export interface StatusTerm extends Span {
  readonly kind: 'status';
  readonly status: ArticleStatus;
}

/** Looks on this shelf, or on all of them, whatever shelf the list shows. */
export interface ShelfTerm extends Span {
  readonly kind: 'shelf';
  readonly shelf: Shelf | 'any';
}

export type HasValue =
  | 'mark'
  | 'note'
  | 'relation'
  | 'url'
  | 'date'
  | 'original'
  | 'publisher'
  | 'byline'
  | 'language'
  | 'collection';

export interface HasTerm extends Span {
  readonly kind: 'has';
  readonly has: HasValue;
}

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

export interface DateTerm extends Span {
  readonly kind: 'date';
  readonly of: 'published' | 'imported';
  /** With the whole of the year, month or day: `<` is before its beginning, `>` after its end. */
  readonly comparison: Comparison;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly date: string;
}

export interface MarksTerm extends Span {
  readonly kind: 'marks';
  readonly comparison: Comparison;
  readonly count: number;
}

/** The terms that a result can show: those that are not excluded, in the query's order. */
export function soughtTerms(node: QueryNode | null): Term[] {
  if (node === null || node.kind === 'not') return [];
  if (node.kind === 'and' || node.kind === 'or') return node.nodes.flatMap(soughtTerms);
  return [node];
}
