// The options of encrypted files, alike for every command that reads or writes them: for whom, with which keys.

import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Encryption } from '../../shared/sharing/encryption.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { Context } from './context.ts';

export interface EncryptionInput {
  /** Public keys, or names from the address book of the window. */
  readonly encryptTo?: readonly string[];
  readonly encryptPassphraseFile?: string;
}

const collect = (value: string, before: readonly string[] = []): string[] => {
  if (value === '') throw new InvalidArgumentError('It is empty.');
  return [...before, value];
};

export const addEncryptionOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--encrypt-to <key>',
        'encrypt with age for this public key (age1…) or colleague of the address book; can be given several times',
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '--encrypt-passphrase-file <file>',
        'encrypt with age with the passphrase in this file',
      ).conflicts('encryptTo'),
    );

export const addKeyOptions = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--identity <file>',
        'open files encrypted with age with the secret keys in this file, besides the own one',
      ).argParser(collect),
    )
    .addOption(
      new Option(
        '--file-passphrase-file <file>',
        'open files encrypted with age with the passphrase in this file',
      ).argParser(collect),
    );

/** Null where nothing is to be encrypted. */
export function encryptionOf(context: Context, input: EncryptionInput): Encryption | null {
  const { encryptTo, encryptPassphraseFile } = input;
  if (encryptPassphraseFile !== undefined)
    return { passphrase: readPassphrase(encryptPassphraseFile) };
  if (encryptTo === undefined) return null;
  const { colleagues } = context.settings();
  return {
    recipients: encryptTo.map(
      (given) => colleagues.find(({ name }) => name === given)?.key ?? given,
    ),
  };
}

/** The first line of a file, `-` for stdin, without its end: what an editor adds is no part of it. */
export function readPassphrase(path: string): string {
  let text: string;
  try {
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch {
    throw new AppError('file-unreadable', `${path} cannot be read.`, {
      remedy: 'Name a file that has the passphrase in its first line.',
      file: path,
    });
  }
  const [first = ''] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  if (first !== '') return first;
  throw new AppError('file-empty', `${path} has no passphrase in its first line.`, {
    remedy: 'Write the passphrase into its first line.',
    file: path,
  });
}
