// `sourcebench merge FILE… [--base FILE] [--accept WHAT] --out PATH`: one set of marks of several annotators' files. What
// is taken without asking is what --accept says; the rest is not in the result and is counted by kind, for a person.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { MergePolicy } from '../../../shared/review/merge-policy.ts';
import { mergeSets, type Merged } from '../../../shared/review/merge-sets.ts';
import { itemKinds, type MarkSet } from '../../../shared/review/review-item.ts';
import { exportTime } from '../../workspace/services/export-annotated-article.ts';
import {
  readSide,
  shareArticles,
  standingSet,
  type SharedArticle,
  type Side,
} from '../annotation-sides.ts';
import type { Context } from '../context.ts';
import { choiceOf } from '../dataset-options.ts';
import { datasetOutcome } from '../dataset-outcome.ts';
import type { Outcome } from '../outcome.ts';
import { isFolder } from '../output-folder.ts';
import { encryptionOf, type EncryptionInput } from '../encryption-options.ts';
import { nameOfFiles, writeOut } from '../write-out.ts';

export interface MergeInput extends EncryptionInput {
  readonly base?: string;
  readonly accept: MergePolicy;
  readonly from: FormatId | 'auto';
  readonly out: string;
  readonly to?: FormatId;
}

export async function mergeCommand(
  context: Context,
  paths: readonly string[],
  input: MergeInput,
): Promise<Outcome> {
  const { base: basePath, accept, from, out } = input;
  checkUsage(paths, accept);
  const { maxFileBytes, openSource } = context;
  const options = { from, maxFileBytes, openSource, nowMs: exportTime(Date.now) };
  const sides: Side[] = [];
  for (const path of paths) sides.push(await readSide(path, options));
  const base = basePath === undefined ? null : await readSide(basePath, options);
  const [first, ...others] = sides;
  if (first === undefined) throw new RangeError('nothing to merge');
  const shared = shareArticles(first, others, base);
  const [stranger] = shared.strangers;
  // Half a merge would look like a whole one.
  if (stranger !== undefined) throw stranger;
  const merges = shared.articles.map((article) => mergeArticle(article, accept));
  const articles = merges.map(({ document }) => document);
  const choice = {
    ...choiceOf(formatFor(input, first, articles.length), { text: true }),
    annotators: null,
  };
  const name = nameOfFiles(paths);
  const summary = await writeOut(articles, choice, {
    out,
    name,
    nowMs: options.nowMs,
    encryption: encryptionOf(context, input),
  });
  const outcome = datasetOutcome({ summary, problems: [], notes: [], errors: [] });
  const open = openByKind(merges.map(({ merged }) => merged));
  const rejected = merges.reduce((sum, { merged }) => sum + merged.rejected.length, 0);
  return {
    ...outcome,
    document: { ...outcome.document, open: Object.fromEntries(open), settled: rejected },
    lines: [...outcome.lines, copyWords[accept.kind]],
    notices: [
      ...shared.notices,
      ...(base !== null && paths.length > 2 ? ['--base is used for two files only.'] : []),
      ...readByOne(shared.articles),
      ...openNotices(open),
    ],
  };
}

/** Which of several marks that say the same is the one in the result. */
const copyWords: { readonly [Kind in MergePolicy['kind']]: string } = {
  agreed: 'Of marks that say the same, the one made first stays, with its annotator.',
  union: 'Of marks that say the same, the one made first stays, with its annotator.',
  votes: 'Of marks that say the same, the one made first stays, with its annotator.',
  mine: 'Of marks that say the same, that of the first file stays, with its annotator.',
  theirs: 'Of marks that say the same, that of the other files stays, with its annotator.',
};

