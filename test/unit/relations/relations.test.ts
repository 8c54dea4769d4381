import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import {
  putElsewhere,
  readElsewhere,
  takeElsewhere,
} from '../../../shared/annotation-file/relations-elsewhere.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { faultOf, isAttribution, otherTags, waysOf } from '../../../shared/relations/allowed.ts';
import { areAlike } from '../../../shared/relations/alike.ts';
import { wayBack } from '../../../shared/relations/cycle.ts';
import { proposalsFor } from '../../../shared/relations/proposals.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';
import { sampleArticle } from '../../../electron/workspace/sample/sample-article.ts';

const [claim, actor, location, quote] = ['claim', 'actor', 'location', 'quote'] as TagId[] as [
  TagId,
  TagId,
  TagId,
  TagId,
];
const typeOf = (wanted: string) => {
  const type = factCheckingTagset.relations.find(({ id }) => id === wanted);
  if (type === undefined) throw new Error(`no relation ${wanted}`);
  return type;
};
const namesOf = (tag: TagId) =>
  waysOf(factCheckingTagset, tag).map(({ type, direction }) => `${direction} ${type.id}`);

describe('what a tagset allows', () => {
  test('lists what begins at a mark before what can only end there', () => {
    expect(namesOf(quote)).toEqual(['out said-by', 'out about', 'out same-as']);
    expect(namesOf(actor)).toEqual([
      'out located-in',
      'out same-as',
      'in said-by',
      'in made-by',
      'in about',
    ]);
    expect(namesOf('nothing' as TagId)).toEqual([]);
  });

  test('a relation between marks of one tag takes that tag only', () => {
    const sameAs = { type: typeOf('same-as'), direction: 'out' } as const;
    expect(otherTags(sameAs, actor)).toEqual([actor]);
    expect(otherTags({ type: typeOf('about'), direction: 'in' }, location)).toEqual([claim, quote]);
  });

  test('names the first rule that speaks against a pair', () => {
    const across = false;
    expect(faultOf(typeOf('said-by'), { fromTag: quote, toTag: actor, across })).toBeNull();
    expect(faultOf(typeOf('said-by'), { fromTag: claim, toTag: actor, across })).toBe('from');
    expect(faultOf(typeOf('said-by'), { fromTag: quote, toTag: claim, across })).toBe('to');
    expect(faultOf(typeOf('same-as'), { fromTag: quote, toTag: claim, across })).toBe('same-tag');
    const far = { fromTag: quote, across: true };
    expect(faultOf(typeOf('said-by'), { ...far, toTag: actor })).toBe('across');
    expect(faultOf(typeOf('same-as'), { ...far, toTag: quote })).toBeNull();
  });

  test('knows by its name that a relation says whose words they are', () => {
    expect(factCheckingTagset.relations.filter(isAttribution).map(({ id }) => id)).toEqual([
      'said-by',
      'made-by',
    ]);
  });
});

test.each([
  ['Mayor Ana Ruiz', 'Ruiz', true],
  ['ANA RUIZ', 'Ana Ruiz', true],
  ['Ana Ruiz', 'Ana Costa', false],
  ['the Taliban', 'Taliban', true],
  ['UN', 'UN', true],
  ['', 'Ana', false],
])('“%s” and “%s” may mean the same: %s', (one, other, alike) => {
  expect(areAlike(one, other)).toBe(alike);
});

test('a way back is found exactly when there is one, and every step of it exists', () => {
  const edges = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 16 });
  fc.assert(
    fc.property(edges, fc.nat(7), fc.nat(7), (all, from, to) => {
      const next = (mark: number) => all.filter(([a]) => a === mark).map(([, b]) => b);
      let reached = new Set([to]);
      for (let step = 0; step < 8; step += 1) {
        reached = new Set([...reached, ...[...reached].flatMap(next)]);
      }
      const way = wayBack(from, to, next);
      expect(way !== null).toBe(reached.has(from));
      if (way === null) return;
      expect([way[0], way.at(-1)]).toEqual([to, from]);
      for (let at = 1; at < way.length; at += 1) {
        expect(next(way[at - 1] ?? -1)).toContain(way[at]);
      }
    }),
  );
});

