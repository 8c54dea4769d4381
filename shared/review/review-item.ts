// What a comparison of annotators' marks on one text consists of: items, each of a named kind, each to be decided on.
// Ids are stable: the same two marks give the same item, so that decisions outlive a second look at the same file.
// Offsets count UTF-16 code units of the text that both sides were placed in.

import type { Annotation, Relation } from '../domain/annotation.ts';

export const itemKinds = [
  'agreed',
  'only-mine',
  'only-theirs',
  'tag',
  'boundary',
  'attribute',
  'note',
  'relation',
  'segments',
  'delete-change',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** One side of a comparison: marks that are not rejected, placed in the common text; orphans have no place there. */
export interface MarkSet {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
}

/** What became of something since the common base; `absent` when it is on neither. */
export type BaseChange = 'added' | 'changed' | 'deleted' | 'kept' | 'absent';

/** All that two paired marks or relations differ in; the item's kind names the weightiest. */
export interface ItemDifferences {
  /** Characters (code points) that only one of both covers; 0 when they cover the same. */
  readonly boundary: number;
  /** One is made of other segments than the other, such as two instead of one. */
  readonly segments: boolean;
  readonly tag: boolean;
  /** Ids of the attributes whose values differ. */
  readonly attributes: readonly string[];
  readonly note: boolean;
  /** Of relations: another type or another end. */
  readonly relation: boolean;
}

export interface ReviewItem {
  /** Made of the ids of what it is about (and of the review's scope), so unique and stable within a review. */
  readonly item: string;
  readonly kind: ItemKind;
  readonly subject: 'mark' | 'relation';
  /** Annotation ids, or relation ids; at most one. */
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly differences: ItemDifferences;
  /** Null without a common base. */
  readonly since: { readonly mine: BaseChange; readonly theirs: BaseChange } | null;
  /**
   * The same as long as both sides say the same, whatever their ids: a decision applies to what it was made about.
   * `decisionsThatApply` compares it: the part before the point is what they say, the rest the words around it.
   */
  readonly fingerprint: string;
}

/** A mark or relation of one of several sources; sources are numbered from 0 = mine. */
export interface SourceRef {
  readonly source: number;
  readonly id: string;
}

/** Marks of several annotators that say the very same. */
export interface PanelVariant {
  readonly marks: readonly SourceRef[];
  /** How many sources have it. */
  readonly votes: number;
}

/** Marks of several annotators about the same passage; most votes first. A source without any says nothing here. */
export interface PanelItem {
  readonly item: string;
  /** `agreed` only when every source has the one variant. */
  readonly kind: ItemKind;
  readonly subject: 'mark' | 'relation';
  readonly variants: readonly PanelVariant[];
  /** How many sources there are. */
  readonly of: number;
  readonly fingerprint: string;
}
