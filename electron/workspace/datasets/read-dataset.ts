// Datasets as they lie on disk, read by their codecs without a workspace: for converting and checking. What cannot be
// read is a problem that names the file, and the others go on.

import { basename, dirname, join, resolve } from 'node:path';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { FileProblem, ReadResult } from '../../../shared/formats/codec.ts';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import { toErrorData } from '../../../shared/ipc/result.ts';
import type { OpenSource } from '../age/open-sealed.ts';
import { leaveOutCompanions, readWithCompanions } from '../importers/companions.ts';
import { refused } from '../importers/read-source.ts';
import { expandPaths } from '../services/import-folder.ts';
import { codecReadContext } from './codec-context.ts';
import { codecFiles } from './codec-files.ts';
import { leaveOutReports } from './dataset-reports.ts';

export interface DatasetOptions {
  /** Null tells the format of each file by its content. */
  readonly from: FormatId | null;
  readonly maxBytes: number;
  /** Opens files that are encrypted; without it they are refused. */
  readonly open?: OpenSource;
  readonly nowMs: number;
  /** Those that a foreign scheme may turn out to be. */
  readonly tagsets: readonly Tagset[];
}

/** One file, with those that belong to it. */
export interface DatasetRead extends Omit<ReadResult, 'tagset'> {
  /** As the user named it. */
  readonly file: string;
  /** Null where none was recognised. */
  readonly format: FormatId | null;
}

/**
 * Folders stand for their files; those of them that are in no format are noted and passed over. Lazily, so that one
 * set of files after the other has to fit into memory.
 */
export async function* readDatasets(
  paths: readonly string[],
  options: DatasetOptions,
): AsyncGenerator<DatasetRead, void, void> {
  const named = new Set(paths);
  const expanded = await expandPaths(paths, new AbortController().signal);
  for (const { path, error } of leaveOutReports(
    await leaveOutCompanions(expanded, options.open),
    paths,
  )) {
    if (error === null) yield await readDataset(path, options, named.has(path));
    else yield unread(path, null, error);
  }
}

const passedOver = (read: DatasetRead): DatasetRead => ({
  ...read,
  problems: [],
  problemCount: 0,
  notes: read.problems,
});

/** Never rejects for what is wrong with the file. One that nobody named may be in no format. */
export async function readDataset(
  path: string,
  options: DatasetOptions,
  isNamed = true,
): Promise<DatasetRead> {
  let format = options.from;
  try {
    const source = await readWithCompanions(path, options.maxBytes, format, options.open);
    const { fileName, bytes } = source;
    format ??= detectFormat({ path: fileName, bytes });
    if (format === null) {
      const read = unread(path, null, unknown(path));
      return isNamed ? read : passedOver(read);
    }
    const { read } = await loadCodec(format);
    if (read === undefined) throw notRead(path, format);
    const { files, named: inFolder } = codecFiles({
      ...source,
      file: resolve(path),
    });
    const { tagset: _tagset, ...result } = await read(files, codecReadContext(options));
    const named = (problem: FileProblem): FileProblem => {
      const { file } = inFolder(problem);
      return { ...problem, file: file === fileName ? path : join(dirname(path), file) };
    };
    return {
      ...result,
      file: path,
      format,
      problems: result.problems.map(named),
      notes: result.notes.map(named),
    };
  } catch (thrown) {
    return unread(path, format, thrown);
  }
}

function unread(file: string, format: FormatId | null, thrown: unknown): DatasetRead {
  const { message, details } = toErrorData(thrown);
  const problem = { file, path: '$', message, remedy: details.remedy };
  return { file, format, articles: [], problems: [problem], problemCount: 1, notes: [] };
}

const unknown = (path: string) =>
  refused(
    'file-invalid',
    path,
    'is in no format that is read here.',
    'Name its format; `sourcebench formats` lists those that are read.',
  );

const notRead = (path: string, format: FormatId) =>
  refused(
    'file-invalid',
    path,
    `cannot be read: ${formatInfo(format).label} is only written.`,
    'Choose a file of a format that is read; `sourcebench formats` lists them.',
  );

/** Leaves out articles whose id came before, and says so; the first one stays. */
export function uniqueArticles(reads: readonly DatasetRead[]): {
  readonly articles: readonly AnnotatedArticle[];
  readonly problems: readonly FileProblem[];
} {
  const whereIs = new Map<string, string>();
  const problems: FileProblem[] = [];
  const articles: AnnotatedArticle[] = [];
  for (const { file, articles: found } of reads) {
    for (const article of found) {
      const { id, title } = article.article;
      const earlier = whereIs.get(id);
      if (earlier === undefined) {
        whereIs.set(id, file);
        articles.push(article);
      } else {
        problems.push({
          file,
          path: '$',
          message: `“${title}” has the id of an article in ${basename(earlier)}.`,
          remedy: 'Convert the files one by one, or give the articles ids of their own.',
        });
      }
    }
  }
  return { articles, problems };
}
