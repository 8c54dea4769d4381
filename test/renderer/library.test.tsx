import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { currentArticle } from '../../renderer/state/article-store.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { focusList, list, messages, row, rows, titles } from './support/at-the-library.ts';
import { arabic, bridge, dam, hospital, longTitle } from './support/articles.ts';
import { nextTurn, press, renderApp } from './support/render-app.tsx';

const three = { articles: [bridge, hospital, dam] };

afterEach(() => page.viewport(1280, 800));

test('Alt and arrow keys step through the listed articles and say when there is none further', async () => {
  const screen = await renderApp(three);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.element(screen.getByText('This is the last article')).toBeVisible();
  await press('{Alt>}{ArrowUp}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
});

test('of two articles chosen in a row the second stays, also when the first arrives after it', async () => {
  const screen = await renderApp(three);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  const releaseFirst = screen.workbench.hold('article:open');
  await rows(screen).nth(1).click();
  const releaseSecond = screen.workbench.hold('article:open');
  await rows(screen).nth(2).click();
  releaseSecond();
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  releaseFirst();
  await nextTurn();
  expect(currentArticle()?.article.title).toMatch(/^Dam/u);
  await expect.element(screen.getByRole('tab', { name: 'Marks 1' })).toBeVisible();
});

test('the article opened last opens at the start', async () => {
  await renderApp({ ...three, settings: { lastArticleId: 'article-3' } });
  await expect
    .poll(() => document.title)
    .toBe('Dam operators deny early release before flood · Library');
});

test('one that is in the bin by now is not opened at the start', async () => {
  const articles = [bridge, hospital, { ...dam, shelf: 'bin' } as const];
  await renderApp({ articles, settings: { lastArticleId: 'article-3' } });
  await expect.poll(() => document.title).toMatch(/^Harbour/u);
});

test('an empty library says what to do', async () => {
  const screen = await renderApp({ articles: [] });
  await expect
    .element(screen.getByRole('heading', { name: 'Add the first article' }))
    .toBeVisible();
  await expect.element(screen.getByText(/^No articles yet/)).toBeVisible();
});

test('a row says title, publisher, date, status, kind and marks', async () => {
  const screen = await renderApp({ articles: [{ ...bridge, kind: 'pdf', status: 'in-progress' }] });
  const first = row(screen, /Harbour bridge/);
  await expect
    .element(first)
    .toMatchTextContent(
      /In progress: Harbour bridge reopens.*Coastal Ledger · .*2023.*PDF.*10 marks/u,
    );
  await expect.element(first).toHaveAttribute('aria-current', 'true');
});

test('a very long title is cut in list and bar instead of pushing anything out', async () => {
  const screen = await renderApp({ articles: [longTitle] });
  await expect.element(rows(screen).first()).toBeVisible();
  const element = rows(screen).first().element();
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
  expect(element.clientHeight).toBeLessThan(90);
  await expect.element(screen.getByRole('button', { name: 'Export…' })).toBeInViewport();
  expect(document.documentElement.scrollWidth).toBe(window.innerWidth);
});

test('a right-to-left title is shown in its own direction', async () => {
  const screen = await renderApp({ articles: [arabic] });
  await expect.element(rows(screen).first()).toBeVisible();
  const title = rows(screen).first().element().querySelector('.article-title');
  expect(title === null ? '' : getComputedStyle(title).direction).toBe('rtl');
});

test('arrow keys, Page keys, Home and End move through the list and Enter opens', async () => {
  const screen = await renderApp({ ...three, generated: 400 });
  await expect.element(rows(screen).first()).toBeVisible();
  focusList(screen);
  const active = () => document.querySelector('[data-active]')?.getAttribute('data-index');
  await expect.poll(active).toBe('0');
  await press('{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.poll(active).toBe('1');
  await press('{End}');
  await expect.poll(active).toBe('402');
  await expect.element(row(screen, /Council minutes 400/)).toBeInViewport();
  await expect.element(list(screen)).toHaveAttribute('aria-activedescendant', 'article-option-402');
  await press('{PageUp}');
  await expect.poll(() => Number(active())).toBeLessThan(400);
  await press('{Home}{ArrowDown}{Enter}');
  await expect.poll(() => document.title).toMatch(/^Council minutes 1 /u);
  await expect.element(list(screen)).toHaveFocus();
});

test('ten thousand articles are drawn a screenful and read a page at a time, wherever the list is scrolled', async () => {
  const screen = await renderApp({ articles: [bridge], generated: 10_000 });
  await expect.element(rows(screen).first()).toBeVisible();
  const element = list(screen).element();
  for (const share of [0.9, 0.2, 0.6]) {
    element.scrollTop = element.scrollHeight * share;
    const middle = Math.round((element.scrollTop + element.clientHeight / 2) / 72);
    await expect
      .element(
        screen.getByRole('option', { name: new RegExp(`Council minutes ${middle}\\b`, 'u') }),
      )
      .toBeInViewport();
    expect(element.querySelectorAll('[role=option]').length).toBeLessThan(40);
  }
  const pages = screen.workbench.called.filter((channel) => channel === 'library:page');
  expect(pages.length).toBeLessThan(12);
});

test('a row keeps its place while its page is on its way', async () => {
  const screen = await renderApp({ articles: [bridge], generated: 1000 });
  await expect.element(rows(screen).first()).toBeVisible();
  const release = screen.workbench.hold('library:page');
  const element = list(screen).element();
  element.scrollTop = 72 * 500;
  await expect.poll(() => element.querySelectorAll('.row-ghost').length).toBeGreaterThan(5);
  const top = element.scrollTop;
  release();
  await expect.element(row(screen, /Council minutes 505/)).toBeInViewport();
  expect(element.scrollTop).toBe(top);
});

test('the open article is scrolled to although its part of the list was never loaded', async () => {
  const screen = await renderApp({
    articles: [bridge],
    generated: 1000,
    settings: { lastArticleId: 'generated-777' },
  });
  await expect.poll(() => document.title).toMatch(/^Council minutes 777/u);
  await expect.element(row(screen, /Council minutes 777/)).toBeInViewport();
});

test('a page that cannot be read is said and does not take the rest of the list away', async () => {
  const screen = await renderApp({ articles: [bridge], generated: 300 });
  await expect.element(rows(screen).first()).toBeVisible();
  screen.workbench.failNext(
    'library:page',
    new AppError('workspace-damaged', 'The list could not be read.', { remedy: 'Restart.' }),
  );
  list(screen).element().scrollTop = 72 * 250;
  await expect.element(messages(screen)).toMatchTextContent(/The list could not be read/u);
  list(screen).element().scrollTop = 0;
  await expect.element(row(screen, /Harbour bridge/)).toBeInViewport();
});

test('a changed title and count are seen in the row without moving it', async () => {
  const screen = await renderApp({
    ...three,
    settings: { librarySort: { by: 'title', descending: false } },
  });
  await expect.poll(() => titles(screen)).toHaveLength(3);
  await screen.getByRole('tab', { name: 'Article' }).click();
  await screen.getByRole('textbox', { name: 'Headline' }).fill('A newer headline');
  await press('{Tab}');
  await expect.poll(() => titles(screen)).toContain('A newer headline');
});

test('in a small window the list scrolls and nothing is pushed out of the pane', async () => {
  await page.viewport(1024, 700);
  const screen = await renderApp({ articles: [bridge, longTitle, arabic], generated: 40 });
  await expect.element(rows(screen).first()).toBeVisible();
  const head = document.querySelector('.library-head');
  expect(head?.scrollWidth).toBe(head?.clientWidth);
  const { scrollHeight, clientHeight, scrollWidth, clientWidth } = list(screen).element();
  expect(scrollWidth).toBe(clientWidth);
  expect(scrollHeight).toBeGreaterThan(clientHeight);
  expect(document.documentElement.scrollHeight).toBe(700);
});
