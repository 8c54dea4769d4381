// One annotated article as the program holds it, whatever file or database it came from.
// Offsets in UTF-16 code units; the file's code points exist only in parse.ts and serialise.ts.

import type { Annotation, Annotator, Relation } from '../domain/annotation.ts';
import type { Article } from '../domain/article.ts';
import type { AnnotationId } from '../domain/ids.ts';
import type { Tagset } from '../domain/tagset.ts';

export type ReviewDecisionKind =
  | 'keep-mine'
  | 'accept-theirs'
  | 'accept-both'
  | 'edit'
  | 'reject-both';

export interface ReviewDecision {
  readonly item: string;
  readonly kind: string;
  readonly mine: readonly AnnotationId[];
  readonly theirs: readonly AnnotationId[];
  readonly decision: ReviewDecisionKind;
  readonly result: readonly AnnotationId[];
  readonly reason: string | null;
  readonly decidedAtMs: number;
}

/** What a reviewer decided about somebody's file. Kept and written back even before there is a review screen. */
export interface Review {
  readonly reviewer: Annotator;
  readonly of: {
    readonly fileSha256: string;
    readonly annotators: readonly Annotator[];
    readonly textSha256: string;
  };
  readonly base: { readonly fileSha256: string } | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number | null;
  readonly decisions: readonly ReviewDecision[];
}

export interface AnnotatedArticle {
  readonly article: Article;
  readonly tagset: Tagset;
  readonly annotators: readonly Annotator[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly review: Review | null;
}
