// `sourcebench passphrase set|change|remove [WORKSPACE]`: encrypts a workspace that is open nowhere, with its backups.

import { resolve } from 'node:path';
import { AppError, toErrorData } from '../../../shared/ipc/result.ts';
import { isEncryptedFile } from '../../workspace/db/cipher.ts';
import { checkHeader } from '../../workspace/db/inspect.ts';
import { backupsLeft } from '../../workspace/passphrase-handlers.ts';
import {
  changePassphrase,
  type ChangedPassphrase,
} from '../../workspace/services/change-passphrase.ts';
import { askHidden, askOpenly, type Terminal } from '../ask-hidden.ts';
import type { Context } from '../context.ts';
import { readPassphrase } from '../encryption-options.ts';
import type { Outcome } from '../outcome.ts';
import { openTerminal } from '../workspace-passphrase.ts';

export const passphraseActs = ['set', 'change', 'remove'] as const;
export type PassphraseAct = (typeof passphraseActs)[number];

export interface PassphraseCommandInput {
  readonly newPassphraseFile?: string;
  readonly yes?: boolean;
  readonly passphraseFile?: string;
}

export const lostIsFinal =
  'A lost passphrase is final: nobody can open the workspace or its backups without it.';

/** What encrypting a file that is there cannot reach. */
export const whatStays =
  'The text may survive in free blocks of the disk, in snapshots and in copies made elsewhere; only wiping those removes it.';

export async function passphraseCommand(
  context: Context,
  act: PassphraseAct,
  workspace: string | undefined,
  input: PassphraseCommandInput,
): Promise<Outcome> {
  const path = workspace === undefined ? context.path : resolve(workspace);
  checkHeader(path);
  checkAct(act, path, input);
  const terminal = openTerminal();
  if (act === 'set' && input.yes !== true) await confirm(terminal);
  const current = await context.passphraseOf(path);
  const next = act === 'remove' ? null : await newPassphrase(terminal, input);
  const changed = changePassphrase({
    path,
    current,
    next,
    program: 'sourcebench passphrase',
    nowMs: Date.now(),
  });
  const failure = backupsLeft(path, changed);
  return {
    document: { workspace: path, isEncrypted: next !== null, backups: changed },
    lines: linesOf(path, act, changed),
    errors: failure === null ? [] : [toErrorData(failure)],
  };
}

function checkAct(
  act: PassphraseAct,
  path: string,
  { newPassphraseFile, passphraseFile }: PassphraseCommandInput,
): void {
  const isEncrypted = isEncryptedFile(path);
  if (act === 'set' && isEncrypted) {
    throw new AppError('conflict', `The workspace ${path} has a passphrase already.`, {
      remedy: 'Use `sourcebench passphrase change`.',
      file: path,
    });
  }
  if (act !== 'set' && !isEncrypted) {
    throw new AppError('invalid-input', `The workspace ${path} has no passphrase.`, {
      remedy: 'Use `sourcebench passphrase set` to encrypt it.',
      file: path,
    });
  }
  if (newPassphraseFile === '-' && passphraseFile === '-') {
    throw new AppError('bad-usage', 'Only one passphrase can come from stdin.', {
      remedy: 'Name a file for the other one.',
    });
  }
}

async function confirm(terminal: Terminal | null): Promise<void> {
  if (terminal === null) {
    throw new AppError('bad-usage', lostIsFinal, {
      remedy: 'Give --yes if it is kept safe.',
    });
  }
  const answer = await askOpenly(terminal, `${lostIsFinal} ${whatStays}\nEncrypt it? (y/N) `);
  if (/^y(es)?$/i.test(answer.trim())) return;
  throw new AppError('cancelled', 'The workspace was not encrypted.', {
    remedy: 'Answer y to encrypt it.',
  });
}

/** Typed twice, because nothing shows what was typed. */
async function newPassphrase(
  terminal: Terminal | null,
  { newPassphraseFile }: PassphraseCommandInput,
): Promise<string> {
  if (newPassphraseFile !== undefined) return readPassphrase(newPassphraseFile);
  if (terminal === null) {
    throw new AppError('bad-usage', 'There is no new passphrase.', {
      remedy: 'Write it into the first line of a file and name that with --new-passphrase-file.',
    });
  }
  const typed = await askHidden(terminal, 'New passphrase: ');
  const again = await askHidden(terminal, 'The same again: ');
  if (typed !== '' && typed === again) return typed;
  throw new AppError(
    'invalid-input',
    typed === '' ? 'The passphrase is empty.' : 'The two are not the same.',
    { remedy: 'Nothing was changed. Try again.' },
  );
}

const said: Readonly<Record<PassphraseAct, string>> = {
  set: 'encrypted',
  change: 'encrypted with the new passphrase',
  remove: 'no longer encrypted',
};

function linesOf(path: string, act: PassphraseAct, changed: ChangedPassphrase): string[] {
  const { done, plainCopies } = changed;
  const backups = done.length === 1 ? '1 backup' : `${done.length} backups`;
  return [
    `${said[act]}  ${path}  (and ${backups})`,
    ...plainCopies.map((name) => `not encrypted: ${name}, a copy that a repair set aside`),
    ...(act === 'set' ? [lostIsFinal, whatStays] : []),
  ];
}
