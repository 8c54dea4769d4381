// What a change of a tagset does, in sentences.

import type {
  TagsetEffect,
  TagsetEffects,
  TagsetQuestion,
} from '../../../shared/ipc/tagset-types.ts';
import { countOf } from '../../ui/words.ts';
import type { Asked, Place } from './effects-questions.ts';

type Kind = TagsetEffect['kind'];
type Thing = 'mark' | 'value' | 'relation';

const things: { readonly [kind in Kind]: Thing } = {
  retag: 'mark',
  'delete-marks': 'mark',
  'move-values': 'value',
  'delete-values': 'value',
  'retype-relations': 'relation',
  'delete-relations': 'relation',
};

export const isLoss = ({ kind }: TagsetEffect): boolean => kind.startsWith('delete');

/** `12 marks in 3 articles: Claim → Statement`. */
export function effectWords(effect: TagsetEffect): string {
  const { kind, what, count, articles } = effect;
  const where = `${countOf(count, things[kind])} in ${countOf(articles, 'article')}`;
  const rewritten = kind === 'move-values' && !what.includes(' → ') ? ' written anew' : '';
  return `${where}${isLoss(effect) ? ' deleted' : rewritten}: ${what}`;
}

/** Values that would go only because nobody was asked yet are questions, and no effect so far. */
export function settledEffects({ effects, open }: TagsetEffects): readonly TagsetEffect[] {
  const asked = new Set(
    open.filter(({ part }) => part === 'attribute' || part === 'option').map(({ what }) => what),
  );
  return effects.filter(({ kind, what }) => kind !== 'delete-values' || !asked.has(what));
}

function thingOf({ question: { part } }: Asked): Thing {
  if (part === 'tag') return 'mark';
  return part === 'relation' ? 'relation' : 'value';
}

/** `12 marks in 3 articles: Claim`. */
export function askedWords(asked: Asked): string {
  const { what, articles } = asked.question;
  const many = countOf(asked.count, thingOf(asked));
  // Several reasons may be about the same articles.
  return asked.faults.length > 1
    ? `${many}: ${what}`
    : `${many} in ${countOf(articles, 'article')}: ${what}`;
}

const takes: { readonly [part in TagsetQuestion['part']]: string } = {
  tag: 'Change to',
  attribute: 'Move to',
  option: 'Change to',
  relation: 'Change to',
};

export const placeWords = ({ question: { part } }: Asked, { label }: Place): string =>
  `${takes[part]} ${label}`;

export const deleteWords = (asked: Asked): string =>
  `Delete ${countOf(asked.count, thingOf(asked))}`;

/** As a part of a sentence: `12 marks, 5 values`; empty where none changes. */
export function changedWords(effects: readonly TagsetEffect[]): string {
  const counted = (['mark', 'value', 'relation'] as const).map((thing) => {
    const count = effects
      .filter(({ kind }) => things[kind] === thing)
      .reduce((sum, effect) => sum + effect.count, 0);
    return count === 0 ? [] : [countOf(count, thing)];
  });
  return counted.flat().join(', ');
}

/** `12 marks in 3 articles`; without the articles where the kinds of effects may be about different ones. */
export function doneWords({ effects, articles }: TagsetEffects): string {
  const changed = changedWords(effects);
  const [only, ...others] = effects;
  if (only === undefined) return articles === 0 ? '' : countOf(articles, 'article');
  return others.length === 0 ? `${changed} in ${countOf(only.articles, 'article')}` : changed;
}
