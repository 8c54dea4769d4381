import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AppError } from '../../shared/ipc/result.ts';
import {
  focusList,
  list,
  messages,
  openViews,
  row,
  rows,
  selectionBar,
  titles,
  views,
} from './support/at-the-library.ts';
import { bridge, dam, hospital } from './support/articles.ts';
import { press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

const three = { articles: [bridge, hospital, dam] };
const many = { articles: [bridge], generated: 5000 };

async function rendered(options: Parameters<typeof renderApp>[0]): Promise<Rendered> {
  const screen = await renderApp(options);
  await expect.element(rows(screen).first()).toBeVisible();
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  return screen;
}

const count = (screen: Rendered) => selectionBar(screen).getByRole('status');
const standing = (screen: Rendered) =>
  [...screen.workbench.store.articles.values()].map((article) => {
    const { status, shelf } = screen.workbench.store.summary(article);
    return `${status} ${shelf}`;
  });

test('Ctrl and a click adds a row, Shift and a click a range, Esc clears', async () => {
  const screen = await rendered(many);
  await rows(screen)
    .nth(1)
    .click({ modifiers: ['Control'] });
  await expect.element(count(screen)).toHaveTextContent('1 selected');
  await expect.element(rows(screen).nth(1)).toHaveAttribute('aria-selected', 'true');
  await rows(screen)
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await expect.element(count(screen)).toHaveTextContent('4 selected');
  await rows(screen)
    .nth(2)
    .click({ modifiers: ['Control'] });
  await expect.element(count(screen)).toHaveTextContent('3 selected');
  await press('{Escape}');
  await expect.element(selectionBar(screen)).not.toBeInTheDocument();
});

test('a range may end where nothing is loaded yet', async () => {
  const screen = await rendered(many);
  await rows(screen)
    .nth(0)
    .click({ modifiers: ['Control'] });
  focusList(screen);
  await press('{Shift>}{End}{/Shift}');
  await expect.element(count(screen)).toHaveTextContent('5,001 selected');
});

test('Space toggles and Shift with the arrows extends, by keyboard alone', async () => {
  const screen = await rendered(three);
  focusList(screen);
  await press('{Home} ');
  await expect.element(count(screen)).toHaveTextContent('1 selected');
  await press('{Shift>}{ArrowDown}{/Shift}');
  await expect.element(count(screen)).toHaveTextContent('2 selected');
  await press('{ArrowDown} ');
  await expect.element(count(screen)).toHaveTextContent('3 selected');
  await press(' ');
  await expect.element(count(screen)).toHaveTextContent('2 selected');
});

test('Ctrl+A in the list selects all of the view, and the act names the view and not five thousand ids', async () => {
  const screen = await rendered(many);
  focusList(screen);
  await press('{Control>}a{/Control}');
  await expect.element(count(screen)).toHaveTextContent('5,001 selected');
  await rows(screen)
    .nth(1)
    .click({ modifiers: ['Control'] });
  await expect.element(count(screen)).toHaveTextContent('5,000 selected');
  await selectionBar(screen).getByRole('button', { name: 'Set the status' }).click();
  await screen.getByRole('menuitem', { name: 'Done' }).click();
  await expect.element(messages(screen)).toMatchTextContent(/5,000 articles marked done/u);
  expect(screen.workbench.asked.get('library:act')).toMatchObject({
    target: { view: { shelf: 'library', query: '' }, except: ['generated-1'] },
  });
  await expect.element(rows(screen).nth(2)).toMatchTextContent(/^Done/u);
  await expect.element(rows(screen).nth(1)).toMatchTextContent(/^To do/u);
});

test('one click on Undo takes back a bulk act', async () => {
  const screen = await rendered(three);
  focusList(screen);
  await press('{Control>}a{/Control}');
  await selectionBar(screen).getByRole('button', { name: 'Archive' }).click();
  await expect.poll(() => standing(screen)).toEqual(Array(3).fill('to-do archive'));
  await expect.element(messages(screen)).toMatchTextContent(/3 articles archived/u);
  await messages(screen).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => standing(screen)).toEqual(Array(3).fill('to-do library'));
  await expect.poll(() => titles(screen)).toHaveLength(3);
});

test('the offer to undo goes with the next act', async () => {
  const screen = await rendered(three);
  focusList(screen);
  await press('{ArrowDown}{Delete}');
  await expect.element(messages(screen).getByRole('button', { name: 'Undo' })).toBeVisible();
  await selectWords('Port Alder');
  await press('c');
  await expect
    .element(messages(screen).getByRole('button', { name: 'Undo' }))
    .not.toBeInTheDocument();
});

test('Delete in the list moves the row to the bin, never the selected mark', async () => {
  const screen = await rendered(three);
  await screen.getByRole('button', { name: /cost \$41 million/ }).click();
  focusList(screen);
  await press('{End}{Delete}');
  await expect.element(messages(screen)).toMatchTextContent(/“Dam operators.*moved to the bin/u);
  expect(standing(screen)[2]).toBe('to-do bin');
  expect(screen.workbench.annotations.size).toBe(11);
});

test('when the open article is deleted the reader goes on to its neighbour, and undo brings it back', async () => {
  const screen = await rendered(three);
  await rows(screen).nth(1).click();
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await press('{Delete}');
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  await press('{Delete}');
  await expect.poll(() => document.title).toMatch(/^Harbour/u);
  await messages(screen).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => document.title).toMatch(/^Dam/u);
});

