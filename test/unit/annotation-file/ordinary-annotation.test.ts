import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOrdinaryAnnotation } from '../../../shared/annotation-file/ordinary-annotation.ts';
import { annotatedArticleSchema } from '../../../shared/annotation-file/schema.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';

const schema = annotatedArticleSchema.shape.annotations.element;

const filed = arbitraryAnnotatedArticle().map(
  (document) =>
    (
      JSON.parse(
        serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1' }),
      ) as { annotations: Record<string, unknown>[] }
    ).annotations,
);

/** Another value for one of its keys, at any depth, or a key more or less. */
const change = fc.record({
  path: fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 3 }),
  kind: fc.constantFrom('set', 'drop', 'add'),
  value: fc.oneof(
    fc.constantFrom<unknown>(
      '',
      '\ud800',
      -1,
      0.5,
      2 ** 60,
      null,
      true,
      [],
      {},
      'exact',
      'orphan',
      1,
    ),
    fc.constantFrom<unknown>(
      '2026-02-30T00:00:00.000Z',
      '2024-02-29T00:00:00.000Z',
      '2026-13-01T00:00:00.000Z',
    ),
    fc.jsonValue(),
  ),
});

function changed(
  annotation: object,
  { path, kind, value }: { path: number[]; kind: string; value: unknown },
) {
  const copy = structuredClone(annotation);
  let at = copy as Record<string, unknown>;
  for (const step of path.slice(0, -1)) {
    const inner = Object.values(at)[step % Math.max(1, Object.keys(at).length)];
    if (typeof inner !== 'object' || inner === null) break;
    at = inner as Record<string, unknown>;
  }
  const keys = Object.keys(at);
  const key = keys[(path.at(-1) ?? 0) % Math.max(1, keys.length)] ?? 'x';
  // JSON has no holes.
  if (kind === 'drop' && Array.isArray(at)) at.splice(Number(key), 1);
  else if (kind === 'drop') delete at[key];
  else at[kind === 'add' ? 'another' : key] = value;
  return copy;
}

test('what is ordinary is right by the schema, whatever was changed', () => {
  let ordinary = 0;
  let odd = 0;
  fc.assert(
    fc.property(filed, fc.array(change, { minLength: 1, maxLength: 6 }), (annotations, changes) => {
      for (const annotation of annotations) {
        for (const one of changes) {
          const other = changed(annotation, one);
          if (!isOrdinaryAnnotation(other)) odd += 1;
          else {
            ordinary += 1;
            expect(schema.safeParse(other).error).toBeUndefined();
          }
        }
      }
    }),
    { numRuns: 400 },
  );
  expect(Math.min(ordinary, odd)).toBeGreaterThan(100);
});

test('an annotation at its place that nobody rejected is ordinary', () => {
  fc.assert(
    fc.property(filed, (annotations) => {
      for (const annotation of annotations) {
        const { anchoring, rejectedBy } = annotation as {
          anchoring: { state: string };
          rejectedBy?: string;
        };
        const isUsual = ['exact', 'moved'].includes(anchoring.state) && rejectedBy === undefined;
        expect(isOrdinaryAnnotation(annotation)).toBe(isUsual);
      }
    }),
  );
});
