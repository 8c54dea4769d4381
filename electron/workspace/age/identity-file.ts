// Identity files of age: secret keys, one a line, with comments. The own one is made when it is asked for first, readable
// by its user alone, and never written again.

import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { AppError } from '../../../shared/ipc/result.ts';
import { refused } from '../importers/read-source.ts';
import { discard, syncFolder, writingError } from '../services/write-file.ts';
import { loadAge } from './load-age.ts';

export interface OwnKey {
  /** Such as `age1…`: what others encrypt with. */
  readonly publicKey: string;
  /** The file that holds the secret key. */
  readonly path: string;
}

/** The own key; made where there is none. */
export async function ownKey(path: string): Promise<OwnKey> {
  const { generateX25519Identity, identityToRecipient } = await loadAge();
  let identity = readIdentities(path)[0];
  if (identity === undefined) {
    const made = await generateX25519Identity();
    const publicKey = await identityToRecipient(made);
    // Another process may have made one meanwhile: then that is the key.
    identity = keep(path, identityText(made, publicKey)) ? made : readIdentities(path)[0];
  }
  if (identity === undefined) throw unusable(path, 'holds no secret key');
  return { publicKey: await identityToRecipient(identity), path };
}

/** The secret keys in the file; none where there is no file. Throws for one that cannot be read or holds something else. */
export function readIdentities(path: string, isNamed = false): readonly string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'ENOENT' && !isNamed) return [];
    throw unusable(path, code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`);
  }
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  if (keys.length > 0 && keys.every((key) => /^AGE-SECRET-KEY-(?:PQ-)?1[A-Z0-9]+$/.test(key)))
    return keys;
  throw unusable(path, 'is not an identity file of age');
}

const unusable = (path: string, what: string): AppError =>
  refused(
    'file-unreadable',
    path,
    `${what}.`,
    'An identity file has lines that begin with “AGE-SECRET-KEY-1”. Put back a copy of it, or name another one.',
  );

const identityText = (identity: string, publicKey: string): string =>
  `# Sourcebench: keep this file to yourself, and keep a copy of it.\n# public key: ${publicKey}\n${identity}\n`;

/**
 * Written aside, so that the name never stands for half a key. False when there is such a file by now: giving a file a
 * second name, unlike renaming it, never replaces one.
 */
function keep(path: string, text: string): boolean {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeAndSync(aside, text);
    giveName(aside, path);
    syncFolder(dirname(path));
    return true;
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST') return false;
    throw writingError(path, thrown);
  } finally {
    discard(aside);
  }
}

function giveName(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    // Such as FAT, where a file has one name.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw thrown;
    copyFileSync(aside, path, constants.COPYFILE_EXCL);
  }
}

function writeAndSync(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