test('when the last article is deleted nothing is open and the page says so', async () => {
  const screen = await rendered({ articles: [bridge] });
  focusList(screen);
  await press('{Delete}');
  await expect.element(screen.getByRole('heading', { name: 'No article is open' })).toBeVisible();
  await openViews(screen);
  await views(screen)
    .getByRole('button', { name: /^Bin 1 article/u })
    .click();
  await expect.poll(() => titles(screen)).toHaveLength(1);
  focusList(screen);
  await press('{Shift>}{F10}{/Shift}');
  await screen.getByRole('menuitem', { name: 'Restore to the library' }).click();
  await expect.poll(() => standing(screen)).toEqual(['to-do library']);
});

test('selected articles are put into a collection and taken out again', async () => {
  const screen = await rendered({ ...three, collections: ['Harbour works'] });
  focusList(screen);
  await press('{Home} {ArrowDown} ');
  await selectionBar(screen).getByRole('button', { name: 'Add to a collection' }).click();
  await screen.getByRole('menuitem', { name: 'Harbour works' }).click();
  await expect.element(messages(screen)).toMatchTextContent(/2 articles added to “Harbour works”/u);
  await expect.element(rows(screen).first()).toMatchTextContent(/In Harbour works/u);
  await selectionBar(screen).getByRole('button', { name: 'Remove from a collection' }).click();
  await screen.getByRole('menuitem', { name: 'Harbour works' }).click();
  await expect.element(rows(screen).first()).not.toMatchTextContent(/In Harbour works/u);
});

test('a new collection takes the selected articles in one step', async () => {
  const screen = await rendered(three);
  focusList(screen);
  await press('{Home} {ArrowDown} ');
  await selectionBar(screen).getByRole('button', { name: 'Add to a collection' }).click();
  await screen.getByRole('menuitem', { name: 'New collection…' }).click();
  await screen.getByRole('textbox', { name: 'Name' }).fill('Waits');
  await press('{Enter}');
  await expect
    .element(messages(screen))
    .toMatchTextContent(/Collection “Waits” created with 2 articles/u);
  await messages(screen).getByRole('button', { name: 'Undo' }).click();
  await openViews(screen);
  await expect
    .element(
      views(screen).getByText('None yet. A collection keeps articles of one story together.'),
    )
    .toBeVisible();
});

test('the context menu acts on the row under it, or on the selection it belongs to', async () => {
  const screen = await rendered(three);
  await rows(screen).nth(2).click({ button: 'right' });
  await screen.getByRole('menuitemradio', { name: 'Done' }).click();
  await expect
    .poll(() => standing(screen))
    .toEqual(['to-do library', 'to-do library', 'done library']);
  focusList(screen);
  await press('{Control>}a{/Control}{ContextMenu}');
  const menu = screen.getByRole('menu');
  await expect.element(menu).toMatchTextContent(/3 articles/u);
  await menu.getByRole('menuitem', { name: 'In progress' }).click();
  await expect.poll(() => standing(screen)).toEqual(Array(3).fill('in-progress library'));
});

test('commands act on the selection, and on the open article where nothing is selected', async () => {
  const screen = await rendered(three);
  await selectWords('Port Alder');
  screen.workbench.emit('menu:command', { command: 'article.status-done' });
  await expect.poll(() => standing(screen)[0]).toBe('done library');
  await row(screen, /^To do: Dam/).click({ modifiers: ['Control'] });
  screen.workbench.emit('menu:command', { command: 'article.archive' });
  await expect
    .poll(() => standing(screen))
    .toEqual(['done library', 'to-do library', 'to-do archive']);
});

test('the palette puts the open article into a collection, by a part of its name or a new one', async () => {
  const screen = await rendered({ ...three, collections: ['Harbour works', 'Waits'] });
  await selectWords('Port Alder');
  await press('{Control>}k{/Control}');
  await userEvent.type(screen.getByRole('combobox', { name: 'Commands' }), 'add to coll{Enter}');
  const dialog = screen.getByRole('dialog', { name: 'Add to collection' });
  await userEvent.type(dialog.getByRole('combobox'), 'works{Enter}');
  await expect.element(messages(screen)).toMatchTextContent(/added to “Harbour works”/u);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  screen.workbench.emit('menu:command', { command: 'article.collect' });
  await userEvent.type(dialog.getByRole('combobox'), 'Bridges{Enter}');
  await expect.element(messages(screen)).toMatchTextContent(/Collection “Bridges” created with/u);
});

test('an act that fails is said and leaves list and selection as they were', async () => {
  const screen = await rendered(three);
  focusList(screen);
  await press('{Home} ');
  const error = new AppError('disk-full', 'The disk is full.', { remedy: 'Make room.' });
  screen.workbench.failNext('library:act', error);
  await selectionBar(screen).getByRole('button', { name: 'Archive' }).click();
  await expect.element(messages(screen)).toMatchTextContent(/The disk is full\..*Make room\./u);
  await expect.element(count(screen)).toHaveTextContent('1 selected');
  expect(titles(screen)).toHaveLength(3);
});

test('a plain click opens and lets go of the selection', async () => {
  const screen = await rendered(three);
  await rows(screen)
    .nth(1)
    .click({ modifiers: ['Control'] });
  await rows(screen).nth(2).click();
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  await expect.element(selectionBar(screen)).not.toBeInTheDocument();
  await expect.element(list(screen)).toHaveFocus();
});
