import { beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { commandIds } from '../../shared/domain/command-ids.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import { menuKeys } from '../../shared/domain/menu-keys.ts';
import {
  allCommands,
  collisionOf,
  commandById,
  keysOf,
} from '../../renderer/app/commands/registry.ts';
import { searchBox } from './support/at-the-library.ts';
import { bridge, hospital } from './support/articles.ts';
import { press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [{ ...bridge, marks: [] }, hospital] });
  await selectWords('Port Alder');
});

const palette = () => screen.getByRole('dialog', { name: 'Commands' });
const quotes = () => [...screen.workbench.annotations.values()].map(({ tag }) => tag);

test('every command id that menus send has a command, and no two commands share a default key', () => {
  const ids = allCommands().map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining([...commandIds]));
  expect(new Set(ids).size).toBe(ids.length);
  for (const command of allCommands()) {
    for (const key of keysOf(command, {})) expect(collisionOf(command.id, key, {})).toBeUndefined();
  }
});

test('the keys that the native menu shows are the commands’ own', () => {
  const own = Object.keys(menuKeys).map((id) => [id, commandById(id)?.keys[0]]);
  expect(Object.fromEntries(own)).toEqual(menuKeys);
});

test('the palette finds a command by its words and runs it on the selection it covered', async () => {
  await press('{Control>}k{/Control}');
  await userEvent.type(palette().getByRole('combobox'), 'tag loc{Enter}');
  await expect.element(palette()).not.toBeInTheDocument();
  await expect.poll(quotes).toEqual(['location']);
});

test('the palette offers first what is called as was typed, then what is only akin to it', async () => {
  await press('{Control>}k{/Control}');
  await userEvent.type(palette().getByRole('combobox'), 'import');
  const options = () => palette().getByRole('option');
  await expect.element(options().first()).toMatchTextContent(/^Import dataset…/u);
  await expect.element(options().first()).toHaveAttribute('aria-selected', 'true');
  expect(options().elements().length).toBeGreaterThan(1);
});

test('the palette goes to articles by title', async () => {
  await press('{Control>}k{/Control}');
  await userEvent.type(palette().getByRole('combobox'), 'hospital');
  await palette()
    .getByRole('option', { name: /hospital waits/ })
    .click();
  await expect.poll(() => document.title).toMatch(/^Minister/u);
});

test('closing the palette gives the text its selection back', async () => {
  await press('{Control>}k{/Control}');
  await expect.element(palette()).toBeVisible();
  await press('{Escape}');
  await expect.element(palette()).not.toBeInTheDocument();
  await press('l');
  await expect.poll(quotes).toEqual(['location']);
});

test('the question mark shows every command with its key', async () => {
  await press('?');
  const dialog = screen.getByRole('region', { name: 'All shortcuts' });
  for (const { label } of allCommands()) {
    await expect.element(dialog.getByText(label, { exact: true })).toBeInTheDocument();
  }
});

test('a key is changed by pressing it, used at once, and reset', async () => {
  await press('?');
  const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog.getByRole('button', { name: 'Change the key for Tag as Claim, now C' }).click();
  await press('z');
  await expect
    .element(dialog.getByRole('button', { name: 'Change the key for Tag as Claim, now Z' }))
    .toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await selectWords('Tomas Vell');
  await press('c');
  await press('z');
  await expect.poll(quotes).toEqual(['claim']);
  await press('?');
  await dialog.getByRole('button', { name: 'Reset the key for Tag as Claim' }).click();
  await expect
    .element(dialog.getByRole('button', { name: 'Change the key for Tag as Claim, now C' }))
    .toBeVisible();
});

test('a key that is taken names what uses it and is taken over only when pressed again', async () => {
  await press('?');
  const dialog = screen.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await dialog
    .getByRole('button', { name: 'Change the key for Note on the selected mark, now N' })
    .click();
  await press('c');
  await expect
    .element(dialog.getByRole('alert'))
    .toMatchTextContent(/C is used by “Tag as Claim”/u);
  await press('{Escape}');
  await expect
    .element(
      dialog.getByRole('button', { name: 'Change the key for Note on the selected mark, now N' }),
    )
    .toBeVisible();
});

test('a menu command runs, and undo from the menu belongs to the field that has the focus', async () => {
  screen.workbench.emit('menu:command', { command: 'help.shortcuts' });
  await expect.element(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await press('{Escape}');
  await selectWords('Port Alder');
  await press('l');
  await expect.poll(quotes).toHaveLength(1);
  const filter = searchBox(screen);
  await userEvent.type(filter, 'harbour');
  screen.workbench.emit('menu:command', { command: 'edit.undo' });
  expect(screen.workbench.called).not.toContain('history:undo');
  await expect.element(filter).not.toHaveValue('harbour');
});

test('a key that a tag has taken is not shown beside the command it no longer runs', async () => {
  await screen.unmount();
  const [first] = factCheckingTagset.tags;
  if (first === undefined) throw new Error('the tagset is empty');
  const tags = [{ ...first, shortcut: 's' }];
  screen = await renderApp({ articles: [bridge], tagset: { ...factCheckingTagset, tags } });
  await selectWords('Port Alder');
  const sentence = screen.getByRole('toolbar').getByRole('button', { name: 'Sentence' });
  await expect.element(sentence).toBeVisible();
  expect(sentence.element().textContent).toBe('Sentence');
});
