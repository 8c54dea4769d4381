// The one place where a connection is made: every one of them, also one that only reads or copies, has the same guards,
// and what is committed through it is on the disk when the commit returns.

import Database from 'better-sqlite3-multiple-ciphers';
import { applyKey, type Unlocking } from './cipher.ts';
import type { Driver } from './connection.ts';
import { registerRowSums } from './row-sums.ts';

export interface ConnectOptions {
  readonly readonly?: boolean;
  readonly fileMustExist?: boolean;
  /** How long to wait for another program's lock. */
  readonly busyTimeoutMs?: number;
  /** Of an encrypted workspace; null or left out for a plain one. A key where the file is open in this process. */
  readonly passphrase?: Unlocking;
  /** Fails as busy while any other connection has the file open, under whatever name. */
  readonly isAlone?: boolean;
  /** The workspace as the user knows it, where the file is a copy of it. */
  readonly namedAs?: string;
}

/**
 * The file is absolute. Throws what SQLite throws, and an AppError where an encrypted file lacks its passphrase. A file
 * that is made with a passphrase is encrypted; a plain one that is there needs none and does without.
 */
export function connect(file: string, options: ConnectOptions = {}): Driver {
  const driver = new Database(file, {
    timeout: options.busyTimeoutMs ?? 5000,
    fileMustExist: options.fileMustExist ?? true,
    readonly: options.readonly ?? false,
  });
  try {
    const { namedAs = file, passphrase = null } = options;
    // Both before anything else, because anything else may read.
    if (options.isAlone === true) driver.pragma('locking_mode = EXCLUSIVE');
    applyKey(driver, { file, namedAs, passphrase });
    setUp(driver);
    registerRowSums(driver, namedAs);
    return driver;
  } catch (thrown) {
    driver.close();
    throw thrown;
  }
}

function setUp(driver: Driver): void {
  driver.pragma('trusted_schema = OFF');
  driver.pragma('cell_size_check = ON');
  driver.pragma('foreign_keys = ON');
  driver.pragma('synchronous = FULL');
  // A statement that moves an article through every order of the lists would open a temporary file of its own.
  driver.pragma('temp_store = MEMORY');
  if (process.platform === 'darwin') {
    // Apple's fsync does not reach the platter by itself.
    driver.pragma('fullfsync = ON');
    driver.pragma('checkpoint_fullfsync = ON');
  }
}
