// `sourcebench import PATH…`: one result an article, or a file that gave none; a file that fails does not stop the
// others.

import { basename } from 'node:path';
import { failedImport } from '../../../shared/ipc/failed-import.ts';
import { toErrorData, type AppErrorData, type Problem } from '../../../shared/ipc/result.ts';
import type { ImportedRef, ImportResult } from '../../../shared/ipc/types.ts';
import { leaveOutReports } from '../../workspace/datasets/dataset-reports.ts';
import { leaveOutCompanions } from '../../workspace/importers/companions.ts';
import { expandPaths, type FoundPath } from '../../workspace/services/import-folder.ts';
import type { WorkspaceService } from '../../workspace/workspace.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';
import { startProgress } from '../progress.ts';

export interface ImportInput {
  readonly salvage?: boolean;
  readonly wholePage?: boolean;
}

export async function importCommand(
  context: Context,
  paths: readonly string[],
  input: ImportInput,
): Promise<Outcome> {
  const { handlers } = await context.openOrCreate();
  const expanded = await expandPaths(paths, new AbortController().signal);
  const found = leaveOutReports(await leaveOutCompanions(expanded), paths);
  const progress = startProgress(found.length);
  const results: ImportResult[] = [];
  // One at a time, because only the last few refused files are kept for salvage.
  for (const [done, file] of found.entries()) {
    progress.tell(done, basename(file.path));
    results.push(...(await importOne(handlers, file, input)));
  }
  progress.end();
  return {
    document: { results: results.flatMap(inDocument) },
    lines: results.flatMap(toLines),
    errors: results.flatMap((result) =>
      result.error === null ? [] : [errorOf(result.error, result)],
    ),
  };
}

async function importOne(
  handlers: WorkspaceService['handlers'],
  { path, error }: FoundPath,
  { salvage = false, wholePage = false }: ImportInput,
): Promise<readonly ImportResult[]> {
  if (error !== null) return [failedImport(path, toErrorData(error))];
  const results = await handlers['article:import-files']({ paths: [path], wholePage });
  const [result] = results;
  const token = salvage ? (result?.salvageToken ?? null) : null;
  return token === null ? results : [await handlers['article:import-salvage']({ token })];
}

/** What a file says as a whole is with its first article. */
function inDocument(result: ImportResult): object[] {
  const { file, status, articleId, title } = result;
  const problems = problemsOf(result);
  if (status === 'failed') return [{ file, status, articleId, title, problems }];
  return result.articles.map((ref, index) => ({
    file,
    status: ref.status,
    articleId: ref.id,
    title: ref.title,
    problems: [...(index === 0 ? problems : []), ...likenessOf(ref)],
  }));
}

/** What is the matter with an article of the file beside others of the library. */
function likenessOf({ similar }: ImportedRef): Problem[] {
  if (similar === null) return [];
  const { id, title, similarity } = similar;
  return [
    {
      path: '$',
      message: `${Math.floor(similarity * 100)} % the same as ${id} “${title}”.`,
      remedy: 'Keep both, or make it a new revision of the other in the window.',
    },
  ];
}

/** A failure without problems of its own is the one problem of its file. */
function problemsOf({ problems, notes = [], error }: ImportResult): readonly Problem[] {
  if (problems.length + notes.length > 0 || error === null) return [...problems, ...notes];
  return [{ path: '$', message: error.message, remedy: error.details.remedy }];
}

function toLines(result: ImportResult): string[] {
  if (result.status === 'failed') return [];
  const encoding = result.encoding === null ? '' : `, ${result.encoding}`;
  return [
    ...result.articles.flatMap((ref) => [
      `${ref.status}  ${ref.id}  ${ref.title}  (${result.file}${encoding}${whereItIs(ref)})`,
      ...likenessOf(ref).map(({ message }) => `  ${message}`),
    ]),
    ...[...result.problems, ...(result.notes ?? [])].map(
      ({ path, message }) => `  ${path}: ${message}`,
    ),
  ];
}

function whereItIs({ shelf }: ImportedRef): string {
  if (shelf === 'library') return '';
  return shelf === 'archive' ? ', archived' : ', deleted';
}

/** In the window the user is offered what can be saved; here it is an option. */
function errorOf(error: AppErrorData, { salvageToken }: ImportResult): AppErrorData {
  if (salvageToken === null) return error;
  const remedy = 'Correct the file, or add --salvage to import what can be saved.';
  return { ...error, details: { ...error.details, remedy } };
}
