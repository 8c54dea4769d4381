// Counts what a change of a tagset does to marks and relations, in words a person reads before it is done.

import type { TagsetEffect } from '../ipc/tagset-types.ts';

export type EffectKind = TagsetEffect['kind'];

export interface Effects {
  /** Things of one article have to come one after another. */
  add(kind: EffectKind, what: string, articleId: string): void;
  readonly list: readonly TagsetEffect[];
}

/** What is lost first, then what changes; the most frequent first. */
const order: readonly EffectKind[] = [
  'delete-marks',
  'delete-relations',
  'delete-values',
  'retag',
  'retype-relations',
  'move-values',
];

interface Tally {
  readonly kind: EffectKind;
  readonly what: string;
  count: number;
  articles: number;
  lastArticle: string | null;
}

export function createEffects(): Effects {
  const tallies = new Map<string, Tally>();
  return {
    add(kind, what, articleId) {
      const key = `${kind} ${what}`;
      const tally = tallies.get(key) ?? { kind, what, count: 0, articles: 0, lastArticle: null };
      tally.count += 1;
      if (tally.lastArticle !== articleId) tally.articles += 1;
      tally.lastArticle = articleId;
      tallies.set(key, tally);
    },
    get list() {
      return [...tallies.values()]
        .map(({ kind, what, count, articles }) => ({ kind, what, count, articles }))
        .toSorted(byWeight);
    },
  };
}

function byWeight(a: TagsetEffect, b: TagsetEffect): number {
  const kind = order.indexOf(a.kind) - order.indexOf(b.kind);
  if (kind !== 0) return kind;
  if (a.count !== b.count) return b.count - a.count;
  return a.what < b.what ? -1 : 1;
}
