// Which variants of an item a merge takes without asking. What is left open is for a person.

import type { PanelItem, PanelVariant, ReviewItem, SourceRef } from './review-item.ts';

/**
 * `agreed`: what all sides say; of two sides with a base, also what only one of them changed or deleted, because the
 * other one saw it and left it as it was. What only one side added is never agreed. `mine` is the first set; `theirs`
 * is what the others say where they say one thing. `union`: all, once each. `votes`: what at least so many say, when
 * no other variant has as many. The first and the last leave open what is ambiguous (`isStacked`).
 */
export type MergePolicy =
  | { readonly kind: 'agreed' | 'mine' | 'theirs' | 'union' }
  | { readonly kind: 'votes'; readonly k: number };

/** An item of two sides or of several, as a merge sees it. */
export interface MergeGroup {
  readonly from: ReviewItem | PanelItem;
  readonly variants: readonly PanelVariant[];
}

export interface Settled {
  readonly group: MergeGroup;
  /** None where all are rejected; null where it is open. */
  readonly taken: readonly PanelVariant[] | null;
}

/** What was not taken from an item that was settled, and what is in the result instead of it, if anything. */
export interface Rejection {
  readonly item: ReviewItem | PanelItem;
  readonly marks: readonly SourceRef[];
  readonly result: readonly string[];
}

export function groupOf(from: ReviewItem | PanelItem): MergeGroup {
  if ('variants' in from) return { from, variants: from.variants };
  const mine = from.mine.map((id) => ({ source: 0, id }));
  const theirs = from.theirs.map((id) => ({ source: 1, id }));
  const variants = from.kind === 'agreed' ? [[...mine, ...theirs]] : [mine, theirs];
  return {
    from,
    variants: variants
      .filter((marks) => marks.length > 0)
      .map((marks) => ({ marks, votes: marks.length })),
  };
}

/** The variants that are taken, none where all are rejected; null when it stays open. */
export function variantsTaken(
  group: MergeGroup,
  policy: MergePolicy,
  isStacked: boolean,
): readonly PanelVariant[] | null {
  const { variants } = group;
  switch (policy.kind) {
    case 'union':
      return variants;
    case 'mine':
      return variants.filter(({ marks }) => marks.some(({ source }) => source === 0));
    case 'theirs': {
      const theirs = variants.filter(({ marks }) => marks.some(({ source }) => source > 0));
      return theirs.length > 1 ? null : theirs;
    }
    case 'votes':
      return isStacked ? null : mostVotes(variants, policy.k);
    case 'agreed':
      return isStacked ? null : agreed(group);
  }
}

function mostVotes(variants: readonly PanelVariant[], k: number): readonly PanelVariant[] | null {
  const [most, next] = variants.toSorted((a, b) => b.votes - a.votes);
  if (most === undefined || most.votes < k) return null;
  return next?.votes === most.votes ? null : [most];
}

function agreed({ from, variants }: MergeGroup): readonly PanelVariant[] | null {
  if (from.kind === 'agreed') return variants;
  if ('variants' in from || from.since === null) return null;
  const { mine, theirs } = from.since;
  const ofSource = (source: number): readonly PanelVariant[] =>
    variants.filter(({ marks }) => marks.some((mark) => mark.source === source));
  if (mine === 'kept' && (theirs === 'changed' || theirs === 'deleted')) return ofSource(1);
  if (theirs === 'kept' && (mine === 'changed' || mine === 'deleted')) return ofSource(0);
  return null;
}
