// What main tells the window without being asked.

import type { AppErrorData } from './result.ts';
import type { AppState, ImportResult, Progress } from './types.ts';

export interface WorkbenchEvents {
  /** A menu item was chosen; the same command ids as the palette. */
  'menu:command': { readonly command: string };
  /** Files came by argument, by the operating system or from a second start. */
  'files:imported': { readonly results: readonly ImportResult[] };
  'app:state-changed': AppState;
  /** Another program wrote to the open workspace. */
  'workspace:changed-outside': null;
  /** Damage was found in the open workspace; from now on it takes no acts. */
  'workspace:damaged': AppErrorData;
  /** A backup could not be made by itself; work goes on. Told once, and again only after one could be made. */
  'backup:failed': AppErrorData;
  progress: Progress | null;
  /** How far a running export is; null when none runs any more. */
  'export:progress': Progress | null;
  /** How far an inspection of colleagues' files or a measurement is; null when none runs any more. */
  'review:progress': Progress | null;
}

export type WorkbenchEventName = keyof WorkbenchEvents;

export const workbenchEventNames = [
  'menu:command',
  'files:imported',
  'app:state-changed',
  'workspace:changed-outside',
  'workspace:damaged',
  'backup:failed',
  'progress',
  'export:progress',
  'review:progress',
] as const satisfies readonly WorkbenchEventName[];
