import { expect, test } from 'vitest';
import { settings } from '../../renderer/state/app-store.ts';
import { currentView } from '../../renderer/state/library-view.ts';
import { list, messages, openViews, searchBox, titles, views } from './support/at-the-library.ts';
import { bridge, dam, hospital } from './support/articles.ts';
import { press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

const shelved = {
  articles: [
    { ...bridge, status: 'in-progress', collections: ['Harbour works'] } as const,
    { ...hospital, status: 'done' } as const,
    { ...dam, shelf: 'archive' } as const,
  ],
  collections: ['Harbour works', 'Empty one'],
};

const place = (screen: Rendered, name: RegExp) => views(screen).getByRole('button', { name });

test('the views show their counts and list what is in them', async () => {
  const screen = await renderApp(shelved);
  await openViews(screen);
  await expect.element(place(screen, /^All articles 2 articles/u)).toBeVisible();
  await expect.element(place(screen, /^To do 0 articles/u)).toBeVisible();
  await expect.element(place(screen, /^Harbour works 1 article$/u)).toBeVisible();
  await expect.element(place(screen, /^Archive 1 article$/u)).toBeVisible();
  await place(screen, /^Done/u).click();
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Minister/u)]);
  await openViews(screen);
  await place(screen, /^Harbour works 1/u).click();
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Harbour/u)]);
  await openViews(screen);
  await place(screen, /^Archive/u).click();
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Dam/u)]);
});

test('a view without articles says so and leads back', async () => {
  const screen = await renderApp(shelved);
  await openViews(screen);
  await place(screen, /^To do/u).click();
  await expect.element(screen.getByText('No article is marked to do.')).toBeVisible();
  await screen.getByRole('button', { name: 'Show all articles' }).click();
  await expect.poll(() => titles(screen)).toHaveLength(2);
  await openViews(screen);
  await place(screen, /^Bin/u).click();
  await expect.element(screen.getByText(/^The bin is empty/)).toBeVisible();
  await openViews(screen);
  await place(screen, /^Empty one/u).click();
  await expect.element(screen.getByText(/^This collection is empty/)).toBeVisible();
});

test('views are chosen by arrow keys alone', async () => {
  const screen = await renderApp(shelved);
  await expect.poll(() => titles(screen)).toHaveLength(2);
  (screen.getByRole('button', { name: /^Listed:/ }).element() as HTMLElement).focus();
  await press('{Enter}');
  await expect.element(place(screen, /^All articles/u)).toHaveFocus();
  await press('{ArrowDown}{ArrowDown}{Enter}');
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Harbour/u)]);
});

test('a collection is made, renamed and deleted, its articles stay, and each can be undone', async () => {
  const screen = await renderApp(shelved);
  await openViews(screen);
  await views(screen).getByRole('button', { name: 'New collection' }).click();
  const name = screen.getByRole('textbox', { name: 'Name' });
  await name.fill('harbour WORKS');
  await press('{Enter}');
  await expect
    .element(screen.getByText('There is a collection “Harbour works” already.'))
    .toBeVisible();
  await name.fill('Council');
  await press('{Enter}');
  await expect.element(messages(screen)).toMatchTextContent(/Collection “Council” created/u);
  await openViews(screen);
  await place(screen, /^Change “Harbour works”/u).click();
  await screen.getByRole('menuitem', { name: 'Rename…' }).click();
  await expect.element(name).toHaveValue('Harbour works');
  await name.fill('The bridge');
  await press('{Enter}');
  await openViews(screen);
  await place(screen, /^The bridge 1/u).click();
  await openViews(screen);
  await place(screen, /^Change “The bridge”/u).click();
  await screen.getByRole('menuitem', { name: 'Delete the collection' }).click();
  await expect.poll(() => currentView().collection).toBeNull();
  await expect.element(messages(screen)).toMatchTextContent(/deleted; its articles stay/u);
  await screen.getByRole('button', { name: 'Undo' }).nth(1).click();
  await openViews(screen);
  await expect.element(place(screen, /^The bridge 1/u)).toBeVisible();
});

test('the list is sorted by any field, from either end, and the settings remember it', async () => {
  const screen = await renderApp({ articles: [bridge, hospital, dam] });
  await expect.poll(() => titles(screen)[0]).toMatch(/^Harbour/u);
  await screen.getByRole('button', { name: /^Sort, now by date added, newest first/u }).click();
  await screen.getByRole('menuitemradio', { name: 'Title' }).click();
  await expect.poll(() => titles(screen)[0]).toMatch(/^Dam/u);
  expect(settings().librarySort).toEqual({ by: 'title', descending: false });
  await screen.getByRole('button', { name: /^Sort, now by title, a to z/u }).click();
  await screen.getByRole('menuitemradio', { name: 'Z to A' }).click();
  await expect.poll(() => titles(screen)[0]).toMatch(/^Minister/u);
  await screen.getByRole('button', { name: /^Sort/u }).click();
  await screen.getByRole('menuitemradio', { name: 'Number of marks' }).click();
  await expect.poll(() => titles(screen)[0]).toMatch(/^Harbour/u);
});

test('the filter menu shows the values there are and adds the chosen one to the query', async () => {
  const screen = await renderApp({ articles: [bridge, hospital, dam] });
  await expect.poll(() => titles(screen)).toHaveLength(3);
  await screen.getByRole('button', { name: 'Filter' }).click();
  await press('{ArrowDown}{ArrowRight}');
  await screen.getByRole('menuitem', { name: 'Daily Standard 1' }).click();
  await expect.poll(() => titles(screen)).toEqual([expect.stringMatching(/^Minister/u)]);
  await expect.element(searchBox(screen)).toHaveValue('publisher:="Daily Standard"');
});

test('the status of the open article is seen and changed beside its title', async () => {
  const screen = await renderApp(shelved);
  await screen.getByRole('button', { name: 'Status of the article: In progress' }).click();
  await screen.getByRole('menuitemradio', { name: 'Done' }).click();
  await expect
    .element(screen.getByRole('button', { name: 'Status of the article: Done' }))
    .toBeVisible();
  await expect.element(list(screen)).toMatchTextContent(/Done: Harbour/u);
  await selectWords('Harbour Bridge');
  await press('{Control>}z{/Control}');
  await expect
    .element(screen.getByRole('button', { name: 'Status of the article: In progress' }))
    .toBeVisible();
});

test('an archived article says so beside its title and is restored from there', async () => {
  const screen = await renderApp(shelved);
  await openViews(screen);
  await place(screen, /^Archive/u).click();
  await list(screen).getByRole('option').first().click();
  await expect.element(screen.getByText('Archived', { exact: true })).toBeVisible();
  await screen.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect.element(messages(screen)).toMatchTextContent(/restored to the library/u);
  await expect.element(screen.getByText('Archived', { exact: true })).not.toBeInTheDocument();
});

test('what another program changed is counted and listed anew', async () => {
  const screen = await renderApp({ articles: [bridge] });
  await expect.poll(() => titles(screen)).toHaveLength(1);
  screen.workbench.store.add(hospital, 1);
  screen.workbench.emit('workspace:changed-outside', null);
  await expect.poll(() => titles(screen)).toHaveLength(2);
  await expect
    .element(screen.getByRole('button', { name: 'Listed: All articles 2' }))
    .toBeVisible();
});
