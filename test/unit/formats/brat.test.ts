// brat: what is written is what brat reads, what it wrote comes back byte for byte, and nothing is lost in between.

import fc from 'fast-check';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { bratCodec } from '../../../shared/formats/brat.ts';
import type { FormatFile } from '../../../shared/formats/codec.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkDamaged, expectConsistent } from '../../support/codec-checks.ts';
import { checkRoundTrip, fileOf, readAll, textOf, writeAll } from '../../support/round-trip.ts';

const fixtures = join(import.meta.dirname, '../../../../shared/fixtures/brat');
const byTitle = { nameOf: ({ article }: AnnotatedArticle) => article.title };

const read = (ann: string, txt: string, conf?: string) =>
  readAll(bratCodec, [
    fileOf('doc.ann', ann),
    fileOf('doc.txt', txt),
    ...(conf === undefined ? [] : [fileOf('annotation.conf', conf)]),
  ]);

/** The .ann that comes back, after the article was changed. */
async function rewritten(
  ann: string,
  txt: string,
  change: (article: AnnotatedArticle) => AnnotatedArticle = (article) => article,
): Promise<string> {
  const { articles } = await read(ann, txt);
  return textOf(await writeAll(bratCodec, articles.map(change), byTitle), 'doc.ann');
}

describe('round trips', () => {
  test('generated articles come back up to what is said to be lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 30 }), {
          minLength: 1,
          maxLength: 3,
          selector: ({ article }) => article.id,
        }),
        async (articles) => {
          const written = await checkRoundTrip(bratCodec, articles);
          const back = await readAll(
            bratCodec,
            written.files,
            articles.map(({ tagset }) => tagset),
          );
          expectConsistent(back);
          const again = await writeAll(bratCodec, back.articles, byTitle);
          expect(again.files.filter(({ path }) => !path.endsWith('.conf'))).toEqual(
            written.files.filter(({ path }) => !path.endsWith('.conf')),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  test('generated articles come back without a tagset that is known', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle({ maxPieces: 20 }), async (article) => {
        const { files, loss } = await writeAll(bratCodec, [article]);
        const result = await readAll(bratCodec, files);
        expect(result.problems).toEqual([]);
        expectConsistent(result);
        const lost = loss.items.filter(({ kind }) => kind === 'orphan').length;
        expect(result.articles[0]?.annotations.length).toBe(article.annotations.length - lost);
      }),
      { numRuns: 100 },
    );
  });

  test('damaged files are read as far as they go', async () => {
    const files = [
      fileOf(
        'annotation.conf',
        '[entities]\nPerson\n[relations]\nKnows Arg1:Person, Arg2:Person\n[events]\nMeet Who+:Person\n[attributes]\nSure Arg:<ANY>, Value:yes|no\n',
      ),
      fileOf('doc.txt', 'Ana met Ben 🚧 and Cy.\n'),
      fileOf(
        'doc.ann',
        'T1\tPerson 0 3\tAna\nT2\tPerson 8 11;18 20\tBen Cy\nT3\tMeet 4 7\tmet\nE1\tMeet:T3 Who:T1 Who2:T2\nR1\tKnows Arg1:T1 Arg2:T2\t\n*\tSame T1 T2\nA1\tSure E1 yes\n#1\tAnnotatorNotes R1\tsure?\n#2\tSourcebench T1\t{"id":"x","segments":[[0,3]],"attributes":{"a":[1]}}\n',
      ),
    ];
    expect.hasAssertions();
    await checkDamaged(bratCodec, files, { runs: 300 });
  });
});

