import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { AnnotatorId } from '../../shared/domain/ids.ts';
import type { Annotator } from '../../shared/domain/annotation.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { ReviewInspection } from '../../shared/ipc/review-types.ts';
import { bridge, hospital } from './support/articles.ts';
import { searchBox } from './support/at-the-library.ts';
import { head, inspection, jon, mapping, match, nothingChanged } from './support/fake-readings.ts';
import type { Answers } from './support/fake-types.ts';
import { press, renderApp, type Rendered } from './support/render-app.tsx';

const second = 'article-2' as ArticleId;
const mira = { id: 'annotator-3', name: 'Mira Kahn' } as Annotator;
const opened: Answers['review:open'] = ({ articles }) => ({
  act: nothingChanged,
  reviews: articles.map(({ articleId, index }) => ({ articleId, reviewId: `review-${index}` })),
});

const dialog = (screen: Rendered) => screen.getByRole('dialog');
const asked = (screen: Rendered) => screen.workbench.asked.get('review:open');
const status = (screen: Rendered) => dialog(screen).getByRole('status');

async function open(found: ReviewInspection | null, answers: Partial<Answers> = {}) {
  const screen = await renderApp({
    articles: [bridge, hospital],
    answers: { 'dialog:open-review': () => found, 'review:open': opened, ...answers },
  });
  await expect.element(searchBox(screen)).toBeVisible();
  await press('{Control>}{Shift>}r{/Shift}{/Control}');
  return screen;
}

async function shown(found: ReviewInspection, answers: Partial<Answers> = {}) {
  const screen = await open(found, answers);
  await expect.element(dialog(screen)).toBeVisible();
  return screen;
}

describe('one file about one article', () => {
  test('opens by one Enter, on its article', async () => {
    const screen = await shown(
      inspection({ matches: [match({ articleId: second, articleTitle: 'Hospital' })] }),
    );
    await expect.element(dialog(screen).getByText('All marks are where they were.')).toBeVisible();
    await press('{Enter}');
    await expect
      .poll(() => asked(screen))
      .toEqual({
        token: 'token-1',
        articles: [{ index: 0, articleId: second }],
        migrations: {},
        colleague: null,
        base: 'none',
        mode: 'pair',
      });
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    await expect.poll(() => screen.workbench.asked.get('article:open')).toEqual({ id: second });
  });

  test('leads to the review that was begun, beside its text', async () => {
    const screen = await shown(inspection(), { 'review:list': () => [head()] });
    await press('{Enter}');
    await expect
      .poll(() => screen.workbench.asked.get('review:read'))
      .toEqual({ reviewId: 'review-0' });
  });

  test('nothing is shown or opened when no file is chosen', async () => {
    const screen = await open(null);
    await expect.poll(() => screen.workbench.called).toContain('dialog:open-review');
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    expect(screen.workbench.called).not.toContain('review:open');
  });

  test('says how it was matched, what was found again and what goes on', async () => {
    const near = match({
      how: 'near',
      similarity: 0.979,
      anchoring: { exact: 14, moved: 3, fuzzy: 2, orphan: 1 },
      continues: { reviewId: 'review-0', decided: 7 },
      answers: { reviewer: jon, decisions: 12 },
    });
    const screen = await shown(inspection({ matches: [near] }));
    const found = dialog(screen).getByRole('list', { name: 'Marks found again' });
    expect([...found.element().children].map(({ textContent }) => textContent)).toEqual([
      '14 where they were',
      '3 moved',
      '2 in changed words',
      '1 not found, wait',
    ]);
    // Rounded down: 98 % would say more than there is.
    await expect.element(dialog(screen).getByText(/Nearly the same text, 97%/u)).toBeVisible();
    await expect.element(dialog(screen).getByText(/7 decisions are kept/u)).toBeVisible();
    await expect
      .element(dialog(screen).getByText(/Jon Berg decided on 12 of your marks/u))
      .toBeVisible();
  });

  test('what is refused is said in the dialog, and can be tried again', async () => {
    const screen = await shown(inspection());
    const error = new AppError('conflict', 'Two files hold marks by Jon.', { remedy: 'Open one.' });
    screen.workbench.failNext('review:open', error);
    await press('{Enter}');
    await expect
      .element(dialog(screen).getByRole('alert'))
      .toHaveTextContent('Two files hold marks by Jon.Open one.');
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect.element(dialog(screen)).not.toBeInTheDocument();
  });

  test('Escape opens nothing', async () => {
    const screen = await shown(inspection());
    await press('{Escape}');
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    expect(screen.workbench.called).not.toContain('review:open');
  });
});

