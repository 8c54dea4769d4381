import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { useShownHits } from '../../renderer/state/shown-hits.ts';
import { reader } from '../../renderer/state/reader-handle.ts';
import { useSelection } from '../../renderer/state/selection-store.ts';
import { results, rows, searchBox, titles } from './support/at-the-library.ts';
import { bridge, dam, hospital } from './support/articles.ts';
import { press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

const vell = /Vell/u;

async function searched(
  query: string,
  options: Parameters<typeof renderApp>[0] = { articles: [bridge, hospital, dam] },
): Promise<Rendered> {
  const screen = await renderApp(options);
  await expect.element(rows(screen).first()).toBeVisible();
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  await searchBox(screen).fill(query);
  await expect.element(results(screen)).toBeVisible();
  return screen;
}

const options = (screen: Rendered) => results(screen).getByRole('option');
const active = () => document.querySelector('.search-results [data-active]')?.textContent ?? '';

test('words are shown where they stand, grouped by article, with the match emphasised', async () => {
  const screen = await searched('vell');
  await expect.element(screen.getByText('2 articles', { exact: true })).toBeVisible();
  const headings = [...results(screen).element().querySelectorAll('.result-title .article-title')];
  expect(headings.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^Harbour bridge/u),
    expect.stringMatching(/^Dam operators/u),
  ]);
  const [mark] = results(screen).element().querySelectorAll('mark');
  expect(mark?.textContent).toBe('Vell');
  expect(mark === undefined ? '' : getComputedStyle(mark).fontWeight).toBe('600');
  expect(mark?.previousSibling?.textContent).toMatch(/one of them, Tomas $/u);
});

test('arrow keys go from place to place across articles, Enter opens there and stays', async () => {
  const screen = await searched('vell');
  await press('{Enter}');
  await expect.element(results(screen)).toHaveFocus();
  await expect.poll(active).toMatch(/Tomas Vell/u);
  await press('{ArrowDown}');
  await expect.poll(active).toMatch(/the Vell dam/u);
  await press('{Enter}');
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  await expect.element(results(screen)).toHaveFocus();
  await expect.poll(() => useShownHits.getState().found?.current).toBe(0);
  await press('{ArrowUp}{Enter}');
  await expect.poll(() => document.title).toMatch(/^Harbour/u);
  expect(options(screen).elements()).toHaveLength(2);
  await press('{ArrowUp}');
  await expect.element(searchBox(screen)).toHaveFocus();
});

test('the article opens at the place: scrolled there, the words painted', async () => {
  const long = { text: `${'Nothing here.\n\n'.repeat(300)}The sluice was open.\n` };
  const screen = await searched('sluice', { articles: [bridge, long] });
  await press('{Enter}{Enter}');
  await expect.poll(() => document.title).toMatch(/^Nothing/u);
  const place = long.text.indexOf('sluice');
  const span = { startUtf16: place, endUtf16: place + 6 };
  await expect.poll(() => reader.current?.boundsOf(span)).not.toBeNull();
  await expect.element(screen.getByText('The sluice was open.', { exact: true })).toBeInViewport();
  await expect
    .poll(() => [...CSS.highlights.keys()].some((name) => name.includes('find')))
    .toBe(true);
});

test('Ctrl+Enter goes on into the text with the words selected', async () => {
  const screen = await searched('"tomas vell"');
  await press('{Enter}{Control>}{Enter}{/Control}');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  expect(document.getSelection()?.toString()).toMatch(vell);
});

test('a place in a note selects its mark', async () => {
  const screen = await searched('annex');
  await options(screen).first().click();
  await expect.poll(() => useSelection.getState().markId).toBe('mark-1-2');
  await expect.element(options(screen).first()).toMatchTextContent(/^Note/u);
});

