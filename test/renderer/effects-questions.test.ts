import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answered,
  asksAfter,
  migrationOf,
  placesFor,
  type Asked,
} from '../../renderer/features/tagsets/effects-questions.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import type { Attribute, Tag, Tagset } from '../../shared/domain/tagset.ts';
import type { TagsetQuestion } from '../../shared/ipc/tagset-types.ts';
import { effectsOn, type PlainMark } from './support/marked-tagset.ts';

const none = { tag: null, attribute: null, fault: '', count: 1, articles: 1 };
const question = (fields: Partial<TagsetQuestion>): TagsetQuestion => ({
  part: 'tag',
  id: 'claim',
  what: 'Claim',
  ...none,
  ...fields,
});
const verdict = question({ part: 'attribute', id: 'verdict', tag: 'claim', what: 'Verdict' });
const saidBy = (fault: string, count = 1) =>
  question({ part: 'relation', id: 'said-by', what: 'said by', fault, count });

const keyAt = (asks: readonly Asked[], at = 0): string => asks[at]?.key ?? '';

describe('what is asked', () => {
  test('nothing is chosen beforehand, and relations wait for the marks', () => {
    const asks = asksAfter([], [saidBy('Gone.'), question({})]);
    expect(asks.map(({ question: { part }, answer }) => [part, answer])).toEqual([
      ['tag', undefined],
    ]);
  });

  test('one relation is asked about once, with all that speaks against it', () => {
    const [asked] = asksAfter([], [saidBy('Not from here.', 2), saidBy('Not to there.', 3)]);
    expect(asked).toMatchObject({ count: 5, faults: ['Not from here.', 'Not to there.'] });
  });

  test('an answer stays in sight when its question is no longer open, an open question goes', () => {
    const asks = asksAfter([], [question({}), question({ id: 'quote', what: 'Quote' })]);
    const next = asksAfter(answered(asks, keyAt(asks), 'actor'), []);
    expect(next.map(({ question: { id }, answer }) => [id, answer])).toEqual([['claim', 'actor']]);
  });

  test('another answer about a tag asks about its values anew, and about nothing else', () => {
    const other = question({ part: 'attribute', id: 'name', tag: 'actor', what: 'Name' });
    const first = asksAfter([], [question({}), verdict, other]);
    const asks = first.reduce((all, { key }) => answered(all, key, null), first);
    const again = answered(first, keyAt(asks), 'quote');
    expect(again.map(({ question: { id } }) => id)).toEqual(['claim', 'name']);
  });

  test('an answer that does not do is told with the reason', () => {
    const asks = answered(
      asksAfter([], [saidBy('Gone.')]),
      keyAt(asksAfter([], [saidBy('')])),
      'x',
    );
    expect(asksAfter(asks, [saidBy('It cannot end there.')])).toMatchObject([
      { answer: 'x', faults: ['It cannot end there.'] },
    ]);
  });
});

describe('what the answers come to', () => {
  const tagset: Tagset = {
    ...factCheckingTagset,
    tags: factCheckingTagset.tags.filter(({ id }) => id !== 'quote'),
  };

  test('an answer goes before what was merged', () => {
    const asks = asksAfter([], [question({ id: 'quote' })]);
    const merges = { quote: 'gone', old: 'claim' };
    const { tags } = migrationOf(answered(asks, keyAt(asks), null), merges, tagset);
    expect(tags).toEqual({ quote: null, old: 'claim' });
  });

  test('deleting what does not fit an attribute that is still there keeps what fits', () => {
    const asks = asksAfter([], [verdict, question({ ...verdict, id: 'gone' })]);
    const all = asks.reduce((now, { key }) => answered(now, key, null), asks);
    expect(migrationOf(all, {}, tagset).attributes).toEqual({
      claim: { verdict: 'verdict', gone: null },
    });
  });

  test('values of a merged tag can go to attributes of the tag it went into', () => {
    const migration = migrationOf([], { quote: 'actor' }, tagset);
    const form = question({ part: 'attribute', id: 'form', tag: 'quote' });
    const labels = placesFor(form, tagset, migration).map(({ label }) => label);
    expect(labels).toEqual(['Kind', 'Name']);
  });

  test('a relation that is still there can only lose what is not allowed', () => {
    const migration = migrationOf([], {}, tagset);
    expect(placesFor(saidBy('Not any more.'), tagset, migration)).toEqual([]);
    const gone = question({ part: 'relation', id: 'gone' });
    expect(placesFor(gone, tagset, migration)).toHaveLength(tagset.relations.length);
  });
});

const optionIds = ['a', 'b', 'c'] as const;
const arbitraryAttribute = (id: string): fc.Arbitrary<Attribute> =>
  fc.oneof(
    fc.subarray([...optionIds], { minLength: 1 }).map((ids): Attribute => ({
      id,
      label: id.toUpperCase(),
      type: 'choice',
      options: ids.map((option) => ({ id: option, label: option.toUpperCase() })),
      required: false,
    })),
    fc
      .constantFrom('text' as const, 'number' as const)
      .map((type): Attribute => ({ id, label: id.toUpperCase(), type, required: false })),
  );
const arbitraryTag = (id: string): fc.Arbitrary<Tag> =>
  fc
    .subarray(['x', 'y', '__proto__'])
    .chain((ids) => fc.tuple(...ids.map(arbitraryAttribute)))
    .map((attributes) => ({
      id: id as TagId,
      label: id.toUpperCase(),
      color: '#b23c17',
      shortcut: null,
      description: null,
      attributes,
    }));
const arbitraryTagset: fc.Arbitrary<Tagset> = fc
  .subarray(['one', 'two', 'constructor'], { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map(arbitraryTag)))
  .map((tags) => ({ id: 'set', name: 'Set', version: 1, tags, relations: [] }));

function marksOf({ tags }: Tagset): PlainMark[] {
  return tags.flatMap(({ id, attributes }) =>
    optionIds.map((option, at): PlainMark => ({
      tag: id,
      attributes: Object.fromEntries(
        attributes.map(({ id: attribute, type, options }) => [
          attribute,
          type === 'number' ? at : (options?.[at % options.length]?.id ?? option),
        ]),
      ),
    })),
  );
}

/** The questions that are still open when all that can be asked was answered, by turns as `picks` say. */
function answerAll(before: Tagset, after: Tagset, picks: readonly number[]) {
  const marks = marksOf(before);
  let asks: readonly Asked[] = [];
  for (const pick of picks) {
    const migration = migrationOf(asks, {}, after);
    const { open } = effectsOn(marks, before, after, migration);
    asks = asksAfter(asks, open);
    const next = asks.find(({ answer }) => answer === undefined);
    if (next === undefined) return open;
    const places = placesFor(next.question, after, migration);
    asks = answered(asks, next.key, places[pick]?.id ?? null);
  }
  throw new Error('questions without end');
}

test('whatever is chosen, the questions come to an end and none is left open', () => {
  const picks = fc.array(fc.nat(5), { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(arbitraryTagset, arbitraryTagset, picks, (before, after, chosen) => {
      expect(answerAll(before, after, chosen)).toEqual([]);
    }),
  );
});
