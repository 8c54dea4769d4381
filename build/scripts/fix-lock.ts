// `npm run fix-lock`, after every change of the dependencies. Two things that npm would do on `npm ci` and that nobody
// needs are taken out of package-lock.json:
// - compiling SQLite: better-sqlite3 brings its binaries and asks with `gypfile: false` not to, but npm leaves that out
//   of the lock and up to version 11 compiles, which fails where there is no compiler;
// - the canvas of machine code that pdf.js may draw with: nothing is drawn here, and the lock names the binaries of one
//   system only.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './processes.ts';

interface Lock {
  readonly packages: Record<string, Record<string, unknown>>;
}

const file = path.join(root, 'package-lock.json');
const before = readFileSync(file, 'utf8');
const lock = JSON.parse(before) as Lock;
const said: string[] = [];

const sqlite = lock.packages['node_modules/better-sqlite3-multiple-ciphers'];
if (sqlite !== undefined && sqlite['gypfile'] !== false) {
  sqlite['gypfile'] = false;
  said.push('better-sqlite3 is not compiled on installation.');
}
const pdf = lock.packages['node_modules/pdfjs-dist'];
if (pdf?.['optionalDependencies'] !== undefined) {
  delete pdf['optionalDependencies'];
  for (const name of Object.keys(lock.packages)) {
    if (name.startsWith('node_modules/@napi-rs/canvas')) delete lock.packages[name];
  }
  said.push('pdfjs-dist brings no canvas.');
}
if (said.length > 0) {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  for (const line of said) console.log(`package-lock.json: ${line}`);
}
