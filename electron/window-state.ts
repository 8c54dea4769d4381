// Where the window was and how large, kept between runs. A place that is no longer on any screen is corrected.
// Numbers are device-independent pixels.

import { z } from 'zod';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  /** Null lets the system choose the place. */
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly width: number;
  readonly height: number;
  readonly maximized: boolean;
}

export const smallestWindow = { width: 720, height: 520 } as const;

const coordinate = z.int().min(-100_000).max(100_000);
const stateSchema = z.object({
  place: z.object({ x: coordinate, y: coordinate }).nullable().catch(null),
  width: z.int().min(smallestWindow.width).max(20_000).catch(1440),
  height: z.int().min(smallestWindow.height).max(20_000).catch(900),
  maximized: z.boolean().catch(false),
});

export function readWindowState(path: string): WindowState {
  const parsed = stateSchema.safeParse(readJsonFile(path));
  return parsed.success ? parsed.data : { place: null, width: 1440, height: 900, maximized: false };
}

/** Failing to remember a window's place is not worth a message. */
export function writeWindowState(path: string, state: WindowState): void {
  try {
    writeJsonFile(path, state);
  } catch {
    // The next start uses the last place that could be written.
  }
}

/** A strip this wide and high of the title bar must lie on a screen for the window to be moved by hand. */
const grip = { width: 120, height: 40 } as const;

/** Shrinks the window to the screen it is mostly on; without a graspable title bar the place is given up. */
export function fitToScreens(state: WindowState, workAreas: readonly Bounds[]): WindowState {
  const { place } = state;
  const area = place === null ? workAreas[0] : workAreas.find((each) => holdsTitleBar(each, state));
  if (area === undefined) {
    const first = workAreas[0];
    return first === undefined
      ? { ...state, place: null }
      : { ...state, ...limited(state, first), place: null };
  }
  return { ...state, ...limited(state, area) };
}

function limited(state: WindowState, area: Bounds): { width: number; height: number } {
  return {
    width: Math.max(smallestWindow.width, Math.min(state.width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(state.height, area.height)),
  };
}

function holdsTitleBar(area: Bounds, { place, width }: WindowState): boolean {
  if (place === null) return false;
  const visible = Math.min(place.x + width, area.x + area.width) - Math.max(place.x, area.x);
  return (
    visible >= grip.width && place.y >= area.y && place.y + grip.height <= area.y + area.height
  );
}
