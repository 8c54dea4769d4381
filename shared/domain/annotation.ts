// A mark a person made on an article, independent of how it is stored, painted or exported.
// Offsets count UTF-16 code units, half-open.

import type { AnnotationId, AnnotatorId, ArticleId, RelationId, TagId } from './ids.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { Span } from './span.ts';

/** One stretch of an annotation with the words it covers, so that drift always shows. */
export interface Segment extends Span {
  readonly quote: string;
  /**
   * Only on an orphan's segments: the start in code points, as the file gave it. The offsets of an orphan
   * belong to a text that may not be at hand, so one unit cannot be computed from the other.
   */
  readonly startCodePoint?: number;
}

export type Origin = 'manual' | 'suggested' | 'propagated' | 'imported';
export type AnchoringState = 'exact' | 'moved' | 'fuzzy' | 'orphan';

export interface Anchoring {
  readonly state: AnchoringState;
  /** 0 to 1; below 1 only for `fuzzy` and `orphan`. */
  readonly score: number;
  /** For an orphan: the revision that the segments' offsets belong to. */
  readonly textSha256?: string;
}

export interface Annotation {
  readonly id: AnnotationId;
  readonly tag: TagId;
  /** One or more, in text order, neither overlapping nor touching. */
  readonly segments: readonly Segment[];
  /** Up to 32 code points before the first segment, grapheme clusters whole where possible. */
  readonly prefix: string;
  /** Up to 32 code points after the last segment. */
  readonly suffix: string;
  readonly attributes: { readonly [attributeId: string]: JsonValue };
  readonly note: string | null;
  readonly annotator: AnnotatorId;
  readonly origin: Origin;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly anchoring: Anchoring;
  readonly extra: JsonObject;
  /** The review item whose decision rejected this annotation; it stays in the file. */
  readonly rejectedBy?: string;
}

export interface Relation {
  readonly id: RelationId;
  readonly type: string;
  /** Always in the article that the relation belongs to. */
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  /** Where `to` is, when that is another article; absent within one article. */
  readonly toArticle?: ArticleId;
  readonly note: string | null;
  readonly annotator: AnnotatorId;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
  readonly extra: JsonObject;
}

export interface Annotator {
  readonly id: AnnotatorId;
  readonly name: string;
}
