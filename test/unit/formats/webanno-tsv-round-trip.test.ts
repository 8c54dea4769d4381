import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { webannoTsvCodec } from '../../../shared/formats/webanno-tsv.ts';
import { arbitraryAnnotatedArticle } from '../../support/arbitrary-article.ts';
import { checkRoundTrip, readAll, sha256Of, writeAll } from '../../support/round-trip.ts';

const runs = { numRuns: 200 };

test('what is written is read again, up to the loss that is told', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
      await checkRoundTrip(webannoTsvCodec, [article]);
    }),
    runs,
  );
});

test('several articles are as many files, each of them whole', async () => {
  const articles = fc.uniqueArray(arbitraryAnnotatedArticle({ maxPieces: 20 }), {
    minLength: 2,
    maxLength: 3,
    selector: ({ article }) => article.id,
  });
  await fc.assert(
    fc.asyncProperty(articles, async (given) => {
      const { files } = await checkRoundTrip(webannoTsvCodec, given);
      expect(files.length).toBe(given.length);
    }),
    { numRuns: 50 },
  );
});

test('nothing of a mark is lost but what is of other formats', async () => {
  const lossless = new Set(['orphan', 'structure', 'provenance', 'review', 'extra']);
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
      const { loss } = await writeAll(webannoTsvCodec, [article]);
      const orphans = new Set(
        loss.items.flatMap(({ kind, id }) => (kind === 'orphan' ? [id] : [])),
      );
      const ends = new Map(article.relations.map(({ id, from, to }) => [id as string, [from, to]]));
      const others = loss.items.filter(
        ({ kind, id }) =>
          !lossless.has(kind) &&
          !(kind === 'relation' && (ends.get(id ?? '') ?? []).some((end) => orphans.has(end))),
      );
      expect(others).toEqual([]);
    }),
    runs,
  );
});

test('a file without our own line gives the same marks', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle({ withReview: false }), async (article) => {
      const { files } = await writeAll(webannoTsvCodec, [article]);
      const bare = files.map(({ path, bytes }) => {
        const text = Buffer.from(bytes).toString('utf8');
        return { path, bytes: Buffer.from(text.replace(/^#Sourcebench=.*\n/m, '')) };
      });
      const { problems, articles } = await readAll(webannoTsvCodec, bare);
      expect(problems.filter(({ message }) => !message.includes('no text'))).toEqual([]);
      const ids = articles[0]?.annotations.map(({ id }) => id) ?? [];
      const isWord = (quote: string) => quote.trim() === quote && quote !== '';
      for (const { id, segments, anchoring } of article.annotations) {
        if (anchoring.state === 'orphan' || !segments.every(({ quote }) => isWord(quote))) continue;
        expect(ids).toContain(id);
      }
    }),
    runs,
  );
});

test('what is read is an article that the annotated article file accepts, and writing it again gives the same file', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
      const { files } = await writeAll(webannoTsvCodec, [article]);
      const [back] = (await readAll(webannoTsvCodec, files, [article.tagset])).articles;
      if (back === undefined) throw new Error('no article');
      const json = serialiseAnnotatedArticle(back, { exportedAtMs: 0, generatorVersion: '0' });
      const { problems, document } = parseAnnotatedArticle(json, { sha256Hex: sha256Of });
      expect(problems).toEqual([]);
      const again = await writeAll(webannoTsvCodec, document === null ? [] : [document]);
      const textsOf = (list: typeof files) =>
        list.map(({ bytes }) => Buffer.from(bytes).toString('utf8'));
      expect(textsOf(again.files)).toEqual(textsOf(files));
    }),
    runs,
  );
});

/** What INCEpTION makes of the sentences (Tsv3XDeserializer.readContent), told without our reader. */
function textInInception(tsv: string): string {
  let text = '';
  for (const block of tsv.split('\n\n').slice(1)) {
    const lines = block.split('\n').filter((line) => line !== '');
    const token = lines.find((line) => /^\d/.test(line));
    if (token === undefined) continue;
    const begin = Number(/^\S+\t(\d+)-/.exec(token)?.[1]);
    if (text.length > begin) {
      expect([text.length, text.at(-1)]).toEqual([begin + 1, '\n']);
      text = text.slice(0, -1);
    }
    text = text.padEnd(begin, ' ');
    for (const line of lines.filter((one) => one.startsWith('#Text='))) {
      const named: Record<string, string> = { t: '\t', n: '\n', f: '\f', r: '\r', b: '\b' };
      text += `${line.slice(6).replace(/\\([^])/g, (_all, one: string) => named[one] ?? one)}\n`;
    }
  }
  return text;
}

test('INCEpTION makes the same text of it, and a line break at its end as it always does', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (article) => {
      const { files } = await writeAll(webannoTsvCodec, [article]);
      const tsv = Buffer.from(files[0]?.bytes ?? []).toString('utf8');
      expect(textInInception(tsv)).toBe(`${article.article.text}\n`);
      const { text } = article.article;
      for (const line of tsv.split('\n').filter((one) => /^\d/.test(one))) {
        const [, offsets = '', words = ''] = line.split('\t');
        const [start, end] = offsets.split('-').map(Number);
        const found = text.slice(start, end);
        if (/^[^\t\n\\]*$/.test(found)) expect(words).toBe(found);
      }
    }),
    runs,
  );
});
