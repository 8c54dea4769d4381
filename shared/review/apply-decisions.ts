// Which decisions still hold after a second look: a newer file of the same colleague, or a text that was edited. A
// decision applies to what it was made about and to nothing else; where that is in doubt, the item is asked about again.

import { saysTheSame } from './fingerprint.ts';

/** As a review item has it, and as it was when the decision was made. */
interface Fingerprinted {
  readonly item: string;
  readonly fingerprint: string;
}

export interface AppliedDecisions<Decision> {
  /** By item, at most one each. */
  readonly applies: ReadonlyMap<string, Decision>;
  /** In their order: what they were made about is gone, says something else, or cannot be told from something else. */
  readonly void: readonly Decision[];
}

/**
 * A decision applies to the item of its id when both sides still say the same there; else, since ids may be new, to the
 * one item left that says the same in the same words around it. Of two decisions on one item the later one applies.
 */
export function decisionsThatApply<Decision extends Fingerprinted>(
  items: readonly Fingerprinted[],
  decisions: readonly Decision[],
): AppliedDecisions<Decision> {
  const byId = new Map(items.map((item) => [item.item, item]));
  const applies = new Map<string, Decision>();
  for (const decision of decisions) {
    const item = byId.get(decision.item);
    if (item && saysTheSame(item.fingerprint, decision.fingerprint))
      applies.set(item.item, decision);
  }
  const adrift = decisions.filter(({ item }) => !applies.has(item));
  const left = groupByFingerprint(items.filter(({ item }) => !applies.has(item)));
  const adriftAlike = groupByFingerprint(lastOfEachItem(adrift));
  for (const [fingerprint, alike] of adriftAlike) {
    const [decision, anotherDecision] = alike;
    const [item, anotherItem] = left.get(fingerprint) ?? [];
    if (decision === undefined || item === undefined) continue;
    if (anotherDecision === undefined && anotherItem === undefined)
      applies.set(item.item, decision);
  }
  const applied = new Set(applies.values());
  return { applies, void: decisions.filter((decision) => !applied.has(decision)) };
}

/** Of several decisions on what was one item, only the last was in force. */
const lastOfEachItem = <Decision extends Fingerprinted>(
  decisions: readonly Decision[],
): Decision[] => [...new Map(decisions.map((decision) => [decision.item, decision])).values()];

function groupByFingerprint<Item extends Fingerprinted>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  return Map.groupBy(items, ({ fingerprint }) => fingerprint);
}
