import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  fitToScreens,
  readWindowState,
  smallestWindow,
  writeWindowState,
  type WindowState,
} from '../../../electron/window-state.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const left = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 984 };
const at = (x: number, y: number, more: Partial<WindowState> = {}): WindowState => ({
  place: { x, y },
  width: 1200,
  height: 800,
  maximized: false,
  ...more,
});

describe('the window’s place', () => {
  test('is kept as it is where its title bar can be grasped', () => {
    for (const state of [at(0, 0), at(300, 200), at(1700, 900), at(-900, 10), at(2000, 100)]) {
      expect(fitToScreens(state, [left, right]).place).toEqual(state.place);
    }
  });

  test.each([
    ['left of every screen', -1200, 10],
    ['right of every screen', 3190, 10],
    ['above, with the title bar out of reach', 100, -30],
    ['below', 100, 1030],
    ['on a screen that is gone', 5000, 5000],
  ])('is left to the system when it is %s', (_words, x, y) => {
    expect(fitToScreens(at(x, y), [left, right]).place).toBeNull();
  });

  test('a window larger than its screen shrinks to it, down to the smallest size', () => {
    const huge = { width: 4000, height: 3000 };
    expect(fitToScreens(at(2000, 0, huge), [left, right])).toMatchObject({
      width: right.width,
      height: right.height,
    });
    const tiny = { x: 0, y: 0, width: 320, height: 240 };
    expect(fitToScreens(at(0, 0, huge), [tiny])).toMatchObject(smallestWindow);
  });

  test('without any screen the place is given up and the size stays', () => {
    expect(fitToScreens(at(10, 10), [])).toEqual({ ...at(10, 10), place: null });
  });
});

describe('the remembered state', () => {
  test('comes back as it was written', () => {
    const file = join(tempFolder(), 'window-state.json');
    const state = at(12, 34, { maximized: true });
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"width":"wide","place":{"x":1}}',
    '{"width":-5,"height":1e9}',
  ])('damaged as %j it gives the first start’s window', (content) => {
    const file = join(tempFolder(), 'window-state.json');
    writeFileSync(file, content);
    expect(readWindowState(file)).toEqual({
      place: null,
      width: 1440,
      height: 900,
      maximized: false,
    });
  });

  test('a folder that cannot be written is passed over', () => {
    const file = join(tempFolder(), 'a-file');
    writeFileSync(file, '');
    expect(() => writeWindowState(join(file, 'inside.json'), at(0, 0))).not.toThrow();
  });
});
