// Tables of others with a mark a row, right and wrong.

import { describe, expect, test } from 'vitest';
import type { ReadResult } from '../../../shared/formats/codec.ts';
import { csvCodec } from '../../../shared/formats/csv.ts';
import { expectConsistent } from '../../support/codec-checks.ts';
import { fileOf, readAll } from '../../support/round-trip.ts';

async function read(content: string): Promise<ReadResult> {
  const result = await readAll(csvCodec, [fileOf('marks.csv', content)]);
  expectConsistent(result);
  return result;
}

const marked = ({ articles }: ReadResult) =>
  articles.map(({ article, annotations }) => [
    article.title,
    ...annotations.map(({ tag, segments }) => `${tag}:${segments[0]?.quote}`),
  ]);

describe('tables of others', () => {
  test.each([
    ['comma', 'Document,Text,Start,End,Label\nd,Ana met Ben,0,3,Per\nd,,8,11,Per\n'],
    [
      'semicolon',
      'doc_id;full text;begin;end;tag\r\nd;Ana met Ben;0;3;Per\r\nd;Ana met Ben;8;11;Per\r\n',
    ],
    [
      'tab',
      '\ufeffid\tfilename\tcontent\tstart_char\tend_char\tentity_type\n1\td\tAna met Ben\t0\t3\tPer\n2\td\t\t8\t11\tPer',
    ],
    ['separator line', 'sep=;\ndoc;text;start;end;label\nd;Ana met Ben;0.0;3.0;Per\nd;;8;11;Per\n'],
  ])('with %s are read by the names of their columns', async (_, content) => {
    const result = await read(content);
    expect(result.problems).toEqual([]);
    expect(marked(result)).toEqual([['d', 'Per:Ana', 'Per:Ben']]);
  });

  test('annotators, notes, ids and other columns go with the mark', async () => {
    const { articles } = await read(
      'doc,text,start,end,label,quote,annotator,comment,mark_id,mood\nd,Ana met Ben,0,3,P,Ana,Zoë,so,m1,glad\n',
    );
    const [first] = articles;
    expect(first?.annotators.map(({ name }) => name)).toEqual(['Zoë']);
    expect(first?.annotations[0]).toMatchObject({
      id: 'm1',
      note: 'so',
      extra: { csv: { mood: 'glad' } },
    });
  });

  test('rows without a document are told apart by their texts; rows without offsets have no mark', async () => {
    const result = await read(
      'text,start,end,label\nAna met Ben,0,3,P\nCy sat,,,\nAna met Ben,8,11,P\n',
    );
    expect(result.problems).toEqual([]);
    expect(result.articles.map(({ annotations }) => annotations.length)).toEqual([2, 0]);
  });

  test.each([
    ['UTF-16', 'doc,text,start,end,label,quote\nd,🚧 Ana met Ben,3,6,P,Ana\n', true],
    ['code points', 'doc,text,start,end,label,quote\nd,🚧 Ana met Ben,2,5,P,Ana\n', false],
    ['CRLF as two', 'doc,text,start,end,label,quote\nd,"Oh\nAna met",4,7,P,Ana\n', true],
  ])('offsets in %s are found out', async (_, content, isTold) => {
    const result = await read(content);
    expect(result.problems).toEqual([]);
    expect(result.notes.length).toBe(isTold ? 1 : 0);
    expect(result.articles[0]?.annotations[0]?.segments[0]?.quote).toBe('Ana');
  });
});

describe('bad input', () => {
  const head = 'doc,text,start,end,label,quote\n';
  test.each([
    ['a quote elsewhere', `${head}d,Ana met Ben,1,4,P,Ana\nd,,8,11,P,Ben\n`, ['line 2'], 2],
    ['a quote that is nowhere', `${head}d,Ana met Ben,0,3,P,Zoë Q\nd,,8,11,P,Ben\n`, ['line 2'], 1],
    ['an end past the text', `${head}d,Ana met Ben,0,99,P,\nd,,8,11,P,Ben\n`, ['line 2'], 1],
    ['offsets that are none', `${head}d,Ana met Ben,one,3,P,\nd,,8,11,P,Ben\n`, ['line 2'], 1],
    [
      'another text for a document',
      `${head}d,Ana met Ben,8,11,P,Ben\nd,Ana,0,3,P,Ana\n`,
      ['line 3'],
      1,
    ],
    [
      'a label without offsets',
      `${head}d,Ana met Ben,8,11,P,Ben\nd,,,,Q,\nd,,,,,\n`,
      ['line 3'],
      1,
    ],
    ['a ragged row', `${head}d,Ana met Ben,0,3,P\nd,,8,11,P,Ben\n`, ['line 2'], 2],
    [
      'an open quotation mark',
      `${head}d,Ana met Ben,8,11,P,Ben\nd,"Ana met`,
      ['line 3', 'line 3', 'line 3'],
      1,
    ],
    ['a column twice', `doc,text,start,end,label,label\nd,Ana met Ben,0,3,P,Q\n`, ['line 1'], 1],
  ])('%s is told, the rest is there', async (_, content, places, count) => {
    const result = await read(content);
    expect(result.problems.map(({ path }) => path)).toEqual(places);
    expect(result.articles[0]?.annotations.length).toBe(count);
  });

  test.each([
    ['an empty file', ''],
    ['JSON', '{"text": "Ana", "label": [[0, 3, "P"]]}\n'],
    ['a table without texts', 'start,end,label,quote\n0,3,P,Ana\n'],
    ['a table whose texts are the quotes', 'text,start,end,label\nAna,5,8,P\nBen,13,16,P\n'],
  ])('%s is told, and nothing is read', async (_, content) => {
    const { articles, problems } = await read(content);
    expect(articles).toEqual([]);
    expect(problems.length).toBe(1);
  });

  test('bytes that are not UTF-8 are told with their line', async () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('doc,text,start,end,label\nd,Ana met '),
      0xff,
      ...Buffer.from(',0,3,P\n'),
    ]);
    const result = await readAll(csvCodec, [{ path: 'x.csv', bytes }]);
    expect(result.problems.map(({ path }) => path)).toEqual(['line 2']);
    expectConsistent(result);
  });

  test('a huge cell and names such as __proto__ are plain data', async () => {
    const long = 'word '.repeat(200_000).trim();
    const { articles, problems } = await read(
      `doc,text,start,end,label,__proto__\n__proto__,${long},0,4,__proto__,x\n`,
    );
    expect(problems).toEqual([]);
    expect(Object.entries(articles[0]?.annotations[0]?.extra['csv'] ?? {})).toEqual([
      ['__proto__', 'x'],
    ]);
  });
});
