import { expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { sha256Hex } from '../../support/arbitrary-article.ts';
import { exampleFile } from '../../support/example-file.ts';

const options = { exportedAtMs: Date.UTC(2026, 10, 22, 10), generatorVersion: '0.1.0' };

function exampleDocument(): AnnotatedArticle {
  const { document } = parseAnnotatedArticle(JSON.stringify(exampleFile()), { sha256Hex });
  if (document === null) throw new Error('the example is not right');
  return document;
}

test('writes the example of the format byte by byte: key order, two spaces, a final newline', () => {
  expect(serialiseAnnotatedArticle(exampleDocument(), options)).toBe(
    `${JSON.stringify(exampleFile(), null, 2)}\n`,
  );
});

test('only exportedAt differs at another time', () => {
  const one = serialiseAnnotatedArticle(exampleDocument(), options);
  const other = serialiseAnnotatedArticle(exampleDocument(), { ...options, exportedAtMs: 1 });
  expect(other).toBe(one.replace('2026-11-22T10:00:00.000Z', '1970-01-01T00:00:00.001Z'));
});

test('orders annotations by first start, then last end descending, then id', () => {
  const document = exampleDocument();
  const [base] = document.annotations;
  if (base === undefined) throw new Error('no annotation');
  const text = document.article.text;
  const at = (id: string, ...places: readonly (readonly [number, number])[]) => ({
    ...base,
    id: id as AnnotationId,
    segments: places.map(([startUtf16, endUtf16]) => ({
      startUtf16,
      endUtf16,
      quote: text.slice(startUtf16, endUtf16),
    })),
  });
  const annotations = [
    at('z', [0, 2]),
    at('a', [0, 2]),
    at('B', [0, 2]),
    at('two', [0, 1], [3, 6]),
    at('first', [0, 9]),
    at('late', [1, 20]),
  ];
  const written = serialiseAnnotatedArticle({ ...document, annotations, relations: [] }, options);
  const file = JSON.parse(written) as { annotations: { id: string }[] };
  expect(file.annotations.map((one) => one.id)).toEqual(['first', 'two', 'B', 'a', 'z', 'late']);
});

test('refuses an offset inside a surrogate pair rather than write a wrong one', () => {
  const document = exampleDocument();
  const marks = [{ startUtf16: 29, endUtf16: 31, type: 'bold' as const }];
  const broken = { ...document, article: { ...document.article, marks } };
  expect(() => serialiseAnnotatedArticle(broken, options)).toThrow(RangeError);
});
