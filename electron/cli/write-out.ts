// Articles that are at hand, written where `--out` says: one file, or a folder where several come of it.

import { basename, extname, join, resolve } from 'node:path';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { slugOf } from '../../shared/annotation-file/file-name.ts';
import { takesFolder } from '../../shared/datasets/layout.ts';
import type { DescribedChoice } from '../../shared/datasets/described.ts';
import { formatInfo } from '../../shared/formats/format-list.ts';
import type { Encryption } from '../../shared/sharing/encryption.ts';
import type { ExportSummary } from '../../shared/ipc/dataset-types.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { unwatched } from '../workspace/job.ts';
import { writeDataset } from '../workspace/services/export-dataset.ts';
import { sourceOfArticles } from '../workspace/services/export-source.ts';
import { isFolder, makeFolder } from './output-folder.ts';

export interface Out {
  readonly out: string;
  /** Of files in a folder, without extension. */
  readonly name: string;
  readonly nowMs: number;
  /** Null writes in the clear. */
  readonly encryption: Encryption | null;
}

/** Throws `bad-usage` where several files come of it and `out` is one. */
export function writeOut(
  articles: readonly AnnotatedArticle[],
  choice: DescribedChoice,
  { out, name, nowMs, encryption }: Out,
): Promise<ExportSummary> {
  const isFolderAsked = isFolder(out);
  const takes = takesFolder(choice, articles.length);
  if (takes && !isFolderAsked && extname(out) !== '') {
    throw new AppError('bad-usage', `--out ${out} is one file, and this makes several.`, {
      remedy: 'Give --out a folder (ending in “/”), or choose a format of one file.',
    });
  }
  if (isFolderAsked) makeFolder(out);
  const { extension } = formatInfo(choice.format);
  const path =
    isFolderAsked && !takes
      ? join(out, `${name}${extension}${encryption === null ? '' : '.age'}`)
      : out;
  return writeDataset({
    source: sourceOfArticles(articles, choice),
    choice,
    path: resolve(path),
    isFolder: takes,
    encryption,
    name,
    nowMs,
    refuse: () => {},
    job: unwatched,
  });
}

/** Of the one file that was read; of several, `dataset`. */
export function nameOfFiles([first = '', ...others]: readonly string[]): string {
  if (others.length > 0) return 'dataset';
  const name = basename(resolve(first)).replace(/\.annotated\.json$|(?<=.)\.[^.]*$/, '');
  return slugOf(name, 'dataset');
}
