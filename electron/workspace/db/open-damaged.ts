// A connection to a private copy of a file that may be damaged anywhere, without SQLite's own refusals: a file that was cut
// off, or one line of whose list of tables is unsound, is refused as a whole otherwise.

import Database from 'better-sqlite3-multiple-ciphers';
import { keyOfFile, type KnownKey } from './cipher.ts';
import type { Driver } from './connection.ts';
import { registerRowSums } from './row-sums.ts';

/** `key` is null for a file that is known to be plain. Throws what SQLite throws. */
export function openDamaged(copy: string, key: KnownKey | null): Driver {
  const driver = new Database(copy, { fileMustExist: true });
  try {
    keyOfFile(copy, key)?.unlock(driver);
    driver.unsafeMode(true);
    driver.pragma('writable_schema = ON');
    registerRowSums(driver, copy);
    return driver;
  } catch (thrown) {
    driver.close();
    throw thrown;
  }
}
