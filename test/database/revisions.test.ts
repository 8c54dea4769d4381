import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { sha256Hex } from '../support/arbitrary-article.ts';
import { appErrorOf } from '../support/app-error.ts';
import { openTestWorkspace, tagWords, type TestWorkspace } from '../support/workspace.ts';

const paragraphs = [
  'Old bridge reopens',
  'The town opened the old bridge on Monday after two years of work on its piers.',
  'Some 3,000 people crossed it within the first hour, the town police said in a statement.',
  'The repair cost 11 million crowns, twice as much as the council had planned for it.',
  'Shopkeepers on the east bank ask who will pay for the two summers they lost to the works.',
];
const text = paragraphs.join('\n\n');
const revised = [
  paragraphs[0],
  'A correction was added to this article on Tuesday.',
  paragraphs[1],
  paragraphs[2]?.replace('Some 3,000', 'About 2,500'),
  paragraphs[4],
].join('\n\n');

async function importAs(workspace: TestWorkspace, fileName: string, content: string) {
  const bytes = new TextEncoder().encode(content);
  const input = { fileName, bytes, wholePage: false };
  const { articles, error } = await workspace.call['article:import-bytes'](input);
  const [ref] = articles;
  if (ref === undefined) throw new Error(`not imported: ${error?.message}`);
  return ref;
}

const marksOf = async ({ call }: TestWorkspace, id: ArticleId) => {
  const { marks } = await call['article:open']({ id });
  const all = await call['annotation:details']({ ids: [...marks.ids], articleId: id });
  return all.map(({ segments, anchoring }) => `${segments[0]?.quote}: ${anchoring.state}`);
};

test('nearly the same text is named when it is imported, on whatever shelf it is; another text is not', async () => {
  const workspace = await openTestWorkspace();
  const first = await importAs(workspace, 'a.txt', text);
  expect(first.similar).toBeNull();
  const changed = text.replace('Some 3,000', 'About 2,500');
  const second = await importAs(workspace, 'b.txt', changed);
  expect(second.similar).toMatchObject({
    id: first.id,
    title: 'Old bridge reopens',
    shelf: 'library',
  });
  expect(second.similar?.similarity).toBeGreaterThan(0.6);
  expect(second.similar?.similarity).toBeLessThan(1);
  const other = 'Bakery burns\n\nAn oven set fire to the bakery in the harbour on Sunday night.';
  expect((await importAs(workspace, 'c.txt', other)).similar).toBeNull();
  await workspace.call['library:act']({
    target: { ids: [first.id, second.id] },
    act: { kind: 'move', shelf: 'bin' },
  });
  // The same text in other bytes.
  const third = await importAs(workspace, 'd.txt', `\ufeff${text}`);
  expect(third.similar).toMatchObject({ id: first.id, shelf: 'bin', similarity: 1 });
});

test('a newer version becomes a revision: marks are carried over and classed, and one undo takes all of it back', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const { id } = await importAs(workspace, 'a.txt', text);
  for (const words of ['the old bridge', 'Some 3,000 people', '11 million crowns', 'Shopkeepers']) {
    await tagWords(workspace, id, words);
  }
  const before = await call['article:open']({ id });
  const newer = await importAs(workspace, 'b.txt', revised);

  const result = await call['article:make-revision']({ id: newer.id, of: id });
  expect(result).toMatchObject({ articleId: id, textChanged: true, libraryChanged: true });
  const after = await call['article:open']({ id });
  expect(after.article.text).toBe(revised);
  expect(after.article.revision).toMatchObject({
    number: 2,
    parentTextSha256: before.article.textSha256,
  });
  expect(after.article.source.fileName).toBe('b.txt');
  expect((await marksOf(workspace, id)).toSorted()).toEqual([
    '11 million crowns: orphan',
    'About 2,500 people: fuzzy',
    'Shopkeepers: exact',
    'the old bridge: exact',
  ]);
  expect((await call['article:open']({ id: newer.id })).summary.shelf).toBe('bin');

  await call['history:undo'](undefined);
  const undone = await call['article:open']({ id });
  expect(undone.article).toEqual(before.article);
  expect(await marksOf(workspace, id)).toEqual([
    'the old bridge: exact',
    'Some 3,000 people: exact',
    '11 million crowns: exact',
    'Shopkeepers: exact',
  ]);
  expect((await call['article:open']({ id: newer.id })).summary.shelf).toBe('library');

  await call['history:redo'](undefined);
  const reopened = await workspace.reopen();
  const redone = await reopened.call['article:open']({ id });
  expect(redone.article).toEqual(after.article);
  expect([...redone.marks.ids]).toEqual([...after.marks.ids]);
});

