import { beforeEach, expect, test } from 'vitest';
import { commandById, runCommand } from '../../renderer/app/commands/registry.ts';
import { isWebPage } from '../../renderer/features/original/original-state.ts';
import { revisionWords } from '../../renderer/features/original/revision-words.ts';
import type { AnchoringState, Annotation } from '../../shared/domain/annotation.ts';
import { entryAt, placeAt, placeWords } from '../../renderer/features/original/place-words.ts';
import { splitLines } from '../../renderer/features/original/split-lines.ts';
import { originWords } from '../../renderer/features/inspector/field-origin.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge } from './support/articles.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

beforeEach(async () => {
  screen = await renderApp({ articles: [bridge] });
});

const dialog = () => screen.getByRole('dialog');

test('o shows the original as plain characters, with its facts and a way to save it', async () => {
  await putCaret('Two inspectors');
  await press('o');
  await expect.element(dialog().getByRole('heading', { name: 'bridge.txt' })).toBeVisible();
  const text = dialog().getByRole('region', { name: 'Text of the original' });
  await expect.poll(() => text.element().textContent?.trim()).toBe(bridge.text.trim());
  await dialog().getByRole('button', { name: 'Save original as…' }).click();
  expect(screen.workbench.called).toContain('dialog:save-original');
});

test('a long original opens at the paragraph of the caret, ready to be scrolled by keys', async () => {
  const text = `${'Nothing to see here, and so it goes on.\n\n'.repeat(900)}The sluice was open.\n`;
  screen = await renderApp({ articles: [{ text }] });
  await putCaret('sluice', text);
  await press('o');
  const region = dialog().getByRole('region', { name: 'Text of the original' });
  await expect.element(region).toHaveFocus();
  const mark = region.getByText('The sluice was open.', { exact: true });
  await expect.element(mark).toBeInViewport();
  expect(mark.element().tagName).toBe('MARK');
});

test('reading the original again keeps the focus and says what became of the marks', async () => {
  screen = await renderApp({ articles: [{ ...bridge, kind: 'html' }] });
  await screen.getByRole('tab', { name: 'Article' }).click();
  const again = screen.getByRole('button', { name: 'Read the whole page' });
  await again.click();
  const said = screen.getByRole('status', { name: 'Last act' });
  await expect.element(said).toHaveTextContent('Read the original again: all marks kept');
  expect(screen.workbench.asked.get('article:read-again')).toMatchObject({ wholePage: true });
  await expect.element(again).toHaveFocus();
});

test('a web page is turned whole or into the article alone by a command; nothing else is', async () => {
  screen = await renderApp({ articles: [{ ...bridge, kind: 'html' }] });
  await putCaret('Two inspectors');
  const command = commandById('article.whole-page');
  if (command !== undefined) runCommand(command);
  await expect
    .poll(() => screen.workbench.asked.get('article:read-again'))
    .toMatchObject({ wholePage: true });
  expect(isWebPage({ kind: 'mhtml', fileName: 'page.mhtml' })).toBe(true);
  expect(isWebPage({ kind: 'html', fileName: 'pasted text.html' })).toBe(false);
  expect(isWebPage({ kind: 'pdf', fileName: 'page.pdf' })).toBe(false);
});

test('marks that were found in other words, or not at all, are counted', () => {
  const inState = (state: AnchoringState) => ({ anchoring: { state } }) as Annotation;
  const label = 'New revision 2';
  const upserted = [inState('moved'), inState('fuzzy'), inState('orphan'), inState('orphan')];
  expect(revisionWords({ label, upserted })).toBe(
    'New revision 2: 1 mark found again with changed words, 2 marks without a place',
  );
  expect(revisionWords({ label, upserted: [inState('moved')] })).toBe(
    'New revision 2: all marks kept',
  );
});

test('an original that cannot be read says so in place', async () => {
  screen.workbench.failNext(
    'original:read',
    new AppError('not-found', 'No original is kept of revision 1.', { remedy: 'Import it again.' }),
  );
  await putCaret('Two inspectors');
  await press('o');
  await expect.element(dialog().getByText('No original is kept of revision 1.')).toBeVisible();
  await expect.element(dialog().getByText('Import it again.')).toBeVisible();
});

