// `sourcebench convert INPUT… --from FORMAT|auto --to FORMAT --out PATH`: datasets from one format into another, without
// a workspace. Input with problems is refused as a whole unless its valid part is asked for.

import { basename, extname, join, resolve } from 'node:path';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { slugOf } from '../../../shared/annotation-file/file-name.ts';
import { takesFolder } from '../../../shared/datasets/layout.ts';
import type { DescribedChoice } from '../../../shared/datasets/described.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import type { FileProblem } from '../../../shared/formats/codec.ts';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import type { ExportSummary } from '../../../shared/ipc/dataset-types.ts';
import { AppError, type AppErrorData } from '../../../shared/ipc/result.ts';
import {
  readDatasets,
  uniqueArticles,
  type DatasetRead,
} from '../../workspace/datasets/read-dataset.ts';
import { unwatched } from '../../workspace/job.ts';
import { exportTime } from '../../workspace/services/export-annotated-article.ts';
import { writeDataset } from '../../workspace/services/export-dataset.ts';
import { sourceOfArticles } from '../../workspace/services/export-source.ts';
import type { Context } from '../context.ts';
import { choiceOf, type DatasetInput } from '../dataset-options.ts';
import { datasetOutcome } from '../dataset-outcome.ts';
import type { Outcome } from '../outcome.ts';
import { isFolder, makeFolder } from '../output-folder.ts';

export interface ConvertInput extends DatasetInput {
  readonly from: FormatId | 'auto';
  readonly to: FormatId;
  readonly out: string;
  readonly salvage?: boolean;
}

export async function convertCommand(
  { maxFileBytes }: Context,
  paths: readonly string[],
  input: ConvertInput,
): Promise<Outcome> {
  const fixed = choiceOf(input.to, input);
  const nowMs = exportTime(Date.now);
  const reads: DatasetRead[] = [];
  const options = {
    from: input.from === 'auto' ? null : input.from,
    maxBytes: maxFileBytes,
    nowMs,
    tagsets: [factCheckingTagset],
  };
  for await (const read of readDatasets(paths, options)) reads.push(read);
  const unique = uniqueArticles(reads);
  const problems = [...reads.flatMap((read) => read.problems), ...unique.problems];
  const notes = reads.flatMap((read) => read.notes);
  const told = { problems, notes };
  const { articles } = unique;
  if (articles.length === 0 || (problems.length > 0 && input.salvage !== true)) {
    const errors = [refusal(paths, problems, articles.length > 0)];
    return datasetOutcome({ summary: null, ...told, errors });
  }
  const choice = { ...fixed, annotators: annotatorsNamed(articles, input.by) };
  const summary = await write(articles, choice, { input, paths, nowMs });
  return datasetOutcome({ summary, ...told, errors: [] });
}

function write(
  articles: readonly AnnotatedArticle[],
  choice: DescribedChoice,
  given: {
    readonly input: ConvertInput;
    readonly paths: readonly string[];
    readonly nowMs: number;
  },
): Promise<ExportSummary> {
  const { out } = given.input;
  const name = nameOf(given.paths);
  const isFolderAsked = isFolder(out);
  const takes = takesFolder(choice, articles.length);
  if (takes && !isFolderAsked && extname(out) !== '') {
    throw new AppError('bad-usage', `--out ${out} is one file, and this makes several.`, {
      remedy: 'Give --out a folder (ending in “/”), or choose a format of one file.',
    });
  }
  if (isFolderAsked) makeFolder(out);
  const { extension } = formatInfo(choice.format);
  const path = isFolderAsked && !takes ? join(out, `${name}${extension}`) : out;
  return writeDataset({
    source: sourceOfArticles(articles, choice),
    choice,
    path: resolve(path),
    isFolder: takes,
    name,
    nowMs: given.nowMs,
    refuse: () => {},
    job: unwatched,
  });
}

/** Of the one file that was read; of several, `dataset`. */
function nameOf([first = '', ...others]: readonly string[]): string {
  if (others.length > 0) return 'dataset';
  const name = basename(resolve(first)).replace(/\.annotated\.json$|(?<=.)\.[^.]*$/, '');
  return slugOf(name, 'dataset');
}

function annotatorsNamed(
  articles: readonly AnnotatedArticle[],
  names: readonly string[] | undefined,
): readonly AnnotatorId[] | null {
  if (names === undefined) return null;
  const all = articles.flatMap(({ annotators }) => annotators);
  const found = all.filter(({ id, name }) => names.includes(id) || names.includes(name));
  const missing = names.find((name) => !found.some((one) => one.id === name || one.name === name));
  if (missing !== undefined) {
    const known = [...new Set(all.map(({ name }) => `“${name}”`))].join(', ');
    throw new AppError('not-found', `“${missing}” annotated none of these articles.`, {
      remedy: known === '' ? 'Leave out --by.' : `Name one of ${known}.`,
    });
  }
  return [...new Set(found.map(({ id }) => id))];
}

function refusal(
  paths: readonly string[],
  problems: readonly FileProblem[],
  hasValidPart: boolean,
): AppErrorData {
  const [first] = problems;
  if (first === undefined) {
    return {
      code: 'file-invalid',
      message: `There is no article in ${paths.join(', ')}.`,
      details: { remedy: 'Choose files that have texts with marks in them.' },
    };
  }
  const { file, path, message, remedy } = first;
  const where = message.includes(file) && path === '$' ? '' : `${file}: ${path}: `;
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`;
  return {
    code: 'file-invalid',
    message: `${where}${message}${more}`,
    details: {
      remedy: hasValidPart ? `${remedy} Or add --salvage to convert the valid part.` : remedy,
      file,
    },
  };
}
