// What the channels of reviews answer: a colleague's file looked at before it is opened, a review as the window shows it,
// and what a decision changed. Offsets count UTF-16 code units of the article's current text.

import type { Annotation, Annotator, Relation } from '../domain/annotation.ts';
import type { ReviewDecisionKind } from '../annotation-file/model.ts';
import type { ArticleId, TagId } from '../domain/ids.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { FormatId } from '../formats/format-list.ts';
import type { ItemKind, PanelItem, ReviewItem } from '../review/review-item.ts';
import type { Problem } from './result.ts';
import type { TagsetMigration } from './tagset-types.ts';
import type { ActResult } from './types.ts';

/** How many marks were found again, and how. */
export interface AnchoringCounts {
  readonly exact: number;
  readonly moved: number;
  readonly fuzzy: number;
  readonly orphan: number;
}

/** One article of a colleague's file and the article here that it is about. */
export interface ReviewMatch {
  /** In the files, from 0. */
  readonly index: number;
  readonly fileName: string;
  readonly title: string;
  /** By what it was matched; `none`: no article here is like it. */
  readonly how: 'id' | 'text' | 'near' | 'none';
  readonly articleId: ArticleId | null;
  readonly articleTitle: string | null;
  /** Share of the text in common, 0 to 1. */
  readonly similarity: number;
  readonly marks: number;
  readonly relations: number;
  readonly anchoring: AnchoringCounts;
  /** Who made marks in it; the one whose review it would be comes first, where he made any. */
  readonly annotators: readonly Annotator[];
  /** A review of this colleague's marks on this article that goes on with the file. */
  readonly continues: { readonly reviewId: string; readonly decided: number } | null;
  /** A state of my article that the file was evidently made from, found in its history. */
  readonly base: { readonly seq: number; readonly atMs: number } | null;
  /** The file holds decisions of a reviewer about my marks. */
  readonly answers: { readonly reviewer: Annotator; readonly decisions: number } | null;
}

/** One tag of theirs that mine lacks, with what is proposed. */
export interface MappingQuestion {
  readonly tag: TagId;
  readonly label: string;
  readonly marks: number;
  /** Null: no tag of mine has its id or label. */
  readonly proposed: TagId | null;
  readonly by: 'id' | 'label' | 'remembered' | null;
}

/** Their tagset where it is not mine, for one tagset of mine. */
export interface TagsetMapping {
  readonly theirs: Tagset;
  readonly mine: Tagset;
  readonly questions: readonly MappingQuestion[];
  /** Everything that follows from ids and labels alone; the user's choices go on top. */
  readonly migration: TagsetMigration;
}

export interface ReviewInspection {
  /** Hand it to `review:open`. */
  readonly token: string;
  readonly files: readonly { readonly fileName: string; readonly format: FormatId }[];
  readonly matches: readonly ReviewMatch[];
  readonly mappings: readonly TagsetMapping[];
  /** Marks that the file credits to me; the person who made them has to be named unless all are mine unchanged. */
  readonly creditedToMe: number;
  /** What is the matter, and what can be done. Nothing can be opened when `matches` is empty or all are `none`. */
  readonly problems: readonly Problem[];
  /** Names of files that are encrypted and that `review:unlock` opens with a passphrase. */
  readonly locked: readonly string[];
}

export interface ReviewHead {
  readonly id: string;
  readonly articleId: ArticleId;
  /** `pair`: one colleague, decisions change the article's marks. `panel`: several, decisions make an adjudicated set. */
  readonly mode: 'pair' | 'panel';
  readonly reviewer: Annotator;
  readonly sources: readonly {
    readonly fileName: string;
    readonly fileSha256: string;
    /** Whose marks they are: shown and credited under this name. */
    readonly colleague: Annotator;
    readonly openedAtMs: number;
  }[];
  /** Who the adjudicated set belongs to; null in a pair. */
  readonly adjudicator: Annotator | null;
  readonly base: { readonly words: string } | null;
  readonly startedAtMs: number;
  readonly finishedAtMs: number | null;
  /** Differences, and how many of them are decided. */
  readonly differences: number;
  readonly decided: number;
}

export interface DecisionView {
  readonly item: string;
  readonly decision: ReviewDecisionKind;
  readonly reason: string | null;
  /** Ids in the article. */
  readonly result: readonly string[];
  readonly by: Annotator;
  readonly decidedAtMs: number;
}

/** What a colleague decided about this in the file that came back. */
export interface AnswerView {
  readonly item: string;
  readonly kind: ItemKind;
  readonly decision: ReviewDecisionKind;
  readonly reason: string | null;
  readonly by: Annotator;
  readonly decidedAtMs: number;
}

/** One source's marks as compared: 0 is mine. */
export interface ReviewSide {
  readonly name: string;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
}

export interface ReviewState {
  readonly head: ReviewHead;
  /** In text order; also those that agree. Empty for a panel. */
  readonly items: readonly ReviewItem[];
  /** In text order. Empty for a pair. */
  readonly panel: readonly PanelItem[];
  /** Mine first. Marks that a live decision rejected are there as they were compared. */
  readonly sides: readonly ReviewSide[];
  /** By item: the decisions that apply. */
  readonly decisions: readonly DecisionView[];
  /** Items decided before whose marks changed since; they are asked about again. */
  readonly changedSince: readonly string[];
  /** By item. */
  readonly answers: readonly AnswerView[];
}

export interface ReviewDecided {
  readonly act: ActResult;
  readonly head: ReviewHead;
  /** The decisions on the items that were named, as they now are; one that is missing is decided no more. */
  readonly decisions: readonly DecisionView[];
  /** Relations that cannot be taken before the marks that they link. */
  readonly skipped: readonly { readonly item: string; readonly why: string }[];
}

export interface ReviewOpened {
  readonly act: ActResult;
  readonly reviews: readonly { readonly articleId: ArticleId; readonly reviewId: string }[];
  /** What was left out of the comparison because it has no place in my tagset; absent when there is nothing. */
  readonly problems?: readonly Problem[];
}
