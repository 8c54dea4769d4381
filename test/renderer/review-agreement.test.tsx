import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { AgreementTab } from '../../renderer/features/review/agreement/AgreementTab.tsx';
import { openAgreement } from '../../renderer/features/review/agreement/open-agreement.ts';
import { selectAllArticles } from '../../renderer/state/library-selection.ts';
import { reader } from '../../renderer/state/reader-handle.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { AgreementReport } from '../../shared/review/agreement/agreement-report.ts';
import { bridge, hospital } from './support/articles.ts';
import { searchBox } from './support/at-the-library.ts';
import { agreement, head, measured } from './support/fake-readings.ts';
import type { Answers } from './support/fake-types.ts';
import { press, renderApp, type Rendered } from './support/render-app.tsx';

const dialog = (screen: Rendered) => screen.getByRole('dialog', { name: 'Agreement' });
const asked = (screen: Rendered) => screen.workbench.asked.get('review:agreement');
const table = (screen: Rendered) =>
  dialog(screen).getByRole('region', { name: 'Figures of agreement, table' });
const row = (screen: Rendered, name: RegExp) => table(screen).getByRole('row', { name });

interface Given {
  readonly report?: AgreementReport;
  readonly theme?: 'light' | 'dark';
  readonly answers?: Partial<Answers>;
}

async function open({ report = agreement(), theme = 'light', answers }: Given = {}) {
  const screen = await renderApp({
    articles: [bridge, hospital],
    settings: { theme },
    answers: { 'review:agreement': () => report, ...answers },
  });
  await expect.element(searchBox(screen)).toBeVisible();
  await expect.poll(() => reader.current).not.toBeNull();
  openAgreement();
  await expect.element(dialog(screen)).toBeVisible();
  return screen;
}