describe.skipIf(!existsSync(fixtures))(
  'brat’s own tutorials (../shared/fixtures/brat, where it is)',
  () => {
    const files = existsSync(fixtures)
      ? readdirSync(fixtures).map((path): FormatFile => ({
          path,
          bytes: Uint8Array.from(readFileSync(join(fixtures, path))),
        }))
      : [];

    test('are read without a problem and come back byte for byte', async () => {
      const result = await readAll(bratCodec, files);
      expect(result.problems).toEqual([]);
      expectConsistent(result);
      const { files: back } = await writeAll(bratCodec, result.articles, byTitle);
      for (const file of files) expect(back).toContainEqual(file);
    });

    test('have their events as relations of the trigger, also where one is the argument of another', async () => {
      const { articles } = await readAll(bratCodec, files);
      const nested = articles.find(({ article }) => article.title === '090-event_structures');
      const related = nested?.relations.map(({ id, type, from, to }) => [id, type, from, to]);
      expect(related).toContainEqual(['E2.Event-Arg', 'Event-Arg', 'T5', 'T3']);
      expect(related).toContainEqual(['E1.Org-Arg2', 'Org-Arg', 'T3', 'T2']);
    });
  },
);

/** The rules of brat's own reader (annotation.py): it drops a line that breaks one. */
function expectTaken(ann: string, txt: string): void {
  const points = Array.from(txt);
  expect(ann).not.toMatch(/[\u000b\u000c\r\u001c-\u001e\u0085\u2028\u2029]/);
  const ids = new Set<string>();
  for (const line of ann.split('\n').slice(0, -1)) {
    const [id = '', data = '', ...tail] = line.split('\t');
    expect([id, ids.has(id)]).toEqual([id, false]);
    expect(id).toMatch(/^(?:[TREA#]\d+|\*)$/);
    ids.add(id);
    if (id.startsWith('T')) {
      const [, places = ''] = /^[A-Za-z0-9_-]+ (\d+ \d+(?:;\d+ \d+)*)$/.exec(data) ?? [];
      const words = places.split(';').map((place) => {
        const [start = 0, end = 0] = place.split(' ').map(Number);
        return points.slice(start, end).join('');
      });
      expect([id, tail.join('\t')]).toEqual([id, words.join(' ')]);
    } else if (id.startsWith('#')) expect(data.split(' ')).toHaveLength(2);
    else if (id.startsWith('A'))
      expect(data).toMatch(/^[A-Za-z0-9_-]+ [TE]\d+(?: [A-Za-z0-9_-]+)?$/);
    else if (id.startsWith('R')) expect(data).toMatch(/^[A-Za-z0-9_-]+ Arg1:T\d+ Arg2:T\d+$/);
  }
}

describe('what brat sees', () => {
  test('every line is one that its reader takes', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle({ maxPieces: 30 }), async (article) => {
        const written = await writeAll(bratCodec, [article]);
        expectTaken(textOf(written, '.ann'), textOf(written, '.txt'));
      }),
      { numRuns: 150 },
    );
  });

  test('a mark over lines is cut at them, and is whole again here', async () => {
    const text = 'One two\nthree 🚧 four\n';
    const { articles } = await read('T1\tA 4 8\ttwo \n'.replace('4 8', '4 7'), text);
    const [given] = articles;
    const mark = given?.annotations[0];
    if (given === undefined || mark === undefined) throw new Error('no mark');
    const over = { ...mark, segments: [{ startUtf16: 4, endUtf16: 16, quote: text.slice(4, 16) }] };
    const changed = { ...given, annotations: [over] };
    const written = await writeAll(bratCodec, [changed], byTitle);
    expect(textOf(written, 'doc.ann')).toBe('T1\tA 4 7;8 15\ttwo three 🚧\n');
    expect(textOf(written, 'doc.txt')).toBe(text);
    const back = await readAll(bratCodec, written.files);
    expect(back.articles[0]?.annotations[0]?.segments).toEqual(over.segments);
  });

  test('the configuration declares what is used', async () => {
    const { articles } = await read(
      'T1\tÜber 0 3\tAna\nT2\tPer-son 8 11\tBen\nT3\tMeet 4 7\tmet\nE1\tMeet:T3 Who:T1 Who2:T2\nR1\tKnows Arg1:T1 Arg2:T2\nA1\tSure T1 yes\nA2\tOpen E1\n*\tSame T1 T2\n',
      'Ana met Ben',
    );
    const written = await writeAll(bratCodec, articles, byTitle);
    expect(textOf(written, 'annotation.conf')).toBe(
      [
        '[entities]',
        '_xDC_ber',
        'Per-son',
        '',
        '[relations]',
        'Knows\tArg1:_xDC_ber, Arg2:Per-son',
        'Same\tArg1:_xDC_ber, Arg2:Per-son, <REL-TYPE>:symmetric-transitive',
        '<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>',
        '',
        '[events]',
        'Meet\tWho*:_xDC_ber|Per-son',
        '',
        '[attributes]',
        'Sure\tArg:_xDC_ber, Value:yes',
        'Open\tArg:Meet',
        '',
      ].join('\n'),
    );
  });

  test('a configuration that came with the articles goes with them', async () => {
    const conf = '# ours\n[spans]\n!Thing\n\tPerson\n[relations]\n[events]\n[attributes]\n';
    const { articles, problems, tagset } = await read('T1\tPerson 0 3\tAna\n', 'Ana', conf);
    expect(problems).toEqual([]);
    expect(tagset?.tags.map(({ id }) => id)).toEqual(['Thing', 'Person']);
    expect(textOf(await writeAll(bratCodec, articles, byTitle), 'annotation.conf')).toBe(conf);
  });
});

