import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { putOwn, takeOwn } from '../../../shared/annotation-file/own-extra.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { JsonObject, JsonValue } from '../../../shared/domain/json.ts';
import type { ExampleFile } from '../../support/example-file.ts';
import { exampleFile } from '../../support/example-file.ts';
import { first, parse, parseChanged } from '../../support/parse-example.ts';

const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;
const extras = fc.dictionary(
  fc.oneof(fc.constant('sourcebench'), fc.string()),
  json,
) as fc.Arbitrary<JsonObject>;

/** Sets our part of the article's `extra`. */
const withRules =
  (rules: JsonValue, more: JsonObject = {}) =>
  (file: ExampleFile) => {
    (file.article as { extra: JsonObject }).extra = {
      ...more,
      sourcebench: { relationRules: rules },
    };
  };

describe('parts of our own under extra', () => {
  test('are taken out as they were put in, and leave what others keep there', () => {
    fc.assert(
      fc.property(extras, json, (extra, value) => {
        const { extra: without } = takeOwn(extra, 'relationRules');
        const put = putOwn(without, 'relationRules', value);
        const taken = takeOwn(put, 'relationRules');
        expect(JSON.stringify(taken.value)).toBe(JSON.stringify(value));
        expect(putOwn(taken.extra, 'relationRules', taken.value)).toEqual(put);
        for (const [key, other] of Object.entries(extra)) {
          if (key !== 'sourcebench') expect(put[key]).toEqual(other);
        }
      }),
    );
  });

  test('give the same bytes in whatever order they are put', () => {
    const one = putOwn(putOwn({}, 'relationRules', 1), 'relationsAcross', 2);
    const other = putOwn(putOwn({}, 'relationsAcross', 2), 'relationRules', 1);
    expect(JSON.stringify(one)).toBe(JSON.stringify(other));
    expect(putOwn(putOwn(one, 'relationRules', undefined), 'relationsAcross', undefined)).toEqual(
      {},
    );
  });

  test('stand beside what somebody else put under the key', () => {
    expect(putOwn({ sourcebench: 'theirs' }, 'relationRules', 1)).toEqual({
      sourcebench: { other: 'theirs', relationRules: 1 },
    });
    expect(putOwn({ sourcebench: 'theirs' }, 'relationRules', undefined)).toEqual({
      sourcebench: 'theirs',
    });
  });
});

describe('rules of relations in an article file', () => {
  test('are part of the tagset and not of extra, and are written back as the same bytes', () => {
    const file = exampleFile();
    withRules({ 'said-by': { acyclic: true } }, { other: { a: [1] } })(file);
    const { document, problems } = parse(file);
    expect(problems).toEqual([]);
    expect(document?.article.extra).toEqual({ other: { a: [1] } });
    expect(document?.tagset.relations[0]?.rules).toEqual({ acyclic: true });
    if (document === null) return;
    const options = { exportedAtMs: Date.parse(file.exportedAt), generatorVersion: '0.1.0' };
    expect(JSON.parse(serialiseAnnotatedArticle(document, options))).toEqual(file);
  });

  test.each<[string, JsonValue, string]>([
    [
      'of no known kind',
      { 'said-by': { sideways: true } },
      '$.article.extra.sourcebench.relationRules["said-by"]',
    ],
    ['of a relation that is not there', { 'no-such': {} }, 'relationRules["no-such"]'],
    ['that are a list', [], '$.article.extra.sourcebench.relationRules'],
  ])('%s are told, and kept under another name by who saves the file', (_what, rules, path) => {
    const { document, problems } = parseChanged(withRules(rules));
    expect(document).toBeNull();
    expect(first(problems).path).toContain(path);
    const file = exampleFile();
    withRules(rules)(file);
    expect(parse(file, true).document?.article.extra).toEqual({
      sourcebench: { 'unread-relationRules': rules },
    });
  });

  test('that the file’s own relations break are told; saving the file takes the rule away, not the relation', () => {
    const broken = withRules({ 'said-by': { sameTag: true } });
    const { problems } = parseChanged(broken);
    expect(problems.map(({ path }) => path)).toEqual(['$.relations[0]']);
    const file = exampleFile();
    broken(file);
    const saved = parse(file, true).document;
    expect(saved?.relations).toHaveLength(1);
    expect(saved?.tagset.relations[0]?.rules).toBeUndefined();
  });
});