describe('the figures', () => {
  test('are of the open article, on characters, without γ until it is asked for', async () => {
    const screen = await open();
    await expect.element(row(screen, /^Percent agreement/u)).toMatchTextContent(/72%/u);
    expect(asked(screen)).toEqual({
      of: { target: { ids: ['article-1'] } },
      unit: 'character',
      gamma: false,
    });
    const cells = row(screen, /^F1, exact/u)
      .element()
      .querySelectorAll('td');
    expect([...cells].map(({ textContent }) => textContent)).toEqual([
      '0.7295% interval 0.62–0.82',
      '0.8195% interval 0.71–0.91',
      '0.6495% interval 0.54–0.74',
      '0.9395% interval 0.83–1.00',
      '0.5095% interval 0.40–0.60',
    ]);
    const heads = table(screen).getByRole('columnheader').elements();
    expect(heads.map(({ textContent }) => textContent)).toEqual([
      'Measure',
      'Overall',
      'CClaim',
      'AActor',
      'LLocation',
      'QQuote',
    ]);
  });

  test('are of all selected articles where some are selected', async () => {
    const screen = await renderApp({
      articles: [bridge, hospital],
      answers: { 'review:agreement': () => agreement() },
    });
    await expect.element(searchBox(screen)).toBeVisible();
    await expect.poll(() => reader.current).not.toBeNull();
    selectAllArticles();
    openAgreement();
    await expect.poll(() => asked(screen)).toMatchObject({ of: { target: { except: [] } } });
    await expect.element(dialog(screen).getByText('2 articles')).toBeVisible();
  });

  test('can be measured on words', async () => {
    const screen = await open();
    (dialog(screen).getByRole('radio', { name: 'Words' }).element() as HTMLElement).click();
    await expect.poll(() => asked(screen)).toMatchObject({ unit: 'token', gamma: false });
  });

  test('of the unitizing family tell the tags alone, which have no column of their own', async () => {
    const screen = await open();
    const measure = table(screen).getByRole('button', { name: 'Krippendorff’s uα' });
    await expect.element(measure).toBeVisible();
    (measure.element() as HTMLElement).focus();
    await press('{Enter}');
    await expect.element(measure).toHaveAttribute('aria-expanded', 'true');
    const id = measure.element().getAttribute('aria-controls') ?? '';
    const words = document.getElementById(id)?.textContent ?? '';
    expect(words).toContain('cuα is 0.91');
    expect(words).toContain('|uα is 0.83');
  });

  test('say by key what they measure, in which range, by whom, and why one is missing', async () => {
    const screen = await open();
    const measure = table(screen).getByRole('button', { name: 'Cohen’s κ' });
    await expect.element(measure).toHaveAttribute('aria-expanded', 'false');
    measure.element().focus();
    await press('{Enter}');
    await expect.element(measure).toHaveAttribute('aria-expanded', 'true');
    const id = measure.element().getAttribute('aria-controls') ?? '';
    const words = document.getElementById(id)?.textContent ?? '';
    expect(words).toContain('corrected for what each one’s own frequencies');
    expect(words).toContain('1 is full agreement');
    expect(words).toContain('Cohen, J. (1960)');
    expect(words).toContain('Quote: Nobody marked anything.');
    await expect
      .element(
        row(screen, /^Cohen/u)
          .getByRole('cell')
          .last(),
      )
      .toHaveTextContent('–Not defined. Nobody marked anything.');
  });

  test('that cannot be measured say what to do', async () => {
    const screen = await open({
      answers: {
        'review:agreement': () => {
          throw new AppError('not-found', 'There is no review.', { remedy: 'Open a file first.' });
        },
      },
    });
    await expect
      .element(dialog(screen).getByText('There is no review. Open a file first.'))
      .toBeVisible();
  });

  test('are saved with their intervals and reasons', async () => {
    const screen = await open();
    await dialog(screen).getByRole('button', { name: 'Save figures as CSV…' }).click();
    await expect.poll(() => screen.workbench.asked.get('dialog:save-plot')).toBeDefined();
    const { kind, bytes } = screen.workbench.asked.get('dialog:save-plot') as {
      kind: string;
      bytes: Uint8Array;
    };
    const lines = new TextDecoder().decode(bytes).split('\r\n');
    expect(kind).toBe('csv');
    expect(lines[0]).toContain('Measure,Of,Figure,Low,High');
    expect(lines).toContain('Cohen’s κ,Quote,,,,,Nobody marked anything.');
    expect(lines.find((line) => line.startsWith('Precision,Claim,0.81'))).toBeDefined();
  });
});

describe('γ', () => {
  const withGamma = (value: number): AgreementReport => {
    const overall = measured(0.72);
    const figures = { ...overall.figures, gamma: value };
    return agreement({ overall: { ...overall, figures } });
  };
  const button = (screen: Rendered) => table(screen).getByRole('button', { name: /^Measure γ/u });

  test('is measured when it is asked for, with how far it is', async () => {
    const screen = await open({
      answers: { 'review:agreement': ({ gamma }) => (gamma ? withGamma(0.61) : agreement()) },
    });
    await expect.element(button(screen)).toBeVisible();
    const go = screen.workbench.hold('review:agreement');
    await button(screen).click();
    screen.workbench.emit('review:progress', { label: 'Measuring γ', done: 12, total: 30 });
    await expect.element(table(screen).getByRole('status')).toHaveTextContent('12 of 30');
    expect(asked(screen)).toMatchObject({ gamma: true });
    // The other figures stay where they are.
    await expect.element(row(screen, /^Percent agreement/u)).toMatchTextContent(/72%/u);
    go();
    await expect.element(row(screen, /^γ/u)).toMatchTextContent(/0\.61/u);
  });

  test('can be stopped; the other figures stay and it can be begun again', async () => {
    const screen = await open();
    await expect.element(button(screen)).toBeVisible();
    const go = screen.workbench.hold('review:agreement');
    await button(screen).click();
    const error = new AppError('cancelled', 'Stopped.', { remedy: 'Measure again.' });
    screen.workbench.failNext('review:agreement', error);
    await table(screen).getByRole('button', { name: 'Stop' }).click();
    await expect.poll(() => screen.workbench.called).toContain('review:cancel');
    go();
    await expect.element(button(screen)).toBeVisible();
    await expect.element(row(screen, /^Percent agreement/u)).toMatchTextContent(/72%/u);
  });

  test('stops when the dialog is closed meanwhile', async () => {
    const screen = await open();
    await expect.element(button(screen)).toBeVisible();
    const go = screen.workbench.hold('review:agreement');
    await button(screen).click();
    await press('{Escape}');
    await expect.poll(() => screen.workbench.called).toContain('review:cancel');
    go();
  });
});

