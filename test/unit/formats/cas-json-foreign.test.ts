import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import { casJsonCodec } from '../../../shared/formats/cas-json.ts';
import {
  casFile,
  casJson,
  casStructures,
  casText,
  casWith,
  sameCas,
} from '../../support/cas-files.ts';
import { readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

async function readOne(json: unknown): Promise<AnnotatedArticle> {
  const { articles, problems } = await readAll(casJsonCodec, [casFile(json)]);
  expect(problems).toEqual([]);
  const [article] = articles;
  if (article === undefined) throw new Error('no article');
  const again = parseAnnotatedArticle(
    serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0.0.0' }),
    { sha256Hex: sha256Of },
  );
  expect(again.problems).toEqual([]);
  return article;
}

async function writtenBack(article: AnnotatedArticle): Promise<unknown> {
  const { files } = await writeAll(casJsonCodec, [article]);
  return JSON.parse(Buffer.from(files[0]?.bytes ?? []).toString('utf8'));
}

describe('a CAS of another program', () => {
  it('gives layers as tags, features as attributes, and links, references and relation layers as relations', async () => {
    const { article, annotations, relations, tagset } = await readOne(casJson());
    expect(article).toMatchObject({ text: casText, title: 'meeting.txt', language: 'en' });
    expect(
      annotations.map(({ tag, segments, attributes }) => [tag, segments[0]?.quote, attributes]),
    ).toEqual([
      ['NamedEntity', 'Ana', { value: 'PER', sure: 0.5, checked: true, kinds: ['known', 'adult'] }],
      ['NamedEntity', 'Bo', { value: 'PER' }],
      ['Event', 'met', {}],
      ['POS', 'Ana', { PosValue: 'NNP' }],
    ]);
    const quoteOf = (id: string) => annotations.find((one) => one.id === id)?.segments[0]?.quote;
    expect(relations.map(({ type, from, to }) => [type, quoteOf(from), quoteOf(to)])).toEqual([
      ['Knows', 'Ana', 'Bo'],
      ['partner', 'Ana', 'Bo'],
      ['who', 'met', 'Ana'],
      ['whom', 'met', 'Bo'],
    ]);
    const entity = tagset.tags.find(({ id }) => id === 'NamedEntity');
    expect(entity?.attributes.map(({ id, type }) => [id, type])).toEqual([
      ['value', 'text'],
      ['sure', 'number'],
      ['checked', 'boolean'],
      ['kinds', 'choices'],
    ]);
  });

  it.each([
    ['as it is', casJson()],
    [
      'with structures by their id',
      casJson({
        '%FEATURE_STRUCTURES': Object.fromEntries(
          casStructures.map(({ '%ID': id, ...one }): [string, unknown] => [String(id), one]),
        ),
      }),
    ],
    ['with a header', { '%HEADER': { '%VERSION': '0.4.0' }, ...casJson() }],
    ['without views', casJson({ '%VIEWS': {} })],
    [
      'with anchors marked',
      casJson({
        '%FEATURE_STRUCTURES': casStructures.map(({ begin, end, ...one }) =>
          begin === undefined ? one : { ...one, '^begin': begin, '^end': end },
        ),
      }),
    ],
    [
      'with another view',
      casJson({
        '%FEATURE_STRUCTURES': [
          ...casStructures,
          {
            '%ID': 50,
            '%TYPE': 'uima.cas.Sofa',
            sofaNum: 2,
            sofaID: 'de',
            sofaString: 'Ana traf.',
          },
          { '%ID': 51, '%TYPE': 'uima.tcas.Annotation', '@sofa': 50, begin: 0, end: 3 },
        ],
        '%VIEWS': {
          ...(casJson()['%VIEWS'] as Record<string, unknown>),
          de: { '%SOFA': 50, '%MEMBERS': [51] },
        },
      }),
    ],
  ])('comes back equivalent, %s', async (_name, json) => {
    expect(sameCas(await writtenBack(await readOne(json)))).toEqual(sameCas(json));
  });

  it('reads annotations without any type system', async () => {
    const { '%TYPES': _types, ...json } = casJson();
    const article = await readOne(json);
    expect(article.annotations.map(({ tag }) => tag)).toContain('NamedEntity');
    expect(sameCas(await writtenBack(article))).toEqual(sameCas(json));
  });

  it('takes what a user changed, and keeps the rest', async () => {
    const given = await readOne(casJson());
    const [ana, bo, met, pos] = given.annotations;
    if (ana === undefined || bo === undefined || met === undefined || pos === undefined) return;
    const changed: AnnotatedArticle = {
      ...given,
      annotations: [
        { ...ana, attributes: { value: 'ORG' }, note: 'Look again.' },
        { ...bo, tag: 'Event' as TagId, attributes: {} },
        met,
      ],
      relations: given.relations.filter(({ type }) => type !== 'partner' && type !== 'whom'),
    };
    const { articles, problems } = await readAll(
      casJsonCodec,
      [casFile(await writtenBack(changed))],
      [given.tagset],
    );
    expect(problems).toEqual([]);
    const [back] = articles;
    expect(back?.annotations.map(({ tag, attributes, note }) => [tag, attributes, note])).toEqual([
      ['NamedEntity', { value: 'ORG' }, 'Look again.'],
      ['Event', {}, null],
      ['Event', {}, null],
    ]);
    expect(back?.annotations.map(({ id }) => id)).toEqual(changed.annotations.map(({ id }) => id));
    expect(back?.relations.map(({ type }) => type)).toEqual(['Knows', 'who']);
    const written = JSON.stringify(await writtenBack(changed));
    // The token keeps no reference to the part of speech that was deleted.
    expect(written).not.toContain('"@pos"');
    expect(written).toContain('"%TYPE":"uima.cas.ByteArray"');
  });

  it('leaves the structures of an earlier text out, and says so', async () => {
    const given = await readOne(casJson());
    const text = `${casText} Yes.`;
    const edited = {
      ...given,
      article: { ...given.article, text, textSha256: sha256Of(text) },
    };
    const { files, loss } = await writeAll(casJsonCodec, [edited]);
    expect(loss.items.find(({ kind }) => kind === 'extra')?.what).toContain('earlier text');
    const { articles, problems } = await readAll(casJsonCodec, files, [given.tagset]);
    expect(problems).toEqual([]);
    expect(articles[0]?.annotations.length).toBe(given.annotations.length);
  });

  it('brings kept places along when the text had other line ends', async () => {
    const text = 'Ana\r\nmet Bo.';
    const json = {
      '%TYPES': {},
      '%FEATURE_STRUCTURES': [
        { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: text },
        { '%ID': 2, '%TYPE': 'uima.tcas.Annotation', '@sofa': 1, begin: 9, end: 11 },
        { '%ID': 3, '%TYPE': 'uima.tcas.DocumentAnnotation', '@sofa': 1, begin: 0, end: 12 },
      ],
      '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3] } },
    };
    const article = await readOne(json);
    expect(article.annotations[0]?.segments[0]).toMatchObject({ quote: 'Bo', startUtf16: 8 });
    expect(await writtenBack(article)).toMatchObject({
      '%FEATURE_STRUCTURES': [
        { sofaString: 'Ana\nmet Bo.' },
        { begin: 8, end: 10 },
        { begin: 0, end: 11 },
      ],
    });
  });

  it('reads code points where the end of the document proves them, and says so', async () => {
    const json = casWith({
      2: { end: 13 },
      3: { end: 13 },
      5: { begin: 6, end: 9 },
      6: { begin: 10, end: 12 },
      11: { begin: 10, end: 12 },
      12: { begin: 10, end: 12 },
      13: { begin: 6, end: 9 },
      14: { begin: 4, end: 4 },
    });
    const { articles, notes, problems } = await readAll(casJsonCodec, [casFile(json)]);
    expect(problems).toEqual([]);
    expect(notes[0]?.message).toContain('code points');
    expect(articles[0]?.annotations.map(({ segments }) => segments[0]?.quote)).toEqual([
      'Ana',
      'Bo',
      'met',
      'Ana',
    ]);
  });
});
