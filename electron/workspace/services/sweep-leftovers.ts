// Removes what a killed repair or restore left beside a workspace. Only for whoever holds it: nobody else can be at it.

import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a copy that is not complete yet is named after. */
export const leftoverPrefix = (path: string): string => `.${basename(path).slice(0, 80)}.`;

export const repairFolderPrefix = (path: string): string => `${leftoverPrefix(path)}repair-`;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const partName = new RegExp(`^${uuid}\\.part(?:-wal|-shm|-journal)?$`);
const repairName = /^repair-\w+$/;

/** What cannot be removed does no harm. */
export function sweepLeftovers(path: string): void {
  const folder = dirname(path);
  const prefix = leftoverPrefix(path);
  try {
    for (const name of readdirSync(folder)) {
      const rest = name.startsWith(prefix) ? name.slice(prefix.length) : '';
      if (!partName.test(rest) && !repairName.test(rest)) continue;
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // The next opening tries again.
  }
}