test('the revision is exported with its parent, and both files are in the chain of custody', async () => {
  const workspace = await openTestWorkspace();
  const { call, folder } = workspace;
  const { id } = await importAs(workspace, 'a.txt', text);
  await tagWords(workspace, id, '11 million crowns');
  const newer = await importAs(workspace, 'b.txt', revised);
  await call['article:make-revision']({ id: newer.id, of: id });
  const path = join(folder, 'out.annotated.json');
  await call['export:annotated-json']({ articleId: id, path });
  const parsed = parseAnnotatedArticle(readFileSync(path, 'utf8'), { sha256Hex });
  expect(parsed.problems).toEqual([]);
  expect(parsed.document?.article.revision).toMatchObject({ number: 2 });
  expect(parsed.document?.annotations[0]?.anchoring).toMatchObject({ state: 'orphan' });
  const custody = await call['article:custody']({ articleId: id });
  expect(custody.map(({ revision, fileName, kept }) => ({ revision, fileName, kept }))).toEqual([
    { revision: 2, fileName: 'b.txt', kept: true },
    { revision: 1, fileName: 'a.txt', kept: true },
  ]);
  expect(await call['original:read']({ articleId: id, revision: 1 })).toMatchObject({ text });
});

test('fields that nobody changed follow the new text; what was entered by hand stays', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const { id } = await importAs(workspace, 'a.txt', text);
  await call['article:update']({ id, fields: { publisher: 'The Desk' } });
  const retitled = revised.replace('Old bridge reopens', 'Old bridge reopens at last');
  const newer = await importAs(workspace, 'b.txt', retitled);
  await call['article:make-revision']({ id: newer.id, of: id });
  const { article, detected } = await call['article:open']({ id });
  expect(article.title).toBe('Old bridge reopens at last');
  expect(article.publisher).toBe('The Desk');
  expect(detected.title?.value).toBe('Old bridge reopens at last');
});

test('an article with marks, the same text, and the article itself are refused, and nothing changes', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const first = await importAs(workspace, 'a.txt', text);
  const marked = await importAs(workspace, 'b.txt', revised);
  await tagWords(workspace, marked.id, 'Shopkeepers');
  const revise = (id: ArticleId, of: ArticleId) =>
    appErrorOf(() => call['article:make-revision']({ id, of }));
  const refusal = await revise(marked.id, first.id);
  expect(refusal.code).toBe('conflict');
  expect(refusal.message).toContain('has a mark of its own');
  expect(await revise(first.id, first.id)).toMatchObject({ code: 'conflict' });
  const same = await importAs(workspace, 'c.txt', `\ufeff${text}`);
  expect((await revise(same.id, first.id)).message).toContain('has the same text');
  expect((await call['article:open']({ id: first.id })).article.revision.number).toBe(1);
});

test('a revision made after one was undone gets a number of its own', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const { id } = await importAs(workspace, 'a.txt', text);
  const second = await importAs(workspace, 'b.txt', revised);
  await call['article:make-revision']({ id: second.id, of: id });
  await call['history:undo'](undefined);
  const third = await importAs(workspace, 'c.txt', `${revised}\n\nOne more line.`);
  await call['article:make-revision']({ id: third.id, of: id });
  const { article } = await call['article:open']({ id });
  expect(article.revision).toMatchObject({ number: 3 });
  expect(article.text.endsWith('One more line.')).toBe(true);
});

test('a text read again from its original changes nothing where it is the same', async () => {
  const workspace = await openTestWorkspace();
  const { id } = await importAs(workspace, 'a.txt', text);
  const result = await workspace.call['article:read-again']({ articleId: id, wholePage: true });
  expect(result).toMatchObject({ textChanged: false, upserted: [] });
  expect((await workspace.call['history:state'](undefined)).undo).toBeNull();
});

