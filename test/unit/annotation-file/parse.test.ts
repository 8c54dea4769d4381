import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { looksLikeAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { exampleFile } from '../../support/example-file.ts';
import { first, parse, parseChanged } from '../../support/parse-example.ts';

describe('a right file', () => {
  test('gives a document with UTF-16 offsets and times as numbers', () => {
    const { document, state, problems } = parse(exampleFile());
    expect(problems).toEqual([]);
    expect(state).toBe('clean');
    expect(document?.annotations.map(({ segments }) => segments)).toEqual([
      [{ startUtf16: 16, endUtf16: 32, quote: '“It is safe 🚧,”' }],
      [{ startUtf16: 39, endUtf16: 47, quote: 'Ana Ruiz' }],
    ]);
    expect(document?.article.blocks).toEqual([
      { startUtf16: 0, endUtf16: 14, type: 'heading', level: 1, role: 'headline' },
      { startUtf16: 16, endUtf16: 53, type: 'paragraph', role: 'body' },
    ]);
    expect(document?.article.marks).toEqual([{ startUtf16: 0, endUtf16: 6, type: 'bold' }]);
    expect(document?.annotations[0]?.createdAtMs).toBe(Date.UTC(2026, 10, 22, 9, 10));
  });

  test('may have a BOM that an editor put before it', () => {
    expect(parse(`\ufeff${JSON.stringify(exampleFile())}`).state).toBe('clean');
  });

  test('may hold ids of any kind', () => {
    const outcome = parseChanged((file) => {
      first(file.annotations).id = ' 1/ü';
      file.relations = [];
    });
    expect(outcome.state).toBe('clean');
  });

  test('keeps dangerous keys as plain data and writes them back untouched', () => {
    const json = JSON.stringify(exampleFile(), null, 2).replaceAll(
      '"extra": {}',
      '"extra": {"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}',
    );
    const { document, state } = parse(json);
    expect(state).toBe('clean');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const extra = document?.article.extra ?? {};
    expect(Object.getPrototypeOf(extra)).toBe(Object.prototype);
    expect(Object.keys(extra)).toEqual(['__proto__', 'constructor']);
    if (document === null) return;
    const written = serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1' });
    expect(written.match(/"__proto__": \{\s*"polluted": true\s*\}/g)).toHaveLength(4);
  });
});

describe('what is not such a file', () => {
  test.each([
    ['', /^Not valid JSON: unexpected end/],
    ['{"format": "sourcebench.annotated-article"', /^Not valid JSON/],
    ['{"a": }', /^Not valid JSON: unexpected token '}'\.$/],
    ['{"a": 1', /line 1, column 8/],
    ['[]', /not an annotated article/],
    ['null', /not an annotated article/],
    ['"sourcebench.annotated-article"', /not an annotated article/],
    ['{"format": "w3c", "version": 1}', /not an annotated article/],
  ])('%j is refused with a reason', (json, reason) => {
    const outcome = parse(json, true);
    expect(outcome).toMatchObject({
      document: null,
      state: 'refused',
      newer: false,
      salvageable: false,
    });
    expect(outcome.problems).toHaveLength(1);
    expect(first(outcome.problems).message).toMatch(reason);
    expect(first(outcome.problems).remedy).not.toBe('');
  });

  test('a later version is refused with a message that names both', () => {
    const outcome = parse({ ...exampleFile(), version: 2, more: true }, true);
    expect(outcome).toMatchObject({ document: null, state: 'refused', newer: true });
    expect(outcome.problems).toEqual([
      {
        path: '$.version',
        message: 'The file is version 2; this Sourcebench reads version 1.',
        remedy: 'Open it with a newer Sourcebench.',
      },
    ]);
  });

  test.each([
    ['[', ']'],
    ['{"a":', '}'],
  ])('10,000 levels of %s give a message', (open, close) => {
    const deep = open.repeat(10_000) + (open === '[' ? '' : '1') + close.repeat(10_000);
    const json = JSON.stringify(exampleFile()).replace('"extra":{}', `"extra":{"deep":${deep}}`);
    const outcome = parse(json, true);
    expect(outcome.state).toBe('refused');
    expect(first(outcome.problems).message).toMatch(
      /^Nested more than 100 levels deep at line 1, column \d+\.$/,
    );
  });

  test('100 levels are read, 101 are not', () => {
    // The file, the article and `extra` are three.
    const nested = (levels: number) => '['.repeat(levels - 3) + ']'.repeat(levels - 3);
    const withLevels = (levels: number) =>
      parse(
        JSON.stringify(exampleFile()).replace('"extra":{}', `"extra":{"deep":${nested(levels)}}`),
      );
    expect(withLevels(100)).toMatchObject({ state: 'clean', problems: [] });
    expect(withLevels(101)).toMatchObject({ state: 'refused' });
  });

  test('brackets inside text are not levels', () => {
    const outcome = parseChanged((file) => {
      file.article.title = `"\\${'['.repeat(500)}`;
    });
    expect(outcome.state).toBe('clean');
  });

  test('a number too large to be kept is named', () => {
    const outcome = parse(
      JSON.stringify(exampleFile()).replace('"extra":{}', '"extra":{"n":1e999}'),
    );
    expect(outcome.problems).toMatchObject([{ path: '$.article.extra.n' }]);
  });
});

describe('whatever comes in', () => {
  test('nothing throws, and a document comes only with a state that allows it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), fc.boolean(), (json, salvage) => {
        expect(parse(json, salvage)).toMatchObject({ document: null, state: 'refused' });
      }),
    );
  });

  test('a file with any one value replaced or removed is read or refused, never crashes', () => {
    const change = fc.record({
      at: fc.nat(),
      value: fc.oneof(
        fc.constant(undefined),
        fc.jsonValue(),
        fc.nat(200),
        fc.constantFrom(-1, 1e300, '', '\ud800', '__proto__'),
      ),
    });
    fc.assert(
      fc.property(
        arbitraryAnnotatedArticle({ maxPieces: 15, maxAnnotations: 3 }),
        change,
        (document, { at, value }) => {
          const written = serialiseAnnotatedArticle(document, {
            exportedAtMs: 0,
            generatorVersion: '1',
          });
          const mutated = JSON.stringify(withChange(JSON.parse(written), at, value));
          const strict = parse(mutated);
          expect(strict.document === null).toBe(strict.state === 'refused');
          const salvaged = parse(mutated, true);
          expect(salvaged.document !== null).toBe(strict.salvageable);
          if (salvaged.document === null) return;
          const again = parse(
            serialiseAnnotatedArticle(salvaged.document, {
              exportedAtMs: 0,
              generatorVersion: '1',
            }),
          );
          expect(again.problems).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** The value with the nth of its places replaced; undefined removes it. */
function withChange(root: unknown, nth: number, value: unknown): unknown {
  const places: { readonly holder: object; readonly key: string }[] = [];
  const walk = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      walk(Reflect.get(holder, key));
    }
  };
  walk(root);
  const place = places[nth % places.length];
  if (place !== undefined) {
    if (value === undefined) Reflect.deleteProperty(place.holder, place.key);
    else
      Object.defineProperty(place.holder, place.key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return root;
}

test.each([
  ['{"format": "sourcebench.annotated-article"}', true],
  ['  \n{ "x": 1, "format" : "sourcebench.annotated-article"', true],
  ['sourcebench.annotated-article', false],
  ['["sourcebench.annotated-article"]', false],
  [{ format: 'sourcebench.annotated-article' }, true],
  [{ format: 'w3c' }, false],
  [null, false],
])('%j looks like an annotated article: %s', (content, expected) => {
  expect(looksLikeAnnotatedArticle(content)).toBe(expected);
});
