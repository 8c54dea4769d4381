import { expect, test } from 'vitest';
import type { Relation } from '../../../shared/domain/annotation.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
} from '../../../shared/domain/ids.ts';
import {
  mergeAttributes,
  mergeNotes,
  mergeRelations,
} from '../../../shared/spans/merge-sayings.ts';

test('the first value of an attribute wins, further ones are added, choices are united', () => {
  expect(
    mergeAttributes([
      { verdict: 'refuted', topics: ['health', 'tax'], done: false },
      { verdict: 'supported', topics: ['tax', 'war'], done: true, name: 'Ana' },
    ]),
  ).toEqual({ verdict: 'refuted', topics: ['health', 'tax', 'war'], done: false, name: 'Ana' });
});

test('notes are joined by a blank line, the same one only once', () => {
  expect(mergeNotes(['First.', null, 'Second.', 'First.'])).toBe('First.\n\nSecond.');
  expect(mergeNotes([null, ' '])).toBeNull();
});

const relation = (
  id: string,
  from: string,
  to: string,
  more: Partial<Relation> = {},
): Relation => ({
  id: id as RelationId,
  type: 'about',
  from: from as AnnotationId,
  to: to as AnnotationId,
  note: null,
  annotator: 'ana' as AnnotatorId,
  createdAtMs: 0,
  updatedAtMs: 0,
  extra: {},
  ...more,
});
const home = 'home' as ArticleId;
const abroad = 'abroad' as ArticleId;
const marks = {
  articleId: home,
  ids: new Set(['a', 'b'] as AnnotationId[]),
  into: 'a' as AnnotationId,
};
const merge = (...relations: (readonly [ArticleId, Relation])[]) =>
  mergeRelations(
    relations.map(([articleId, each]) => ({ articleId, relation: each })),
    marks,
    5,
  );

test('relations move to the merged mark; those that stay as they are are left out', () => {
  const moves = relation('r1', 'b', 'x');
  const stays = relation('r2', 'a', 'y');
  expect(merge([home, moves], [home, stays])).toEqual([
    { articleId: home, before: moves, after: { ...moves, from: 'a', updatedAtMs: 5 } },
  ]);
});

test('a relation between merged marks goes, and so does one that says the same as another', () => {
  const self = relation('r1', 'a', 'b');
  const one = relation('r2', 'a', 'x', { note: 'One.' });
  const same = relation('r3', 'b', 'x', { note: 'Two.' });
  const other = relation('r4', 'b', 'x', { type: 'said-by' });
  expect(merge([home, self], [home, one], [home, same], [home, other])).toEqual([
    { articleId: home, before: self, after: null },
    { articleId: home, before: same, after: null },
    { articleId: home, before: one, after: { ...one, note: 'One.\n\nTwo.', updatedAtMs: 5 } },
    { articleId: home, before: other, after: { ...other, from: 'a', updatedAtMs: 5 } },
  ]);
});

test('an end in another article is another mark, whatever its id', () => {
  const out = relation('r1', 'b', 'a', { toArticle: abroad });
  expect(merge([home, out])).toEqual([
    { articleId: home, before: out, after: { ...out, from: 'a', updatedAtMs: 5 } },
  ]);
  const back = relation('r1', 'b', 'b', { toArticle: home });
  expect(merge([abroad, back])).toEqual([
    { articleId: abroad, before: back, after: { ...back, to: 'a', updatedAtMs: 5 } },
  ]);
});
