import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { coverageStates } from '../../shared/domain/coverage.ts';
import type { Statistics } from '../../shared/domain/statistics.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge, hospital } from './support/articles.ts';
import { searchBox } from './support/at-the-library.ts';
import { noFigures } from './support/fake-statistics.ts';
import { press, renderApp, type Rendered } from './support/render-app.tsx';

const colors = ['#b23c17', '#1c5a9c', '#1b7048', '#6a3a9c', 'no colour'];

const named = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => ({
    name: `${name} ${at + 1}`,
    marks: count - at,
    articles: 1,
  }));
const ranked = <Item extends { readonly marks: number }>(top: readonly Item[]) => ({
  top,
  total: top.length,
  marks: top.reduce((sum, { marks }) => sum + marks, 0),
});

const figures: Statistics = {
  ...noFigures,
  articles: 1234,
  marks: 40,
  relations: 5,
  characters: 98_765,
  tags: [
    { tag: 'Claim', color: '#b23c17', shortcut: 'c', marks: 30, articles: 2 },
    { tag: 'Actor', color: '#1c5a9c', shortcut: 'a', marks: 10, articles: 1 },
  ],
  perArticle: ranked([
    {
      id: 'article-2',
      title: '=HYPERLINK("x") that a spreadsheet would run',
      marks: 30,
      byTag: [{ tag: 'Claim', marks: 30 }],
    },
    { id: 'article-1', title: 'Bridge', marks: 10, byTag: [{ tag: 'Actor', marks: 10 }] },
  ]),
  annotators: named(7, 'Annotator'),
  days: [
    { day: '2026-11-20', annotator: 'Annotator 1', marks: 7 },
    { day: '2026-11-22', annotator: 'Annotator 7', marks: 33 },
  ],
  coverage: {
    articles: 1,
    states: coverageStates.map((state, at) => ({ state, sentences: at })),
  },
  verdicts: [
    { verdict: 'Refuted', claims: 3 },
    { verdict: 'No verdict', claims: 27 },
  ],
  actors: ranked(named(14, 'Person')),
  locations: ranked(named(2, 'Place')),
  quoted: ranked([
    {
      name: 'Person 1',
      marks: 4,
      topics: 2,
      on: [
        { topic: 'Budget', marks: 3 },
        { topic: '—', marks: 1 },
      ],
    },
  ]),
};

const dialog = (screen: Rendered) => screen.getByRole('dialog', { name: 'Statistics' });
const figure = (screen: Rendered, name: string) =>
  dialog(screen).getByRole('region', { name, exact: true });

async function open(statistics: Statistics = figures, theme: 'light' | 'dark' = 'light') {
  const screen = await renderApp({
    articles: [bridge, hospital],
    settings: { theme },
    statistics,
  });
  await expect.element(searchBox(screen)).toBeVisible();
  await press('{Control>}{Shift>}s{/Shift}{/Control}');
  await expect.element(figure(screen, 'Marks per tag')).toBeVisible();
  return screen;
}

/** What was given to be saved last. */
async function saved(screen: Rendered, name: string, file: RegExp) {
  screen.workbench.asked.delete('dialog:save-plot');
  await dialog(screen)
    .getByRole('button', { name: `Save ${name}` })
    .click();
  await screen.getByRole('menuitem', { name: file }).click();
  await expect.poll(() => screen.workbench.asked.get('dialog:save-plot')).toBeDefined();
  return screen.workbench.asked.get('dialog:save-plot') as {
    name: string;
    kind: string;
    bytes: Uint8Array;
  };
}

