// Faults that a child plants in itself, from outside the product: its functions are wrapped, its options changed. A case
// that does not see them is worth nothing.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { write, type ReadDb, type WriteDb } from '../../../electron/workspace/db/connection.ts';

export type Plant = 'early-answer' | 'write-in-place' | 'synchronous-off' | 'swallow-errors';

/** What was committed is no longer forced to the disk. */
export function turnSyncOff(db: ReadDb): void {
  write(db as WriteDb, 'PRAGMA synchronous = OFF', []);
}

/** `.name.<uuid>.part` is what a file is called until it is whole. */
const inPlace = (name: fs.PathLike): fs.PathLike => {
  const found = /^\.(.+)\.[0-9a-f-]{36}\.part$/.exec(path.basename(String(name)));
  const plain = found?.[1];
  return plain === undefined ? name : path.join(path.dirname(String(name)), plain);
};

/** Files are written under their final names, in pieces, as a program does that thinks of no crash. */
export function writeInPlace(): void {
  const { openSync, renameSync, writeFileSync, rmSync } = fs;
  fs.openSync = (name, flags, mode) => {
    const plain = inPlace(name);
    return openSync(plain, plain !== name && flags === 'wx' ? 'w' : flags, mode);
  };
  fs.writeFileSync = (file, data, options) => {
    if (typeof file !== 'number' || !Buffer.isBuffer(data))
      return writeFileSync(file, data, options);
    for (let at = 0; at < data.length; at += 16_384) {
      fs.writeSync(file, data, at, Math.min(16_384, data.length - at));
      fs.fsyncSync(file);
    }
  };
  fs.renameSync = (from, to) => {
    const plain = inPlace(from);
    if (plain === from || String(plain) !== String(to)) renameSync(plain, to);
  };
  fs.rmSync = (name, options) => rmSync(inPlace(name), options);
  syncBuiltinESMExports();
}
