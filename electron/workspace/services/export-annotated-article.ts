// Writes an article as an annotated-article file. The same state always gives the same bytes but for the time
// of export, and that follows SOURCE_DATE_EPOCH (seconds) where it is set.

import { annotatedFileName } from '../../../shared/annotation-file/file-name.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ExportResult } from '../../../shared/ipc/types.ts';
import { sealedWith } from '../age/seal.ts';
import type { ThreadInput } from '../protocol.ts';
import { generatorVersion } from '../version.ts';
import { loadDocument } from './load-document.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { pastDocument } from './past-article.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';
import { writeFileDurably } from './write-file.ts';

export async function exportAnnotatedArticle(
  workspace: OpenWorkspace,
  { articleId, path, at, encryption = null }: ThreadInput<'export:annotated-json'>,
): Promise<ExportResult> {
  refuseWorkspaceFile(workspace, path);
  const document =
    at === undefined
      ? loadDocument(workspace, articleId)
      : pastDocument(workspace, { articleId, at });
  const content = serialiseAnnotatedArticle(document, {
    exportedAtMs: exportTime(workspace.clock),
    generatorVersion,
  });
  const written = await sealedWith(encryption, content);
  writeFileDurably(path, written);
  return { path, bytes: written.length, annotations: document.annotations.length };
}

/** The name to propose for the article's file. */
export function exportFileName(workspace: OpenWorkspace, articleId: ArticleId): string {
  return annotatedFileName(requireArticle(workspace.db, articleId).title);
}

/** Milliseconds. See https://reproducible-builds.org/specs/source-date-epoch/ */
export function exportTime(
  clock: () => number,
  epoch: string | undefined = process.env['SOURCE_DATE_EPOCH'],
): number {
  if (epoch === undefined || epoch.trim() === '') return clock();
  const seconds = Number(epoch);
  if (/^\d+$/.test(epoch.trim()) && seconds <= 253_402_300_799) return seconds * 1000;
  throw new AppError('bad-usage', `SOURCE_DATE_EPOCH is “${epoch}”, which is not a time.`, {
    remedy: 'Set it to whole seconds since 1970, or unset it.',
  });
}
