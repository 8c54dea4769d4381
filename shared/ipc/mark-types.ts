// What the channels of marks and relations answer.

import type { Relation } from '../domain/annotation.ts';
import type { AnnotationId, ArticleId, TagId } from '../domain/ids.ts';
import type { Span } from '../domain/span.ts';

/** A marked passage as another article shows it. */
export interface RemotePassage {
  readonly articleId: ArticleId;
  readonly articleTitle: string;
  readonly id: AnnotationId;
  readonly tag: TagId;
  /** The tag's label in the tagset of its article. */
  readonly tagLabel: string;
  readonly quote: string;
}

export interface RelationCandidate extends RemotePassage {
  readonly before: string;
  readonly after: string;
}

/** The relations of an open article. */
export interface ArticleRelations {
  /** Those that begin here, by id. */
  readonly own: readonly Relation[];
  /** Those that begin in another article and end here. */
  readonly incoming: readonly { readonly relation: Relation; readonly from: RemotePassage }[];
  /** The ends of `own` that are in other articles. */
  readonly remote: readonly RemotePassage[];
}

export interface TagAllMatch extends Span {
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** The tag of a mark at exactly this place; any of them when the looked-for tag is among them it is that one. */
  readonly tagged: TagId | null;
  /** A mark with the looked-for tag covers it, in part or whole, without being exactly there. */
  readonly overlapped: boolean;
}

export interface TagAllGroup {
  readonly articleId: ArticleId;
  readonly title: string;
  readonly textSha256: string;
  /** The article's own tagset has the tag; else nothing of it can be tagged. */
  readonly canTag: boolean;
  readonly matches: readonly TagAllMatch[];
}

export interface TagAllFindings {
  /** The article asked from first, the others as the library lists them. */
  readonly groups: readonly TagAllGroup[];
  readonly total: number;
  /** There are more than were looked for. */
  readonly truncated: boolean;
  /** Why the pattern cannot be used. */
  readonly fault: string | null;
}
