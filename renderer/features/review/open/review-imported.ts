// A file that was to be imported and holds another state of an article that is here: it can be reviewed instead. What was
// dropped is still at hand; what was opened from a dialog is asked for again, because its path stays in main.

import { isDatasetKind } from '../../../../shared/domain/source-map.ts';
import type { ImportResult } from '../../../../shared/ipc/types.ts';
import type { DroppedFile } from '../../import/dropped-files.ts';
import { reviewDropped, reviewFromDialog } from './review-file.ts';

const dropped = new WeakMap<ImportResult, readonly DroppedFile[]>();

/** The answer is the result itself. */
export function rememberDropped(result: ImportResult, files: readonly DroppedFile[]): ImportResult {
  dropped.set(result, files);
  return result;
}

/** Whether it is an annotated file about an article that is here and that has other marks or words. */
export function canReview({ kind, status, error, articles, problems }: ImportResult): boolean {
  if (kind === null || !isDatasetKind(kind)) return false;
  if (status === 'failed') return error?.code === 'conflict';
  const isPartly = articles.some((article) => article.status === 'exists') && problems.length > 0;
  return isPartly || articles.some(({ similar }) => similar !== null);
}

export function reviewImported(result: ImportResult): Promise<void> {
  const files = dropped.get(result);
  return files === undefined ? reviewFromDialog() : reviewDropped(files);
}