describe('who made the marks', () => {
  test('has to be said when the file credits them to me', async () => {
    const screen = await shown(inspection({ creditedToMe: 4 }));
    const field = dialog(screen).getByRole('textbox', { name: 'Who made them?' });
    expect(document.activeElement).toBe(field.element());
    await press('{Enter}');
    await expect.element(status(screen)).toHaveTextContent('Say who made the marks first.');
    expect(screen.workbench.called).not.toContain('review:open');
    await field.fill(' Jon Berg ');
    await press('{Enter}');
    await expect.poll(() => asked(screen)).toMatchObject({ colleague: { name: 'Jon Berg' } });
  });

  test('has to be said when the file says nobody', async () => {
    const screen = await shown(inspection({ matches: [match({ annotators: [] })] }));
    await expect
      .element(dialog(screen).getByRole('textbox', { name: 'Who made them?' }))
      .toBeVisible();
    await press('{Enter}');
    expect(screen.workbench.called).not.toContain('review:open');
  });
});

describe('the common base', () => {
  const base = { seq: 4, atMs: Date.UTC(2026, 10, 12, 14, 2) };

  test('found in the history is taken unless it is declined', async () => {
    const screen = await shown(inspection({ matches: [match({ base })] }));
    const found = dialog(screen).getByRole('radio', { name: /^Your version of .*2026/u });
    await expect.element(found).toBeChecked();
    await press('{Enter}');
    await expect.poll(() => asked(screen)).toMatchObject({ base: 'history' });
  });

  test('can be declined', async () => {
    const screen = await shown(inspection({ matches: [match({ base })] }));
    await dialog(screen).getByRole('radio', { name: /^None/u }).click();
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect.poll(() => asked(screen)).toMatchObject({ base: 'none' });
  });

  test('can be a file; what was typed stays', async () => {
    const found = inspection({ creditedToMe: 1 });
    const screen = await shown(found, { 'dialog:choose-base': () => found });
    await dialog(screen).getByRole('textbox', { name: 'Who made them?' }).fill('Jon');
    await dialog(screen).getByRole('button', { name: 'Choose a base file…' }).click();
    await expect
      .element(dialog(screen).getByRole('radio', { name: 'The file that you chose' }))
      .toBeChecked();
    expect(screen.workbench.asked.get('dialog:choose-base')).toEqual({ token: 'token-1' });
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect
      .poll(() => asked(screen))
      .toMatchObject({ base: 'file', colleague: { name: 'Jon' } });
  });
});

describe('another tagset', () => {
  const choice = (screen: Rendered, name: RegExp) => dialog(screen).getByRole('combobox', { name });

  test('tags without a proposal are asked about before anything is opened', async () => {
    const screen = await shown(inspection({ mappings: [mapping] }));
    await dialog(screen).getByRole('button', { name: 'Match tags…' }).click();
    await expect.element(choice(screen, /^Fact/u)).toHaveDisplayValue('Leave out (9 marks wait)');
    await expect.element(choice(screen, /^Place/u)).toHaveDisplayValue('Location');
    await expect
      .element(choice(screen, /^Place/u))
      .toHaveAccessibleDescription('as you chose before');
    expect(document.activeElement).toBe(choice(screen, /^Fact/u).element());
    await expect.element(status(screen)).toHaveTextContent('9 marks wait for a tag');
    await choice(screen, /^Fact/u).selectOptions('Claim');
    await choice(screen, /^Actor/u).selectOptions('Leave out (5 marks wait)');
    await expect.element(status(screen)).toHaveTextContent('5 marks wait for a tag');
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect
      .poll(() => asked(screen))
      .toMatchObject({
        migrations: { desk: { tags: { fact: 'claim', place: 'location', person: null } } },
      });
  });

  test('one that has a proposal for every tag is told, opens by Enter and can be changed', async () => {
    const settled = { ...mapping, questions: mapping.questions.slice(1) };
    const screen = await shown(inspection({ mappings: [settled] }));
    await expect.element(dialog(screen).getByText('Place → Location, Actor → Actor')).toBeVisible();
    await dialog(screen).getByRole('button', { name: 'Change…' }).click();
    await expect.element(choice(screen, /^Place/u)).toBeVisible();
    await dialog(screen).getByRole('button', { name: 'Back' }).click();
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect
      .poll(() => asked(screen))
      .toMatchObject({
        migrations: { desk: { tags: { place: 'location', person: 'actor' } } },
      });
  });
});

