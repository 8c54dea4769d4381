import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appErrorOf } from '../support/app-error.ts';
import { edit } from '../support/edited-text.ts';
import {
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';

const paragraphs = [
  'Old bridge reopens',
  'The town opened the old bridge on Monday after two years of work on its piers. Nobody was hurt.',
  'Some 3,000 people crossed it within the first hour, the town police said in a statement.',
  'The repair cost 11 million crowns, twice as much as the council had planned for it.',
];
const text = paragraphs.join('\n\n');

async function bridge() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace, text);
  const { article } = await workspace.call['article:open']({ id: articleId });
  return { workspace, call: workspace.call, articleId, article };
}

async function marksOf({ call }: Pick<TestWorkspace, 'call'>, id: Parameters<typeof tagWords>[1]) {
  const { marks } = await call['article:open']({ id });
  const all = await call['annotation:details']({ ids: [...marks.ids], articleId: id });
  return all
    .map(({ segments, anchoring }) => `${segments[0]?.quote}: ${anchoring.state}`)
    .toSorted();
}

test('a mended typo moves no mark: the text is a new revision with a reason, one undo takes it back', async () => {
  const { workspace, call, articleId, article } = await bridge();
  for (const words of ['the old bridge', '3,000 people', '11 million crowns']) {
    await tagWords(workspace, articleId, words);
  }
  const edited = edit(
    article,
    { words: 'Some 3,000', by: 'About 3,000' },
    { words: 'The repair cost 11 million crowns, ', by: 'It was ' },
  );
  await call['text:keep-draft']({ articleId, edited });
  const preview = await call['text:preview']({ articleId, edited });
  expect(preview).toMatchObject({
    token: null,
    fileName: null,
    same: false,
    states: { exact: 2, moved: 0, fuzzy: 0, orphan: 1 },
  });
  expect(
    preview.uncertain.map(({ before, after }) => [
      before.segments[0]?.quote,
      after.anchoring.state,
    ]),
  ).toEqual([['11 million crowns', 'orphan']]);
  expect(preview.diff).toMatchObject({ hunkCount: 2, deleted: 4 + 34, inserted: 5 + 6 });
  const line = ' people crossed it within the first hour, the town police said in a statement.';
  expect(preview.diff.hunks[0]?.pieces).toEqual([
    { kind: 'deleted', text: 'Some' },
    { kind: 'inserted', text: 'About' },
    { kind: 'same', text: ` 3,000${line}` },
  ]);

  const result = await call['text:commit']({ articleId, edited, reason: 'Corrected the count' });
  expect(result).toMatchObject({ articleId, textChanged: true });
  const after = await call['article:open']({ id: articleId });
  expect(after.article.text).toBe(edited.text);
  expect(after.draftAtMs).toBeNull();
  const next = await call['text:preview']({
    articleId,
    edited: edit(after.article, { words: 'About 3,000', by: 'Over 3,000' }),
  });
  // The one without a place is no news of the second edit.
  expect(next).toMatchObject({ states: { exact: 2, orphan: 0 }, waiting: 1, uncertain: [] });
  expect(after.article.revision).toMatchObject({
    number: 2,
    reason: 'Corrected the count',
    parentTextSha256: article.textSha256,
  });
  expect(after.article.source).toEqual(article.source);
  const states = ['11 million crowns: orphan', '3,000 people: exact', 'the old bridge: exact'];
  expect(await marksOf(workspace, articleId)).toEqual(states);

  await call['history:undo'](undefined);
  expect((await call['article:open']({ id: articleId })).article).toEqual(article);
  expect(await marksOf(workspace, articleId)).toEqual([
    '11 million crowns: exact',
    '3,000 people: exact',
    'the old bridge: exact',
  ]);
  const reopened = await workspace.reopen();
  await reopened.call['history:redo'](undefined);
  expect((await reopened.call['article:open']({ id: articleId })).article).toEqual(after.article);
  expect(await marksOf(reopened, articleId)).toEqual(states);
});

