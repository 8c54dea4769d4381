import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { annotatedArticleSchema } from '../../../shared/annotation-file/schema.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { arbitraryAnnotatedArticle, sha256Hex } from '../../support/arbitrary-article.ts';

const options = { exportedAtMs: Date.UTC(2026, 10, 22), generatorVersion: '0.1.0' };

describe('a file that was written', () => {
  test('reads back as the same document, without a problem', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), (document) => {
        const outcome = parseAnnotatedArticle(serialiseAnnotatedArticle(document, options), {
          sha256Hex,
        });
        expect(outcome.problems).toEqual([]);
        expect(outcome.state).toBe('clean');
        expect(outcome.document).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  test('is written again as the same bytes', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), (document) => {
        const written = serialiseAnnotatedArticle(document, options);
        const { document: read } = parseAnnotatedArticle(written, { sha256Hex });
        expect(read).not.toBeNull();
        if (read !== null) expect(serialiseAnnotatedArticle(read, options)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same whatever order the state is held in', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), (document) => {
        const turned = {
          ...document,
          annotators: document.annotators.toReversed(),
          annotations: document.annotations.toReversed(),
          relations: document.relations.toReversed(),
        };
        expect(serialiseAnnotatedArticle(turned, options)).toBe(
          serialiseAnnotatedArticle(document, options),
        );
      }),
      { numRuns: 100 },
    );
  });

  test('fits the schema it is published with', () => {
    fc.assert(
      fc.property(arbitraryAnnotatedArticle(), (document) => {
        const value: unknown = JSON.parse(serialiseAnnotatedArticle(document, options));
        expect(annotatedArticleSchema.safeParse(value).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