describe('several files', () => {
  const two = [match(), match({ index: 1, fileName: 'mira.tsv', annotators: [mira] })];

  test('about one article are one review each, or all together', async () => {
    const screen = await shown(inspection({ matches: two }));
    await dialog(screen)
      .getByRole('radio', { name: /^All together/u })
      .click();
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect
      .poll(() => asked(screen))
      .toMatchObject({
        mode: 'panel',
        articles: [{ index: 0 }, { index: 1 }],
      });
  });

  test('one can be left out; then nothing is asked about them together', async () => {
    const screen = await shown(inspection({ matches: two }));
    await dialog(screen)
      .getByRole('radio', { name: /^All together/u })
      .click();
    await dialog(screen)
      .getByRole('checkbox', { name: /mira\.tsv/u })
      .click();
    await expect.element(status(screen)).toHaveTextContent('1 of 2 articles');
    expect(dialog(screen).getByRole('radio').elements()).toEqual([]);
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect
      .poll(() => asked(screen))
      .toMatchObject({
        mode: 'pair',
        articles: [{ index: 0, articleId: 'article-1' }],
      });
  });

  test('one file that several people marked can be a panel', async () => {
    const screen = await shown(inspection({ matches: [match({ annotators: [jon, mira] })] }));
    await dialog(screen)
      .getByRole('radio', { name: /^All together/u })
      .click();
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect.poll(() => asked(screen)).toMatchObject({ mode: 'panel' });
  });

  test('copies of my own marks in it make no other person', async () => {
    const me = { id: 'annotator-1' as AnnotatorId, name: 'Ana Ruiz' };
    const screen = await shown(inspection({ matches: [match({ annotators: [jon, me] })] }));
    await expect.element(dialog(screen).getByRole('button', { name: 'Open review' })).toBeVisible();
    expect(
      dialog(screen)
        .getByRole('radio', { name: /^All together/u })
        .elements(),
    ).toEqual([]);
  });
});

describe('what cannot be opened', () => {
  const other = match({ how: 'none', articleId: null, articleTitle: null, title: 'Queues' });
  const problem = { path: '$', message: 'It is about another article.', remedy: 'Import it.' };

  test('says why and what to do, and has nothing to open', async () => {
    const screen = await shown(inspection({ matches: [], problems: [problem] }));
    await expect
      .element(dialog(screen).getByRole('list', { name: 'What is the matter' }))
      .toHaveTextContent('It is about another article.Import it.');
    await expect.element(status(screen)).toHaveTextContent('There is nothing to open.');
    expect(dialog(screen).getByRole('button', { name: 'Open review' }).elements()).toEqual([]);
    await press('{Enter}');
    await expect.element(dialog(screen)).not.toBeInTheDocument();
  });

  test('can be compared with the open article when the person says so', async () => {
    const screen = await shown(inspection({ matches: [other], problems: [problem] }));
    await dialog(screen)
      .getByRole('checkbox', { name: /all the same/u })
      .click();
    await dialog(screen).getByRole('button', { name: 'Open review' }).click();
    await expect
      .poll(() => asked(screen))
      .toMatchObject({ articles: [{ index: 0, articleId: 'article-1' }] });
  });

  test('a file that cannot be read at all is told as it is', async () => {
    const screen = await open(null, {
      'dialog:open-review': () => {
        throw new AppError('file-invalid', 'jon.json is no JSON.', { remedy: 'Ask for it again.' });
      },
    });
    await expect.element(screen.getByText('jon.json is no JSON.')).toBeVisible();
    await expect.element(dialog(screen)).not.toBeInTheDocument();
  });
});

