// The reader's pure parts: lanes, edge moves, the cycle of clicks, and the plan of the page.

import { expect, test } from 'vitest';
import { planText } from '../../renderer/features/reader/editor/text-plan.ts';
import { assignLanes, LANES } from '../../renderer/features/reader/highlights/lanes.ts';
import { dragEdge, moveEdge } from '../../renderer/features/reader/pointer/move-edge.ts';
import { PickCycle } from '../../renderer/features/reader/pointer/pick-cycle.ts';
import type { Block } from '../../shared/domain/article.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import { documentOf, markOn, spanOf } from './support/reader-harness.tsx';

const span = (startUtf16: number, endUtf16: number): Span => ({ startUtf16, endUtf16 });

function lanesOf(...spans: Span[]): number[] {
  const segments = spans.map((each, index) => ({
    ...each,
    value: markOn(`m${index}`, `tag${index}`, each),
  }));
  return assignLanes(segments, span(0, 100)).map(({ lane }) => lane);
}

test('nested marks go down a lane each, and a lane is free again after its mark', () => {
  expect(lanesOf(span(0, 50), span(10, 40), span(20, 30), span(42, 48), span(60, 70))).toEqual([
    0, 1, 2, 1, 0,
  ]);
});

test('a nested mark lies below what encloses it, also where a lane above has become free', () => {
  expect(lanesOf(span(0, 30), span(20, 100), span(50, 70), span(80, 90))).toEqual([0, 1, 2, 2]);
});

test('marks over the same words have their lanes by id, in whatever order they were added', () => {
  const same = ['c', 'a', 'b'].map((id) => ({
    ...span(10, 20),
    value: markOn(id, id, span(10, 20)),
  }));
  const lanes = assignLanes(same, span(0, 100)).map(({ mark, lane }) => [mark.id, lane]);
  expect(Object.fromEntries(lanes)).toEqual({ a: 0, b: 1, c: 2 });
});

test('touching marks share a lane, unless they have one tag and would run together', () => {
  const lanes = (first: string, second: string) =>
    assignLanes(
      [
        { ...span(0, 10), value: markOn('m1', first, span(0, 10)) },
        { ...span(10, 20), value: markOn('m2', second, span(10, 20)) },
      ],
      span(0, 100),
    ).map(({ lane }) => lane);
  expect(lanes('claim', 'quote')).toEqual([0, 0]);
  expect(lanes('claim', 'claim')).toEqual([0, 1]);
});

test('marks beyond the last lane share it', () => {
  const spans = Array.from({ length: 10 }, (_, index) => span(index, 90));
  expect(Math.max(...lanesOf(...spans))).toBe(LANES - 1);
});

test('a mark that began in an earlier block is clipped to this one', () => {
  const segments = [{ ...span(0, 500), value: markOn('m', 'claim', span(0, 500)) }];
  expect(assignLanes(segments, span(100, 200))).toMatchObject([{ ...span(100, 200), lane: 0 }]);
});

test('an edge moves outwards and inwards, and a mark never becomes empty', () => {
  expect(moveEdge([span(10, 20)], 'start', 5)).toEqual([span(5, 20)]);
  expect(moveEdge([span(10, 20)], 'start', 15)).toEqual([span(15, 20)]);
  expect(moveEdge([span(10, 20)], 'start', 25)).toEqual([span(19, 20)]);
  expect(moveEdge([span(10, 20)], 'end', 3)).toEqual([span(10, 11)]);
  expect(moveEdge([span(10, 20)], 'end', 33)).toEqual([span(10, 33)]);
  expect(moveEdge([span(0, 4)], 'start', 0)).toEqual([span(0, 4)]);
});

test('an edge that passes a segment drops it; in a gap it stays with what is left', () => {
  const segments = [span(10, 20), span(30, 40)];
  expect(moveEdge(segments, 'start', 35)).toEqual([span(35, 40)]);
  expect(moveEdge(segments, 'start', 25)).toEqual([span(30, 40)]);
  expect(moveEdge(segments, 'end', 25)).toEqual([span(10, 20)]);
  expect(moveEdge(segments, 'end', 12)).toEqual([span(10, 12)]);
  expect(moveEdge(segments, 'end', 50)).toEqual([span(10, 20), span(30, 50)]);
});

