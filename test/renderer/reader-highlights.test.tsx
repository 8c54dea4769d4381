// Marks are painted over unchanged text, near the viewport only, and one act repaints only what it touched.

import { expect, test } from 'vitest';
import type { Tag } from '../../shared/domain/tagset.ts';
import type { AnnotationId, TagId } from '../../shared/domain/ids.ts';
import {
  boxOf,
  documentOf,
  frames,
  markOn,
  mountReader,
  paintedWords,
  spanOf,
} from './support/reader-harness.tsx';

const article = documentOf(['The harbour bridge carried its first cars.', 'Mayor Ruiz opened it.']);
const at = (words: string) => spanOf(article, words);
const selectedFrame = '.reader-frame-line:not([hidden])';

test('each mark is painted in its tag, nested and crossing ones on lower lanes', async () => {
  const { host } = await mountReader(article, {
    marks: [
      markOn('outer', 'claim', at('harbour bridge carried')),
      markOn('inner', 'location', at('bridge')),
      markOn('crossing', 'quote', at('carried its first')),
      markOn('free', 'actor', at('Mayor Ruiz')),
    ],
  });
  expect(paintedWords()).toEqual({
    '0-0': ['harbour bridge carried'],
    '2-1': ['bridge'],
    '3-1': ['carried its first'],
    '1-0': ['Mayor Ruiz'],
  });
  expect(host.textContent).toBe('The harbour bridge carried its first cars.Mayor Ruiz opened it.');
});

test('touching marks of one tag take different lanes, so that each keeps its own underline', async () => {
  await mountReader(article, {
    marks: [
      markOn('a', 'claim', at('harbour ')),
      markOn('b', 'claim', at('bridge')),
      markOn('c', 'actor', at(' carried')),
    ],
  });
  expect(paintedWords()).toEqual({ '0-0': ['harbour '], '0-1': ['bridge'], '1-0': [' carried'] });
});

test('thirty stacked marks are all painted', async () => {
  const marks = Array.from({ length: 30 }, (_, index) =>
    markOn(`m${index}`, 'claim', at('bridge')),
  );
  await mountReader(article, { marks });
  expect(Object.values(paintedWords()).flat()).toHaveLength(30);
});

test('a mark over two blocks and a mark in two segments are painted in both places', async () => {
  await mountReader(article, {
    marks: [
      markOn('long', 'quote', {
        startUtf16: at('first').startUtf16,
        endUtf16: at('Mayor').endUtf16,
      }),
      markOn('split', 'actor', at('harbour'), at('opened')),
    ],
  });
  expect(paintedWords()).toEqual({ '3-0': ['Mayor', 'first cars.'], '1-0': ['harbour', 'opened'] });
});

test('an orphan has no place in this text and is not painted', async () => {
  await mountReader(article, {
    marks: [{ ...markOn('lost', 'claim', at('bridge')), state: 'orphan' }],
    selectedId: 'lost',
  });
  expect(paintedWords()).toEqual({});
});

test('adding, retagging and removing a mark leaves the ranges of all others alone', async () => {
  const { store } = await mountReader(article, { marks: [markOn('kept', 'claim', at('harbour'))] });
  const rangeOfKept = [...CSS.highlights.values()].flatMap((highlight) => [...highlight])[0];
  store.put([markOn('new', 'actor', at('Mayor Ruiz'))]);
  await frames();
  expect(paintedWords()).toEqual({ '0-0': ['harbour'], '1-0': ['Mayor Ruiz'] });
  store.put([markOn('new', 'quote', at('Mayor Ruiz'))]);
  await frames();
  expect(paintedWords()).toEqual({ '0-0': ['harbour'], '3-0': ['Mayor Ruiz'] });
  store.remove(['new' as AnnotationId]);
  await frames();
  expect(paintedWords()).toEqual({ '0-0': ['harbour'] });
  expect([...CSS.highlights.values()].flatMap((highlight) => [...highlight])).toEqual([
    rangeOfKept,
  ]);
});

test('only marks near the viewport are painted, and they follow it', async () => {
  const long = documentOf(
    Array.from({ length: 400 }, (_, index) => `Paragraph ${index}, `.repeat(30)),
  );
  const marks = long.blocks.map((block, index) =>
    markOn(`m${index}`, 'claim', { startUtf16: block.startUtf16, endUtf16: block.startUtf16 + 9 }),
  );
  const { scroller } = await mountReader(long, { marks });
  const starts = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
  expect(starts().length).toBeGreaterThan(1);
  expect(starts().length).toBeLessThan(40);
  scroller.scrollTop = scroller.scrollHeight / 2;
  await frames(10);
  const { top, bottom } = scroller.getBoundingClientRect();
  const onScreen = starts().filter(({ startContainer }) => {
    const box = startContainer.parentElement?.getBoundingClientRect();
    return box !== undefined && box.bottom > top && box.top < bottom;
  });
  expect(onScreen.length).toBeGreaterThan(0);
  expect(starts().length).toBeLessThan(40);
});

