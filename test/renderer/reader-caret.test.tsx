// Moving about in the text by keyboard, and selecting there.

import { expect, test } from 'vitest';
import { documentOf, frames, mountReader, press, spanOf } from './support/reader-harness.tsx';

const sentence =
  'Engineers checked every cable of the harbour bridge before the first cars crossed it again. ';
const article = documentOf([
  'One two three',
  'Four five six',
  ...Array.from({ length: 120 }, (_, at) => `Paragraph ${at}. ${sentence.repeat(5).trim()}`),
  'The very last words',
]);

async function readerAt(words: string) {
  const reader = await mountReader(article);
  const { startUtf16 } = spanOf(article, words);
  reader.reader().reveal(spanOf(article, words));
  reader.reader().select({ startUtf16, endUtf16: startUtf16 });
  await frames();
  const at = () => reader.reader().selection() ?? { startUtf16: -1, endUtf16: -1 };
  return { ...reader, at, caret: () => at().startUtf16 };
}

test('arrows move by character, and over the gap between blocks in one step', async () => {
  const { caret } = await readerAt('three');
  const { startUtf16, endUtf16 } = spanOf(article, 'three');
  await press('ArrowRight');
  expect(caret()).toBe(startUtf16 + 1);
  await press('ArrowLeft');
  expect(caret()).toBe(startUtf16);
  await press('End');
  expect(caret()).toBe(endUtf16);
  await press('ArrowRight');
  expect(caret()).toBe(spanOf(article, 'Four').startUtf16);
  await press('ArrowLeft');
  expect(caret()).toBe(endUtf16);
});

test('Control with arrows moves by word, Home and End to the edges of the line, up and down by line', async () => {
  const { caret } = await readerAt('One');
  await press('Control+ArrowRight');
  // Systems differ in whether that is the end of the word or the start of the next.
  expect([spanOf(article, 'One').endUtf16, spanOf(article, 'two').startUtf16]).toContain(caret());
  await press('ArrowDown');
  const { startUtf16, endUtf16 } = spanOf(article, 'Four five six');
  expect(caret()).toBeGreaterThan(startUtf16);
  expect(caret()).toBeLessThan(endUtf16);
  await press('Home');
  expect(caret()).toBe(startUtf16);
  await press('End');
  expect(caret()).toBe(endUtf16);
  await press('ArrowUp');
  expect(caret()).toBeLessThan(startUtf16);
});

test('Shift extends the selection, across blocks too, and it is reported', async () => {
  const { at, events } = await readerAt('three');
  await press('Control+Shift+ArrowRight');
  expect(at()).toEqual(spanOf(article, 'three'));
  expect(events.onSelectionChange).toHaveBeenLastCalledWith(spanOf(article, 'three'));
  await press('Shift+ArrowDown');
  expect(at().startUtf16).toBe(spanOf(article, 'three').startUtf16);
  expect(at().endUtf16).toBeGreaterThan(spanOf(article, 'Four').startUtf16);
});

test('page keys go on by about a page and scroll along', async () => {
  const { caret, scroller } = await readerAt('One');
  await press('PageDown');
  await press('PageDown');
  const { top } = scroller.getBoundingClientRect();
  expect(caret()).toBeGreaterThan(article.text.indexOf('Paragraph 1.'));
  expect(scroller.scrollTop).toBeGreaterThan(300);
  expect(document.getSelection()?.getRangeAt(0).getBoundingClientRect().top).toBeGreaterThan(top);
  const before = caret();
  await press('PageUp');
  expect(caret()).toBeLessThan(before);
});

test('Control+End and Control+Home reach the ends of a long text and bring them into view', async () => {
  const { caret, scroller, host } = await readerAt('Four');
  await press('Control+End');
  await frames(8);
  expect(caret()).toBe(spanOf(article, 'The very last words').endUtf16);
  const last = host
    .querySelector('.reader-section:last-child > :last-child')
    ?.getBoundingClientRect();
  expect(last?.bottom).toBeLessThan(scroller.getBoundingClientRect().bottom);
  await press('Control+Home');
  await frames(8);
  expect(caret()).toBe(spanOf(article, 'One').startUtf16);
  expect(scroller.scrollTop).toBe(0);
});

test('Control+Shift+End selects to the end', async () => {
  const { at } = await readerAt('five');
  await press('Control+Shift+End');
  expect(at()).toEqual({
    startUtf16: spanOf(article, 'five').startUtf16,
    endUtf16: spanOf(article, 'The very last words').endUtf16,
  });
});

test('select all selects the whole text', async () => {
  const { at } = await readerAt('One');
  await press('Control+a');
  expect(at()).toEqual({
    startUtf16: spanOf(article, 'One').startUtf16,
    endUtf16: spanOf(article, 'The very last words').endUtf16,
  });
});

test('Tab into the text brings the caret back to where it was', async () => {
  const { reader, container } = await readerAt('five');
  const field = document.createElement('input');
  container.prepend(field);
  field.focus();
  field.select();
  await frames();
  expect(reader().selection()).toBeNull();
  await press('Tab');
  await frames();
  const { startUtf16 } = spanOf(article, 'five');
  expect(reader().selection()).toEqual({ startUtf16, endUtf16: startUtf16 });
});

test('what is selected right after the text got the focus stays selected', async () => {
  const { reader, container, host } = await readerAt('five');
  const field = document.createElement('input');
  container.prepend(field);
  field.focus();
  field.select();
  await frames();
  host.focus();
  reader().select(spanOf(article, 'three'));
  await new Promise((resolve) => {
    setTimeout(resolve, 50);
  });
  expect(reader().selection()).toEqual(spanOf(article, 'three'));
});

test('the selection is null while it is outside the text, and focus brings the last place back', async () => {
  const { reader, events, container } = await readerAt('five');
  const field = document.createElement('input');
  container.append(field);
  field.focus();
  field.select();
  await frames();
  expect(reader().selection()).toBeNull();
  expect(events.onSelectionChange).toHaveBeenLastCalledWith(null);
  reader().focus();
  await frames();
  const { startUtf16 } = spanOf(article, 'five');
  expect(reader().selection()).toEqual({ startUtf16, endUtf16: startUtf16 });
  expect(events.onSelectionChange).toHaveBeenLastCalledWith({ startUtf16, endUtf16: startUtf16 });
});
