import axe from 'axe-core';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { openViews, rows, searchBox, titles, views } from './support/at-the-library.ts';
import { arabic, bridge, dam, hospital } from './support/articles.ts';
import { nextTurn, press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

const three = { articles: [bridge, hospital, dam] };

async function rendered(options: Parameters<typeof renderApp>[0] = three): Promise<Rendered> {
  const screen = await renderApp(options);
  await expect.element(rows(screen).first()).toBeVisible();
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  return screen;
}

const offers = (screen: Rendered) =>
  screen.getByRole('listbox', { name: 'Completions' }).getByRole('option');
const fault = (screen: Rendered) => screen.getByRole('alert');

test('slash goes to the box; fields narrow the list; Esc clears, then goes back to the text', async () => {
  const screen = await rendered();
  await selectWords('Harbour Bridge');
  await press('/');
  await expect.element(searchBox(screen)).toHaveFocus();
  await searchBox(screen).fill('title:minister');
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Minister/u)]);
  await expect
    .element(screen.getByRole('status', { name: 'Found' }).getByText('1 article'))
    .toBeVisible();
  await press('{Escape}');
  await expect.poll(() => titles(screen)).toHaveLength(3);
  await expect.element(searchBox(screen)).toHaveFocus();
  await press('{Escape}');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
});

test('a wrong query is marked where it is wrong and says what to do, and the list stays', async () => {
  const screen = await rendered();
  await searchBox(screen).fill('bridge (tunnel OR');
  await expect.element(fault(screen)).toBeVisible();
  expect(fault(screen).element().querySelector('.search-remedy')?.textContent).not.toBe('');
  await expect.element(searchBox(screen)).toHaveAttribute('aria-invalid', 'true');
  await expect
    .element(searchBox(screen))
    .toHaveAccessibleDescription(fault(screen).element().textContent);
  expect(document.querySelector('.query-fault')).not.toBeNull();
  expect(document.querySelector('.query-mirror')?.textContent).toBe('bridge (tunnel OR');
  expect(titles(screen)).toHaveLength(3);
  await searchBox(screen).fill('publisher:ledger');
  await expect.element(fault(screen)).not.toBeInTheDocument();
  await expect.poll(() => titles(screen)).toHaveLength(1);
});

test('a misspelt field is marked in place of the whole query', async () => {
  const screen = await rendered();
  await searchBox(screen).fill('bridge publsher:ledger');
  await expect.element(fault(screen)).toMatchTextContent(/publisher/u);
  expect(document.querySelector('.query-fault')?.textContent).toMatch(/^publsher/u);
});

test('a query half typed is not called wrong at once, but Enter asks', async () => {
  const screen = await rendered();
  await userEvent.type(searchBox(screen), '"twice the');
  expect(document.querySelector('.search-fault')).toBeNull();
  await press('{Enter}');
  await expect.element(fault(screen)).toBeVisible();
});

test('fields and their values are offered while typing and taken by keyboard', async () => {
  const screen = await rendered();
  await userEvent.type(searchBox(screen), 'publ');
  await expect.element(offers(screen).first()).toMatchTextContent(/^publisher:/u);
  await press('{Tab}');
  await expect.element(searchBox(screen)).toHaveValue('publisher:');
  await expect.element(offers(screen).getByText('Daily Standard')).toBeVisible();
  await userEvent.type(searchBox(screen), 'stand');
  await expect.poll(() => offers(screen).elements().length).toBe(1);
  await press('{ArrowDown}{Enter}');
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Minister/u)]);
  await expect.element(searchBox(screen)).toHaveFocus();
  expect(offers(screen).elements()).toHaveLength(0);
});

test('fixed values are offered too, and Esc closes the offers before it clears', async () => {
  const screen = await rendered();
  await userEvent.type(searchBox(screen), 'status:');
  await expect.element(offers(screen).getByText('in-progress')).toBeVisible();
  await press('{Escape}');
  expect(offers(screen).elements()).toHaveLength(0);
  await expect.element(searchBox(screen)).toHaveValue('status:');
  await press('{Escape}');
  await expect.element(searchBox(screen)).toHaveValue('');
});

