// A process that changes a passphrase and dies before the file operation with a number, or at a moment from outside.
// Argument: a PassphraseJob as JSON. Says `changing` when it begins and `done` with the number of operations at the end.

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { makeKeysCheap } from './cheap-keys.ts';
import { passphraseFaults, type PassphraseJob } from './passphrase-job.ts';

const job = JSON.parse(process.argv[2] ?? '') as PassphraseJob;
const [staysBehind, goesFirst, keyNotKept] = passphraseFaults;
let operations = 0;
let isArmed = false;
const die = () => process.kill(process.pid, 'SIGKILL');

function step(): void {
  if (!isArmed) return;
  if (operations === job.dieBefore) die();
  operations += 1;
}

const { renameSync, rmSync, copyFileSync, fsyncSync, openSync, writeFileSync } = fs;
fs.renameSync = (from, to) => {
  step();
  const isWorkspace = String(to) === job.path;
  if (isWorkspace && job.fault === staysBehind) copyFileSync(to, `${String(to)}.old`);
  if (isWorkspace && job.fault === goesFirst) {
    rmSync(to);
    die();
  }
  renameSync(from, to);
  if (isWorkspace && job.fault === keyNotKept) die();
};
fs.rmSync = (path, options) => {
  step();
  rmSync(path, options);
};
fs.copyFileSync = (from, to, mode) => {
  step();
  copyFileSync(from, to, mode);
};
fs.fsyncSync = (descriptor) => {
  step();
  fsyncSync(descriptor);
};
fs.openSync = (path, flags, mode) => {
  step();
  return openSync(path, flags, mode);
};
fs.writeFileSync = (file, data, options) => {
  step();
  writeFileSync(file, job.fault === keyNotKept ? '' : data, options);
};
syncBuiltinESMExports();

makeKeysCheap();
const { changePassphrase } =
  await import('../../../electron/workspace/services/change-passphrase.ts');
isArmed = true;
fs.writeSync(1, 'changing\n');
const { path, current, next } = job;
changePassphrase({ path, current, next, program: 'torture', nowMs: Date.now() });
isArmed = false;
fs.writeSync(1, `done ${operations}\n`);
