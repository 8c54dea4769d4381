// `sourcebench import FILE…`: one result a file; a file that fails does not stop the others.

import type { AppErrorData, Problem } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export async function importCommand(
  context: Context,
  files: readonly string[],
  salvage: boolean,
): Promise<Outcome> {
  const { handlers } = await context.openOrCreate();
  const results: ImportResult[] = [];
  // One at a time, because only the last few refused files are kept for salvage.
  for (const path of files) {
    for (const result of await handlers['article:import-files']({ paths: [path] })) {
      const token = salvage ? result.salvageToken : null;
      results.push(token === null ? result : await handlers['article:import-salvage']({ token }));
    }
  }
  return {
    document: { results: results.map(inDocument) },
    lines: results.flatMap(toLines),
    errors: results.flatMap((result) =>
      result.error === null ? [] : [errorOf(result.error, result)],
    ),
  };
}

const inDocument = (result: ImportResult) => ({
  file: result.file,
  status: result.status,
  articleId: result.articleId,
  title: result.title,
  problems: problemsOf(result),
});

/** A failure without problems of its own is the one problem of its file. */
function problemsOf({ problems, error }: ImportResult): readonly Problem[] {
  if (problems.length > 0 || error === null) return problems;
  return [{ path: '$', message: error.message, remedy: error.details.remedy }];
}

function toLines(result: ImportResult): string[] {
  if (result.status === 'failed') return [];
  const encoding = result.encoding === null ? '' : `, ${result.encoding}`;
  return [
    `${result.status}  ${result.articleId}  ${result.title}  (${result.file}${encoding})`,
    ...result.problems.map(({ path, message }) => `  ${path}: ${message}`),
  ];
}

/** In the window the user is offered what can be saved; here it is an option. */
function errorOf(error: AppErrorData, { salvageToken }: ImportResult): AppErrorData {
  if (salvageToken === null) return error;
  const remedy = 'Correct the file, or add --salvage to import what can be saved.';
  return { ...error, details: { ...error.details, remedy } };
}
