// `npm run fix-lock`, after every change of the dependencies. better-sqlite3 brings its binaries and asks npm with
// `gypfile: false` not to compile, but npm leaves that out of package-lock.json and up to version 11 compiles SQLite
// on `npm ci` then, which fails where there is no compiler. Written into the lock file, npm heeds it.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './processes.ts';

const file = path.join(root, 'package-lock.json');
const before = readFileSync(file, 'utf8');
const entry = /("node_modules\/better-sqlite3": \{\n)(?!\s+"gypfile")(\s+)/;
const after = before.replace(entry, '$1$2"gypfile": false,\n$2');
if (after !== before) {
  writeFileSync(file, after);
  console.log('package-lock.json: better-sqlite3 is not compiled on installation.');
}