const page = `<!doctype html><html lang="en"><head><title>Bridge reopens – Harbour News</title>
<meta property="og:site_name" content="Harbour News"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Bridge reopens</h1>
${paragraphs
  .slice(1)
  .map((line) => `<p>${line}</p>`)
  .join('\n')}
</article></main><footer><p>About this newspaper and its owners</p></footer></body></html>`;

test('a web page is read again with the whole page and back: marks stay on their words, each time a revision', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const { id } = await importAs(workspace, 'page.html', page);
  const alone = await call['article:open']({ id });
  expect(alone.article.text).not.toContain('Sport');
  await tagWords(workspace, id, '11 million crowns');

  const whole = await call['article:read-again']({ articleId: id, wholePage: true });
  expect(whole).toMatchObject({ textChanged: true, articleId: id });
  const { article } = await call['article:open']({ id });
  expect(article.text).toContain('Sport');
  expect(article.text).toContain('About this newspaper');
  const roleOf = (words: string) =>
    article.blocks.find(({ startUtf16, endUtf16 }) => {
      const at = article.text.indexOf(words);
      return startUtf16 <= at && at < endUtf16;
    })?.role;
  expect([roleOf('Sport'), roleOf('About this newspaper'), roleOf('11 million')]).toEqual([
    'boilerplate',
    'boilerplate',
    'body',
  ]);
  expect(await marksOf(workspace, id)).toEqual(['11 million crowns: exact']);
  const [newest, first] = await call['article:custody']({ articleId: id });
  expect([newest?.wholePage, first?.wholePage]).toEqual([true, false]);
  expect(newest?.sha256).toBe(first?.sha256);

  await call['article:read-again']({ articleId: id, wholePage: false });
  expect((await call['article:open']({ id })).article.text).toBe(alone.article.text);
  expect(await marksOf(workspace, id)).toEqual(['11 million crowns: exact']);
  await call['history:undo'](undefined);
  await call['history:undo'](undefined);
  expect((await call['article:open']({ id })).article).toEqual(alone.article);
});

test('a pasted piece is read again as a piece', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const html = '<p>Short note.</p><ul><li>One thing</li><li>Another</li></ul>';
  const result = await call['article:import-paste']({ html, text: 'Short note.' });
  const id = result.articleId;
  if (id === null) throw new Error('not imported');
  const again = await call['article:read-again']({ articleId: id, wholePage: false });
  expect(again.textChanged).toBe(false);
});

test('an annotated article has nothing to read again', async () => {
  const workspace = await openTestWorkspace();
  const { call, folder } = workspace;
  const { id } = await importAs(workspace, 'a.txt', text);
  const path = join(folder, 'a.annotated.json');
  await call['export:annotated-json']({ articleId: id, path });
  const other = await openTestWorkspace();
  const ref = await importAs(other, 'a.annotated.json', readFileSync(path, 'utf8'));
  const refusal = await appErrorOf(() =>
    other.call['article:read-again']({ articleId: ref.id, wholePage: false }),
  );
  expect(refusal.message).toContain('came from an annotated file');
});

test('whatever is cut out of a text, undo brings text and marks back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(paragraphs.length - 1), { maxLength: 3 }),
      fc.nat(40),
      async (cut, word) => {
        const workspace = await openTestWorkspace();
        const { call } = workspace;
        const { id } = await importAs(workspace, 'a.txt', text);
        const words = text.split(/\s+/u);
        await tagWords(workspace, id, words[word % words.length] ?? '');
        const before = await call['article:open']({ id });
        const details = await call['annotation:details']({ ids: [...before.marks.ids] });
        const left = [...paragraphs.filter((_, at) => !cut.includes(at)), 'A last line.'];
        const newer = await importAs(workspace, 'b.txt', left.join('\n\n'));
        await call['article:make-revision']({ id: newer.id, of: id });
        await call['history:undo'](undefined);
        const after = await call['article:open']({ id });
        expect(after.article).toEqual(before.article);
        expect(await call['annotation:details']({ ids: [...after.marks.ids] })).toEqual(details);
        workspace.service.close();
      },
    ),
    { numRuns: 15 },
  );
});
