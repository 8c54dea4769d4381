// What the case of damage has to see: a row that was changed along with its sum, the same where the log cannot tell
// either, and a reader that answers with an error that has no name.

import Database from 'better-sqlite3-multiple-ciphers';
import { keepRowSums } from '../../support/row-sums.ts';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';

export const damageFaults = {
  fittingSums: 'a changed row gets a sum that fits',
  fittingRepair: 'what is repaired was changed along with its sums and without the log',
  noName: 'a reader stumbles without saying over what',
} as const;

/** Changes rows as no act does; `isLogCut` also takes the newest seal. */
export function changeWithSums(path: string, isLogCut: boolean): void {
  const driver = new Database(path);
  keepRowSums(driver, path);
  driver.exec(`UPDATE annotation SET prefix = 'never written'`);
  // What guards the log is taken off, as no writer of the program can.
  if (isLogCut) driver.exec(withoutNewestSeal(driver));
  driver.pragma('journal_mode = DELETE');
  driver.close();
}

function withoutNewestSeal(driver: Database.Database): string {
  const guards = driver
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'seal'",
    )
    .all();
  return [
    ...guards.map(({ name }) => `DROP TRIGGER ${name}`),
    'DELETE FROM seal WHERE seq = (SELECT max(seq) FROM seal)',
    ...guards.map(({ sql }) => sql),
  ].join(';\n');
}

export const stumbling = (service: WorkspaceService): WorkspaceService => ({
  ...service,
  handlers: {
    ...service.handlers,
    'stats:read': () => {
      throw new TypeError('not looked at');
    },
  },
});