test('the article tab tells where the text and each field came from', async () => {
  await screen.getByRole('tab', { name: 'Article' }).click();
  const custody = screen.getByRole('region', { name: 'Where the text came from' });
  await expect.element(custody.getByText('bridge.txt')).toBeVisible();
  await expect.element(custody.getByRole('button', { name: 'Show original' })).toBeVisible();
});

test('a field says whether its value was stated, guessed, or entered by hand', () => {
  const stated = { value: 'A', origin: { how: 'stated', where: 'og:title' } } as const;
  const guessed = { value: 'A', origin: { how: 'inferred', where: 'the first line' } } as const;
  expect(originWords('A', stated, true)).toBe('From og:title');
  expect(originWords('A', guessed, true)).toBe('Guessed from the first line');
  expect(originWords('B', stated, true)).toBe('Changed by hand; found “A” in og:title');
  expect(originWords('B', undefined, true)).toBe('Entered by hand');
  expect(originWords(null, undefined, true)).toBeUndefined();
  // From before it was noted, or from a file that only states it.
  expect(originWords('B', undefined, false)).toBeUndefined();
  expect(originWords(null, stated, true)).toBe('Changed by hand; found “A” in og:title');
});

test('a place in the original is said in the words of its kind', () => {
  expect(placeWords({ page: 3 })).toBe('page 3');
  expect(placeWords({ part: 'word/document.xml', paragraph: 12 })).toBe(
    'paragraph 12 of word/document.xml',
  );
  expect(placeWords({ startUtf16: 0, endUtf16: 4 })).toBe('character 1');
  expect(placeWords({ part: 'ch1.xhtml' })).toBe('ch1.xhtml');
  expect(placeWords({})).toBe('');
});

test('the entry of a block holds until the next one begins', () => {
  const map = [
    { startUtf16: 0, endUtf16: 5, place: { page: 1 } },
    { startUtf16: 7, endUtf16: 9, place: { page: 2 } },
  ];
  expect([0, 5, 6, 7, 99].map((at) => entryAt(map, at)?.place.page)).toEqual([1, 1, 1, 2, 2]);
  expect(entryAt([], 3)).toBeNull();
});

test('one entry for a whole plain text says where each block is', () => {
  const blocks = [
    { startUtf16: 0, endUtf16: 5 },
    { startUtf16: 7, endUtf16: 20 },
  ];
  const whole = [{ startUtf16: 0, endUtf16: 20, place: { startUtf16: 1, endUtf16: 21 } }];
  expect([0, 6, 7, 20].map((at) => placeAt(whole, at, blocks)?.startUtf16)).toEqual([1, 1, 8, 8]);
  expect(placeAt(whole, 9, blocks)?.endUtf16).toBe(21);
  // Markup is longer than its words: the entry is all that is known.
  const markup = [{ startUtf16: 0, endUtf16: 20, place: { startUtf16: 1, endUtf16: 90 } }];
  expect(placeAt(markup, 9, blocks)).toEqual({ startUtf16: 1, endUtf16: 90 });
  expect(placeAt(whole, 9, [])).toEqual({ startUtf16: 1, endUtf16: 21 });
});

test('a long text is cut at line ends and none of it is lost', () => {
  const lines = Array.from({ length: 3000 }, (_, at) => `line ${at} of the original`);
  const text = lines.join('\n');
  const chunks = splitLines(text);
  expect(chunks.length).toBeGreaterThan(2);
  for (const { text: part, startUtf16 } of chunks) {
    expect(text.slice(startUtf16, startUtf16 + part.length)).toBe(part);
  }
  expect(chunks.map(({ text: part }) => part).join('\n')).toBe(text);
  const unbroken = 'x'.repeat(50_000);
  expect(
    splitLines(unbroken)
      .map(({ text: part }) => part)
      .join(''),
  ).toBe(unbroken);
  expect(splitLines('')).toEqual([]);
});
