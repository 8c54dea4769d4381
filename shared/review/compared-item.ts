// A review item of one or two things, marks or relations alike: its id, its kind, and what became of it since the base.

import { changesSince, isDeleteChange } from './base-changes.ts';
import { kindOf, noDifferences } from './differences.ts';
import { itemId } from './item-id.ts';
import type { Pair } from './pair-up.ts';
import type { Continuation } from './placed-mark.ts';
import type { ItemDifferences, ItemKind, ReviewItem } from './review-item.ts';
import type { InText } from './text-order.ts';

/** An item and where it begins and ends, for the order. */
export interface ComparedItem extends InText {
  readonly item: ReviewItem;
}

/** A mark or relation as it is compared. */
export interface Compared extends InText {
  readonly continues: Continuation | null;
}

export interface ItemRules<Side> {
  readonly scope: string;
  readonly subject: ReviewItem['subject'];
  readonly idOf: (side: Side) => string;
  readonly differencesOf: (mine: Side, theirs: Side) => ItemDifferences;
  readonly fingerprint: (mine: Side | null, theirs: Side | null) => string;
  readonly hasBase: boolean;
}

/** One item for each pair, and one for each that is in none. */
export function itemsOf<Side extends Compared>(
  sides: { readonly mine: readonly Side[]; readonly theirs: readonly Side[] },
  pairs: readonly Pair<Side>[],
  rules: ItemRules<Side>,
): ComparedItem[] {
  const paired = new Set<Side>(pairs.flat());
  return [
    ...pairs.map(([mine, theirs]) => itemOf(mine, theirs, rules)),
    ...sides.mine.filter((side) => !paired.has(side)).map((mine) => itemOf(mine, null, rules)),
    ...sides.theirs
      .filter((side) => !paired.has(side))
      .map((theirs) => itemOf(null, theirs, rules)),
  ];
}

function itemOf<Side extends Compared>(
  mine: Side | null,
  theirs: Side | null,
  { scope, subject, idOf, differencesOf, fingerprint, hasBase }: ItemRules<Side>,
): ComparedItem {
  const [myId, theirId] = [mine, theirs].map((side) => (side === null ? null : idOf(side)));
  const differences = mine && theirs ? differencesOf(mine, theirs) : noDifferences;
  const since = hasBase ? changesSince(mine, theirs) : null;
  const kind = kindOfSides(mine, theirs, differences);
  const starts = [mine, theirs].filter((side) => side !== null);
  return {
    item: {
      item: itemId(scope, subject, [myId ?? null, theirId ?? null]),
      kind: since !== null && isDeleteChange(since) ? 'delete-change' : kind,
      subject,
      mine: myId ? [myId] : [],
      theirs: theirId ? [theirId] : [],
      differences,
      since,
      fingerprint: fingerprint(mine, theirs),
    },
    startUtf16: Math.min(...starts.map(({ startUtf16 }) => startUtf16)),
    endUtf16: Math.max(...starts.map(({ endUtf16 }) => endUtf16)),
  };
}

function kindOfSides(mine: unknown, theirs: unknown, differences: ItemDifferences): ItemKind {
  if (mine === null) return 'only-theirs';
  return theirs === null ? 'only-mine' : kindOf(differences);
}