describe('changes on the way', () => {
  const txt = 'Ana met Ben and Cy';
  const ann =
    'T1\tPerson 0 3\tAna\nN1\tReference T1 Wiki:1\tAna\nT2\tPerson 8 11\tBen\nT3\tPerson 16 18\tCy\nT4\tMeet 4 7\tmet\n' +
    'E1\tMeet:T4 Who:T1 Who2:T2\nE2\tMeet:T4 Who:T3\nA1\tSure E2 no\nA2\tSure E1 yes\n*\tSame T1 T2 T3\n#1\tAnnotatorNotes E1\tagain\n';

  test('a line that still holds keeps its bytes and its place', async () => {
    expect(await rewritten(ann, txt)).toBe(ann);
  });

  test('what a removed mark took part in goes with it', async () => {
    const back = await rewritten(ann, txt, (article) => ({
      ...article,
      annotations: article.annotations.filter(({ id }) => id !== 'T1'),
      relations: article.relations.filter(({ from, to }) => from !== 'T1' && to !== 'T1'),
    }));
    expect(back).toBe(
      'T2\tPerson 8 11\tBen\nT3\tPerson 16 18\tCy\nT4\tMeet 4 7\tmet\nE1\tMeet:T4 Who2:T2\nE2\tMeet:T4 Who:T3\nA1\tSure E2 no\nA2\tSure E1 yes\n*\tSame T2 T3\n#1\tAnnotatorNotes E1\tagain\n',
    );
  });

  test('a changed tag, value and note are written, and nothing that was read overrides them', async () => {
    const back = await rewritten(ann, txt, (article) => ({
      ...article,
      annotations: article.annotations.map((mark) =>
        mark.id === 'T4' ? { ...mark, note: 'once', attributes: { Sure: 'yes' } } : mark,
      ),
    }));
    expect(back).toContain('A1\tSure E2 yes\n');
    expect(back).toContain('#1\tAnnotatorNotes E1\tonce\n');
  });

  test('a note on an argument comes back', async () => {
    const { articles } = await read(ann, txt);
    const changed = articles.map((article) => ({
      ...article,
      relations: article.relations.map((one) => ({ ...one, note: `about\n${one.id}` })),
    }));
    const { files } = await writeAll(bratCodec, changed, byTitle);
    const back = await readAll(bratCodec, files);
    expect(back.problems).toEqual([]);
    expect(back.articles[0]?.relations.map(({ note }) => note).toSorted()).toEqual(
      changed[0]?.relations.map(({ note }) => note).toSorted(),
    );
  });
});
