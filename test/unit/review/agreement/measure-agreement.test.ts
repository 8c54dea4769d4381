import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  AgreementDocument,
  AgreementOptions,
  RatedMark,
} from '../../../../shared/review/agreement/agreement-input.ts';
import { figureIds } from '../../../../shared/review/agreement/agreement-report.ts';
import { measureAgreement } from '../../../../shared/review/agreement/measure-agreement.ts';
import { mark, marked, plainly, quietJob } from './marked-texts.ts';

const measure = (
  documents: AgreementDocument | readonly AgreementDocument[],
  options: Partial<AgreementOptions> = {},
) =>
  measureAgreement(
    'text' in documents ? [documents] : documents,
    { ...plainly, ...options },
    quietJob(),
  );

test('Krippendorff (1995), p. 57, as marks on a text', async () => {
  const { overall, byTag } = await measure(
    marked(
      24,
      'ab',
      mark('a', 'k', [2, 10]),
      mark('a', 'k', [14, 20]),
      mark('b', 'k', [4, 8]),
      mark('b', 'k', [15, 17]),
    ),
  );
  expect(overall.figures.percent).toBeCloseTo(16 / 24, 12);
  expect(overall.figures.cohenKappa).toBeCloseTo(0.385, 3);
  expect(overall.figures.krippendorffAlpha).toBeCloseTo(0.329, 3);
  expect(overall.figures.f1Exact).toBe(0);
  expect(overall.figures.f1Overlap).toBe(1);
  expect(byTag['k']?.figures).toEqual(overall.figures);
});

test('mine is the reference of precision and recall', async () => {
  // Of my four marks they have two exactly and one by overlap; of their five, two are mine.
  const { overall, confusion } = await measure(
    marked(
      60,
      'mt',
      mark('m', 'claim', [0, 5]),
      mark('m', 'claim', [10, 15]),
      mark('m', 'quote', [20, 25]),
      mark('m', 'quote', [30, 35]),
      mark('t', 'claim', [0, 5]),
      mark('t', 'claim', [10, 15]),
      mark('t', 'quote', [22, 26]),
      mark('t', 'claim', [30, 35]),
      mark('t', 'claim', [50, 55]),
    ),
  );
  expect(overall.figures.precision).toBeCloseTo(2 / 5, 12);
  expect(overall.figures.recall).toBeCloseTo(2 / 4, 12);
  expect(overall.figures.f1Exact).toBeCloseTo((2 * 2) / 9, 12);
  expect(overall.figures.f1Overlap).toBeCloseTo((2 * 3) / 9, 12);
  expect(confusion).toEqual({
    tags: ['claim', 'quote'],
    counts: [
      [2, 0, 0],
      [1, 1, 0],
      [1, 0, 0],
    ],
  });
});

test('a mark that is split gains no second match', async () => {
  const { overall } = await measure(
    marked(30, 'ab', mark('a', 'k', [0, 20]), mark('b', 'k', [0, 9]), mark('b', 'k', [10, 20])),
  );
  expect(overall.figures.f1Overlap).toBeCloseTo(2 / 3, 12);
});

test('stacked marks with one tag count once, with two tags they are a label of their own', async () => {
  const { overall, byTag } = await measure(
    marked(
      20,
      'ab',
      mark('a', 'x', [0, 10]),
      mark('a', 'x', [0, 6]),
      mark('a', 'y', [4, 10]),
      mark('b', 'x', [0, 10]),
    ),
  );
  // Overall, {x} is not {x, y}: they agree on 0–4 and 10–20.
  expect(overall.figures.percent).toBeCloseTo(14 / 20, 12);
  expect(byTag['x']?.figures.percent).toBe(1);
  expect(byTag['y']?.figures.percent).toBeCloseTo(14 / 20, 12);
});

test('characters are code points, tokens are words', async () => {
  const text = '🚧🚧 ab cd, ef';
  const document = marked(text, 'ab', mark('a', 'k', [0, 4]), mark('b', 'k', [5, 6]));
  const characters = await measure(document);
  // 12 code points; the two signs and the letter a are marked by one only.
  expect(characters.overall.figures.percent).toBeCloseTo(9 / 12, 12);
  const tokens = await measure(document, { unit: 'token' });
  // The words are ab, cd and ef; part of ab is marked by one.
  expect(tokens.overall.figures.percent).toBeCloseTo(2 / 3, 12);
});

