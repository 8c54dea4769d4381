// Finding places in a long text whose far parts have only an estimated height.

import { expect, test } from 'vitest';
import {
  boxOf,
  clickAt,
  documentOf,
  frames,
  markOn,
  mountReader,
  spanOf,
} from './support/reader-harness.tsx';

const filler = 'Engineers checked every cable of the harbour bridge before cars crossed it. ';
const long = documentOf(
  Array.from({ length: 900 }, (_, at) => `Place ${at} here. ${filler.repeat(1 + (at % 9))}`.trim()),
);

test('a far place is brought to about a third of the pane, and stays there', async () => {
  const { reader, host, scroller } = await mountReader(long);
  for (const words of ['Place 640 here', 'Place 12 here', 'Place 899 here', 'Place 333 here']) {
    reader().reveal(spanOf(long, words));
    await frames(12);
    const view = scroller.getBoundingClientRect();
    const box = boxOf(host, words);
    expect(box.top).toBeGreaterThan(view.top);
    expect(box.bottom).toBeLessThan(view.bottom);
  }
  const view = scroller.getBoundingClientRect();
  const share = (boxOf(host, 'Place 333 here').top - view.top) / view.height;
  expect(share).toBeGreaterThan(0.25);
  expect(share).toBeLessThan(0.35);
});

test('a passage in view is left where it is; the caret goes there when asked', async () => {
  const { reader, scroller } = await mountReader(long);
  const span = spanOf(long, 'Place 1 here');
  reader().reveal(span, { caret: true });
  await frames();
  expect(scroller.scrollTop).toBe(0);
  expect(reader().selection()).toEqual({ startUtf16: span.startUtf16, endUtf16: span.startUtf16 });
});

test('the estimated height of the whole is close to the real one', async () => {
  const { scroller, host } = await mountReader(long);
  const estimated = scroller.scrollHeight;
  for (const section of host.querySelectorAll<HTMLElement>('.reader-section'))
    section.style.contentVisibility = 'visible';
  await frames();
  expect(Math.abs(estimated / scroller.scrollHeight - 1)).toBeLessThan(0.08);
});

test('bounds are those of the words, relative to the scrolled content', async () => {
  const { reader, host, one, scroller } = await mountReader(long);
  const span = spanOf(long, 'Place 3 here');
  const before = reader().boundsOf(span);
  const content = one('.reader-content').getBoundingClientRect();
  const box = boxOf(host, 'Place 3 here');
  expect(before?.left).toBeCloseTo(box.left - content.left, 0);
  expect(before?.top).toBeCloseTo(box.top - content.top, 0);
  expect(before?.bottom).toBeCloseTo(box.bottom - content.top, 0);
  scroller.scrollTop = 40;
  await frames();
  expect(reader().boundsOf(span)?.top).toBeCloseTo(before?.top ?? -1, 0);
});

test('bounds of a selection of everything are those of what is on screen', async () => {
  const { reader, scroller } = await mountReader(long);
  const bounds = reader().boundsOf({ startUtf16: 0, endUtf16: long.text.length });
  expect(bounds?.bottom).toBeLessThan(scroller.clientHeight * 3);
});

test('layout changes are announced, so that what is placed beside the text can follow', async () => {
  const { events, container } = await mountReader(long);
  events.onLayoutChange.mockClear();
  container.style.width = '700px';
  await frames(6);
  expect(events.onLayoutChange).toHaveBeenCalled();
});

test('the strip shows where marks are by tag, and a click goes there', async () => {
  const far = spanOf(long, 'Place 720 here');
  const { one, container, scroller, host } = await mountReader(long, {
    marks: [markOn('near', 'claim', spanOf(long, 'Place 2 here')), markOn('far', 'actor', far)],
  });
  await new Promise((resolve) => setTimeout(resolve, 250));
  const strip = one('.reader-strip').getBoundingClientRect();
  const paths = [...container.querySelectorAll('.reader-strip-marks path')].map((path) =>
    path.getAttribute('d'),
  );
  const row = Number(/ (\d+)H/.exec(paths[1] ?? '')?.[1]);
  expect(paths[0]).not.toBe('');
  expect(paths[2]).toBe('');
  expect(row / strip.height).toBeGreaterThan(0.7);
  expect(row / strip.height).toBeLessThan(0.9);
  await clickAt((strip.left + strip.right) / 2, strip.top + row);
  await frames(10);
  const view = scroller.getBoundingClientRect();
  const box = boxOf(host, 'Place 720 here');
  expect(box.top).toBeGreaterThan(view.top - view.height);
  expect(box.bottom).toBeLessThan(view.bottom + view.height);
});
