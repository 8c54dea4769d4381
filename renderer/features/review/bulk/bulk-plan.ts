// What deciding many at once would do: which items, how each is decided, and what it comes to in words. Pure.

import type { ReviewDecisionKind } from '../../../../shared/annotation-file/model.ts';
import type { TagId } from '../../../../shared/domain/ids.ts';
import type { ItemKind } from '../../../../shared/review/review-item.ts';
import type { Decisions, Entry, ReviewView } from '../../../state/review-view.ts';
import { pairOutcome } from '../../../state/review-words.ts';
import { countOf } from '../../../ui/words.ts';
import { actsOf, takeAgreed, type ActChoice } from '../pane/acts-of.ts';

export interface BulkChoice {
  readonly act: ReviewDecisionKind;
  /** In a panel, where what is agreed by so many is taken. */
  readonly least: number;
  readonly kind: ItemKind | 'all';
  readonly tag: TagId | 'all';
  /** Also what is decided already is decided anew. */
  readonly again: boolean;
}

export interface Planned {
  readonly entry: Entry;
  readonly choice: ActChoice;
  readonly outcome: string;
}

export interface BulkPlan {
  readonly planned: readonly Planned[];
  /** Decided already, and left so. */
  readonly kept: number;
  /** Left open, because no reading has so many votes. */
  readonly tooFew: number;
  /** How many come to what, most first. */
  readonly outcomes: readonly (readonly [string, number])[];
}

function choiceFor(entry: Entry, view: ReviewView, { act, least }: BulkChoice): ActChoice | null {
  if (view.head.mode === 'pair') return { command: null, decision: act, label: '' };
  if (act === 'keep-mine') return takeAgreed(entry, least);
  return actsOf(entry, view).find(({ decision }) => decision === act) ?? takeAgreed(entry, 1);
}

function outcomeOf(entry: Entry, view: ReviewView, choice: ActChoice): string {
  if (view.head.mode === 'pair') return pairOutcome(entry, choice.decision, view, 'to-do');
  if (choice.decision === 'reject-both') return 'take none';
  if (choice.decision === 'accept-both') return 'take all readings';
  const votes = entry.sayings[0]?.sources.length ?? 0;
  return `take what ${countOf(votes, 'annotator')} ${votes === 1 ? 'says' : 'say'}`;
}

export function bulkPlan(
  entries: readonly Entry[],
  view: ReviewView,
  decisions: Decisions,
  wanted: BulkChoice,
): BulkPlan {
  const { kind, tag, again } = wanted;
  const inScope = entries.filter(
    (entry) => (kind === 'all' || entry.kind === kind) && (tag === 'all' || entry.tags.has(tag)),
  );
  const open = inScope.filter(({ item }) => again || !decisions.has(item));
  const planned = open.flatMap((entry): Planned[] => {
    const choice = choiceFor(entry, view, wanted);
    return choice === null ? [] : [{ entry, choice, outcome: outcomeOf(entry, view, choice) }];
  });
  const counts = new Map<string, number>();
  for (const { outcome } of planned) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return {
    planned,
    kept: inScope.length - open.length,
    tooFew: open.length - planned.length,
    outcomes: [...counts].toSorted((a, b) => b[1] - a[1]),
  };
}
