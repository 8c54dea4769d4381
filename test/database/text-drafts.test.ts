import { expect, test } from 'vitest';
import type { EditedText } from '../../shared/ipc/text-types.ts';
import { appErrorOf } from '../support/app-error.ts';
import { edit } from '../support/edited-text.ts';
import { importText, openBeside, openTestWorkspace, tagWords } from '../support/workspace.ts';

async function bridge() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const { article } = await workspace.call['article:open']({ id: articleId });
  return { workspace, call: workspace.call, articleId, article };
}

test('a draft is on disk when it is kept: another program opens the file meanwhile and has all of it', async () => {
  const { workspace, call, articleId, article } = await bridge();
  expect(await call['text:draft']({ articleId })).toBeNull();
  const edited = edit(article, { words: 'safe', by: 'quite safe' });
  await call['text:keep-draft']({ articleId, edited });
  // The first one is still open, as it is when it is killed.
  const { handlers: other } = await openBeside(workspace);
  const draft = await other['text:draft']({ articleId });
  expect(draft?.edited).toEqual(edited);
  const opened = await other['article:open']({ id: articleId });
  expect(opened.draftAtMs).toBe(draft?.savedAtMs);
  expect(opened.article.text).toBe(article.text);
});

test('the newest draft counts, and a discarded one is gone; neither is an act', async () => {
  const { workspace, call, articleId, article } = await bridge();
  await call['text:keep-draft']({ articleId, edited: edit(article, { words: 'safe', by: 'a' }) });
  const second = edit(article, { words: 'safe', by: 'b' });
  await call['text:keep-draft']({ articleId, edited: second });
  const reopened = await workspace.reopen();
  expect((await reopened.call['text:draft']({ articleId }))?.edited).toEqual(second);
  await reopened.call['text:discard-draft']({ articleId });
  expect(await reopened.call['text:draft']({ articleId })).toBeNull();
  expect((await reopened.call['article:open']({ id: articleId })).draftAtMs).toBeNull();
  expect((await reopened.call['history:state'](undefined)).undo).toBeNull();
});

test('a draft of a revision that never was is refused, and the one before it stays', async () => {
  const { call, articleId, article } = await bridge();
  const edited = edit(article, { words: 'safe', by: 'a' });
  await call['text:keep-draft']({ articleId, edited });
  const wrong = { ...edited, baseRevision: 7 };
  const refusal = await appErrorOf(() => call['text:keep-draft']({ articleId, edited: wrong }));
  expect(refusal.message).toContain('revision 7');
  expect((await call['text:draft']({ articleId }))?.edited).toEqual(edited);
});

const breakages: readonly [string, (sound: EditedText) => EditedText, string][] = [
  [
    'that is empty',
    (sound) => ({ ...sound, text: '', blocks: [], kept: new Int32Array(0) }),
    'Nothing would be left',
  ],
  [
    'that is blank',
    (sound) => ({ ...sound, text: ' \n ', blocks: [], kept: new Int32Array(0) }),
    'Nothing would be left',
  ],
  [
    'with carriage returns',
    (sound) => ({ ...sound, text: `${sound.text}\r\n` }),
    'carriage returns',
  ],
  ['with half a character', (sound) => ({ ...sound, text: `${sound.text}\ud83d` }), 'surrogate'],
  [
    'with text in no block',
    (sound) => ({ ...sound, blocks: sound.blocks.slice(1) }),
    'in no block',
  ],
  [
    'with blocks out of order',
    (sound) => ({ ...sound, blocks: sound.blocks.toReversed() }),
    'blocks do not fit',
  ],
  [
    'with a heading of no level',
    (sound) => ({
      ...sound,
      blocks: sound.blocks.map((block) => ({ ...block, type: 'heading' as const })),
    }),
    'wrong level',
  ],
  [
    'with formatting past its end',
    (sound) => ({ ...sound, marks: [{ startUtf16: 0, endUtf16: 10_000, type: 'bold' }] }),
    'formatting does not fit',
  ],
  [
    'with a link to nowhere',
    (sound) => ({ ...sound, marks: [{ startUtf16: 0, endUtf16: 3, type: 'link' }] }),
    'no address',
  ],
  [
    'with an incomplete kept stretch',
    (sound) => ({ ...sound, kept: sound.kept.slice(1) }),
    'incomplete',
  ],
  [
    'that kept what it did not keep',
    (sound) => ({ ...sound, kept: Int32Array.of(0, 1, 5) }),
    'not the same in both',
  ],
  [
    'that kept more than there is',
    (sound) => ({ ...sound, kept: Int32Array.of(0, 0, 10_000) }),
    'past the text',
  ],
  [
    'that kept things in another order',
    (sound) => ({ ...sound, kept: Int32Array.of(5, 5, 2, 0, 0, 2) }),
    'out of order',
  ],
];

test.each(breakages)(
  'a text %s becomes no revision, and its draft stays',
  async (_, breakIt, words) => {
    const { call, articleId, article } = await bridge();
    await tagWords({ call }, articleId, 'Mayor Ana Ruiz', 'actor');
    const edited = breakIt(edit(article, { words: 'safe', by: 'quite safe' }));
    await call['text:keep-draft']({ articleId, edited });
    for (const refusal of [
      await appErrorOf(() => call['text:preview']({ articleId, edited })),
      await appErrorOf(() => call['text:commit']({ articleId, edited, reason: 'typo' })),
    ]) {
      expect(refusal.code).toBe('invalid-input');
      expect(refusal.message).toContain(words);
      expect(refusal.details.remedy).toContain('kept as a draft');
    }
    expect(await call['text:draft']({ articleId })).not.toBeNull();
    const now = await call['article:open']({ id: articleId });
    expect(now.article).toEqual(article);
    expect(now.marks.ids).toHaveLength(1);
  },
);

test('a draft of a text that is not the present one is refused with what to do, and can be finished after undoing', async () => {
  const { call, articleId, article } = await bridge();
  const mine = edit(article, { words: 'safe', by: 'quite safe' });
  const theirs = edit(article, { words: 'Monday', by: 'Tuesday' });
  await call['text:commit']({ articleId, edited: theirs, reason: 'another day' });
  await call['text:keep-draft']({ articleId, edited: mine });
  const refusal = await appErrorOf(() =>
    call['text:commit']({ articleId, edited: mine, reason: 'x' }),
  );
  expect(refusal).toMatchObject({ code: 'conflict' });
  expect(refusal.message).toContain('shows revision 2 now, and this is an edit of revision 1');
  expect((await call['text:draft']({ articleId }))?.edited).toEqual(mine);
  await call['history:undo'](undefined);
  await call['text:commit']({ articleId, edited: mine, reason: 'x' });
  const now = await call['article:open']({ id: articleId });
  expect(now.article.text).toContain('quite safe');
  expect(now.article.revision.number).toBe(3);
  expect(now.draftAtMs).toBeNull();
});
