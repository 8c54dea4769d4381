// One set of marks made of several without asking, and what is left for a person. Every mark and every relation of
// every set is in the result (itself, or one that says the same), in an open item, or named as rejected. Merging the
// result with itself gives the result again. With `agreed`, `union` and `votes` the order of the sets changes nothing.

import type { Annotation } from '../domain/annotation.ts';
import { compareSets } from './compare-sets.ts';
import { groupSets } from './group-sets.ts';
import {
  groupOf,
  variantsTaken,
  type MergePolicy,
  type Rejection,
  type Settled,
} from './merge-policy.ts';
import { mergedMarks } from './merged-marks.ts';
import { mergedRelations } from './merged-relations.ts';
import { placeMark } from './placed-mark.ts';
import type { MarkSet, PanelItem, ReviewItem, SourceRef } from './review-item.ts';

export interface Merge {
  readonly text: string;
  /** 0 is mine. Ids are unique in each. */
  readonly sets: readonly MarkSet[];
  /** Of two sets; more are merged without. Null when it is not at hand. */
  readonly base: MarkSet | null;
  readonly accept: MergePolicy;
}

export interface Merged {
  /** In the order of a file. Ids are kept; where two sets gave one id to different marks, one of them gets `-2`. */
  readonly result: MarkSet;
  readonly open: readonly (ReviewItem | PanelItem)[];
  readonly rejected: readonly Rejection[];
}

export function mergeSets(merge: Merge): Merged {
  const { sets, accept } = merge;
  const isStacked = stackedMarks(sets);
  const settled = itemsOf(merge).map((item): Settled => {
    const group = groupOf(item);
    const isAmbiguous =
      item.subject === 'mark' && group.variants.some(({ marks }) => marks.some(isStacked));
    return { group, taken: variantsTaken(group, accept, isAmbiguous) };
  });
  const ofMarks = settled.filter(({ group }) => group.from.subject === 'mark');
  const ofRelations = settled.filter(({ group }) => group.from.subject === 'relation');
  const marks = mergedMarks(sets, ofMarks, accept);
  const relations = mergedRelations(sets, ofRelations, accept, marks);
  return {
    result: { annotations: marks.annotations, relations: relations.relations },
    open: [...ofMarks, ...relations.items]
      .filter(({ taken }) => taken === null)
      .map(({ group }) => group.from),
    rejected: [...marks.rejected, ...relations.rejected],
  };
}

function itemsOf({
  text,
  sets,
  base,
  accept,
}: Merge): readonly ReviewItem[] | readonly PanelItem[] {
  const [mine, theirs, ...others] = sets;
  if (mine === undefined || theirs === undefined || others.length > 0 || accept.kind === 'votes') {
    return groupSets({ text, sets, scope: '' });
  }
  return compareSets({ text, mine, theirs, base, scope: '' });
}

/**
 * Whether a set has several marks of one tag on exactly the same place. Which of them is whose counterpart in another
 * set is then anybody's guess, even where the same number says the same, so that nothing counts as agreed there.
 * (INCEpTION's curation leaves stacked annotations out, too.)
 */
function stackedMarks(sets: readonly MarkSet[]): (ref: SourceRef) => boolean {
  const keys = sets.map(
    ({ annotations }) => new Map(annotations.map((mark) => [mark.id as string, stackOf(mark)])),
  );
  const stacked = new Set<string>();
  for (const own of keys) {
    const seen = new Set<string>();
    for (const key of own.values()) {
      if (seen.has(key)) stacked.add(key);
      seen.add(key);
    }
  }
  return ({ source, id }) => stacked.has(keys[source]?.get(id) ?? '');
}

function stackOf(mark: Annotation): string {
  const { place } = placeMark(mark);
  return JSON.stringify([mark.tag, place]);
}
