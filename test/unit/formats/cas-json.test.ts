import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { casJsonCodec } from '../../../shared/formats/cas-json.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkRoundTrip, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

const clean = (article: Parameters<typeof serialiseAnnotatedArticle>[0]) =>
  parseAnnotatedArticle(
    serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0.0.0' }),
    { sha256Hex: sha256Of },
  );

describe('the CAS JSON codec', () => {
  it('reads what it writes, up to the loss it declares', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
        await checkRoundTrip(casJsonCodec, [article]);
      }),
      { numRuns: 150 },
    );
  });

  it('reads several files at once', async () => {
    const three = fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 20 }), {
      selector: ({ article }) => article.id,
      minLength: 2,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(three, async (articles) => {
        await checkRoundTrip(casJsonCodec, articles);
      }),
      { numRuns: 40 },
    );
  });

  it('gives articles that are right by the annotated article file, and the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle({ withReview: false }), async (given) => {
        const { files } = await writeAll(casJsonCodec, [given]);
        const { articles } = await readAll(casJsonCodec, files, [given.tagset]);
        for (const article of articles) expect(clean(article).problems).toEqual([]);
        const again = await writeAll(casJsonCodec, articles, { nameOf: () => 'again' });
        expect(again.files.map(({ bytes }) => bytes)).toEqual(files.map(({ bytes }) => bytes));
      }),
      { numRuns: 60 },
    );
  });
});
