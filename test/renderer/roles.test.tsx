import { beforeEach, expect, test } from 'vitest';
import { currentArticle } from '../../renderer/state/article-store.ts';
import { bridge } from './support/articles.ts';
import { press, putCaret, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [bridge] });
});

const menu = () => screen.getByRole('menu', { name: 'Role of this paragraph' });
const roleOf = (words: string) => {
  const at = bridge.text.indexOf(words);
  return currentArticle()?.article.blocks.find(
    ({ startUtf16, endUtf16 }) => startUtf16 <= at && at < endUtf16,
  )?.role;
};

test('b opens the roles of the paragraph at the caret, a letter picks one, and the text has the focus again', async () => {
  await putCaret('Two inspectors');
  await press('b');
  await expect
    .element(menu().getByRole('menuitemradio', { name: /Body text/ }))
    .toHaveAttribute('aria-checked', 'true');
  await press('c');
  await expect.poll(() => roleOf('Two inspectors')).toBe('caption');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  expect(document.querySelector('.role-caption')?.textContent).toContain('Two inspectors');
});

test('arrows and Enter pick too, Esc leaves all as it is', async () => {
  await putCaret('Two inspectors');
  await press('b');
  await expect.element(menu()).toBeVisible();
  await press('{ArrowDown}{Enter}');
  await expect.poll(() => roleOf('Two inspectors')).toBe('boilerplate');
  await press('b');
  await expect.element(menu()).toBeVisible();
  await press('{Escape}');
  await expect.element(menu()).not.toBeInTheDocument();
  expect(roleOf('Two inspectors')).toBe('boilerplate');
});

test('Shift and the letter set a role at once, for every paragraph of the selection', async () => {
  const from = 'Every cable has been tested';
  const to = 'The office says no one was asked';
  await selectWords(bridge.text.slice(bridge.text.indexOf(from), bridge.text.indexOf(to) + 10));
  await press('{Shift>}X{/Shift}');
  await expect.poll(() => roleOf(from)).toBe('boilerplate');
  expect(roleOf('Two inspectors')).toBe('boilerplate');
  expect(roleOf(to)).toBe('boilerplate');
  expect(roleOf('The Harbour Bridge carried')).toBe('body');
});

test('the role can be taken back with Ctrl+Z, and the place in the text stays', async () => {
  await putCaret('Two inspectors');
  await press('{Shift>}H{/Shift}');
  await expect.poll(() => roleOf('Two inspectors')).toBe('headline');
  await press('{Control>}z{/Control}');
  await expect.poll(() => roleOf('Two inspectors')).toBe('body');
});

test('with the mouse: the tag bar has it, and so has the margin beside the paragraph', async () => {
  await selectWords('Two inspectors');
  await screen.getByRole('button', { name: /^Role/ }).click();
  await menu()
    .getByRole('menuitemradio', { name: /Byline/ })
    .click();
  await expect.poll(() => roleOf('Two inspectors')).toBe('byline');
  await putCaret('The office says');
  const block = [...document.querySelectorAll<HTMLElement>('.reader-block')].find((element) =>
    element.textContent?.startsWith('The office says'),
  );
  const box = block?.getBoundingClientRect();
  block?.dispatchEvent(
    new MouseEvent('click', {
      bubbles: true,
      clientX: (box?.left ?? 0) - 20,
      clientY: box?.top ?? 0,
    }),
  );
  await expect.element(menu()).toBeVisible();
});
