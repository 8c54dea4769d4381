import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { SAVED_AT_MS } from './support/fake-types.ts';
import { bridge } from './support/articles.ts';
import { bridgeReview } from './support/bridge-review.ts';
import { jon } from './support/fake-readings.ts';
import type { FakeReview } from './support/fake-reviews.ts';
import type { FakeStore } from './support/fake-store.ts';
import { renderApp } from './support/render-app.tsx';

/** The same review with a common base, answers of the colleague, and marks that changed since they were decided. */
function comeBack(store: FakeStore): readonly FakeReview[] {
  const [review] = bridgeReview(store);
  const [mine, theirs] = review?.sides ?? [];
  if (mine === undefined || theirs === undefined) throw new Error('the sample has no sides');
  const base = mine.annotations.map((mark) => ({ ...mark, note: null, attributes: {} }));
  const kept = theirs.annotations.filter(({ id }) => id !== 't2');
  return [
    {
      sides: [mine, { ...theirs, annotations: kept }],
      base: { annotations: base, relations: [] },
      changedSince: (items) => items.slice(-1).map(({ item }) => item),
      answers: (items) =>
        items
          .filter(({ kind }) => kind === 'tag')
          .map(({ item, kind }) => ({
            item,
            kind,
            decision: 'keep-mine',
            reason: 'It stands for the people in it.',
            by: jon,
            decidedAtMs: SAVED_AT_MS,
          })),
    },
  ];
}

async function cameBack() {
  const screen = await renderApp({ articles: [bridge], reviews: comeBack });
  await screen.getByRole('button', { name: 'Review', exact: true }).click();
  const list = screen.getByRole('list', { name: 'Differences in text order' });
  await expect.element(list).toBeVisible();
  return { screen, list };
}

test('what became of a mark since the base is said', async () => {
  const { list } = await cameBack();
  await expect.element(list.getByText('Deleted and changed')).toBeVisible();
  await expect
    .element(list.getByText('Jon deleted it, you changed it since the base'))
    .toBeVisible();
});

test('what the colleague answered is on the item, with why', async () => {
  const { list } = await cameBack();
  await expect.element(list.getByText('Jon Berg kept their own')).toBeVisible();
  await expect.element(list.getByText(/It stands for the people in it\./u)).toBeVisible();
});

test('what changed after it was decided is asked again and says so', async () => {
  await page.viewport(1280, 1600);
  const { list } = await cameBack();
  await expect.element(list.getByText('changed since you decided')).toBeVisible();
  await page.viewport(1280, 800);
});