test('what is undefined is null with the reason', async () => {
  const nobody = await measure(marked(10, 'ab'), { gamma: true, bootstrap: 10 });
  expect(nobody.overall.figures).toMatchObject({ percent: 1, cohenKappa: null, gamma: null });
  expect(nobody.overall.why).toMatchObject({
    cohenKappa: 'Nobody marked anything.',
    f1Exact: 'Nobody marked anything.',
    gamma: 'Nobody marked anything.',
  });
  const alone = await measure(marked(10, 'a', mark('a', 'k', [0, 3])), { gamma: true });
  for (const id of figureIds) {
    expect(alone.overall.figures[id]).toBeNull();
    expect(alone.overall.why[id]).toBe('No text was read by two annotators.');
  }
  const oneSided = await measure(marked(10, 'ab', mark('a', 'k', [0, 3])));
  expect(oneSided.overall.figures).toMatchObject({ precision: null, recall: 0, f1Exact: 0 });
  expect(oneSided.overall.why.gamma).toBe('It was not asked for.');
  const empty = await measure([marked('', 'ab')]);
  expect(empty.overall.figures.percent).toBeNull();
  expect((await measure([])).overall.why.percent).toBe('No text was read by two annotators.');
});

test('the passages with the lowest agreement come first', async () => {
  const text = 'All agree here. They differ here. Nobody marked this. Half of it.';
  const { lowest } = await measure(
    marked(
      text,
      'ab',
      mark('a', 'k', [0, 15]),
      mark('b', 'k', [0, 15]),
      mark('a', 'k', [16, 33]),
      mark('a', 'k', [54, 65]),
      mark('b', 'k', [54, 58]),
    ),
  );
  expect(lowest.map(({ span }) => text.slice(span.startUtf16, span.endUtf16))).toEqual([
    'They differ here.',
    'Half of it.',
  ]);
  expect(lowest.map(({ agreed }) => agreed)).toEqual([0, 4 / 11]);
});

test('each document has its own figures, and a text that only one read does not count', async () => {
  const agreed = marked(20, 'ab', mark('a', 'k', [0, 5]), mark('b', 'k', [0, 5]));
  const disputed = marked(20, 'ab', mark('a', 'k', [0, 5]), mark('b', 'k', [10, 15]));
  const lone = marked(500, 'a', mark('a', 'k', [0, 400]));
  const report = await measure([{ ...agreed, title: 'First' }, disputed, lone], { gamma: true });
  expect(report.perDocument.map(({ measured }) => measured.figures.percent)).toEqual([
    1,
    0.5,
    null,
  ]);
  expect(report.perDocument[0]).toMatchObject({ title: 'First', articleId: null });
  expect(report.overall.figures.percent).toBeCloseTo(0.75, 12);
  expect(report.perDocument[0]?.measured.figures.gamma).toBe(1);
  expect(report.overall.figures.gamma).toBeLessThan(1);
});

const spot = fc.record({
  who: fc.constantFrom('a', 'b', 'c'),
  tag: fc.constantFrom('x', 'y'),
  start: fc.integer({ min: 0, max: 70 }),
  length: fc.integer({ min: 1, max: 10 }),
});
const text = 'One sentence is here. Another one follows it. A third one ends the whole text now.';
const asMarks = (spots: readonly { who: string; tag: string; start: number; length: number }[]) =>
  spots.map(({ who, tag, start, length }) => mark(who, tag, [start, start + length]));

test('identical sets agree fully', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 12 }), async (spots) => {
      const marks = asMarks(spots).flatMap((one): RatedMark[] => [
        { ...one, annotator: 'a' as RatedMark['annotator'] },
        { ...one, annotator: 'b' as RatedMark['annotator'] },
      ]);
      const { overall, lowest } = await measure(marked(text, 'ab', ...marks), {
        gamma: true,
        samples: 3,
      });
      for (const id of figureIds) expect([1, null]).toContain(overall.figures[id]);
      expect(overall.figures.gamma).toBe(1);
      expect(overall.figures.f1Exact).toBe(1);
      expect(lowest).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('figures keep their bounds and do not depend on who comes first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spot, { maxLength: 14 }), async (spots) => {
      const marks = asMarks(spots);
      const options = { gamma: true, samples: 3 };
      const one = await measure(marked(text, 'abc', ...marks), options);
      const other = await measure(marked(text, 'cba', ...marks.toReversed()), options);
      for (const id of figureIds) {
        const figure = one.overall.figures[id];
        expect(figure === null).toBe(one.overall.why[id] !== undefined);
        if (figure === null) continue;
        expect(figure).toBeLessThanOrEqual(1 + 1e-12);
        if (['percent', 'precision', 'recall', 'f1Exact', 'f1Overlap'].includes(id)) {
          expect(figure).toBeGreaterThanOrEqual(0);
        }
        if (id === 'precision' || id === 'recall') continue;
        expect(other.overall.figures[id]).toBeCloseTo(figure, 9);
      }
      expect(one.overall.figures.f1Overlap ?? 1).toBeGreaterThanOrEqual(
        one.overall.figures.f1Exact ?? 0,
      );
    }),
    { numRuns: 60 },
  );
});

