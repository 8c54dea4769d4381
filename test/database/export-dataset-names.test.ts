// A name that the user gives the main file and that a companion of the same export has: neither replaces the other.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportChoice } from '../../shared/domain/export-choice.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';
import { exportChoice } from '../support/export-choice.ts';

async function withMark(format: ExportChoice['format']) {
  const workspace = await openTestWorkspace();
  const id = await importText(workspace);
  await tagWords(workspace, id, 'Ana Ruiz', 'actor');
  const out = join(workspace.folder, 'out');
  mkdirSync(out);
  const choice = exportChoice({ ids: [id] }, format);
  const exportAs = (name: string) =>
    workspace.call['export:dataset']({ choice, path: join(out, name), isFolder: false });
  return { out, exportAs };
}

test.each([
  ['brat', 'x.txt', 'x.ann'],
  ['brat', 'X.TXT', 'X.ann'],
  ['w3c', 'x.txt', 'x.jsonld'],
] as const)('%s as %s is refused with a name that works', async (format, name, better) => {
  const { out, exportAs } = await withMark(format);
  writeFileSync(join(out, name), 'older');
  const { code, message, details } = await appErrorOf(() => exportAs(name));
  expect(code).toBe('conflict');
  expect(message).toContain(name);
  expect(details.remedy).toContain(better);
  expect(readdirSync(out)).toEqual([name]);
  expect(readFileSync(join(out, name), 'utf8')).toBe('older');
});

test('another extension that no companion has is taken as it is', async () => {
  const { out, exportAs } = await withMark('brat');
  await exportAs('x.standoff');
  const names = readdirSync(out);
  expect(names).toContain('x.standoff');
  expect(names).toContain('x.txt');
  expect(readFileSync(join(out, 'x.standoff'), 'utf8')).toMatch(/^T1\tactor /);
});
