import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { RelationId } from '../../../shared/domain/ids.ts';
import { casJsonCodec } from '../../../shared/formats/cas-json.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkRoundTrip, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';
import { oddTagsets, smallArticle } from '../../support/small-article.ts';

const clean = (article: Parameters<typeof serialiseAnnotatedArticle>[0]) =>
  parseAnnotatedArticle(
    serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0.0.0' }),
    { sha256Hex: sha256Of },
  );

const roundTrip = async (given: AnnotatedArticle) => {
  const { files } = await writeAll(casJsonCodec, [given]);
  return readAll(casJsonCodec, files);
};

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

  it('lets a mark and a relation have the same id', async () => {
    const given = smallArticle();
    const relations = given.relations.map((one) => ({ ...one, id: 'm1' as RelationId }));
    const { problems, articles } = await roundTrip({ ...given, relations });
    expect(problems).toEqual([]);
    expect(articles[0]?.annotations.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(articles[0]?.relations).toMatchObject([{ id: 'm1', from: 'm2', to: 'm1' }]);
  });

  it('tells a relation that has the id of another one', async () => {
    const given = smallArticle();
    const { problems, articles } = await roundTrip({
      ...given,
      relations: [...given.relations, ...given.relations],
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'Another one has the id “r1”; this one gets an id of its own.',
    ]);
    expect(new Set(articles[0]?.relations.map(({ id }) => id)).size).toBe(2);
  });

  it.each(oddTagsets)('keeps a tagset %s', async (_what, given) => {
    expect((await roundTrip(given)).articles[0]?.tagset).toEqual(given.tagset);
  });
});