test('the help lists fields and forms, and choosing a field begins it in the box', async () => {
  const screen = await rendered();
  await selectWords('Harbour Bridge');
  screen.workbench.emit('menu:command', { command: 'help.search' });
  const help = screen.getByRole('dialog', { name: 'How to search' });
  await expect.element(help).toMatchTextContent(/one after the other/u);
  await help.getByRole('button', { name: /^tag:claim/ }).click();
  await expect.element(searchBox(screen)).toHaveValue('tag:');
  await expect.element(searchBox(screen)).toHaveFocus();
});

test('where nothing is found the other shelves are offered', async () => {
  const articles = [bridge, hospital, { ...dam, shelf: 'archive' } as const];
  const screen = await rendered({ articles });
  await searchBox(screen).fill('Vell dam');
  await screen.getByRole('button', { name: 'Search the archive (1 article)' }).click();
  await expect
    .element(screen.getByRole('listbox', { name: 'Search results' }))
    .toMatchTextContent(/Dam operators/u);
  await screen.getByRole('button', { name: 'Clear the search' }).click();
  await openViews(screen);
  await expect.element(views(screen).getByRole('button', { name: /^Archive/ })).toHaveFocus();
});

test('nothing found says what was searched and offers to clear it', async () => {
  const screen = await rendered();
  await searchBox(screen).fill('zeppelin');
  await expect
    .element(screen.getByText('Nothing in the library matches “zeppelin”.'))
    .toBeVisible();
  await screen.getByRole('button', { name: 'Clear the search' }).last().click();
  await expect.poll(() => titles(screen)).toHaveLength(3);
});

test('the answer to what was typed before never replaces the answer to what stands there', async () => {
  const screen = await rendered();
  const releaseFirst = screen.workbench.hold('library:page');
  await searchBox(screen).fill('publisher:ledger');
  await expect
    .poll(() => screen.workbench.asked.get('library:page'))
    .toMatchObject({
      view: { query: 'publisher:ledger' },
    });
  const releaseSecond = screen.workbench.hold('library:page');
  await searchBox(screen).fill('publisher:standard');
  await expect
    .poll(() => screen.workbench.asked.get('library:page'))
    .toMatchObject({
      view: { query: 'publisher:standard' },
    });
  releaseSecond();
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Minister/u)]);
  releaseFirst();
  await nextTurn();
  expect(titles(screen)).toEqual([expect.stringMatching(/^Minister/u)]);
});

test('a search that takes long says so, one that does not never flashes', async () => {
  const screen = await rendered();
  const release = screen.workbench.hold('library:page');
  await searchBox(screen).fill('publisher:ledger');
  await expect.element(screen.getByText('Searching…')).toBeVisible();
  expect(titles(screen)).toHaveLength(3);
  release();
  await expect
    .element(screen.getByRole('status', { name: 'Found' }).getByText('1 article'))
    .toBeVisible();
});

test.each(['light', 'dark'] as const)(
  'list, selection, menus, results, fault and help have no serious finding (%s)',
  async (theme) => {
    const screen = await rendered({
      articles: [{ ...bridge, status: 'in-progress', collections: ['Works'] }, hospital, arabic],
      settings: { theme },
    });
    const findings = async () => {
      await Promise.all(document.getAnimations().map((animation) => animation.finished));
      const { violations } = await axe.run(document, { resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
    };
    await rows(screen)
      .nth(0)
      .click({ modifiers: ['Control'] });
    expect(await findings()).toEqual([]);
    await openViews(screen);
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await rows(screen).nth(1).click({ button: 'right' });
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await searchBox(screen).fill('the');
    await expect.element(screen.getByRole('listbox', { name: 'Search results' })).toBeVisible();
    expect(await findings()).toEqual([]);
    await userEvent.type(searchBox(screen), ' status:');
    await expect.element(offers(screen).first()).toBeVisible();
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await expect.element(fault(screen)).toBeVisible();
    expect(await findings()).toEqual([]);
    screen.workbench.emit('menu:command', { command: 'help.search' });
    await expect.element(screen.getByRole('dialog', { name: 'How to search' })).toBeVisible();
    expect(await findings()).toEqual([]);
  },
);
