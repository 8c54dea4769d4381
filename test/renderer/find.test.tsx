import { beforeEach, expect, test } from 'vitest';
import { currentMatch, useFind } from '../../renderer/state/find-store.ts';
import { reader } from '../../renderer/state/reader-handle.ts';
import { bridge, hospital } from './support/articles.ts';
import { press, putCaret, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

beforeEach(async () => {
  useFind.setState(useFind.getInitialState(), true);
  screen = await renderApp({ articles: [bridge, hospital] });
});

const bar = () => screen.getByRole('search', { name: 'Find in article' });
const field = () => bar().getByRole('textbox', { name: 'Find in article' });
const count = () => bar().element().querySelector('.find-count')?.textContent;
const words = (span: { startUtf16: number; endUtf16: number } | null) =>
  span === null ? null : bridge.text.slice(span.startUtf16, span.endUtf16);
/** How many stretches of text are painted as found. */
const painted = () =>
  [...CSS.highlights].reduce(
    (sum, [name, ranges]) => (name.includes('-find-') ? sum + ranges.size : sum),
    0,
  );

async function find(pattern: string): Promise<void> {
  await putCaret('Coastal');
  await press('{Control>}f{/Control}');
  await expect.element(field()).toHaveFocus();
  await field().fill(pattern);
}

test('Ctrl+F finds while typing, whatever the case, and paints every match', async () => {
  await find('the');
  const expected = bridge.text.toLowerCase().split('the').length - 1;
  await expect.poll(count).toBe(`1 of ${expected}`);
  await expect.poll(painted).toBeGreaterThan(3);
  expect(words(currentMatch())?.toLowerCase()).toBe('the');
});

test('Enter and F3 go on, Shift goes back, round the ends', async () => {
  await find('cable');
  await expect.poll(count).toBe('1 of 2');
  await press('{Enter}');
  await expect.poll(count).toBe('2 of 2');
  await press('{F3}');
  await expect.poll(count).toBe('1 of 2');
  await press('{Shift>}{Enter}{/Shift}');
  await expect.poll(count).toBe('2 of 2');
});

test('Esc closes and leaves the match selected in the text, ready for a tag', async () => {
  await find('transport office');
  await expect.poll(count).toBe('1 of 1');
  await press('{Escape}');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  expect(words(reader.current?.selection() ?? null)).toBe('transport office');
  expect(painted()).toBe(0);
  await press('c');
  await expect
    .poll(() => [...screen.workbench.annotations.values()].at(-1)?.segments[0]?.quote)
    .toBe('transport office');
});

test('selected words are what is looked for', async () => {
  await selectWords('east span');
  await press('{Control>}f{/Control}');
  await expect.element(field()).toHaveValue('east span');
  await expect.poll(count).toBe('1 of 1');
});

test('case, whole words and regular expressions are switched by key and by button', async () => {
  await find('cable');
  await expect.poll(count).toBe('1 of 2');
  await press('{Alt>}w{/Alt}');
  await expect.poll(count).toBe('1 of 1');
  await bar().getByRole('button', { name: 'Match case' }).click();
  await field().fill('EVERY');
  await expect.poll(count).toBe('No matches');
  await bar().getByRole('button', { name: 'Match case' }).click();
  await expect.poll(count).toBe('1 of 2');
  await press('{Alt>}r{/Alt}');
  await field().fill(String.raw`\$\d+ million`);
  await expect.poll(() => words(currentMatch())).toBe('$41 million');
});

test('a wrong regular expression says why, and the text stays as it is', async () => {
  await find('(');
  await bar().getByRole('button', { name: 'Regular expression' }).click();
  await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
  const fault = bar().element().querySelector('.find-fault');
  expect(fault?.textContent).not.toBe('');
  expect(painted()).toBe(0);
});

test('another article is looked through anew', async () => {
  await find('Friday');
  await expect.poll(count).toBe('1 of 1');
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(count).toBe('No matches');
});
