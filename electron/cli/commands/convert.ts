// `sourcebench convert INPUT… --from FORMAT|auto --to FORMAT --out PATH`: datasets from one format into another, without
// a workspace. Input with problems is refused as a whole unless its valid part is asked for.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import {
  readDatasets,
  uniqueArticles,
  type DatasetRead,
} from '../../workspace/datasets/read-dataset.ts';
import { exportTime } from '../../workspace/services/export-annotated-article.ts';
import type { Context } from '../context.ts';
import { encryptionOf, type EncryptionInput } from '../encryption-options.ts';
import { choiceOf, type DatasetInput } from '../dataset-options.ts';
import { datasetOutcome } from '../dataset-outcome.ts';
import { datasetRefusal } from '../dataset-refusal.ts';
import type { Outcome } from '../outcome.ts';
import { nameOfFiles, writeOut } from '../write-out.ts';

export interface ConvertInput extends DatasetInput, EncryptionInput {
  readonly from: FormatId | 'auto';
  readonly to: FormatId;
  readonly out: string;
  readonly salvage?: boolean;
}

export async function convertCommand(
  context: Context,
  paths: readonly string[],
  input: ConvertInput,
): Promise<Outcome> {
  const { maxFileBytes, openSource } = context;
  const fixed = choiceOf(input.to, input);
  const nowMs = exportTime(Date.now);
  const reads: DatasetRead[] = [];
  const options = {
    from: input.from === 'auto' ? null : input.from,
    maxBytes: maxFileBytes,
    open: openSource,
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
    const hint = articles.length > 0 ? 'Or add --salvage to convert the valid part.' : null;
    const errors = [datasetRefusal(paths, problems, hint)];
    return datasetOutcome({ summary: null, ...told, errors });
  }
  const choice = { ...fixed, annotators: annotatorsNamed(articles, input.by) };
  const summary = await writeOut(articles, choice, {
    out: input.out,
    encryption: encryptionOf(context, input),
    name: nameOfFiles(paths),
    nowMs,
  });
  return datasetOutcome({ summary, ...told, errors: [] });
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