test('an edge between segments joins the neighbour that it reaches and keeps its own segment', () => {
  const segments = [span(10, 20), span(30, 40)];
  expect(dragEdge(segments, { segment: 1, edge: 'start' }, 25)).toEqual([
    span(10, 20),
    span(25, 40),
  ]);
  expect(dragEdge(segments, { segment: 1, edge: 'start' }, 18)).toEqual([span(10, 40)]);
  expect(dragEdge(segments, { segment: 1, edge: 'start' }, 50)).toEqual([
    span(10, 20),
    span(39, 40),
  ]);
  expect(dragEdge(segments, { segment: 0, edge: 'end' }, 3)).toEqual([span(10, 11), span(30, 40)]);
  expect(dragEdge(segments, { segment: 0, edge: 'start' }, 35)).toEqual([span(35, 40)]);
});

test('the cycle of clicks starts again when the place or the stack changes', () => {
  const cycle = new PickCycle();
  const stack = ['a', 'b'] as AnnotationId[];
  expect([cycle.pick(stack, 10, 10), cycle.pick(stack, 12, 11), cycle.pick(stack, 10, 10)]).toEqual(
    ['a', 'b', 'a'],
  );
  expect(cycle.pick(stack, 40, 10)).toBe('a');
  expect(cycle.pick([], 40, 10)).toBeNull();
  expect(cycle.pick(stack, 40, 10)).toBe('a');
});

test('overlapping inline formatting becomes runs that cover the block once', () => {
  const document = documentOf(['one two three four']);
  const { blocks } = planText({
    ...document,
    inlineMarks: [
      { ...spanOf(document, 'two three'), type: 'bold' },
      { ...spanOf(document, 'three four'), type: 'italic' },
      { ...spanOf(document, 'one'), type: 'link', href: 'https://example.org/' },
    ],
  });
  const runs = blocks[0]?.runs.map(({ startUtf16, endUtf16, formats, href }) => [
    document.text.slice(startUtf16, endUtf16),
    [...formats].toSorted().join('+'),
    href,
  ]);
  expect(runs).toEqual([
    ['one', 'link', 'https://example.org/'],
    [' ', '', null],
    ['two ', 'bold', null],
    ['three', 'bold+italic', null],
    [' four', 'italic', null],
  ]);
});

test('the rows of one table share tab stops as far apart as its widest cell', () => {
  const lines = [
    'Part\tCost',
    'A ramp of concrete\t8 million',
    'Prose.',
    'a\tb\tc',
    `${'x'.repeat(90)}\ty`,
  ];
  const document = documentOf(lines);
  const rows = document.blocks.map((block, at): Block =>
    at === 2 ? block : { ...block, type: 'table-row' },
  );
  const stops = planText({ ...document, blocks: rows }).blocks.map(({ tabStop }) => tabStop);
  expect(stops[0]).toBe('A ramp of concrete'.length + 3);
  expect(stops[1]).toBe(stops[0]);
  expect(stops[2]).toBeNull();
  // As far as three columns fit on a line.
  expect([stops[3], stops[4]]).toEqual([24, 24]);
  const chinese = documentOf(['北京大桥\t1']);
  const wide = chinese.blocks.map((block): Block => ({ ...block, type: 'table-row' }));
  expect(planText({ ...chinese, blocks: wide }).blocks[0]?.tabStop).toBe(11);
});

test('every block is in exactly one section', () => {
  const document = documentOf(
    Array.from({ length: 500 }, (_, at) => `Block ${at}. `.repeat(at % 40)),
  );
  const { blocks, sections } = planText(document);
  const covered = sections.flatMap(({ firstBlock, lastBlock }) =>
    Array.from({ length: lastBlock - firstBlock }, (_, at) => firstBlock + at),
  );
  expect(covered).toEqual(blocks.map((_, at) => at));
});

test('text without blocks is shown as one paragraph, and blank text as nothing', () => {
  expect(planText(documentOf([], { text: 'Some words.' })).blocks).toHaveLength(1);
  expect(planText(documentOf([], { text: ' \n\n ' })).blocks).toHaveLength(0);
});
