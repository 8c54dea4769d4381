// `sourcebench repair [WORKSPACE]`: what can be read of a damaged workspace takes its place; the damaged files are kept.
// A whole workspace is said to be whole and left alone.

import { resolve } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import type { SalvagedArticle, SalvageReport } from '../../../shared/ipc/safety-types.ts';
import { repairWorkspace } from '../../workspace/services/repair-workspace.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export async function repairCommand(
  context: Context,
  workspace: string | undefined,
): Promise<Outcome> {
  const path = workspace === undefined ? context.path : resolve(workspace);
  const passphrase = await context.passphraseOf(path);
  try {
    const report = repairWorkspace(path, {
      passphrase,
      clock: Date.now,
      program: 'sourcebench repair',
    });
    return {
      document: { workspace: path, repaired: true, ...report },
      lines: linesOf(report),
      errors: [],
    };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'conflict') throw thrown;
    return { document: { workspace: path, repaired: false }, lines: [thrown.message], errors: [] };
  }
}

type State = SalvagedArticle['state'];

/** Worst first: what needs a look. */
const states: readonly State[] = ['lost', 'partly', 'rebuilt', 'whole'];

function linesOf({ savedTo, setAside, tables, articles }: SalvageReport): string[] {
  const unread = tables.filter(({ lost }) => lost > 0);
  return [
    `repaired  ${savedTo}`,
    `the damaged workspace is kept as  ${setAside}`,
    `articles  ${states.map((each) => `${countOf(articles, each)} ${each}`).join(', ')}`,
    ...states.flatMap((wanted) =>
      articles
        .filter(({ state }) => state === wanted)
        .flatMap(({ title, state, said }) => [
          `  ${state}  ${title}`,
          ...said.map((each) => `    ${each}`),
        ]),
    ),
    // Counted in the damaged file: what the log tells of them is there again.
    ...(unread.length === 0 ? [] : ['rows of the damaged file that could not be read']),
    ...unread.map(({ name, saved, lost }) => `  ${name}  ${lost} of ${saved + lost}`),
  ];
}

const countOf = (articles: readonly SalvagedArticle[], wanted: State): number =>
  articles.filter(({ state }) => state === wanted).length;