test('a sentence keeps what was set for it while its words are the same; a changed one is unseen again', async () => {
  const { call, articleId, article } = await bridge();
  for (const words of ['The town opened', 'Nobody was hurt', 'Some 3,000']) {
    const at = article.text.indexOf(words);
    await call['coverage:set']({
      articleId,
      place: { startUtf16: at, endUtf16: at + 1 },
      state: 'opinion',
    });
  }
  const stateAt = async (words: string) => {
    const opened = await call['article:open']({ id: articleId });
    const at = opened.article.text.indexOf(words);
    const { spans, states } = opened.coverage;
    for (let index = 0; index < states.length; index += 1) {
      if ((spans[index * 2] ?? 0) <= at && at < (spans[index * 2 + 1] ?? 0)) return states[index];
    }
    return null;
  };
  const opinion = await stateAt('Nobody');
  const edited = edit(
    article,
    { words: 'Monday', by: 'Tuesday' },
    { words: 'The town', by: 'A note was added.\n\nThe town' },
    { words: 'statement.', by: 'statement' },
  );
  await call['text:commit']({ articleId, edited, reason: 'The day was wrong' });
  expect(opinion).not.toBe(0);
  expect(await stateAt('Nobody')).toBe(opinion);
  expect(await stateAt('opened the old')).toBe(0);
  expect(await stateAt('Some 3,000')).toBe(0);
  expect(await stateAt('A note')).toBe(0);
  await call['history:undo'](undefined);
  expect(await stateAt('opened the old')).toBe(opinion);
});

test('an edit that changes nothing is refused; what only looks different in its blocks is not', async () => {
  const { call, articleId, article } = await bridge();
  const same = { ...edit(article), blocks: article.blocks, marks: article.marks };
  expect((await call['text:preview']({ articleId, edited: same })).same).toBe(true);
  const refusal = await appErrorOf(() =>
    call['text:commit']({ articleId, edited: same, reason: 'x' }),
  );
  expect(refusal.message).toContain('is as it was');
  const [first, ...rest] = article.blocks;
  if (first === undefined) throw new Error('no blocks');
  const other = first.role === 'caption' ? 'body' : 'caption';
  const edited = { ...same, blocks: [{ ...first, role: other } as const, ...rest] };
  await call['text:commit']({ articleId, edited, reason: 'Not the headline' });
  expect((await call['article:open']({ id: articleId })).article.blocks[0]?.role).toBe(other);
});

test('every revision is listed with when it was current, and any two can be compared', async () => {
  const { call, articleId, article } = await bridge();
  const edited = edit(article, { words: 'Monday', by: 'Tuesday' });
  await call['text:commit']({ articleId, edited, reason: 'The day was wrong' });
  await tagWords({ call }, articleId, 'Tuesday');
  await call['history:undo'](undefined);
  await call['history:undo'](undefined);
  const list = await call['text:revisions']({ articleId });
  expect(list.map(({ number, reason, current }) => ({ number, reason, current }))).toEqual([
    { number: 2, reason: 'The day was wrong', current: false },
    { number: 1, reason: null, current: true },
  ]);
  // Import, commit, tag, undo, undo: the second was current until the tag was taken back.
  expect(list.map(({ lastSeq }) => lastSeq)).toEqual([4, 5]);
  const diff = await call['text:compare']({ articleId, from: 1, to: 2 });
  expect(diff).toMatchObject({ hunkCount: 1, deleted: 6, inserted: 7 });
  expect(diff.hunks[0]?.pieces.map(({ kind }) => kind)).toEqual([
    'same',
    'deleted',
    'inserted',
    'same',
  ]);
  expect(await call['text:compare']({ articleId, from: 1, to: 1 })).toMatchObject({ hunkCount: 0 });
  const refusal = await appErrorOf(() => call['text:compare']({ articleId, from: 1, to: 9 }));
  expect(refusal.message).toContain('no revision 9');
});

const page = `<!doctype html><html lang="en"><head><title>Old bridge reopens</title></head><body><main><article>
<h1>Old bridge reopens</h1>${paragraphs
  .slice(1)
  .map((line) => `<p>${line.replace('3,000', '2,500')}</p>`)
  .join('\n')}<p>A correction was made on Wednesday.</p></article></main></body></html>`;

