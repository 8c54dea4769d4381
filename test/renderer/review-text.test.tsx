import axe from 'axe-core';
import { expect, test } from 'vitest';
import { reviewLooks, type ReviewLook } from '../../renderer/features/review/text/review-styles.ts';
import { useReview } from '../../renderer/state/review-store.ts';
import { bridge, hospital } from './support/articles.ts';
import { bridgePanel, bridgeReview } from './support/bridge-review.ts';
import { press, renderApp, type Rendered } from './support/render-app.tsx';

async function reviewing(reviews = bridgeReview, settings = {}): Promise<Rendered> {
  const screen = await renderApp({ articles: [bridge, hospital], reviews, settings });
  await screen.getByRole('button', { name: 'Review', exact: true }).click();
  await expect.element(screen.getByRole('tab', { name: /^Differences/u })).toBeVisible();
  return screen;
}

/** The words that are painted with a look, in every reader of the page. */
function painted(look: ReviewLook): string[] {
  const name = new RegExp(`-${reviewLooks.indexOf(look)}-\\d$`, 'u');
  const ranges = [...CSS.highlights].flatMap(([key, highlight]) =>
    name.test(key) ? [...highlight] : [],
  );
  return ranges.map((range) => {
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.toString();
  });
}

/** Clicks into the middle of the words, as a person would. */
function click(words: string): void {
  const walker = document.createTreeWalker(document.querySelector('.reader-text') as Node, 4);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf(words);
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, at + 1);
    range.setEnd(node, at + 2);
    const { left, top, height } = range.getBoundingClientRect();
    const place = { clientX: left + 1, clientY: top + height / 2, bubbles: true, detail: 1 };
    node.parentElement?.dispatchEvent(new MouseEvent('click', place));
    return;
  }
  throw new Error(`the text does not show “${words}”`);
}

const chosenKind = () => {
  const { selected, view } = useReview.getState();
  return selected === null ? null : (view?.byItem.get(selected)?.kind ?? null);
};

test('both sides are painted in one text, and the chosen difference stands out', async () => {
  await reviewing();
  await expect
    .poll(() => painted('mine-chosen'))
    .toEqual(['cost $41 million, twice the sum approved in 2021']);
  expect(painted('theirs-chosen')).toEqual(['$41 million']);
  expect(painted('mine')).toContain('Mayor Ana Ruiz');
  expect(painted('theirs')).toContain('Ana Ruiz');
  expect(painted('theirs')).toContain('It has not published the test records');
  expect(painted('agreed')).toEqual(expect.arrayContaining(['Harbour Bridge', 'Tomas Vell']));
  const labels = [...document.querySelectorAll('.chosen-label')].map((label) => label.textContent);
  expect(labels).toEqual(['You', 'Jon']);
});

test('what is decided becomes quiet, and what was not taken nearly goes', async () => {
  await reviewing();
  await press('2');
  await expect.poll(() => painted('settled')).toEqual(['$41 million']);
  expect(painted('dropped')).toEqual(['cost $41 million, twice the sum approved in 2021']);
});

test('a click on a passage selects its difference, also one that is agreed on', async () => {
  const screen = await reviewing();
  await expect.poll(() => painted('mine')).toContain('Port Alder');
  click('Port Alder');
  await expect.poll(chosenKind).toBe('only-mine');
  click('Tomas Vell');
  await expect.poll(chosenKind).toBe('agreed');
  await expect.element(screen.getByRole('list', { name: 'Agreed in text order' })).toBeVisible();
});

test('side by side shows mine left and theirs right, and both scroll together', async () => {
  const screen = await reviewing();
  await press('{Shift>}s{/Shift}');
  await expect.element(screen.getByRole('region', { name: 'Jon' })).toBeVisible();
  const [left, right] = [...document.querySelectorAll('.reader-scroller')];
  if (left === undefined || right === undefined) throw new Error('there are no two columns');
  await expect.poll(() => painted('theirs').includes('Ana Ruiz')).toBe(true);
  const blocks = (column: Element) =>
    [...column.querySelectorAll('.reader-block')].map((block) => block.getBoundingClientRect().top);
  // Else their lines break at other words.
  expect(left.clientWidth).toBe(right.clientWidth);
  right.dispatchEvent(new WheelEvent('wheel', { deltaY: 10, bubbles: true }));
  right.scrollTop = 120;
  await expect.poll(() => left.scrollTop).toBe(120);
  await expect.poll(() => blocks(left)).toEqual(blocks(right));
});

test('a number takes one of what several annotators say', async () => {
  const screen = await reviewing(bridgePanel);
  const group = screen.getByRole('group', { name: 'What is said here' });
  await expect.element(group.getByText('2 of 3')).toBeVisible();
  await expect.element(group.getByText('Jon, Mia')).toBeVisible();
  await press('1');
  await expect
    .poll(() => screen.workbench.asked.get('review:decide'))
    .toMatchObject({ items: [{ decision: 'accept-theirs', take: [{ source: 1, id: 'j2' }] }] });
  await expect.poll(() => painted('settled')).toContain('$41 million');
});

test('arrow keys go through what is said, and Enter takes it', async () => {
  const screen = await reviewing(bridgePanel);
  const group = screen.getByRole('group', { name: 'What is said here' });
  const choice = (at: number) => group.getByRole('button').nth(at);
  (choice(0).element() as HTMLElement).focus();
  await press('{ArrowDown}');
  await expect.element(choice(1)).toHaveFocus();
  await press('{Enter}');
  await expect
    .poll(() => screen.workbench.asked.get('review:decide'))
    .toMatchObject({ items: [{ decision: 'keep-mine', take: [{ source: 0 }] }] });
});

test('what at least so many agree on is taken at once, with what all agree on', async () => {
  const screen = await reviewing(bridgePanel);
  await press('{Shift>}a{/Shift}');
  const dialog = screen.getByRole('dialog', { name: 'Decide all shown' });
  await expect.element(dialog.getByRole('combobox', { name: 'At least' })).toHaveValue('2');
  await expect.element(dialog.getByText(/stay open: not enough agree/u)).toBeVisible();
  await dialog.getByRole('button', { name: 'Decide 4' }).click();
  await expect
    .poll(() => screen.workbench.asked.get('review:decide'))
    .toMatchObject({ items: { length: 4 } });
  await expect.poll(() => painted('settled')).toContain('Harbour Bridge');
});

test('two that marked the same differ in nothing, and it says so', async () => {
  const screen = await reviewing((store) => {
    const [review] = bridgeReview(store);
    const [mine] = review?.sides ?? [];
    if (mine === undefined) throw new Error('the sample has no side');
    return [{ sides: [mine, { ...mine, name: 'Jon Berg' }] }];
  });
  await expect.element(screen.getByText(/^There is no difference/u)).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Finish review' })).toBeEnabled();
});

test.for(['light', 'dark'] as const)('review mode has no finding of axe (%s)', async (theme) => {
  for (const reviews of [bridgeReview, bridgePanel]) {
    const screen = await reviewing(reviews, { theme });
    await press('e');
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    await screen.unmount();
  }
});
