// The words of a report for kinds of differences and for what was decided. Sides are called by their names, because
// whoever reads the report is neither of them.

import type { ReviewDecisionKind } from '../../annotation-file/model.ts';
import { isolated } from '../../formats/html/escape.ts';
import type { BaseChange, ItemDifferences, ItemKind } from '../review-item.ts';

export const decisionKinds: readonly ReviewDecisionKind[] = [
  'keep-mine',
  'accept-theirs',
  'accept-both',
  'edit',
  'reject-both',
];

/** HTML. `mine` and `theirs` are names. */
export function kindHtml(kind: ItemKind, mine: string, theirs: string): string {
  const words: { readonly [Kind in ItemKind]: string } = {
    agreed: 'Agreed',
    'only-mine': `Only ${isolated(mine)}`,
    'only-theirs': `Only ${isolated(theirs)}`,
    tag: 'Same place, other tag',
    boundary: 'Other boundary',
    attribute: 'Other attribute',
    note: 'Other note',
    relation: 'Relation',
    segments: 'Other segments',
    'delete-change': 'Deleted by one, changed by the other',
  };
  return words[kind];
}

/** The same among several, where nobody is “mine”. */
export function panelKindHtml(kind: ItemKind): string {
  if (kind === 'only-mine') return 'Marked by the reviewer, not by all';
  return kind === 'only-theirs' ? 'Marked by others, not by the reviewer' : kindHtml(kind, '', '');
}

/** What became of the difference, as a heading says it. HTML. */
export function outcomeHtml(decision: ReviewDecisionKind, mine: string, theirs: string): string {
  const words: { readonly [Kind in ReviewDecisionKind]: string } = {
    'keep-mine': `Kept ${isolated(mine)}’s`,
    'accept-theirs': `Took ${isolated(theirs)}’s`,
    'accept-both': 'Took both',
    edit: 'Edited',
    'reject-both': 'Rejected both',
  };
  return words[decision];
}

/** Of a difference that only one side has a mark in. HTML. */
export function oneSidedOutcomeHtml(
  decision: ReviewDecisionKind,
  {
    hasMine,
    mine,
    theirs,
  }: { readonly hasMine: boolean; readonly mine: string; readonly theirs: string },
): string {
  const owner = isolated(hasMine ? mine : theirs);
  if (decision === 'edit') return 'Edited';
  const isKept =
    decision === 'accept-both' || decision === (hasMine ? 'keep-mine' : 'accept-theirs');
  return isKept ? `${hasMine ? 'Kept' : 'Took'} ${owner}’s` : `Rejected ${owner}’s`;
}

const baseWords: { readonly [Change in BaseChange]: string | null } = {
  added: 'added',
  changed: 'changed',
  deleted: 'deleted',
  kept: 'left as it was',
  absent: null,
};

/** Since the common base; empty where there is nothing to say. HTML. */
export function sinceHtml(
  since: { readonly mine: BaseChange; readonly theirs: BaseChange } | null,
  mine: string,
  theirs: string,
): string {
  if (since === null) return '';
  const said = [
    [mine, baseWords[since.mine]] as const,
    [theirs, baseWords[since.theirs]] as const,
  ].flatMap(([name, words]) => (words === null ? [] : [`${words} by ${isolated(name)}`]));
  return said.length === 0 ? '' : `Since the common base: ${said.join(', ')}`;
}

/** All that the two sides differ in, besides what the kind says. `labelOf` gives an attribute's label. */
export function differenceWords(
  kind: ItemKind,
  differences: ItemDifferences,
  labelOf: (attribute: string) => string,
): string[] {
  const { boundary, segments, tag, attributes, note, relation } = differences;
  const words: string[] = [];
  if (boundary > 0) words.push(`${boundary} ${boundary === 1 ? 'character' : 'characters'} apart`);
  if (segments && kind !== 'segments') words.push('other segments');
  if (tag && kind !== 'tag') words.push('other tag');
  if (attributes.length > 0) words.push(`differs in ${attributes.map(labelOf).join(', ')}`);
  if (note && kind !== 'note') words.push('other note');
  if (relation && kind !== 'relation') words.push('other type or end');
  return words;
}

/** One thing, or several of it. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