test('a newer version from a file of another kind is shown first and then made a revision, with its original kept', async () => {
  const { workspace, call, articleId } = await bridge();
  await tagWords(workspace, articleId, 'Some 3,000 people');
  await tagWords(workspace, articleId, '11 million crowns');
  const path = join(workspace.folder, 'newer.html');
  writeFileSync(path, page);
  const preview = await call['text:read-new-version']({ articleId, path });
  expect(preview).toMatchObject({
    fileName: 'newer.html',
    same: false,
    states: { exact: 1, fuzzy: 1 },
  });
  expect((await call['article:open']({ id: articleId })).article.revision.number).toBe(1);
  // What was read counts, not what became of the file.
  writeFileSync(path, 'Something else.');
  const token = preview.token ?? '';
  await call['text:commit-file']({ articleId, token, reason: 'The paper corrected it' });
  const { article } = await call['article:open']({ id: articleId });
  expect(article.text).toContain('2,500 people');
  expect(article.source.fileName).toBe('newer.html');
  expect(await marksOf(workspace, articleId)).toEqual([
    '11 million crowns: exact',
    'Some 2,500 people: fuzzy',
  ]);
  const custody = await call['article:custody']({ articleId });
  expect(custody.map(({ revision, kind, kept }) => ({ revision, kind, kept }))).toEqual([
    { revision: 2, kind: 'html', kept: true },
    { revision: 1, kind: 'plain-text', kept: true },
  ]);
  const again = await appErrorOf(() => call['text:commit-file']({ articleId, token, reason: 'x' }));
  expect(again).toMatchObject({ code: 'not-found' });
  await call['history:undo'](undefined);
  expect((await call['article:open']({ id: articleId })).article.source.fileName).not.toBe(
    'newer.html',
  );
});

test('a file that is no newer version of one article is refused by name, and nothing changes', async () => {
  const { workspace, call, articleId } = await bridge();
  const refusalOf = async (fileName: string, content: string) => {
    const path = join(workspace.folder, fileName);
    writeFileSync(path, content);
    return appErrorOf(() => call['text:read-new-version']({ articleId, path }));
  };
  expect(await refusalOf('empty.txt', '')).toMatchObject({ code: 'file-empty' });
  expect(await refusalOf('image.png', '\x89PNG\r\n\x1a\n\0\0')).toMatchObject({
    code: 'file-binary',
  });
  const missing = join(workspace.folder, 'none.txt');
  const refusal = await appErrorOf(() =>
    call['text:read-new-version']({ articleId, path: missing }),
  );
  expect(refusal).toMatchObject({ code: 'file-missing' });

  await tagWords(workspace, articleId, 'The town');
  const out = join(workspace.folder, 'out.annotated.json');
  await call['export:annotated-json']({ articleId, path: out });
  const marked = await appErrorOf(() => call['text:read-new-version']({ articleId, path: out }));
  expect(marked.message).toContain('has a mark of its own');
  const line = JSON.stringify(JSON.parse(readFileSync(out, 'utf8')));
  expect((await refusalOf('two.jsonl', `${line}\n${line}\n`)).message).toContain('2 articles');

  const same = join(workspace.folder, 'same.txt');
  writeFileSync(same, text);
  const preview = await call['text:read-new-version']({ articleId, path: same });
  expect(preview.same).toBe(true);
  const token = preview.token ?? '';
  const unchanged = await appErrorOf(() =>
    call['text:commit-file']({ articleId, token, reason: 'x' }),
  );
  expect(unchanged.message).toContain('same text');
  expect(await call['text:revisions']({ articleId })).toHaveLength(1);
});

test('a file read before the text was changed is not made a revision over it', async () => {
  const { workspace, call, articleId, article } = await bridge();
  const path = join(workspace.folder, 'newer.txt');
  writeFileSync(path, text.replace('Monday', 'Sunday'));
  const { token } = await call['text:read-new-version']({ articleId, path });
  const edited = edit(article, { words: 'Monday', by: 'Tuesday' });
  await call['text:commit']({ articleId, edited, reason: 'x' });
  const refusal = await appErrorOf(() =>
    call['text:commit-file']({ articleId, token: token ?? '', reason: 'y' }),
  );
  expect(refusal).toMatchObject({ code: 'conflict' });
  expect((await call['article:open']({ id: articleId })).article.text).toContain('Tuesday');
});
