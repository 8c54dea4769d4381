// Pointing at marks: hovering, picking from a stack, dragging an edge.

import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  boxOf,
  clickAt,
  documentOf,
  drag,
  frames,
  markOn,
  mountReader,
  moveTo,
  paintedWords,
  release,
  spanOf,
} from './support/reader-harness.tsx';

const article = documentOf([
  'The harbour bridge carried its first cars on Friday.',
  'Mayor Ruiz opened it.',
]);
const at = (words: string) => spanOf(article, words);
const marks = [
  markOn('outer', 'claim', at('harbour bridge carried its first cars')),
  markOn('middle', 'quote', at('bridge carried its')),
  markOn('inner', 'location', at('bridge')),
];

function middleOf(host: HTMLElement, words: string): [number, number] {
  const box = boxOf(host, words);
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
}

test('a click takes the innermost mark, further clicks the ones around it, round and round', async () => {
  const { host, events } = await mountReader(article, { marks });
  const [x, y] = middleOf(host, 'bridge');
  for (let click = 0; click < 4; click += 1) await clickAt(x, y);
  expect(events.onPickMark.mock.calls.flat()).toEqual(['inner', 'middle', 'outer', 'inner']);
});

test('a click elsewhere starts again at the innermost, and bare text picks nothing', async () => {
  const { host, events } = await mountReader(article, { marks });
  await clickAt(...middleOf(host, 'bridge'));
  await clickAt(...middleOf(host, 'carried'));
  await clickAt(...middleOf(host, 'Friday'));
  await clickAt(...middleOf(host, 'bridge'));
  expect(events.onPickMark.mock.calls.flat()).toEqual(['inner', 'middle', null, 'inner']);
});

test('the empty end of a line below a mark is not the mark', async () => {
  const { host, events } = await mountReader(article, {
    marks: [markOn('m', 'claim', at('opened it.'))],
  });
  const box = boxOf(host, 'opened it.');
  await clickAt(box.right + 60, (box.top + box.bottom) / 2);
  expect(events.onPickMark).toHaveBeenLastCalledWith(null);
  await clickAt(box.right - 2, (box.top + box.bottom) / 2);
  expect(events.onPickMark).toHaveBeenLastCalledWith('m');
});

test('selecting text with the mouse reports the selection and picks no mark', async () => {
  const { host, events, reader } = await mountReader(article, { marks });
  const from = boxOf(host, 'bridge');
  const to = boxOf(host, 'its');
  const y = (from.top + from.bottom) / 2;
  await drag([
    [from.left + 1, y],
    [to.left + 5, y],
    [to.right - 1, y],
  ]);
  expect(reader().selection()).toEqual(at('bridge carried its'));
  expect(events.onSelectionChange).toHaveBeenLastCalledWith(at('bridge carried its'));
  expect(events.onPickMark).not.toHaveBeenCalled();
});

test('the mark under the pointer stands out until the pointer leaves it', async () => {
  const { host } = await mountReader(article, { marks });
  await moveTo(...middleOf(host, 'carried'));
  expect(paintedWords()['3-hovered']).toEqual(['bridge carried its']);
  await moveTo(...middleOf(host, 'Friday'));
  expect(paintedWords()['3-hovered']).toBeUndefined();
});

test('an edge can be dragged: shown while it moves, reported once when let go', async () => {
  const { host, events, one } = await mountReader(article, { marks, selectedId: 'inner' });
  const handle = boxOf(host, 'bridge');
  const target = boxOf(host, 'first');
  const y = (handle.top + handle.bottom) / 2;
  await drag(
    [
      [handle.right + 3, y],
      [target.left, y],
      [target.right, y],
    ],
    true,
  );
  const expected = { startUtf16: at('bridge').startUtf16, endUtf16: at('first').endUtf16 };
  const frame = one('.reader-frame-line:not([hidden])').getBoundingClientRect();
  expect(Math.abs(frame.right - target.right)).toBeLessThan(6);
  expect(events.onDragEdge).not.toHaveBeenCalled();
  await release(target.right, y);
  expect(events.onDragEdge.mock.calls).toEqual([['inner', [expected]]]);
  expect(events.onPickMark).not.toHaveBeenCalled();
});

test('the start edge drags too, into the block before', async () => {
  const { host, events } = await mountReader(article, {
    marks: [markOn('m', 'actor', at('Ruiz'))],
    selectedId: 'm',
  });
  const handle = boxOf(host, 'Ruiz');
  const target = boxOf(host, 'Friday');
  await drag([
    [handle.left - 3, (handle.top + handle.bottom) / 2],
    [target.left, (target.top + target.bottom) / 2],
  ]);
  expect(events.onDragEdge).toHaveBeenCalledWith('m', [
    { startUtf16: at('Friday').startUtf16, endUtf16: at('Ruiz').endUtf16 },
  ]);
});

test('Escape drops the drag and nobody else hears the key', async () => {
  const { host, events, container, one } = await mountReader(article, {
    marks,
    selectedId: 'inner',
  });
  const heard: string[] = [];
  container.addEventListener('keydown', (event) => heard.push(event.key));
  const handle = boxOf(host, 'bridge');
  const y = (handle.top + handle.bottom) / 2;
  host.focus();
  await drag(
    [
      [handle.right + 3, y],
      [handle.right + 90, y],
    ],
    true,
  );
  await userEvent.keyboard('{Escape}');
  await frames();
  const frame = one('.reader-frame-line:not([hidden])').getBoundingClientRect();
  expect(Math.abs(frame.right - handle.right)).toBeLessThan(6);
  await release(handle.right + 90, y);
  expect(events.onDragEdge).not.toHaveBeenCalled();
  expect(heard).not.toContain('Escape');
});

test('handles can be hit within 24 pixels', async () => {
  const { host } = await mountReader(article, { marks, selectedId: 'inner' });
  const box = boxOf(host, 'bridge');
  const y = (box.top + box.bottom) / 2;
  const isHandle = (x: number) =>
    document.elementFromPoint(x, y)?.classList.contains('reader-handle') ?? false;
  const hits = Array.from({ length: 60 }, (_, step) => box.right - 30 + step).filter(isHandle);
  expect(hits.length).toBeGreaterThanOrEqual(24);
});

test('a press on a handle that moves nothing is a click on the text under it', async () => {
  const { host, events } = await mountReader(article, { marks, selectedId: 'inner' });
  const box = boxOf(host, 'bridge');
  await clickAt(box.left + 4, (box.top + box.bottom) / 2);
  expect(events.onPickMark.mock.calls.flat()).toEqual(['inner']);
  expect(events.onDragEdge).not.toHaveBeenCalled();
  expect(events.onSelectionChange).toHaveBeenCalled();
});