function checkUsage(paths: readonly string[], accept: MergePolicy): void {
  if (paths.length < 2) {
    throw new AppError('bad-usage', 'One file cannot be merged.', {
      remedy: 'Name two files or more about the same texts.',
    });
  }
  if (accept.kind === 'votes' && accept.k > paths.length) {
    throw new AppError(
      'bad-usage',
      `--accept votes:${accept.k}: there are ${paths.length} files.`,
      {
        remedy: `Ask for at most ${paths.length} votes.`,
      },
    );
  }
}

/** Our own formats are told apart by how many articles there are. */
function formatFor({ to, out }: MergeInput, { format }: Side, articles: number): FormatId {
  if (to !== undefined) return to;
  if (!formatInfo(format).writes) {
    throw new AppError('bad-usage', `${formatInfo(format).label} is not written.`, {
      remedy: 'Name another format with --to; `sourcebench formats` lists them.',
    });
  }
  const isOwn = format === 'annotated-json' || format === 'jsonl';
  if (!isOwn) return format;
  return articles === 1 || isFolder(out) ? 'annotated-json' : 'jsonl';
}

interface MergedArticle {
  readonly document: AnnotatedArticle;
  readonly merged: Merged;
}

function mergeArticle({ first, others, base }: SharedArticle, accept: MergePolicy): MergedArticle {
  const all = [first, ...others.flatMap((other) => other ?? [])];
  const merged = mergeSets({
    text: first.article.text,
    sets: all.map(standingSet),
    base: base === null ? null : standingSet(base),
    accept,
  });
  return { document: mergedDocument(first, all, merged.result), merged };
}

/** Marks that a review of the first file rejected stay in it, with that review, unless their ids are taken now. */
function mergedDocument(
  first: AnnotatedArticle,
  all: readonly AnnotatedArticle[],
  { annotations, relations }: MarkSet,
): AnnotatedArticle {
  const ids = new Set(annotations.map(({ id }) => id));
  const rejected = first.annotations.filter(
    ({ id, rejectedBy }) => rejectedBy !== undefined && !ids.has(id),
  );
  const marks = [...annotations, ...rejected];
  return {
    ...first,
    annotators: peopleIn([...marks, ...relations], all),
    annotations: marks,
    relations,
  };
}

/** Whoever made something that is in it, under the name that the first file with them has. */
function peopleIn(
  things: readonly { readonly annotator: Annotator['id'] }[],
  all: readonly AnnotatedArticle[],
): Annotator[] {
  const used = new Set(things.map(({ annotator }) => annotator));
  const people = new Map<string, Annotator>();
  for (const annotator of all.flatMap(({ annotators }) => annotators)) {
    if (used.has(annotator.id) && !people.has(annotator.id)) people.set(annotator.id, annotator);
  }
  return [...people.values()];
}

function openByKind(merges: readonly Merged[]): (readonly [kind: string, count: number])[] {
  const byKind = Map.groupBy(
    merges.flatMap(({ open }) => open),
    ({ kind }) => kind,
  );
  return itemKinds.flatMap((kind) => {
    const count = byKind.get(kind)?.length ?? 0;
    return count === 0 ? [] : [[kind, count] as const];
  });
}

function openNotices(open: readonly (readonly [kind: string, count: number])[]): string[] {
  if (open.length === 0) return [];
  const total = open.reduce((sum, [, count]) => sum + count, 0);
  const kinds = open
    // Where marks are stacked, nobody can tell which of them is whose counterpart.
    .map(([kind, count]) => `${count} ${kind === 'agreed' ? 'agreed, but stacked' : kind}`)
    .join(', ');
  const what = total === 1 ? '1 difference is' : `${total} differences are`;
  return [`${what} left to decide and not in the result: ${kinds}.`];
}

function readByOne(articles: readonly SharedArticle[]): string[] {
  const alone = articles.filter(({ others }) => others.every((other) => other === null)).length;
  if (alone === 0) return [];
  const what = alone === 1 ? '1 article is' : `${alone} articles are`;
  return [`${what} in the first file only; the marks there are taken as they are.`];
}
