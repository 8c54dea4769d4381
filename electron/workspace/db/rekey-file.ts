// A copy of a workspace file under another key: encrypted, with another passphrase, or plain. The copy is compared with
// what it was made of before anybody relies on it; the file itself is only read.

import { constants, copyFileSync, rmSync } from 'node:fs';
import type { WorkspaceKey } from './cipher.ts';
import { connect } from './connect.ts';
import type { Driver } from './connection.ts';
import { syncFile } from './copy-database.ts';
import { explained, explainedBySqlite, workspaceError } from './errors.ts';

/** What opens a file; null for a plain one. */
export type FileKey = WorkspaceKey | null;

export interface RekeyRequest {
  /** Without a log beside it, and open nowhere. */
  readonly file: string;
  /** Where the copy goes; what lies there is replaced. */
  readonly aside: string;
  readonly from: FileKey;
  readonly to: FileKey;
}

/** When this returns, the copy is whole and on the disk; when it throws, nothing is left of it. */
export function rekeyCopy(request: RekeyRequest): void {
  const { file, aside } = request;
  removeFileAndSides(aside);
  try {
    copyFileSync(file, aside, constants.COPYFILE_EXCL);
    const before = rekey(request);
    compare(request, before);
    syncFile(aside);
  } catch (thrown) {
    removeFileAndSides(aside);
    throw thrown;
  }
}

/** With what SQLite may have put beside it. */
export function removeFileAndSides(file: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm'])
    rmSync(`${file}${suffix}`, { force: true });
}

/** Answers what the copy held before. */
function rekey({ file, aside, from, to }: RekeyRequest): readonly string[] {
  const driver = connect(aside, { passphrase: from, namedAs: file });
  try {
    // A log on the disk would hold pages as they were, and SQLite does not change the key in WAL mode.
    driver.pragma('journal_mode = MEMORY');
    const before = contentsOf(driver);
    if (to === null) driver.pragma("rekey = ''");
    else to.encrypt(driver);
    return before;
  } finally {
    driver.close();
  }
}

function compare({ file, aside, to }: RekeyRequest, before: readonly string[]): void {
  const driver = connect(aside, { passphrase: to, namedAs: file, readonly: true });
  try {
    const found = String(driver.pragma('integrity_check(1)', { simple: true }));
    if (found !== 'ok') throw explainedBySqlite(explained.damaged, file, found);
    const after = contentsOf(driver);
    const isSame = after.length === before.length && after.every((line, at) => line === before[at]);
    if (!isSame) throw workspaceError(explained.damaged, file, ' (Its copy is not the same.)');
  } finally {
    driver.close();
  }
}

/** The rows of every table, and the newest seal. */
function contentsOf(driver: Driver): readonly string[] {
  const tables = driver
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name",
    )
    .all();
  const counts = tables.map(({ name, sql }) => {
    const quoted = `"${name.replaceAll('"', '""')}"`;
    const rows = driver.prepare<[], number>(`SELECT count(*) FROM ${quoted}`).pluck().get();
    return `${name} ${String(rows)} ${sql}`;
  });
  if (!tables.some(({ name }) => name === 'act_seal')) return counts;
  const head = driver
    .prepare<[], string>('SELECT hex(sha256) FROM act_seal ORDER BY act_seq DESC LIMIT 1')
    .pluck()
    .get();
  return [...counts, `head ${String(head)}`];
}
