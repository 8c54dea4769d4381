// What a claim says of the sentence it is in. The tags that speak are those with the id `claim` and those with one of
// the attributes that only claims have, so that a tagset of one's own can have claims too.

import type { Annotation } from '../domain/annotation.ts';
import type { CoverageState } from '../domain/coverage.ts';
import type { Tag } from '../domain/tagset.ts';

export type ClaimState = Exclude<CoverageState, 'unseen' | 'seen'>;

const claimAttributes: readonly string[] = ['checkability', 'verdict'];

export function isClaimTag({ id, attributes }: Tag): boolean {
  return id === 'claim' || attributes.some((attribute) => claimAttributes.includes(attribute.id));
}

/** A verdict counts most. A prediction cannot be checked yet. */
export function claimState(attributes: Annotation['attributes']): ClaimState {
  const { verdict, checkability } = attributes;
  if (checkability === 'opinion') return 'opinion';
  if (checkability === 'not-checkable' || checkability === 'prediction') return 'not-checkable';
  return typeof verdict === 'string' && verdict !== 'unchecked' ? 'checked' : 'checkable';
}

/** What is still to be done comes first: one claim without a verdict keeps its sentence checkable. */
const byUrgency: readonly ClaimState[] = ['checkable', 'checked', 'opinion', 'not-checkable'];

/** What a sentence's claims say together, in a form that changes whenever one of them comes, goes or says another thing. */
export function basisOf(claims: readonly ClaimState[]): string {
  return claims.toSorted((a, b) => byUrgency.indexOf(a) - byUrgency.indexOf(b)).join(' ');
}

/**
 * The state of a sentence. What was set by hand holds as long as the claims say what they said then; after that the
 * claims count again, so that a new claim in a sentence that was done shows as work to do.
 */
export function sentenceState(
  claims: readonly ClaimState[],
  hand: { readonly state: CoverageState; readonly basis: string } | null,
): CoverageState {
  if (hand !== null && hand.basis === basisOf(claims)) return hand.state;
  return byUrgency.find((state) => claims.includes(state)) ?? 'unseen';
}