test('an article with many places shows the first ones and the rest on request', async () => {
  const text = `Levee report\n\n${'The levee held. '.repeat(12)}\n`;
  const screen = await searched('levee', { articles: [{ text }, bridge] });
  await expect.element(options(screen).getByText(/Show 9 more places/)).toBeVisible();
  expect(options(screen).elements()).toHaveLength(5);
  await press('{Enter}{End}{Enter}');
  await expect.poll(() => options(screen).elements().length).toBeGreaterThan(10);
});

test('words that stand together are one line with both emphasised, the same word again is not', async () => {
  const text = 'Levee report\n\nThe bread tax held. The bread rose and the bread fell.\n';
  const screen = await searched('bread tax', { articles: [{ text }, bridge] });
  const lines = options(screen).elements();
  const marked = (line: Element) =>
    [...line.querySelectorAll('mark')].map(({ textContent }) => textContent);
  expect(lines.map(marked)).toEqual([['bread', 'tax'], ['bread'], ['bread']]);
  expect(lines[0]?.querySelector('.result-words')?.textContent).toContain('The bread tax held.');
  expect(results(screen).element().querySelector('.article-count')?.textContent).toBe('4');
});

test('results are read on while scrolling, and every article comes once', async () => {
  const screen = await searched('repair', { articles: [bridge], generated: 200 });
  await expect.element(screen.getByText('201 articles', { exact: true })).toBeVisible();
  const element = results(screen).element();
  const seen = new Set<string>();
  for (let turn = 0; turn < 200 && !seen.has('Council minutes 200'); turn += 1) {
    element.scrollTop += element.clientHeight * 0.8;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (const title of element.querySelectorAll('.article-title')) seen.add(title.textContent);
  }
  expect(seen.has('Council minutes 200')).toBe(true);
  const searches = screen.workbench.called.filter((channel) => channel === 'library:search');
  expect(searches.length).toBeLessThan(12);
});

test('the results can be shown as a list of articles, to be selected, and as places again', async () => {
  const screen = await searched('vell');
  await screen.getByRole('button', { name: 'Show as a list of articles' }).click();
  await expect.poll(() => titles(screen)).toHaveLength(2);
  await screen.getByRole('button', { name: 'Show where the words stand' }).click();
  await expect.poll(() => options(screen).elements().length).toBe(2);
});

test('with words the sort menu has the best match first, and keeps any other order', async () => {
  const screen = await searched('vell');
  await screen.getByRole('button', { name: 'Sort, now by best match' }).click();
  await screen.getByRole('menuitemradio', { name: 'Title' }).click();
  await expect
    .poll(() => screen.workbench.asked.get('library:search'))
    .toMatchObject({ order: 'sort', view: { sort: { by: 'title', descending: false } } });
});

test('Alt and arrow keys go through the articles found', async () => {
  const screen = await searched('vell');
  await selectWords('Port Alder');
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  expect(screen.workbench.called).not.toContain('library:neighbour');
});

test('what is painted goes with the search', async () => {
  const screen = await searched('vell');
  await press('{Enter}{Enter}');
  await expect.poll(() => useShownHits.getState().found).not.toBeNull();
  await press('{Escape}');
  await expect.element(searchBox(screen)).toHaveFocus();
  await press('{Escape}');
  await expect.poll(() => useShownHits.getState().found).toBeNull();
  await expect.poll(() => titles(screen)).toHaveLength(3);
});

test('an act elsewhere refreshes what was found in place', async () => {
  const screen = await searched('vell');
  screen.workbench.emit('menu:command', { command: 'article.delete' });
  await expect.element(screen.getByText('1 article', { exact: true })).toBeVisible();
  await expect.poll(() => options(screen).elements().length).toBe(1);
});

test('where the library lies over the text, opening a place gives the text the focus', async () => {
  await page.viewport(720, 600);
  onTestFinished(() => page.viewport(1280, 800));
  const screen = await renderApp({ articles: [bridge, hospital, dam] });
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  await selectWords('Port Alder');
  await press('/');
  await searchBox(screen).fill('vell');
  await expect.element(results(screen)).toBeVisible();
  await press('{Enter}{ArrowDown}{Enter}');
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
});
