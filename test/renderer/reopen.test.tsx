import { expect, test } from 'vitest';
import { applyResult } from '../../renderer/state/acts.ts';
import { currentArticle } from '../../renderer/state/article-store.ts';
import { call } from '../../renderer/api.ts';
import { reader } from '../../renderer/state/reader-handle.ts';
import { hospital } from './support/articles.ts';
import { putCaret, renderApp, selectWords } from './support/render-app.tsx';

const paragraphs = Array.from({ length: 120 }, (_, at) => `Paragraph ${at} of the report.\n`);
const long = { text: `A long report\n\n${paragraphs.join('\n')}` };

const scroller = () => document.querySelector('.reader-scroller');
const blockOf = (words: string) => {
  const startUtf16 = currentArticle()?.article.text.indexOf(words) ?? 0;
  return { startUtf16, endUtf16: startUtf16 };
};

async function changeRole(words: string): Promise<void> {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) throw new Error('nothing is open');
  const place = blockOf(words);
  applyResult(await call('article:set-role', { articleId, place, role: 'caption' }));
}

test('an article whose blocks changed is shown anew where it was, with the words still selected', async () => {
  const screen = await renderApp({ articles: [long, hospital] });
  await selectWords('Paragraph 60', long.text);
  await expect.poll(() => document.getSelection()?.toString()).toBe('Paragraph 60');
  reader.current?.reveal(blockOf('Paragraph 60'));
  await expect.element(screen.getByText('Paragraph 60 of the report.')).toBeInViewport();
  const before = scroller()?.scrollTop ?? 0;
  expect(before).toBeGreaterThan(0);
  await changeRole('Paragraph 2 of');
  await expect
    .poll(() => currentArticle()?.article.blocks.filter(({ role }) => role === 'caption').length)
    .toBe(1);
  await expect.element(screen.getByText('Paragraph 60 of the report.')).toBeInViewport();
  expect(Math.abs((scroller()?.scrollTop ?? 0) - before)).toBeLessThan(60);
  expect(document.getSelection()?.toString()).toBe('Paragraph 60');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
});

test('what was typed elsewhere keeps the focus while the article is shown anew', async () => {
  const screen = await renderApp({ articles: [long, hospital] });
  await putCaret('Paragraph 3 of', long.text);
  const box = screen.getByRole('combobox', { name: 'Search the library' });
  await box.fill('rep');
  await changeRole('Paragraph 2 of');
  await expect
    .poll(() => currentArticle()?.article.blocks.some(({ role }) => role === 'caption'))
    .toBe(true);
  await expect.element(box).toHaveFocus();
});