test('every tag has an underline of its own, also one from another tagset', async () => {
  const tag = (id: string, color: string): Tag => ({
    id: id as TagId,
    label: id,
    color,
    shortcut: null,
    description: null,
    attributes: [],
  });
  const tags = [
    tag('person', '#123456'),
    tag('quote', '#6a3a9c'),
    tag('wrong', 'url(https://example.org)'),
  ];
  const { container, host } = await mountReader(article, {
    tags,
    marks: [markOn('m', 'person', at('Mayor Ruiz'))],
  });
  expect(paintedWords()).toEqual({ '0-0': ['Mayor Ruiz'] });
  const scope = container.querySelector<HTMLElement>('[data-marks]')?.dataset['marks'];
  const styleOf = (tagIndex: number) =>
    getComputedStyle(host, `::highlight(${scope}-${tagIndex}-0)`).textDecorationStyle;
  expect(styleOf(0)).toBe('solid');
  expect(styleOf(1)).toBe('wavy');
  const rules = document.adoptedStyleSheets
    .flatMap((sheet) => [...sheet.cssRules])
    .map((rule) => rule.cssText);
  expect(rules.join()).not.toContain('url(');
});

test('new tags repaint without touching the text or the selection', async () => {
  const { show, reader, host } = await mountReader(article, {
    marks: [markOn('m', 'claim', at('bridge'))],
  });
  reader().select(at('harbour'));
  const firstText = host.querySelector('p span')?.firstChild;
  await show({ tags: [] });
  expect(paintedWords()).toEqual({ '0-0': ['bridge'] });
  expect(host.querySelector('p span')?.firstChild).toBe(firstText);
  expect(reader().selection()).toEqual(at('harbour'));
});

test('the selected mark gets a frame on its words and a handle on either edge', async () => {
  const { show, host, one, container } = await mountReader(article, {
    marks: [markOn('m', 'actor', at('Mayor Ruiz')), markOn('n', 'claim', at('bridge'))],
    selectedId: 'm',
  });
  const words = boxOf(host, 'Mayor Ruiz');
  const frame = one(selectedFrame).getBoundingClientRect();
  expect(Math.abs(frame.left - words.left)).toBeLessThan(6);
  expect(Math.abs(frame.right - words.right)).toBeLessThan(6);
  expect(frame.top).toBeLessThanOrEqual(words.top);
  expect(paintedWords()['1-selected']).toEqual(['Mayor Ruiz']);
  const start = one('.reader-handle.start').getBoundingClientRect();
  expect(Math.abs(start.left - words.left)).toBeLessThan(2);
  await show({ selectedId: null });
  expect(container.querySelector(selectedFrame)).toBeNull();
  expect(paintedWords()['1-selected']).toBeUndefined();
});

test('an edge being moved by keyboard is drawn where it would go', async () => {
  const { host, one } = await mountReader(article, {
    marks: [markOn('m', 'actor', at('Mayor'))],
    selectedId: 'm',
    edgeEdit: { id: 'm' as AnnotationId, edge: 'end', segment: 0, segments: [at('Mayor Ruiz')] },
  });
  expect(
    Math.abs(one(selectedFrame).getBoundingClientRect().right - boxOf(host, 'Mayor Ruiz').right),
  ).toBeLessThan(6);
  expect(one('.reader-handle.end').hasAttribute('data-active')).toBe(true);
  expect(one('.reader-handle.start').hasAttribute('data-active')).toBe(false);
});

test('another document takes the place of the first, its marks and its scroll position', async () => {
  const { show, host, store, scroller } = await mountReader(
    documentOf(Array.from({ length: 60 }, (_, index) => `Old ${index} `.repeat(40))),
  );
  scroller.scrollTop = 900;
  await frames();
  store.replaceAll([markOn('m', 'claim', at('bridge'))]);
  await show({ document: article });
  expect(host.textContent).not.toContain('Old');
  expect(scroller.scrollTop).toBe(0);
  expect(paintedWords()).toEqual({ '0-0': ['bridge'] });
});

test('nothing is left behind when the reader goes', async () => {
  const sheets = document.adoptedStyleSheets.length;
  const { show, container } = await mountReader(article, {
    marks: [markOn('m', 'claim', at('bridge'))],
  });
  await show({ document: documentOf([]) });
  expect(paintedWords()).toEqual({});
  expect(container.querySelectorAll('.reader-block')).toHaveLength(0);
  expect(document.adoptedStyleSheets.length).toBe(sheets + 1);
});
