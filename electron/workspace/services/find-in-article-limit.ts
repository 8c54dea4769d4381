// Runs work that a user's regular expression can make endless: V8 is asked to stop it when its time is up, which it
// also does inside an expression. Stopping costs nothing but the work.

import { createContext, Script, type Context } from 'node:vm';

interface Running {
  run: () => void;
}

const script = new Script('run()');
const running: Running & Context = createContext({ run: () => {} }) as Running & Context;

export type Limited<T> = { readonly inTime: true; readonly value: T } | { readonly inTime: false };

/** What the work throws comes out as it is. */
export function withinTime<T>(limitMs: number, work: () => T): Limited<T> {
  let result: Limited<T> = { inTime: false };
  running.run = () => {
    result = { inTime: true, value: work() };
  };
  try {
    script.runInContext(running, { timeout: limitMs });
  } catch (thrown) {
    if (!isTimeout(thrown)) throw thrown;
    return { inTime: false };
  } finally {
    running.run = () => {};
  }
  return result;
}

/** The error may be of the other context, and so no instance of this one's Error. */
const isTimeout = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'code' in thrown &&
  thrown.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
