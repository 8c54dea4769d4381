import { describe, expect, test } from 'vitest';
import { assignLanes } from '../../../renderer/features/reader/relations/lanes.ts';
import { routeBetween, type Frame } from '../../../renderer/features/reader/relations/route.ts';

const frame: Frame = { left: 100, right: 700, top: 1000, bottom: 1600, rightToLeft: false };
const line = (row: number, left: number, right: number) => ({
  boxes: [{ left, right, top: 1010 + row * 31, bottom: 1036 + row * 31 }],
});
const LANE = 711;

/** Every point that the path's absolute commands name. */
const heights = (path: string) =>
  [...path.matchAll(/(?:M|Q)[\d.]+ ([\d.]+)|V([\d.]+)/g)].map(([, a, b]) => Number(a ?? b));

describe('the way of a line', () => {
  test('on one line goes straight along the gap above it, either way', () => {
    const route = routeBetween(line(3, 150, 300), line(3, 350, 420), frame, LANE);
    expect(route?.path).toBe('M296.0 1100.5H358.0');
    expect(route?.arrow.to).toBe('right');
    const back = routeBetween(line(3, 350, 420), line(3, 150, 300), frame, LANE);
    expect(back?.arrow).toMatchObject({ x: 292, to: 'left' });
  });

  test('between lines goes down the margin and comes back in the gap over the other end', () => {
    const route = routeBetween(line(1, 150, 300), line(9, 350, 420), frame, LANE);
    expect(route?.path).toContain('711.0');
    expect(route?.arrow).toEqual({ x: 420, y: 1010 + 9 * 31 - 2.5, to: 'left' });
    expect(route?.dot).toEqual({ x: 300, y: 1036 + 31 + 2.5 });
  });

  test('to the next line stays in the gap between them', () => {
    const route = routeBetween(line(1, 500, 690), line(2, 100, 200), frame, LANE);
    expect(route?.path).not.toContain('711');
    expect(route?.arrow.to).toBe('left');
  });

  test('to what is out of sight ends at the edge, within what can be seen', () => {
    const down = routeBetween(line(1, 150, 300), 'below', frame, LANE);
    expect(down?.arrow).toEqual({ x: LANE, y: 1591, to: 'down' });
    const up = routeBetween(line(1, 150, 300), 'above', frame, LANE);
    expect(up?.arrow.to).toBe('up');
    const coming = routeBetween('above', line(4, 150, 300), frame, LANE);
    expect(coming?.dot).toBeNull();
    for (const route of [down, up, coming]) {
      for (const y of heights(route?.path ?? '')) {
        expect(y).toBeGreaterThanOrEqual(frame.top);
        expect(y).toBeLessThanOrEqual(frame.bottom);
      }
    }
    expect(routeBetween('above', 'below', frame, LANE)).toBeNull();
  });

  test('runs on the other side in text from right to left', () => {
    const rtl = { ...frame, rightToLeft: true };
    const route = routeBetween(line(1, 150, 300), line(9, 350, 420), rtl, 89);
    expect(route?.dot?.x).toBe(150);
    expect(route?.arrow).toMatchObject({ x: 350, to: 'right' });
  });
});

describe('lanes in the margin', () => {
  test('lines beside each other get lanes of their own, others share one', () => {
    const lanes = assignLanes(
      [
        { from: 0, to: 100 },
        { from: 50, to: 90 },
        { from: 200, to: 220 },
      ],
      frame,
      800,
    );
    expect(lanes.map(({ x }) => x)).toEqual([721, 709, 709]);
  });

  test('never leave the margin', () => {
    const stretches = Array.from({ length: 20 }, (_, at) => ({ from: 0, to: 100 + at }));
    for (const { x } of assignLanes(stretches, frame, 740)) expect(x).toBeLessThanOrEqual(734);
    const rtl = { ...frame, rightToLeft: true };
    for (const { x } of assignLanes(stretches, rtl, 740)) {
      expect(x).toBeGreaterThanOrEqual(6);
      expect(x).toBeLessThan(100);
    }
  });
});
