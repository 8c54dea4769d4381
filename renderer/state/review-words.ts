// What a review says in words: kinds, sides, what a decision came to, what changed since the base. Mine is “you” where I
// am the reviewer.

import type { ReviewDecisionKind } from '../../shared/annotation-file/model.ts';
import type { AnswerView, DecisionView, ReviewHead } from '../../shared/ipc/review-types.ts';
import type { BaseChange, ItemKind } from '../../shared/review/review-item.ts';
import { countOf, formatNumber } from '../ui/words.ts';
import type { Entry, ReviewView } from './review-view.ts';

export type Names = Pick<ReviewView, 'names'>;

/** `Jon’s`, `yours`. */
function ownedBy(name: string): string {
  return name === 'You' ? 'yours' : `${name}’s`;
}

const theirName = ({ names }: Names): string => names[1] ?? 'the colleague';
const myName = ({ names }: Names): string => names[0] ?? 'You';

export function kindWords(kind: ItemKind, names: Names): string {
  const words: { readonly [Kind in ItemKind]: string } = {
    agreed: 'Agreed',
    'only-mine': `Only ${ownedBy(myName(names))}`,
    'only-theirs': `Only ${ownedBy(theirName(names))}`,
    tag: 'Tag',
    boundary: 'Boundary',
    attribute: 'Attribute',
    note: 'Note',
    relation: 'Relation',
    segments: 'Segments',
    'delete-change': 'Deleted and changed',
  };
  return words[kind];
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** The same for a panel, where nobody is “they”. */
function panelKindWords({ kind, sayings }: Entry, { names }: Names): string {
  const [only, ...others] = sayings;
  if (kind === 'agreed') return 'Agreed';
  if (only === undefined || others.length > 0) {
    return kind === 'only-mine' || kind === 'only-theirs' ? 'Differs' : kindWords(kind, { names });
  }
  return `Only ${list.format(only.sources.map((source) => ownedBy(names[source] ?? '')))}`;
}

export const headingOf = (entry: Entry, { head, names }: ReviewView): string =>
  head.mode === 'panel' ? panelKindWords(entry, { names }) : kindWords(entry.kind, { names });

/** How far apart, and what differs besides what the kind says. */
export function badgesOf(
  { kind, differences, sayings, subject }: Entry,
  view: ReviewView,
): string[] {
  if (view.head.mode === 'panel') {
    const most = sayings[0]?.sources.length ?? 0;
    if (sayings.length > 1 && most === 1) return ['nobody agrees'];
    const votes = `${formatNumber(most)} of ${formatNumber(view.sides.length)}`;
    return [sayings.length > 1 ? `${votes} agree` : votes];
  }
  if (differences === null || subject === 'relation') return [];
  const { boundary, segments, tag, attributes, note } = differences;
  const besides: readonly (readonly [ItemKind, boolean, string])[] = [
    ['tag', tag, 'other tag'],
    ['segments', segments, 'other segments'],
    ['attribute', attributes.length > 0, countOf(attributes.length, 'attribute')],
    ['note', note, 'note'],
  ];
  const others = besides.flatMap(([each, differs, words]) =>
    differs && each !== kind ? words : [],
  );
  return boundary > 0 ? [countOf(boundary, 'character'), ...others] : others;
}

const changes: { readonly [Change in BaseChange]: string | null } = {
  added: 'added it',
  changed: 'changed it',
  deleted: 'deleted it',
  kept: 'left it as it was',
  absent: null,
};

/** Since the common base; null where there is nothing to say. */
export function sinceWords({ since }: Entry, names: Names): string | null {
  if (since === null) return null;
  const mine = changes[since.mine];
  const theirs = changes[since.theirs];
  if (since.mine === since.theirs) {
    return since.mine === 'kept' || mine === null ? null : `Both ${mine} since the base`;
  }
  const parts = [
    theirs === null ? [] : [`${theirName(names)} ${theirs}`],
    mine === null ? [] : [`${myName(names) === 'You' ? 'you' : myName(names)} ${mine}`],
  ].flat();
  const words = `${parts.join(', ')} since the base`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What a decision came to, as a badge says it. */
export function outcomeWords(entry: Entry, decision: DecisionView, view: ReviewView): string {
  if (view.head.mode === 'panel') return panelOutcome(entry, decision);
  return pairOutcome(entry, decision.decision, view);
}

function panelOutcome({ sayings }: Entry, { decision, result }: DecisionView): string {
  if (decision === 'edit') return 'edited';
  if (decision === 'reject-both') return 'took none';
  if (result.length > 1) return `took ${formatNumber(result.length)}`;
  return sayings.length > 1 ? 'took one' : 'took it';
}

const done = ['kept', 'took', 'rejected', 'edited'] as const;
const toDo = ['keep', 'take', 'reject', 'edit'] as const;

/** As it was done, or as it would be. */
export function pairOutcome(
  entry: Entry,
  decision: ReviewDecisionKind,
  names: Names,
  tense: 'done' | 'to-do' = 'done',
): string {
  const [keep, take, reject, edit] = tense === 'done' ? done : toDo;
  const mine = ownedBy(myName(names));
  const theirs = ownedBy(theirName(names));
  const hasMine = entry.people.has(0);
  if (decision === 'edit') return edit;
  if (hasMine && entry.people.has(1)) {
    const words = {
      'keep-mine': `${keep} ${mine}`,
      'accept-theirs': `${take} ${theirs}`,
      'accept-both': `${take} both`,
      'reject-both': `${take} neither`,
    };
    return words[decision];
  }
  const kept = decision === 'accept-both' || decision === (hasMine ? 'keep-mine' : 'accept-theirs');
  const owner = hasMine ? mine : theirs;
  return `${kept ? (hasMine ? keep : take) : reject} ${owner}`;
}

/** In the colleague's file “mine” is the colleague's. */
export function answerWords({ decision, by }: AnswerView): string {
  const words: { readonly [Kind in ReviewDecisionKind]: string } = {
    'keep-mine': 'kept their own',
    'accept-theirs': 'took yours',
    'accept-both': 'took both',
    edit: 'edited it',
    'reject-both': 'took neither',
  };
  return `${by.name} ${words[decision]}`;
}

/** What is reviewed, such as `jon.annotated.json`. */
export function fileWords({ sources }: ReviewHead): string {
  const [first] = sources;
  if (sources.length === 1 && first !== undefined) return first.fileName;
  return countOf(sources.length, 'file');
}

export const progressWords = (decided: number, differences: number): string =>
  differences === 0
    ? 'nothing to decide'
    : `${formatNumber(decided)} of ${formatNumber(differences)} decided`;
