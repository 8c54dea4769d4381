import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { AnnotatorId, TagId } from '../../../shared/domain/ids.ts';
import { refiQdaCodec } from '../../../shared/formats/refi-qda.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { entriesOf } from '../../support/refi-files.ts';
import { refiFaults } from '../../support/refi-rules.ts';
import { checkRoundTrip, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';
import { oddTagsets, smallArticle } from '../../support/small-article.ts';

const clean = (article: Parameters<typeof serialiseAnnotatedArticle>[0]) =>
  parseAnnotatedArticle(
    serialiseAnnotatedArticle(article, { exportedAtMs: 0, generatorVersion: '0.0.0' }),
    { sha256Hex: sha256Of },
  );

describe('the REFI-QDA codec', () => {
  it('reads what it writes, up to the loss it declares', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
        await checkRoundTrip(refiQdaCodec, [article]);
      }),
      { numRuns: 150 },
    );
  });

  it('is not misled by marks on white space alone', async () => {
    const [sample] = fc.sample(arbitraryAnnotatedArticle({ withReview: false }), {
      numRuns: 1,
      seed: 1,
    });
    const [mark] = fc
      .sample(arbitraryAnnotatedArticle({ withReview: false }), { numRuns: 50, seed: 2 })
      .flatMap(({ annotations }) =>
        annotations.filter(({ anchoring }) => anchoring.state === 'exact'),
      );
    if (sample === undefined || mark === undefined) throw new Error('nothing to try it on');
    const text = '🚧🚧-- x';
    const segments = [{ startUtf16: 6, endUtf16: 7, quote: ' ' }];
    const tag = 'quote' as TagId;
    const [annotator] = sample.annotators;
    if (annotator === undefined) throw new Error('nobody');
    const article = { ...sample.article, text, textSha256: sha256Of(text), blocks: [], marks: [] };
    const { files } = await checkRoundTrip(refiQdaCodec, [
      {
        ...sample,
        article,
        annotations: [{ ...mark, tag, segments, attributes: {}, annotator: annotator.id }],
        relations: [],
      },
    ]);
    const { notes } = await readAll(refiQdaCodec, files);
    expect(notes).toEqual([]);
  });

  it('reads several files at once', async () => {
    const three = fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 20 }), {
      selector: ({ article }) => article.id,
      minLength: 2,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(three, async (articles) => {
        await checkRoundTrip(refiQdaCodec, articles);
      }),
      { numRuns: 40 },
    );
  });

  it('writes what the rules of the schema allow', async () => {
    const some = fc.array(arbitraryAnnotatedArticle({ maxPieces: 20 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(some, async (articles) => {
        const { files } = await writeAll(refiQdaCodec, articles);
        const [file] = files;
        const entries = file === undefined ? new Map<string, string>() : entriesOf(file);
        expect(refiFaults(entries.get('project.qde') ?? '')).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives articles that are right by the annotated article file, and the same bytes again', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryAnnotatedArticle({ withReview: false }), async (given) => {
        const { files } = await writeAll(refiQdaCodec, [given]);
        const { articles } = await readAll(refiQdaCodec, files, [given.tagset]);
        for (const article of articles) expect(clean(article).problems).toEqual([]);
        const again = await writeAll(refiQdaCodec, articles);
        expect(again.files).toEqual(files);
      }),
      { numRuns: 60 },
    );
  });

  it('tells annotators who made nothing, and only those', async () => {
    const given = smallArticle();
    const lost = async (article: typeof given) =>
      (await writeAll(refiQdaCodec, [article])).loss.items
        .filter(({ kind }) => kind === 'metadata')
        .map(({ what }) => what);
    expect(await lost(given)).toEqual([]);
    const annotators = [...given.annotators, { id: 'idle' as AnnotatorId, name: 'Idle' }];
    expect(await lost({ ...given, annotators })).toEqual(['annotators without marks']);
  });

  it.each(oddTagsets)('keeps a tagset %s', async (_what, given) => {
    const { files } = await writeAll(refiQdaCodec, [given]);
    const { articles } = await readAll(refiQdaCodec, files);
    expect(articles[0]?.tagset).toEqual(given.tagset);
  });
});