describe('the matrix of tags', () => {
  const figure = (screen: Rendered) =>
    dialog(screen).getByRole('region', { name: 'Which tag meets which', exact: true });

  test('is one image with a table that has its numbers', async () => {
    const screen = await open();
    await expect.element(figure(screen).getByRole('img')).toBeVisible();
    // Framed where both gave the same tag, and nothing is not one.
    const frames = () => figure(screen).element().querySelectorAll('[data-part="cell"]')[2];
    await expect.poll(() => frames()?.children.length).toBe(4);
    await figure(screen)
      .getByRole('button', { name: /^Table/u })
      .click();
    const rows = figure(screen).getByRole('row').elements();
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      'TagClaimActorLocationQuoteNothing',
      'Claim120034',
      'Actor09100',
      'Location021401',
      'Quote20070',
      'Nothing31000',
    ]);
  });

  test.each(['csv', 'svg', 'png'])('is saved as %s', async (kind) => {
    const screen = await open();
    await figure(screen).getByRole('button', { name: /^Save/u }).click();
    await screen.getByRole('menuitem', { name: new RegExp(kind, 'iu') }).click();
    await expect
      .poll(() => screen.workbench.asked.get('dialog:save-plot'))
      .toMatchObject({ name: 'Which tag meets which', kind });
    expect(screen.workbench.called).not.toContain('stats:read');
  });
});

describe('what leads somewhere', () => {
  test('a passage where they agree least is shown in the text', async () => {
    const screen = await open();
    const passage = dialog(screen).getByRole('button', { name: /^12% agreed: .*Harbour Bridge/u });
    await passage.click();
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    await expect
      .poll(() => document.getSelection()?.toString() ?? '')
      .toContain('Harbour Bridge carried its first cars');
  });

  test('an article of several opens by its name', async () => {
    const two = [
      ...agreement().perDocument,
      { articleId: 'article-2' as ArticleId, title: 'Hospital', measured: measured(0.3) },
    ];
    const screen = await open({ report: agreement({ documents: 2, perDocument: two }) });
    const rows = dialog(screen).getByRole('region', { name: 'By article, table' });
    await expect.element(rows.getByRole('row', { name: /^Hospital/u })).toMatchTextContent(/30%/u);
    await rows.getByRole('button', { name: 'Hospital' }).click();
    await expect
      .poll(() => screen.workbench.asked.get('article:open'))
      .toEqual({ id: 'article-2' });
  });
});

test('beside the text it says whose marks they are, and can be shown larger', async () => {
  const screen = await renderApp({
    articles: [bridge],
    answers: {
      'review:agreement': () => agreement(),
      'review:list': () => [head({ id: 'review-1' })],
    },
  });
  await expect.element(searchBox(screen)).toBeVisible();
  await expect.poll(() => reader.current).not.toBeNull();
  const tab = await render(<AgreementTab reviewId="review-1" />);
  await expect.element(tab.getByText('Ana Ruiz and Jon Berg')).toBeVisible();
  expect(asked(screen)).toMatchObject({ of: { reviewId: 'review-1' } });
  await tab.getByRole('button', { name: 'Show larger' }).click();
  await expect.element(dialog(screen)).toBeVisible();
});

test.each(['light', 'dark'] as const)('no finding of axe (%s)', async (theme) => {
  const screen = await open({ theme });
  await table(screen).getByRole('button', { name: 'Cohen’s κ' }).click();
  await expect.element(dialog(screen).getByRole('img')).toBeVisible();
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
});
