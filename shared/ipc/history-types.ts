// What the log of acts tells: of one mark, of one article, and whether it is whole.

import type { Annotation, Relation } from '../domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../domain/ids.ts';
import type { OpenArticle } from './types.ts';
import type { Problem } from './result.ts';

export type LoggedKind = 'act' | 'import' | 'undo' | 'redo';

interface Logged {
  readonly seq: number;
  readonly kind: LoggedKind;
  /** In the user's words, such as “Tag claim”; an undo carries the label of the act it took back. */
  readonly label: string;
  readonly atMs: number;
  /** Who did it; null where that was not known. */
  readonly who: string | null;
}

/** One change of one mark. */
export interface MarkEvent extends Logged {
  readonly before: Annotation | null;
  readonly after: Annotation | null;
}

export interface TimelineEntry extends Logged {
  /** How many things of this article it changed. */
  readonly changes: number;
  /** The revision that was current after it, where it changed that. */
  readonly revision: number | null;
  /** A mark that it was about, when it was about one, and the first words of that. */
  readonly markId: AnnotationId | null;
  readonly quote: string | null;
}

export interface TimelinePage {
  readonly entries: readonly TimelineEntry[];
  /** There are older ones. */
  readonly more: boolean;
}

/** How an article differs from what it is now. */
export interface PastDifference {
  readonly marksOnlyThen: number;
  readonly marksOnlyNow: number;
  readonly marksChanged: number;
  readonly textChanged: boolean;
}

/** An article as it was: to be looked at, exported or restored, not changed. */
export interface PastArticle {
  readonly articleId: ArticleId;
  /** The last act that is part of it. */
  readonly seq: number;
  readonly atMs: number;
  readonly label: string;
  /** As the window opens it; `summary` and `history` are those of now. */
  readonly opened: OpenArticle;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly difference: PastDifference;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly acts: number;
  readonly changes: number;
  /** The hash at the head of the chain; noted elsewhere, it shows later that nothing before it was changed. */
  readonly head: string | null;
  /** Where the chain or the data does not hold, the first 100. */
  readonly problems: readonly Problem[];
}
