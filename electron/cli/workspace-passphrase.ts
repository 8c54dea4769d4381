// Where the command line gets passphrases from: a file, the environment or the terminal, never an argument, which
// everybody on the machine could read.

import { Option } from 'commander';
import { existsSync } from 'node:fs';
import { isEncryptedFile } from '../workspace/db/cipher.ts';
import { askHidden, type Terminal } from './ask-hidden.ts';
import { readPassphrase } from './encryption-options.ts';

export interface PassphraseInput {
  readonly passphraseFile?: string;
}

const passphraseVariable = 'SOURCEBENCH_PASSPHRASE';

export const passphraseOption = (): Option =>
  new Option(
    '--passphrase-file <file>',
    `the passphrase of an encrypted workspace: a file with it in the first line, - for stdin (or set ${passphraseVariable}, or type it when asked); a workspace that is made is encrypted with it`,
  );

/** Null where nobody is there to be asked. */
export const openTerminal = (): Terminal | null =>
  process.stdin.isTTY ? { input: process.stdin, output: process.stderr } : null;

/**
 * Answers the passphrase of the workspace or backup at a path: null for a plain one. Of one that is not there, what was
 * given. Asks at most once.
 */
export function passphraseSource(
  env: Readonly<Record<string, string | undefined>>,
  { passphraseFile }: PassphraseInput,
): (path: string) => Promise<string | null> {
  let asked: string | null = null;
  const given = (): string | null => {
    if (passphraseFile !== undefined) asked ??= readPassphrase(passphraseFile);
    const set = env[passphraseVariable];
    return asked ?? (set === undefined || set === '' ? null : set);
  };
  return async (path) => {
    if (!isEncryptedFile(path)) return existsSync(path) ? null : given();
    const known = given();
    if (known !== null) return known;
    const terminal = openTerminal();
    // The workspace says then that it needs one.
    if (terminal === null) return null;
    asked = await askHidden(terminal, `Passphrase of ${path}: `);
    return asked === '' ? null : asked;
  };
}
