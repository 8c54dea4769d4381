// brat files that are wrong: each problem by file and line, with what to do, and the valid part beside it.

import { describe, expect, test } from 'vitest';
import { bratCodec } from '../../../shared/formats/brat.ts';
import { expectConsistent } from '../../support/codec-checks.ts';
import { fileOf, readAll } from '../../support/round-trip.ts';

async function read(ann: string, txt = 'Ana met Ben', conf?: string) {
  const result = await readAll(bratCodec, [
    fileOf('a/doc.ann', ann),
    fileOf('a/doc.txt', txt),
    ...(conf === undefined ? [] : [fileOf('annotation.conf', conf)]),
  ]);
  expectConsistent(result);
  return result;
}

const lines = ({ problems }: { readonly problems: readonly { readonly path: string }[] }) =>
  problems.map(({ path }) => path);

describe('bad input', () => {
  test.each([
    ['an end past the text', 'T1\tP 0 99\tAna\nT2\tP 8 11\tBen\n', ['line 1'], ['T1', 'T2']],
    ['offsets of other words', 'T1\tP 2 5\tAna\nT2\tP 8 11\tBen\n', ['line 1'], ['T1', 'T2']],
    ['words that are nowhere', 'T1\tP 0 3\tZoë Q\nT2\tP 8 11\tBen\n', ['line 1'], ['T2']],
    ['an id twice', 'T1\tP 0 3\tAna\nT1\tP 8 11\tBen\n', ['line 2'], ['T1']],
    ['a relation to nothing', 'T1\tP 0 3\tAna\nR1\tX Arg1:T1 Arg2:T9\n', ['line 2'], ['T1']],
    ['an event without trigger', 'T1\tP 0 3\tAna\nE1\tMeet:T9 Who:T1\n', ['line 2'], ['T1']],
    ['an event of another type', 'T1\tP 0 3\tAna\nE1\tMeet:T1\n', ['line 2'], ['T1']],
    ['an attribute of nothing', 'T1\tP 0 3\tAna\nA1\tSure T9\n', ['line 2'], ['T1']],
    ['a note on nothing', 'T1\tP 0 3\tAna\n#1\tAnnotatorNotes T9\tx\n', ['line 2'], ['T1']],
    ['an unknown kind of line', 'X1\tP 0 3\tAna\nT2\tP 8 11\tBen\n', ['line 1'], ['T2']],
    ['spaces for tabs', 'T1 P 0 3 Ana\nT2\tP 8 11\tBen\n', ['line 1'], ['T2']],
    [
      'absurd numbers',
      'T1\tP 0 99999999999999999999\tAna\nT2\tP -1 3\tAna\n',
      ['line 1', 'line 2'],
      [],
    ],
    ['a cut last line', 'T1\tP 0 3\tAna\nT2\tP 8 1', ['line 2', 'line 2'], ['T1']],
    ['a last line without words', 'T1\tP 0 3\tAna\nT2\tP 8 11', ['line 2'], ['T1', 'T2']],
    ['a cut line', 'T1\tP 0 3\tAna\nT2\tP 8', ['line 2'], ['T1']],
    ['a damaged note of ours', 'T1\tP 0 3\tAna\n#1\tSourcebench T1\t{"id":\n', ['line 2'], ['T1']],
  ])('%s is told, the rest is there', async (_, ann, places, ids) => {
    const result = await read(ann);
    expect(lines(result)).toEqual(places);
    expect(result.problems.every(({ file, remedy }) => file === 'a/doc.ann' && remedy !== '')).toBe(
      true,
    );
    expect(result.articles[0]?.annotations.map(({ id }) => id)).toEqual(ids);
  });

  test('ids that are one once they are well-formed are kept apart', async () => {
    const own = (id: string) => String.raw`{"id":"${id}"}`;
    const { articles, problems } = await read(
      [
        'T1\tP 0 3\tAna',
        'T2\tP 8 11\tBen',
        'R1\tX Arg1:T1 Arg2:T2',
        'R2\tX Arg1:T2 Arg2:T1',
        `#1\tSourcebench R1\t${own('\\ud800')}`,
        `#2\tSourcebench R2\t${own('\\udc00')}`,
        '',
      ].join('\n'),
    );
    expect(problems).toEqual([]);
    expect(new Set(articles[0]?.relations.map(({ id }) => id)).size).toBe(2);
  });

  test('what is wrong with a configuration is told each time it is read', async () => {
    const files = [
      fileOf('doc.ann', 'T1\tP 0 3\tAna\n'),
      fileOf('doc.txt', 'Ana met Ben'),
      {
        path: 'annotation.conf',
        bytes: Uint8Array.from([...Buffer.from('[entities]\nP\n#'), 0xff]),
      },
    ];
    for (let time = 1; time <= 2; time += 1) {
      const { problems } = await readAll(bratCodec, files);
      expect(problems.map(({ file, path }) => [file, path])).toEqual([
        ['annotation.conf', 'line 3'],
      ]);
    }
  });

  test('more lines than a text can have are told, not held', async () => {
    const result = await readAll(bratCodec, [
      fileOf('doc.ann', 'T1\tP 0 3\tAna\n'.concat('\n'.repeat(400_000))),
      fileOf('doc.txt', 'Ana met Ben'),
    ]);
    expect(lines(result)).toEqual(['line 400001']);
    expect(result.articles[0]?.annotations.length).toBe(1);
  });

  test('offsets of other words are placed by the words and marked so', async () => {
    const { articles } = await read('T1\tP 2 5\tAna\nT2\tP 8 11\tBen\n');
    const [moved] = articles[0]?.annotations ?? [];
    expect(moved?.anchoring.state).toBe('moved');
    expect(moved?.segments[0]?.quote).toBe('Ana');
  });

  test('offsets in UTF-16 are found out and told', async () => {
    const { articles, problems, notes } = await read(
      'T1\tP 3 6\tAna\nT2\tP 7 10;11 14\tmet Ben\n',
      '🚧 Ana met Ben',
    );
    expect(problems).toEqual([]);
    expect(notes[0]?.message).toContain('UTF-16');
    expect(articles[0]?.annotations[1]?.segments.map(({ quote }) => quote)).toEqual(['met', 'Ben']);
  });

  test.each([
    ['counted as two', 'T1\tP 5 8\tBen\n'],
    ['counted as one', 'T1\tP 4 7\tBen\n'],
  ])('CRLF %s gives the right words', async (_, ann) => {
    const { articles, problems } = await read(ann, 'Ana\r\nBen');
    expect(problems).toEqual([]);
    expect(articles[0]?.annotations[0]?.segments[0]?.quote).toBe('Ben');
  });

  test('a type, value or relation that the configuration lacks is told, and kept', async () => {
    const conf = '[entities]\nP\n[relations]\n[events]\n[attributes]\nSure Arg:P, Value:yes|no\n';
    const result = await read(
      'T1\tQ 0 3\tAna\nT2\tP 8 11\tBen\nR1\tX Arg1:T1 Arg2:T2\nA1\tSure T2 maybe\n',
      undefined,
      conf,
    );
    expect(lines(result)).toEqual(['line 1', 'line 4', 'line 3']);
    expect(result.articles[0]?.annotations.length).toBe(2);
    expect(result.articles[0]?.relations.length).toBe(1);
  });

  test('a text without annotations and annotations without a text are told', async () => {
    const result = await readAll(bratCodec, [
      fileOf('a.ann', ''),
      fileOf('b.txt', 'b'),
      fileOf('c.png', ''),
    ]);
    expect(result.problems.map(({ file }) => file)).toEqual(['c.png', 'a.ann', 'b.txt']);
    expect(result.articles).toEqual([]);
  });

  test('an empty .ann is an article without marks, an empty text is none', async () => {
    expect((await read('')).articles[0]?.annotations).toEqual([]);
    const empty = await read('', '');
    expect(empty.articles).toEqual([]);
    expect(empty.problems[0]?.file).toBe('a/doc.txt');
  });

  test('bytes that are not UTF-8 are told with their line', async () => {
    const bytes = Uint8Array.from([0x41, 0x6e, 0x61, 0x0a, 0xff, 0x42]);
    const result = await readAll(bratCodec, [
      { path: 'd.txt', bytes },
      fileOf('d.ann', 'T1\tP 0 3\tAna\n'),
    ]);
    expect(result.problems.map(({ file, path }) => [file, path])).toEqual([['d.txt', 'line 2']]);
    expectConsistent(result);
  });

  test('another format under the extension gives problems and no marks', async () => {
    const { articles, problemCount } = await read('{"a": [1, 2]}\n<xml/>\n');
    expect(problemCount).toBe(2);
    expect(articles[0]?.annotations).toEqual([]);
  });

  test('an empty stretch is kept for brat and told', async () => {
    const { articles, problems, notes } = await read(
      'T1\tP 4 4\t\nT2\tP 8 11\tBen\nR1\tX Arg1:T1 Arg2:T2\n',
    );
    expect(problems).toEqual([]);
    expect(notes[0]?.message).toContain('2 lines');
    expect(articles[0]?.annotations.map(({ id }) => id)).toEqual(['T2']);
  });

  test('macros that grow beyond measure do no harm', async () => {
    const bomb = Array.from(
      { length: 40 },
      (_, at) => `<${'ab'[at % 2]}${'c'.repeat(at + 1)}>=${'x|'.repeat(2_000)}`,
    );
    const conf = `[entities]\n${bomb.join('\n')}\n${bomb.map((one) => one.split('=')[0]).join('')}\nP\n`;
    expect((await read('T1\tP 0 3\tAna\n', undefined, conf)).articles[0]?.annotations.length).toBe(
      1,
    );
  });

  test('names such as __proto__ are plain data', async () => {
    const { articles, problems } = await read(
      'T1\t__proto__ 0 3\tAna\nA1\t__proto__ T1 constructor\nA2\ttoString T1\n',
    );
    expect(problems).toEqual([]);
    expect(Object.entries(articles[0]?.annotations[0]?.attributes ?? {})).toEqual([
      ['__proto__', 'constructor'],
      ['toString', true],
    ]);
  });
});