test('who changes places with me swaps precision and recall', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 14 }), async (spots) => {
      const marks = asMarks(spots.filter(({ who }) => who !== 'c'));
      const mine = await measure(marked(text, 'ab', ...marks));
      const theirs = await measure(marked(text, 'ba', ...marks));
      expect(theirs.overall.figures.precision).toBe(mine.overall.figures.recall);
      expect(theirs.overall.figures.recall).toBe(mine.overall.figures.precision);
    }),
    { numRuns: 40 },
  );
});

const sample = [
  marked(
    text,
    'ab',
    mark('a', 'x', [0, 12]),
    mark('b', 'x', [2, 14]),
    mark('a', 'y', [22, 30]),
    mark('b', 'x', [22, 30]),
    mark('a', 'x', [46, 60], [64, 70]),
    mark('b', 'x', [46, 60]),
    mark('a', 'x', [72, 80]),
    mark('b', 'x', [72, 80]),
  ),
];

test('the same seed gives the same figures, another seed other samples', async () => {
  const options = { gamma: true, bootstrap: 50, samples: 10 };
  const first = await measure(sample, options);
  expect(await measure(sample, options)).toEqual(first);
  const other = await measure(sample, { ...options, seed: 2 });
  expect(other.overall.figures.gamma).not.toBe(first.overall.figures.gamma);
  expect(other.overall.figures.cohenKappa).toBe(first.overall.figures.cohenKappa);
});

test('intervals hold the figure and have their level', async () => {
  const many = Array.from({ length: 6 }, () => sample[0] as AgreementDocument);
  const { overall } = await measure(many, { gamma: true, bootstrap: 200, samples: 10 });
  for (const id of figureIds) {
    const interval = overall.intervals[id];
    expect(interval?.level).toBe(0.95);
    expect(interval?.low).toBeLessThanOrEqual(overall.figures[id] ?? Number.NaN);
    expect(interval?.high).toBeGreaterThanOrEqual(overall.figures[id] ?? Number.NaN);
    expect(interval?.low).toBeLessThan(interval?.high ?? Number.NaN);
  }
});

test('more samples are drawn until the precision holds', async () => {
  const rough = await measure(sample, { gamma: true, samples: 5 });
  expect(rough.explained.gamma?.samples).toBe(5);
  const precise = await measure(sample, { gamma: true, samples: 5, precision: 0.02 });
  expect(precise.explained.gamma?.samples).toBeGreaterThan(5);
  expect(precise.explained.gamma?.precision).toBeLessThan(0.04);
});

test('a job that is stopped ends with `cancelled`, and others get their turn', async () => {
  const signal = { aborted: false };
  let turns = 0;
  const dense = Array.from({ length: 400 }, (_, at) =>
    mark(at % 2 === 0 ? 'a' : 'b', 'x', [at * 10, at * 10 + 25]),
  );
  const running = measureAgreement(
    [marked(5000, 'ab', ...dense)],
    { ...plainly, gamma: true, samples: 100_000, bootstrap: 100_000 },
    {
      signal,
      progress: (done, total) => expect(done).toBeLessThan(total),
      pause: () => {
        turns += 1;
        signal.aborted = turns === 3;
        return Promise.resolve();
      },
    },
  );
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(turns).toBe(3);
});

test('progress ends with all done', async () => {
  const told: number[] = [];
  await measureAgreement(
    sample,
    { ...plainly, gamma: true, bootstrap: 20 },
    { ...quietJob(), progress: (done, total) => told.push(done / total) },
  );
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test('eight annotators: alike is 1, one who differs lowers it, and a bound is told from a proof', async () => {
  const places = [3, 20, 41, 60];
  const alike = Array.from('abcdefgh').flatMap((who) =>
    places.map((start) => mark(who, 'x', [start, start + 9])),
  );
  const same = await measure(marked(text, 'abcdefgh', ...alike), { gamma: true, samples: 10 });
  expect(same.overall.figures.gamma).toBe(1);
  const odd = alike.map((one, index) =>
    index < 2 ? mark('a', 'y', [index * 30, 9 + index * 30]) : one,
  );
  const report = await measure(marked(text, 'abcdefgh', ...odd), { gamma: true, samples: 10 });
  expect(report.overall.figures.gamma).toBeLessThan(1);
  expect(report.overall.figures.gamma).toBeGreaterThan(0.5);
  expect(report.explained.gamma?.isExact).toBe(false);
  const pair = await measure(marked(text, 'ab', ...odd.slice(0, 8)), { gamma: true, samples: 10 });
  expect(pair.explained.gamma?.isExact).toBe(true);
});