describe('the page', () => {
  test('says how much there is, and begins at the choice of what is counted', async () => {
    const screen = await open();
    await expect
      .element(dialog(screen).getByRole('status'))
      .toHaveTextContent('1,234 articles · 40 marks · 5 relations · 98,765 characters');
    const choice = dialog(screen).getByRole('combobox', { name: 'Of' });
    expect(document.activeElement).toBe(choice.element());
    await expect.element(choice).toHaveDisplayValue('The whole library');
    expect(screen.workbench.asked.get('stats:read')).toMatchObject({
      target: { view: { query: '', shelf: 'library', collection: null }, except: [] },
      all: false,
    });
    await choice.selectOptions('1');
    await expect
      .poll(() => screen.workbench.asked.get('stats:read'))
      .toMatchObject({ target: { ids: ['article-1'] } });
  });

  test('every plot is one image that says what it shows, and its table has the numbers', async () => {
    const screen = await open();
    const tags = figure(screen, 'Marks per tag');
    await expect
      .element(tags.getByRole('img'))
      .toHaveAccessibleName('Marks per tag: Claim 30, Actor 10. All of it is in the table.');
    await tags.getByRole('button', { name: 'Table of Marks per tag' }).click();
    const rows = tags.getByRole('row').elements();
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'TagMarksArticles',
      'Claim302',
      'Actor101',
    ]);
    await tags.getByRole('button', { name: 'Plot of Marks per tag' }).click();
    await expect.element(tags.getByRole('img')).toBeVisible();
  });

  test('a long list is cut off in the plot, with words about the rest', async () => {
    const screen = await open();
    const actors = figure(screen, 'Most frequent actors');
    await expect.element(actors.getByText('2 other actors have 3 marks together.')).toBeVisible();
    expect(actors.element().querySelectorAll('[data-part="bar"] > *')).toHaveLength(12);
    await actors.getByRole('button', { name: /^Table/u }).click();
    expect(actors.getByRole('row').elements()).toHaveLength(15);
  });

  test('hundreds of tags keep the plot readable, and each has a row', async () => {
    const tags = Array.from({ length: 300 }, (_, at) => ({
      tag: `A tag with a rather long name that goes on, number ${at + 1}`,
      color: colors[at % colors.length] ?? '',
      shortcut: null,
      marks: 300 - at,
      articles: 1,
    }));
    const screen = await open({ ...figures, tags });
    const shown = figure(screen, 'Marks per tag');
    expect(shown.element().querySelectorAll('[data-part="bar"] > *')).toHaveLength(12);
    await shown.getByRole('button', { name: /^Table/u }).click();
    expect(shown.getByRole('row').elements()).toHaveLength(201);
    const svg = figure(screen, 'Marks per article').element().querySelector('svg');
    const width = shown.element().parentElement?.clientWidth ?? 0;
    expect(svg?.getBoundingClientRect().width).toBeLessThanOrEqual(width);
  });

  test('days are stacked by annotator, the sixth and later ones together', async () => {
    const screen = await open();
    const days = figure(screen, 'Marks per day');
    await expect.element(days.getByText('“Others” are 2 annotators.')).toBeVisible();
    const fills = [...days.element().querySelectorAll('[data-part="rect"] > *')].map((part) =>
      part.getAttribute('fill'),
    );
    expect(fills).toEqual(['var(--accent)', 'var(--line-strong)']);
  });

  test('nothing that has nothing to show is left without words', async () => {
    const screen = await open({ ...noFigures, articles: 3 });
    await expect.element(figure(screen, 'Marks per tag').getByText(/no marks here/u)).toBeVisible();
    await expect
      .element(figure(screen, 'Coverage').getByText(/opened for the first time/u))
      .toBeVisible();
    await expect
      .element(figure(screen, 'Verdicts of claims').getByText(/no claims/u))
      .toBeVisible();
    expect(dialog(screen).element().querySelectorAll('svg:not(.lucide)')).toHaveLength(0);
  });

  test('a failure says what to do', async () => {
    const screen = await renderApp({ articles: [bridge], statistics: figures });
    await expect.element(searchBox(screen)).toBeVisible();
    const error = new AppError('internal', 'The disk is gone.', { remedy: 'Plug it in.' });
    screen.workbench.failNext('stats:read', error);
    await press('{Control>}{Shift>}s{/Shift}{/Control}');
    await expect.element(dialog(screen).getByText('The disk is gone. Plug it in.')).toBeVisible();
  });
});

describe('where a bar leads', () => {
  test('a tag leads to the articles that have it, by key', async () => {
    const screen = await open();
    const tags = figure(screen, 'Marks per tag');
    await tags.getByRole('button', { name: /^Table/u }).click();
    tags.getByRole('button', { name: 'Claim' }).element().focus();
    await press('{Enter}');
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    await expect.element(searchBox(screen)).toHaveValue('tag:Claim');
    await expect.poll(() => document.activeElement).toBe(searchBox(screen).element());
  });

  test('a bar does the same under the mouse', async () => {
    const screen = await open();
    const bar = figure(screen, 'Most frequent actors').element().querySelector('.figure-lead');
    if (bar === null) throw new Error('no bar leads anywhere');
    await userEvent.click(bar);
    await expect.element(searchBox(screen)).toHaveValue('"Person 1"');
  });

  test('an article is opened', async () => {
    const screen = await open();
    const articles = figure(screen, 'Marks per article');
    await articles.getByRole('button', { name: /^Table/u }).click();
    await articles.getByRole('button', { name: /spreadsheet/u }).click();
    await expect
      .poll(() => screen.workbench.asked.get('article:open'))
      .toMatchObject({ id: 'article-2' });
  });
});

describe('what is saved', () => {
  test('the data are all that there are, and no cell is a formula', async () => {
    const screen = await open();
    const { name, kind, bytes } = await saved(screen, 'Marks per article', /CSV/u);
    expect([name, kind]).toEqual(['Marks per article', 'csv']);
    expect(screen.workbench.asked.get('stats:read')).toMatchObject({ all: true });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text).toBe(
      '\ufeffArticle,Marks,Claim,Actor\r\n"\'=HYPERLINK(""x"") that a spreadsheet would run",30,30,0\r\nBridge,10,0,10\r\n',
    );
  });

  test.each(['Marks per tag', 'Marks per article', 'Marks per day', 'Who is quoted on what'])(
    'the plot of “%s” needs nothing of the page',
    async (name) => {
      const screen = await open(figures, 'dark');
      const { bytes } = await saved(screen, name, /SVG/u);
      const text = new TextDecoder().decode(bytes);
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      expect(parsed.querySelector('parsererror')).toBeNull();
      expect(parsed.querySelector('title')?.textContent).toBe(name);
      expect(text).not.toMatch(
        /var\(|<style|style=|light-dark|class=|https?:\/\/(?!www\.w3\.org)/u,
      );
    },
  );

  test('the picture is a PNG of twice the size', async () => {
    const screen = await open();
    const { bytes } = await saved(screen, 'Verdicts of claims', /PNG/u);
    const bitmap = await createImageBitmap(
      new Blob([new Uint8Array(bytes)], { type: 'image/png' }),
    );
    expect(bitmap.width).toBe(1600);
    expect(bitmap.height).toBeGreaterThan(200);
  });
});

test.each(['light', 'dark'] as const)('no finding of axe, plots or tables (%s)', async (theme) => {
  const screen = await open(figures, theme);
  const findings = async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  };
  expect(await findings()).toEqual([]);
  for (;;) {
    const next = dialog(screen)
      .getByRole('button', { name: /^Table of/u })
      .elements()[0];
    if (next === undefined) break;
    await userEvent.click(next);
  }
  expect(await findings()).toEqual([]);
});
