// A raw connection that writes rows as the program does: with their sums and tallies kept.

import type Database from 'better-sqlite3-multiple-ciphers';
import { registerRowSums, watchRows } from '../../electron/workspace/db/row-sums.ts';

export function keepRowSums(driver: Database.Database, path: string): void {
  registerRowSums(driver, path);
  watchRows(driver);
}
