// What a change of the passphrase leaves behind when the program is killed in it, and how the next opening puts it right:
// the half-made file goes, and backups that did not follow yet are made to. For those, the key before lies beside the
// workspace while they change, encrypted with the new one.

import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { keyOfFile, readCipherHeader, type KnownKey, type WorkspaceKey } from '../db/cipher.ts';
import { removeFileAndSides } from '../db/rekey-file.ts';
import { backupFolderOf } from './backup-names.ts';
import { rekeyBackups, removeRekeyedParts } from './rekey-backups.ts';
import { writeFileDurably } from './write-file.ts';

/** Where the new file is made; in the same folder, so that it can take the name in one step. */
export const asideOf = (path: string): string => `${path}-rekeying`;
const keyBeforeOf = (path: string): string => `${path}-key-before`;

export function keepKeyBefore(path: string, now: WorkspaceKey, before: WorkspaceKey): void {
  writeFileDurably(keyBeforeOf(path), now.wrap(before));
}

export function removeKeyBefore(path: string): void {
  rmSync(keyBeforeOf(path), { force: true });
}

/**
 * The caller holds the workspace at this real path; `key` opens it, null for a plain one. What cannot be put right now
 * stays for the next opening.
 */
export function finishChange(path: string, key: WorkspaceKey | null): void {
  removeFileAndSides(asideOf(path));
  removeRekeyedParts(path);
  if (key === null) {
    removeKeyBefore(path);
    return;
  }
  const before = keyBefore(path, key);
  const { left } = rekeyBackups({ path, known: [before], to: key, keepPlain: true });
  const folder = backupFolderOf(path);
  const isWaiting = (name: string) => before?.fits(readCipherHeader(join(folder, name))) === true;
  if (!left.some(isWaiting)) removeKeyBefore(path);
}

/** As {@link finishChange}, for an opening, which must not fail for this. */
export function finishPassphraseChange(path: string, key: KnownKey): void {
  try {
    finishChange(path, keyOfFile(path, key));
  } catch {
    // A folder that cannot be written to, or a full disk: the next opening tries again.
  }
}

/** Null where there is none, or where it belongs to a change that did not come to an end. */
function keyBefore(path: string, key: WorkspaceKey): WorkspaceKey | null {
  try {
    return key.unwrap(readFileSync(keyBeforeOf(path)));
  } catch {
    return null;
  }
}

/** Plain copies that a restore left which was killed, beside a workspace that is held and open nowhere. */
export function removeLeftovers(path: string): void {
  const folder = dirname(path);
  const start = `.${basename(path).slice(0, 80)}.`;
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start)) continue;
    const rest = name.slice(start.length);
    if (/^[0-9a-f-]{36}\.part(-journal|-wal|-shm)?$/.test(rest)) rmSync(join(folder, name));
  }
}
