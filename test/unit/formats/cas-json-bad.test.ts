import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { casJsonCodec } from '../../../shared/formats/cas-json.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { casFile, casJson, casStructures, casWith } from '../../support/cas-files.ts';
import { fileOf, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

const read = (json: unknown) => readAll(casJsonCodec, [casFile(json)]);
const messages = async (json: unknown) => (await read(json)).problems.map(({ message }) => message);

describe('a CAS that is not right', () => {
  it.each([
    ['an empty file', ''],
    ['a truncated file', JSON.stringify(casJson()).slice(0, 900)],
    ['another format', '{"text":"Ana","labels":[]}'],
    ['a list', '[1,2]'],
    ['a nesting bomb', '['.repeat(5000)],
    ['no text', '{"%TYPES":{},"%FEATURE_STRUCTURES":[],"%VIEWS":{}}'],
  ])('is refused with a remedy: %s', async (_name, content) => {
    const { articles, problems } = await readAll(casJsonCodec, [fileOf('a.json', content)]);
    expect(articles).toEqual([]);
    expect(problems[0]).toMatchObject({ file: 'a.json' });
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('tells a place outside the text, and reads the rest', async () => {
    const { articles, problems } = await read(casWith({ 13: { begin: 7, end: 99 } }));
    expect(problems).toMatchObject([{ path: '$["%FEATURE_STRUCTURES"][9]' }]);
    expect(articles[0]?.annotations.map(({ tag }) => tag)).toEqual([
      'NamedEntity',
      'NamedEntity',
      'POS',
    ]);
  });

  it('tells a type that the file does not declare', async () => {
    expect(await messages(casWith({ 13: { '%TYPE': 'webanno.custom.Nothing' } }))).toEqual([
      'The type “webanno.custom.Nothing” is not among the types of the file.',
    ]);
  });

  it('tells references to structures that are not there', async () => {
    const { articles, problems } = await read(
      casWith({ 10: { '@partner': 99 }, 12: { '@Governor': 98 } }),
    );
    expect(problems.map(({ path }) => path)).toEqual([
      '$["%FEATURE_STRUCTURES"][6]["@partner"]',
      '$["%FEATURE_STRUCTURES"][8]["@Governor"]',
    ]);
    expect(articles[0]?.relations.map(({ type }) => type)).toEqual(['who', 'whom']);
  });

  it('tells ids that are there twice, absurd ones and a value of another kind', async () => {
    expect(await messages(casWith({ 13: { '%ID': 11 } }))).toEqual([
      'Another feature structure has the id 11; the later one is left out.',
    ]);
    expect(await messages(casWith({ 13: { '%ID': 1e300 } }))).toHaveLength(1);
    expect(await messages(casWith({ 10: { checked: 'perhaps' } }))).toEqual([
      'The feature is “perhaps”, its type says uima.cas.Boolean.',
    ]);
  });

  it('tells bytes that are not UTF-8', async () => {
    const { bytes } = casFile(casJson());
    const at = Buffer.from(bytes).indexOf('meeting');
    const broken = Uint8Array.from(bytes);
    broken[at] = 0xff;
    const { problems } = await readAll(casJsonCodec, [{ path: 'a.json', bytes: broken }]);
    expect(problems).toMatchObject([{ path: 'line 1' }]);
  });

  it('tells a file that is of the same article as another one', async () => {
    const [article] = fc.sample(arbitraryAnnotatedArticle(), { numRuns: 1, seed: 7 });
    if (article === undefined) return;
    const { files } = await writeAll(casJsonCodec, [article]);
    const { articles, problems } = await readAll(casJsonCodec, [...files, ...files]);
    expect(problems).toHaveLength(1);
    expect(new Set(articles.map(({ article: { id } }) => id)).size).toBe(2);
  });

  it('finds a quote whose offsets are wrong at its place, and tells it', async () => {
    const { articles, problems } = await read(
      casWith({ 11: { begin: 0, end: 2, sourcebench_quote: 'Bo' } }),
    );
    expect(problems).toHaveLength(1);
    const bo = articles[0]?.annotations.find(({ segments }) => segments[0]?.quote === 'Bo');
    expect(bo?.anchoring).toEqual({ state: 'moved', score: 1 });
  });

  it('takes keys that are dangerous elsewhere as plain data', async () => {
    const structures = JSON.stringify(casStructures).replace(
      '"value":"PER"',
      '"__proto__":"x","constructor":"y"',
    );
    const json = JSON.parse(`{"%FEATURE_STRUCTURES":${structures},"%VIEWS":{}}`) as unknown;
    const { articles, problems } = await read(json);
    expect(problems).toEqual([]);
    const [ana] = articles[0]?.annotations ?? [];
    expect(Object.keys(ana?.attributes ?? {})).toContain('__proto__');
  });

  it('never throws, and what it gives is right, whatever is cut, turned or doubled', async () => {
    const valid = [...casFile(casJson()).bytes];
    const change = fc.record({
      at: fc.nat({ max: valid.length - 1 }),
      length: fc.nat({ max: 60 }),
      kind: fc.constantFrom('cut', 'flip', 'double', 'digit'),
      byte: fc.nat({ max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let bytes = valid;
        for (const { at, length, kind, byte } of changes) {
          const [head, middle, tail] = [
            bytes.slice(0, at),
            bytes.slice(at, at + length),
            bytes.slice(at + length),
          ];
          if (kind === 'cut') bytes = [...head, ...tail];
          else if (kind === 'double') bytes = [...head, ...middle, ...middle, ...tail];
          else {
            const turned = middle.map((one) => {
              const isDigit = one >= 48 && one <= 57;
              if (kind === 'digit') return isDigit ? 48 + (byte % 10) : one;
              return one ^ byte;
            });
            bytes = [...head, ...turned, ...tail];
          }
        }
        const file = { path: 'a.json', bytes: Uint8Array.from(bytes) };
        const { articles } = await readAll(casJsonCodec, [file]);
        for (const article of articles) {
          const json = serialiseAnnotatedArticle(article, {
            exportedAtMs: 0,
            generatorVersion: '0.0.0',
          });
          expect(parseAnnotatedArticle(json, { sha256Hex: sha256Of }).problems).toEqual([]);
          await writeAll(casJsonCodec, [article]);
        }
      }),
      { numRuns: 400 },
    );
  });
});
