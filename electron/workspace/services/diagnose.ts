// An error that has no name may be damage that a reader stumbled over before anybody looked: JSON that is none any more,
// for example. Only then all of the workspace is looked through.

import { AppError } from '../../../shared/ipc/result.ts';
import { snapshot } from '../db/connection.ts';
import { damagedWorkspace, fromSqlite } from '../db/errors.ts';
import { listDamage } from '../db/integrity.ts';
import { checkSums } from './check-sums.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** What the thrown error is, or the damage behind it. Takes a second for 100 MB where the error has no name. */
export function diagnosed(thrown: unknown, { db, path }: OpenWorkspace): unknown {
  const said = fromSqlite(thrown, path);
  if (said instanceof AppError) return said;
  try {
    snapshot(db, (view) => {
      const [found] = listDamage(view);
      if (found !== undefined) throw damagedWorkspace(path, `SQLite: ${found}.`);
      checkSums(view, path);
    });
    return said;
  } catch (found) {
    const named = fromSqlite(found, path);
    return named instanceof AppError && named.code === 'workspace-damaged' ? named : said;
  }
}
