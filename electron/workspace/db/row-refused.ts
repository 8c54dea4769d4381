// Whether SQLite did not take a row because of what the row is, and not because of the file or the disk.

import Database from 'better-sqlite3-multiple-ciphers';

/** The row does not fit: a value of another kind, or nothing to refer to. */
export const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(thrown.code);
