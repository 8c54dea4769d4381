// A folder as a desk has it: 200 files of every kind in three folders, twenty of them broken, and what systems and
// programs leave beside documents.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brokenFiles, type BrokenFile } from './mixed-folder-broken.ts';
import { goodFiles, type GoodFile } from './mixed-folder-good.ts';

export interface MixedFolder {
  readonly path: string;
  readonly good: readonly GoodFile[];
  readonly broken: readonly BrokenFile[];
}

export async function writeMixedFolder(path: string): Promise<MixedFolder> {
  const good = await goodFiles();
  const broken = await brokenFiles();
  const litter = ['.DS_Store', 'Thumbs.db', 'desk/~$draft.docx', 'desk/desktop.ini'].map(
    (name) => ({ name, bytes: 'left here by a program' }),
  );
  for (const { name, bytes } of [...good, ...broken, ...litter]) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), bytes);
  }
  return { path, good, broken };
}
