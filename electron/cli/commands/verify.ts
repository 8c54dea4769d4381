// `sourcebench verify [WORKSPACE]`: whether the log is the one that was written and what is stored is what it says.
// Reads only, also while another program has the workspace open.

import { resolve } from 'node:path';
import { AppError, type AppErrorData } from '../../../shared/ipc/result.ts';
import { readDatabase } from '../../workspace/db/open-for-reading.ts';
import { verifyWorkspace, type WorkspaceCheck } from '../../workspace/services/verify.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface VerifyInput {
  /** The head of the chain as it was noted earlier. */
  readonly head?: string;
}

/** What no look at the file alone can tell. */
const limits =
  'Somebody who can write to the file can also write a new log from its beginning, or leave off its end. Note the head elsewhere, and give it later with --head, to see that nothing up to it was changed.';

export async function verifyCommand(
  context: Context,
  workspace: string | undefined,
  { head }: VerifyInput,
): Promise<Outcome> {
  const path = workspace === undefined ? context.path : resolve(workspace);
  const noted = head === undefined ? null : head.trim().toLowerCase();
  if (noted !== null && !/^[0-9a-f]{64}$/.test(noted)) {
    throw new AppError('bad-usage', '--head is no seal.', {
      remedy: 'Give the 64 hexadecimal digits that verify printed as the head.',
    });
  }
  const passphrase = await context.passphraseOf(path);
  const check = readDatabase(path, (db) => verifyWorkspace(db, noted), passphrase);
  const { ok, acts, changes, problems, problemCount, notedSeq } = check;
  return {
    document: {
      workspace: path,
      ok,
      acts,
      changes,
      head: check.head,
      ...(noted === null ? {} : { notedAct: notedSeq }),
      problemCount,
      problems,
    },
    lines: linesOf(path, check),
    errors: problemCount === 0 ? [] : [failure(path, check)],
  };
}

function linesOf(path: string, check: WorkspaceCheck): string[] {
  const { ok, acts, changes, head, problems, problemCount, notedSeq } = check;
  const untold = problemCount - problems.length;
  return [
    `${ok ? 'whole' : 'not whole'}  ${path}  (${counted(acts, 'act')}, ${counted(changes, 'change')})`,
    ...problems.map(({ message }) => `  ${message}`),
    ...(untold === 0 ? [] : [`  and ${untold} more`]),
    ...(notedSeq === null ? [] : [`noted head  act ${notedSeq} still has it`]),
    ...(head === null ? [] : [`head  ${head}`]),
    limits,
  ];
}

const counted = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : `${noun}s`}`;

function failure(path: string, { problems, problemCount }: WorkspaceCheck): AppErrorData {
  const [first] = problems;
  const more = problemCount === 1 ? '' : ` (and ${problemCount - 1} more)`;
  return {
    code: 'workspace-damaged',
    message: `${path} is not what was written: ${first?.message ?? ''}${more}`,
    details: { remedy: first?.remedy ?? 'Compare it with a backup.', file: path },
  };
}