describe('dropped files', () => {
  function drag(kind: 'dragenter' | 'dragover' | 'drop', over: Element | null): void {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(['{}'], 'jon.annotated.json'));
    const { left = 5, top = 5 } = over?.getBoundingClientRect() ?? {};
    const place = { clientX: left + 20, clientY: top + 20 };
    window.dispatchEvent(new DragEvent(kind, { dataTransfer, ...place, cancelable: true }));
  }

  test('on the strip are reviewed, anywhere else imported', async () => {
    const screen = await renderApp({
      articles: [bridge],
      answers: { 'review:inspect-bytes': () => inspection() },
    });
    await expect.element(searchBox(screen)).toBeVisible();
    drag('dragenter', null);
    const strip = screen.getByText('Drop here to review it as a colleague’s file');
    await expect.element(strip).toBeVisible();
    drag('dragover', strip.element());
    await expect.element(strip).toHaveAttribute('data-over', 'true');
    drag('drop', strip.element());
    await expect.element(dialog(screen)).toBeVisible();
    expect(screen.workbench.asked.get('review:inspect-bytes')).toMatchObject({
      files: [{ fileName: 'jon.annotated.json' }],
    });
    expect(screen.workbench.called).not.toContain('article:import-bytes');
    await press('{Escape}');
    drag('drop', null);
    await expect.poll(() => screen.workbench.called).toContain('article:import-bytes');
  });

  test('that are another state of an article here can be reviewed from the results', async () => {
    const screen = await renderApp({
      articles: [bridge],
      answers: {
        'review:inspect-bytes': () => inspection(),
        'article:import-bytes': ({ fileName }) => ({
          file: fileName,
          status: 'failed',
          kind: 'annotated-json',
          articles: [],
          articleId: 'article-1' as ArticleId,
          title: 'Harbour bridge',
          encoding: null,
          problems: [],
          error: {
            code: 'conflict',
            message: 'It holds another state of “Harbour bridge”.',
            details: { remedy: 'Review it.' },
          },
          salvageToken: null,
        }),
      },
    });
    await expect.element(searchBox(screen)).toBeVisible();
    drag('drop', null);
    await screen.getByRole('button', { name: 'Review it…' }).click();
    await expect
      .element(screen.getByRole('dialog', { name: 'Review a colleague’s file' }))
      .toBeVisible();
    expect(screen.workbench.asked.get('review:inspect-bytes')).toMatchObject({
      files: [{ fileName: 'jon.annotated.json', bytes: new TextEncoder().encode('{}') }],
    });
  });
});

test('reading that takes long says how far it is and can be stopped', async () => {
  const screen = await renderApp({
    articles: [bridge],
    answers: { 'dialog:open-review': () => inspection() },
  });
  await expect.element(searchBox(screen)).toBeVisible();
  const go = screen.workbench.hold('dialog:open-review');
  await press('{Control>}{Shift>}r{/Shift}{/Control}');
  screen.workbench.emit('review:progress', { label: 'Reading jon.json', done: 3, total: 9 });
  const card = screen.getByRole('region', { name: 'Reading for review' });
  await expect.element(card).toMatchTextContent(/Reading jon\.json3 of 9/u);
  await card.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => screen.workbench.called).toContain('review:cancel');
  go();
  await expect.element(card).not.toBeInTheDocument();
});

test.each(['light', 'dark'] as const)('no finding of axe in either step (%s)', async (theme) => {
  const screen = await renderApp({
    articles: [bridge, hospital],
    settings: { theme },
    answers: {
      'dialog:open-review': () =>
        inspection({
          matches: [
            match({ anchoring: { exact: 1, moved: 1, fuzzy: 1, orphan: 1 }, annotators: [] }),
            match({ index: 1, how: 'none', articleId: null, articleTitle: null }),
          ],
          mappings: [mapping],
          problems: [{ path: '$', message: 'Something.', remedy: 'Do it.' }],
        }),
    },
  });
  await expect.element(searchBox(screen)).toBeVisible();
  await press('{Control>}{Shift>}r{/Shift}{/Control}');
  await expect.element(dialog(screen)).toBeVisible();
  const findings = async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
  };
  expect(await findings()).toEqual([]);
  await userEvent.keyboard('Jon{Enter}');
  await expect.element(dialog(screen).getByRole('combobox').first()).toBeVisible();
  expect(await findings()).toEqual([]);
});
