import { beforeEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { ExportChoice } from '../../shared/domain/export-choice.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { arabic, bridge, dam, hospital } from './support/articles.ts';
import { messages, openViews, row, rows, searchBox, views } from './support/at-the-library.ts';
import { manyLosses } from './support/many-losses.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;
const all = { articles: [bridge, hospital, dam, arabic] };

const dialog = () => screen.getByRole('dialog', { name: 'Export' });
const format = (name: string) => dialog().getByRole('radio', { name, exact: true });
const what = (name: RegExp) => dialog().getByRole('radio', { name });
const losses = () => dialog().getByRole('region', { name: 'What is lost' });
const exportButton = () => dialog().getByRole('button', { name: /^Export/u });
const choiceOf = (channel: 'export:preview' | 'dialog:export-dataset') =>
  (screen.workbench.asked.get(channel) as { choice: ExportChoice } | undefined)?.choice;
const looks = () =>
  screen.workbench.called.filter((channel) => channel === 'export:preview').length;

async function start(options: Parameters<typeof renderApp>[0] = all): Promise<void> {
  screen = await renderApp(options);
  await putCaret('Coastal');
}

async function open(): Promise<void> {
  await press('{Control>}e{/Control}');
  await expect.element(dialog()).toBeVisible();
}

describe('the common case', () => {
  beforeEach(() => start());

  test('the export key and Enter write the open article as annotated JSON', async () => {
    await open();
    expect(document.activeElement).toBe(format('Annotated article').element());
    await press('{Enter}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(choiceOf('dialog:export-dataset')).toMatchObject({
      target: { ids: ['article-1'] },
      format: 'annotated-json',
      each: 'per-article',
      tags: null,
      annotators: null,
      split: null,
      card: false,
    });
    await expect
      .element(messages(screen))
      .toMatchTextContent(/Exported 10 marks \(4\.2 kB\) to .*article-1\.annotated\.json/u);
    await screen.getByRole('button', { name: 'Show in folder' }).click();
    await expect.poll(() => screen.workbench.called).toContain('export:show-last');
  });

  test('only the last export is offered to be shown, and its message goes when the next one begins', async () => {
    const offers = () => messages(screen).getByRole('button', { name: 'Show in folder' });
    await open();
    await press('{Enter}');
    await expect.element(offers()).toBeVisible();
    await open();
    await expect.element(offers()).not.toBeInTheDocument();
    await press('{ArrowDown}{Enter}');
    await expect.element(messages(screen)).toMatchTextContent(/\.jsonl/u);
    expect(offers().elements()).toHaveLength(1);
  });

  test('the first lines and that nothing is lost are shown before anything is written', async () => {
    await open();
    await expect.element(losses().getByText('Nothing is lost.')).toBeVisible();
    const tab = dialog().getByRole('tab', { name: 'article-1.annotated.json' });
    await expect.element(tab).toBeVisible();
    await expect
      .element(dialog().getByLabelText('First lines of article-1.annotated.json'))
      .toMatchTextContent(/Harbour bridge reopens/u);
    await expect.element(dialog().getByText('1 article with 10 marks')).toBeVisible();
    expect(screen.workbench.called).not.toContain('dialog:export-dataset');
  });

  test('arrow keys go through the formats, each is looked at, and the last one used is taken next time', async () => {
    await open();
    await press('{ArrowDown}');
    await expect.poll(() => choiceOf('export:preview')?.format).toBe('jsonl');
    await expect.element(format('Annotated dataset (JSONL)')).toBeChecked();
    await press('{Enter}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(screen.workbench.store.settings.exportFormat).toBe('jsonl');
    await open();
    await expect.element(format('Annotated dataset (JSONL)')).toBeChecked();
  });

  test('closing it writes nothing, stops what is counted and gives the focus back to the text', async () => {
    const text = document.activeElement;
    await open();
    await expect.element(losses().getByText('Nothing is lost.')).toBeVisible();
    await press('{Escape}');
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(screen.workbench.called).toContain('export:cancel');
    expect(screen.workbench.called).not.toContain('dialog:export-dataset');
    expect(document.activeElement).toBe(text);
  });

  test('cancelling the system’s dialog leaves everything as it was chosen', async () => {
    screen.workbench.failNext(
      'dialog:export-dataset',
      new AppError('cancelled', 'Stopped.', { remedy: 'Start it again.' }),
    );
    await open();
    await format('brat standoff').click();
    await press('{Enter}');
    await expect.poll(() => screen.workbench.called).toContain('dialog:export-dataset');
    await expect.element(format('brat standoff')).toBeChecked();
    await expect.element(exportButton()).toHaveAttribute('aria-disabled', 'false');
  });
});

describe('what is exported', () => {
  beforeEach(() => start({ ...all, collections: ['Bridge story'] }));

  test('the whole library with its count; another selection forgets tags that were chosen', async () => {
    await open();
    await dialog().getByRole('button', { name: 'Tags: all' }).click();
    await screen.getByRole('checkbox', { name: /^Actor/u }).click();
    await press('{Escape}');
    await expect.poll(() => choiceOf('export:preview')?.tags).not.toBeNull();
    expect(choiceOf('export:preview')?.tags).not.toContain('actor');
    await what(/The whole library 4/u).click();
    await expect
      .poll(() => choiceOf('export:preview'))
      .toMatchObject({
        target: { view: { query: '', shelf: 'library' }, except: [] },
        tags: null,
      });
    await expect.element(dialog().getByText('4 articles with 12 marks')).toBeVisible();
  });

  test('the selected articles, from their bar', async () => {
    await rows(screen).nth(0).click();
    await row(screen, /hospital/u).click({ modifiers: ['Control'] });
    await row(screen, /Dam/u).click({ modifiers: ['Control'] });
    const bar = screen.getByRole('toolbar', { name: 'Selected articles' });
    await bar.getByRole('button', { name: 'Export' }).click();
    await expect.element(what(/The selected articles/u)).toBeChecked();
    await expect
      .poll(() => choiceOf('export:preview')?.target)
      .toEqual({
        ids: ['article-2', 'article-3'],
      });
  });

  test('an article that is not open, from its menu', async () => {
    await row(screen, /Dam/u).click({ button: 'right' });
    await screen.getByRole('menuitem', { name: 'Export…' }).click();
    await expect.element(what(/The chosen article.*Dam operators/u)).toBeChecked();
    expect(choiceOf('export:preview')?.target).toEqual({ ids: ['article-3'] });
  });

  test('what a search finds, from its line', async () => {
    await searchBox(screen).fill('title:dam');
    await screen.getByRole('button', { name: 'What was found' }).click();
    await screen.getByRole('menuitem', { name: 'Export…' }).click();
    await expect.element(what(/What the search finds.*title:dam/u)).toBeChecked();
    expect(choiceOf('export:preview')?.target).toMatchObject({ view: { query: 'title:dam' } });
  });

  test('a collection, from its menu; an empty one says so and is not written', async () => {
    await openViews(screen);
    await views(screen).getByRole('button', { name: 'Change “Bridge story”' }).click();
    await screen.getByRole('menuitem', { name: 'Export…' }).click();
    await expect.element(what(/The collection.*Bridge story/u)).toBeChecked();
    await expect.element(losses().getByText('There is no article to export.')).toBeVisible();
    await expect.element(exportButton()).toHaveAttribute('aria-disabled', 'true');
    await format('doccano JSONL').click();
    await press('{Enter}');
    expect(screen.workbench.called).not.toContain('dialog:export-dataset');
  });
});

describe('the options', () => {
  beforeEach(() => start());

  test('are those the format and the selection have a use for', async () => {
    await open();
    const text = () => dialog().getByRole('checkbox', { name: 'Leave the text out' });
    const split = () => dialog().getByRole('checkbox', { name: /^Split/u });
    await expect.element(text()).not.toBeInTheDocument();
    await expect.element(split()).not.toBeInTheDocument();
    await what(/whole library/u).click();
    await format('CSV tables').click();
    await text().click();
    await dialog().getByRole('radio', { name: 'One for each article' }).click({ force: true });
    await expect
      .poll(() => choiceOf('export:preview'))
      .toMatchObject({ format: 'csv', text: false, each: 'per-article', offsets: null });
    await format('doccano JSONL').click();
    await dialog().getByRole('radio', { name: 'in code points' }).click({ force: true });
    await dialog().getByRole('checkbox', { name: 'Accepted marks only' }).click();
    await dialog().getByRole('checkbox', { name: 'Dataset card and manifest' }).click();
    await expect
      .poll(() => choiceOf('export:preview'))
      .toMatchObject({
        format: 'doccano',
        text: true,
        offsets: 'code-points',
        acceptedOnly: true,
        card: true,
      });
  });

  test('a split that does not add up says so and is not written', async () => {
    await open();
    await what(/whole library/u).click();
    await format('CoNLL columns (IOB2)').click();
    await dialog()
      .getByRole('checkbox', { name: /^Split/u })
      .click();
    await expect
      .poll(() => choiceOf('export:preview')?.split)
      .toEqual({ seed: 1, train: 80, dev: 10, test: 10 });
    const train = dialog().getByRole('textbox', { name: 'Train' });
    await train.fill('70');
    const fault = 'The shares add up to 90 %. Make them 100 %.';
    await expect.element(dialog().getByText(fault)).toBeVisible();
    await expect.element(exportButton()).toHaveAttribute('aria-disabled', 'true');
    await expect.element(train).toHaveAttribute('aria-invalid', 'true');
    const seed = dialog().getByRole('textbox', { name: 'Seed' });
    await expect.element(seed).toHaveAttribute('aria-invalid', 'false');
    await expect.element(losses()).toHaveAttribute('aria-busy', 'false');
    await expect.element(losses().getByText('Told when the split is corrected.')).toBeVisible();
    await userEvent.type(train, '{Enter}');
    expect(screen.workbench.called).not.toContain('dialog:export-dataset');
    await dialog().getByRole('textbox', { name: 'Test' }).fill('20');
    await expect
      .poll(() => choiceOf('export:preview')?.split)
      .toMatchObject({ train: 70, test: 20 });
  });
});

describe('what is lost', () => {
  test('is told by weight; each kind opens to the things, with the article they are of', async () => {
    await start({ ...all, loss: { brat: manyLosses(2) } });
    await open();
    await what(/whole library/u).click();
    await format('brat standoff').click();
    await losses().getByText('20 notes left out').click();
    const items = losses().getByRole('list', { name: '20 notes left out' });
    await expect
      .element(items.getByText('Harbour bridge reopens after nine-month repair'))
      .toBeVisible();
    await expect.element(items.getByText('and 18 more')).toBeVisible();
    await exportButton().click();
    await expect
      .element(messages(screen))
      .toMatchTextContent(
        /Not in the file: 20 marks left out, 20 marks without a place left out, 20 overlapping marks left out, and 19 more/u,
      );
  });

  test('of several files, the first lines are those of the one that the format is about', async () => {
    const names = ['dam-articles.csv', 'dam.csv', 'dam-relations.csv', 'README.md'];
    const previewFiles = names.map((path) => ({ path, opening: `${path} opens` }));
    await start({ ...all, previewFiles });
    await open();
    await format('CSV tables').click();
    await expect.element(dialog().getByText('dam.csv opens')).toBeVisible();
    await dialog().getByRole('tab', { name: 'dam-articles.csv' }).click();
    await expect.element(dialog().getByText('dam-articles.csv opens')).toBeVisible();
    await format('Label Studio JSON').click();
    await expect.element(dialog().getByText('dam-articles.csv opens')).toBeVisible();
  });

  test('marks and relations that are left out do not count as exported', async () => {
    const kinds = [{ kind: 'annotation', count: 8 } as const];
    await start({ ...all, loss: { claimreview: { kinds, items: [] } } });
    await open();
    await format('ClaimReview (schema.org)').click();
    await expect.element(dialog().getByText('1 article with 2 of 10 marks')).toBeVisible();
    await press('{Enter}');
    await expect.element(messages(screen)).toMatchTextContent(/Exported 2 of 10 marks \(/u);
  });

  test('is never that of another choice: while it is counted, nothing is said', async () => {
    await start({ ...all, loss: { brat: manyLosses(2) } });
    await open();
    await format('brat standoff').click();
    await expect.element(losses().getByText('20 notes left out')).toBeVisible();
    const answer = screen.workbench.hold('export:preview');
    await format('doccano JSONL').click();
    await expect.element(losses().getByText('Looking at the articles…')).toBeVisible();
    await expect.element(losses().getByText('20 notes left out')).not.toBeInTheDocument();
    await expect.element(dialog().getByText('1 article with 10 marks')).not.toBeInTheDocument();
    answer();
    await expect.element(losses().getByText('Nothing is lost.')).toBeVisible();
  });

  test('of many articles: the first are looked at, then all of them', async () => {
    await start({ articles: [bridge], generated: 60 });
    await open();
    await what(/whole library/u).click();
    await expect.element(dialog().getByText('61 articles with 10 marks')).toBeVisible();
    expect(looks()).toBe(3);
    expect(screen.workbench.asked.get('export:preview')).toMatchObject({ limit: null });
  });

  test('what cannot be looked at says why, and can be tried with another choice', async () => {
    await start();
    const gone = new AppError('workspace-damaged', 'The workspace cannot be read.', {
      remedy: 'Check the disk.',
    });
    screen.workbench.failNext('export:preview', gone);
    await open();
    await expect.element(losses().getByText('The workspace cannot be read.')).toBeVisible();
    await expect.element(losses().getByText('Check the disk.')).toBeVisible();
    await format('brat standoff').click();
    await expect.element(losses().getByText('Nothing is lost.')).toBeVisible();
  });
});

test('what was typed is saved before anything is looked at', async () => {
  await start();
  await screen.getByRole('button', { name: /cost \$41 million/ }).click();
  await screen.getByRole('textbox', { name: 'Note' }).fill('Typed just before');
  const saved = screen.workbench.hold('annotation:set-note');
  await press('{Control>}e{/Control}');
  await expect.element(dialog()).toBeVisible();
  expect(screen.workbench.called).not.toContain('export:preview');
  saved();
  await expect.poll(() => screen.workbench.called).toContain('export:preview');
});

test('without an open article it begins with the library, and an empty one has nothing to export', async () => {
  screen = await renderApp({ articles: [] });
  await screen.getByRole('button', { name: 'Export…' }).click();
  await expect.element(what(/The whole library/u)).toBeChecked();
  await expect.element(losses().getByText('There is no article to export.')).toBeVisible();
});
