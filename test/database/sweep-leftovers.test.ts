import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sweepLeftovers } from '../../electron/workspace/services/sweep-leftovers.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('what a killed repair or restore left goes, and nothing else', () => {
  const folder = tempFolder();
  const id = '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11';
  const left = [`.a.sourcebench.${id}.part`, `.a.sourcebench.${id}.part-wal`];
  const others = [
    'a.sourcebench',
    'a.sourcebench-wal',
    `.b.sourcebench.${id}.part`,
    '.a.sourcebench.part',
    '.a.sourcebench.repair-notes.txt',
    `a.sourcebench.${id}.part`,
  ];
  for (const name of [...left, ...others]) writeFileSync(join(folder, name), 'x');
  mkdirSync(join(folder, '.a.sourcebench.repair-Xy12ab'));
  writeFileSync(join(folder, '.a.sourcebench.repair-Xy12ab', 'copy.sourcebench'), 'x');
  mkdirSync(join(folder, '.b.sourcebench.repair-Xy12ab'));
  sweepLeftovers(join(folder, 'a.sourcebench'));
  expect(readdirSync(folder).toSorted()).toEqual(
    [...others, '.b.sourcebench.repair-Xy12ab'].toSorted(),
  );
});

test('a folder that is not there is no failure', () => {
  expect(() => sweepLeftovers(join(tempFolder(), 'gone', 'a.sourcebench'))).not.toThrow();
});
