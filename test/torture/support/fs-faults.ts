// Makes the file functions of Node fail when told to, as the system would make them fail. It has to be imported before
// the program, which takes hold of some of them when it is loaded. SQLite does not go through these: see traced.ts.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import type { FaultyCall } from './fault-orders.ts';

interface Armed {
  readonly call: FaultyCall;
  readonly code: string;
  /** The n-th of these calls from now on, from 1. */
  left: number;
}

let armed: Armed | null = null;
let hits = 0;

export function armFault(call: FaultyCall, code: string, nth: number): void {
  armed = { call, code, left: nth };
  hits = 0;
}

/** How often the fault was met; at most once, because the next call is another one. */
export function disarmFault(): number {
  armed = null;
  return hits;
}

function failure(call: FaultyCall): NodeJS.ErrnoException | null {
  if (armed?.call !== call) return null;
  armed.left -= 1;
  if (armed.left !== 0) return null;
  hits += 1;
  const words = `${armed.code}: planted, ${call.replace('Sync', '')}`;
  return Object.assign(new Error(words), { code: armed.code, errno: -5, syscall: 'write' });
}

/** Wrapped with all that hangs on it, such as how it is turned into a promise. */
function wrap<Name extends FaultyCall>(
  name: Name,
  make: (original: (typeof fs)[Name]) => unknown,
): void {
  const original = fs[name];
  const wrapped = make(original) as (typeof fs)[Name];
  Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
  fs[name] = wrapped;
}

const forWriting = (flags: unknown): boolean => typeof flags === 'string' && flags !== 'r';
/** The pipe that answers go through is not the disk. */
const isPipe = (file: unknown): boolean => typeof file === 'number' && file <= 2;

function throwIf(fault: NodeJS.ErrnoException | null): void {
  if (fault !== null) throw fault;
}

wrap('openSync', (original) => (...args: Parameters<typeof fs.openSync>) => {
  if (forWriting(args[1])) throwIf(failure('openSync'));
  return original(...args);
});
wrap('writeSync', (original) => (...args: Parameters<typeof fs.writeSync>) => {
  if (!isPipe(args[0])) throwIf(failure('writeSync'));
  return original(...args);
});
wrap('fsyncSync', (original) => (...args: Parameters<typeof fs.fsyncSync>) => {
  throwIf(failure('fsyncSync'));
  original(...args);
});
wrap('writeFileSync', (original) => (...args: Parameters<typeof fs.writeFileSync>) => {
  const fault = isPipe(args[0]) ? null : failure('writeFileSync');
  const [file, data] = args;
  // Half of it is on the disk by then.
  if (fault !== null && typeof file === 'number' && Buffer.isBuffer(data)) {
    fs.writeSync(file, data, 0, data.length >> 1);
  }
  throwIf(fault);
  original(...args);
});
wrap('write', (original) => (...args: readonly unknown[]) => {
  const fault = failure('write');
  if (fault === null) {
    Reflect.apply(original, fs, args);
    return;
  }
  const done = args.at(-1);
  if (typeof done === 'function') setImmediate(() => void Reflect.apply(done, null, [fault]));
});
syncBuiltinESMExports();
