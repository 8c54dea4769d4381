// What the reader says has to be true of the file: nothing twice, nothing that only follows from another problem,
// and nothing changed without a word.

import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { sha256Hex } from '../../support/arbitrary-article.ts';
import { exampleFile, type ExampleFile } from '../../support/example-file.ts';

const parse = (json: string) => parseAnnotatedArticle(json, { sha256Hex });

/** Paths and messages of the example with a change. */
function told(change: (file: ExampleFile) => void): string[] {
  const file = exampleFile();
  change(file);
  return parse(JSON.stringify(file)).problems.map(({ path, message }) => `${path} ${message}`);
}

function actorOf({ annotations: [, actor] }: ExampleFile) {
  if (actor === undefined) throw new Error('the example has no actor');
  return actor;
}

/** The example with `written` as the JSON of a value in `extra`. */
const withExtra = (written: string) =>
  JSON.stringify(exampleFile()).replace('"extra":{}', `"extra":{"n":[${written}]}`);

describe('a problem', () => {
  test('of a time is told once', () => {
    expect(told((file) => Object.assign(file, { exportedAt: '2026-11-22T10:00:00Z' }))).toEqual([
      '$.exportedAt “exportedAt” is “2026-11-22T10:00:00Z”.',
    ]);
  });

  test('of an annotation is not told as if its relations named nothing', () => {
    const problems = told((file) => Object.assign(actorOf(file), { note: 1 }));
    expect(problems[1]).toMatch(/^\$\.relations\[0\]\.to .*“a2” has a problem of its own/);
    expect(problems).toHaveLength(2);
  });

  test('of an annotator is not told as if annotations named nobody', () => {
    expect(told((file) => Object.assign(file.annotators[0] ?? {}, { name: 1 }))).toEqual([
      '$.annotators[0].name “name” is 1.',
    ]);
  });

  test('of the review is not told as if rejections named no decision', () => {
    const problems = told((file) => {
      Object.assign(file.annotations[0] ?? {}, { rejectedBy: 'item' });
      Object.assign(file, { review: { decisions: [{ item: 'item' }] } });
    });
    expect(problems.filter((problem) => !problem.startsWith('$.review'))).toEqual([]);
  });

  test('of two annotations with one id leaves the id to the first', () => {
    const problems = told((file) => {
      file.annotations.push({ ...structuredClone(actorOf(file)), id: 'a1' });
    });
    expect(problems).toEqual([
      '$.annotations[2].id The annotation id “a1” stands twice: first at item 0.',
    ]);
  });
});

describe('a number', () => {
  test.each(['12345678901234567890123', '0.12345678901234567890', '-9007199254740993'])(
    'such as %s, with more digits than can be kept, is told',
    (written) => {
      const { state, problems } = parse(withExtra(`1,${written}`));
      expect(state).toBe('reinterpreted');
      expect(problems).toMatchObject([{ path: '$.article.extra.n[1]' }]);
      expect(problems[0]?.message).toContain(written);
    },
  );

  test.each(['1e999', `1${'0'.repeat(400)}`])('beyond the range, as %s, is refused', (written) => {
    const { state, problems } = parse(withExtra(written));
    expect(state).toBe('refused');
    expect(problems).toMatchObject([{ path: '$.article.extra.n[0]' }]);
  });

  test.each(['1.0', '-0.0', '1E5', '100000000000000000000000', '0.10000000000000000000', '5e-324'])(
    'written in another way, as %s, is the same number',
    (written) => {
      expect(parse(withExtra(written)).state).toBe('clean');
    },
  );
});

describe('by the letter of the format', () => {
  test('a list item may count its levels from 0, and any mark may carry a link', () => {
    const problems = told(({ article }) => {
      article.blocks[1] = { start: 16, end: 52, type: 'list-item', level: 0, role: 'body' };
      article.marks = [{ start: 0, end: 6, type: 'bold', href: 'https://example.org' }];
    });
    expect(problems).toEqual([]);
  });
});