test('relations added only where no way leads back never form a circle', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 60 }), (wanted) => {
      const made: [number, number][] = [];
      const next = (mark: number) => made.filter(([a]) => a === mark).map(([, b]) => b);
      for (const [from, to] of wanted) {
        if (wayBack(from, to, next) === null) made.push([from, to]);
      }
      // In an acyclic graph something has no successor; taking it away again and again leaves nothing.
      let left = made;
      for (let last = -1; last !== left.length;) {
        last = left.length;
        const begins = new Set(left.map(([from]) => from));
        left = left.filter(([, to]) => begins.has(to));
      }
      expect(left).toEqual([]);
    }),
  );
});

describe('relations into other articles in a file', () => {
  const time = '2026-11-22T09:10:00.000Z';
  const entry = (id: string, more: JsonObject = {}) => ({
    id,
    type: 'same-as',
    from: 'a',
    to: 'b',
    toArticle: 'elsewhere',
    note: null,
    annotator: 'me',
    createdAt: time,
    updatedAt: time,
    extra: {},
    ...more,
  });
  const extraOf = (entries: readonly JsonObject[]): JsonObject => ({
    before: 1,
    sourcebench: { relationsAcross: [...entries] },
    after: 2,
  });

  test('come out as they went in, whichever of them became relations', () => {
    const extra = extraOf([entry('r1', { extra: { x: 1 } }), entry('r2'), entry('r3')]);
    const relations = readElsewhere(extra);
    expect(relations.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3']);
    for (let mask = 0; mask < 8; mask += 1) {
      const settled = relations.filter((_, at) => (mask >> at) % 2 === 1);
      const left = takeElsewhere(extra, new Set(settled.map(({ id }) => id)));
      expect(readElsewhere(left)).toHaveLength(3 - settled.length);
      expect(JSON.stringify(putElsewhere(left, settled))).toBe(JSON.stringify(extra));
    }
  });

  test('in another order or with anything unknown are left untouched', () => {
    expect(readElsewhere(extraOf([entry('r2'), entry('r1')]))).toEqual([]);
    expect(readElsewhere(extraOf([entry('r1'), entry('r1')]))).toEqual([]);
    const odd = extraOf([entry('r1', { colour: 'red' }), entry('r2')]);
    expect(readElsewhere(odd).map(({ id }) => id)).toEqual(['r2']);
    expect(readElsewhere({ sourcebench: { relationsAcross: 'none' } })).toEqual([]);
    expect(putElsewhere(odd, [])).toEqual(odd);
  });

  test('the key goes with the last of them', () => {
    const extra = extraOf([entry('r1')]);
    const left = takeElsewhere(extra, new Set(readElsewhere(extra).map(({ id }) => id)));
    expect(putElsewhere(left, [])).toEqual({ before: 1, after: 2 });
  });
});

test.each([
  ['said the mayor', '“The bridge is safer', '”', 'Mayor Adèle Fontanel'],
  ['said somebody who', '“For two years', '”', 'Ruben Askeland'],
  ['the firm said', 'all 212 welds', 'Port Ansgar', 'Halden & Rowe'],
  ['according to the police', 'About 3,000 people', 'hour', 'the town police'],
])('in the sample article: %s', (_cue, words, last, name) => {
  const { text } = sampleArticle;
  const startUtf16 = text.indexOf(words);
  const mark = (id: string, from: number, to: number, tag: TagId) => ({
    id: id as AnnotationId,
    tag,
    segments: [{ startUtf16: from, endUtf16: to }],
    hasNote: false,
    state: 'exact' as const,
  });
  const own = mark('the words', startUtf16, text.indexOf(last, startUtf16) + last.length, quote);
  const actors = [
    ...new Set([name, 'the town police', 'Tessa Marlowe', 'the Lindholm Traders’ Union']),
  ].map((each) => mark(each, text.indexOf(each), text.indexOf(each) + each.length, actor));
  const article = { text, blocks: plainTextStructure(text).blocks, language: 'en' };
  const [first] = proposalsFor(article, own, actors, { attribution: true });
  expect([first?.id, first?.certain]).toEqual([name, true]);
});
