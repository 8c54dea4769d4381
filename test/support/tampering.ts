// Changes a workspace behind the program's back, as somebody with a database tool would: with the guards taken off.

import Database from 'better-sqlite3-multiple-ciphers';

/** Runs the statements on the closed file, with every trigger gone meanwhile and no reference checked. */
export function tamper(path: string, ...statements: readonly string[]): void {
  const driver = new Database(path);
  driver.pragma('foreign_keys = OFF');
  driver.pragma('ignore_check_constraints = ON');
  const triggers = driver
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) driver.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) driver.exec(statement);
  for (const { sql } of triggers) driver.exec(sql);
  driver.pragma('wal_checkpoint(TRUNCATE)');
  driver.close();
}
