// `sourcebench export`: articles as files of their own in our format, or a selection of the library as a dataset in any
// format that is written; deleted articles only by name.

import { extname, join } from 'node:path';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { ExportChoice } from '../../../shared/domain/export-choice.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import type { LibraryTarget } from '../../../shared/domain/library.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ExportResult } from '../../../shared/ipc/types.ts';
import type { Encryption } from '../../../shared/sharing/encryption.ts';
import { sealedExtension } from '../../workspace/age/sealed-file.ts';
import type { WorkspaceService } from '../../workspace/workspace.ts';
import type { Context } from '../context.ts';
import { encryptionOf, type EncryptionInput } from '../encryption-options.ts';
import { choiceOf, type DatasetInput } from '../dataset-options.ts';
import { datasetOutcome } from '../dataset-outcome.ts';
import { selectArticles, type SelectionInput } from '../library-selection.ts';
import type { Outcome } from '../outcome.ts';
import { isFolder, makeFolder } from '../output-folder.ts';

export interface ExportInput extends DatasetInput, SelectionInput, EncryptionInput {
  readonly out: string;
  readonly format: FormatId;
}

/** As plain files of our own where nothing else is asked for, else as a dataset. */
export function exportCommand(context: Context, input: ExportInput): Promise<Outcome> {
  const { format, article = [], query, collection, each, tag, by, split } = input;
  const isSelected = query !== undefined || collection !== undefined || article.length > 1;
  const isChanged = [each, tag, by, split].some((one) => one !== undefined) || !input.text;
  const isPlain = !isSelected && !isChanged && input.acceptedOnly !== true && input.card !== true;
  return format === 'annotated-json' && isPlain
    ? exportArticles(context, {
        out: input.out,
        article: article[0],
        encryption: encryptionOf(context, input),
      })
    : exportDataset(context, input);
}

async function exportDataset(context: Context, input: ExportInput): Promise<Outcome> {
  const fixed = choiceOf(input.format, input);
  const { handlers } = await context.openToRead();
  const target = await selectArticles(handlers, input);
  const annotators = await annotatorsNamed(handlers, target, input.by);
  const choice: ExportChoice = { ...fixed, target, annotators };
  const place = await handlers['export:place']({ choice });
  const isFolderAsked = isFolder(input.out);
  if (place.isFolder && !isFolderAsked && extname(input.out) !== '') {
    throw new AppError(
      'bad-usage',
      `--out ${input.out} is one file, and the export makes several.`,
      {
        remedy:
          'Give --out a folder (ending in “/”), or choose one article or a format of one file.',
      },
    );
  }
  const isOneFile = !place.isFolder;
  const encryption = encryptionOf(context, input);
  const ending = encryption === null ? '' : sealedExtension;
  const path =
    isOneFile && isFolderAsked ? join(input.out, `${place.fileName}${ending}`) : input.out;
  if (isFolderAsked) makeFolder(input.out);
  const summary = await handlers['export:dataset']({
    choice,
    path,
    isFolder: place.isFolder,
    encryption,
  });
  return datasetOutcome({ summary, problems: [], notes: [], errors: [] });
}

/** Ids of the annotators in the selection that are called so, or have such an id. */
async function annotatorsNamed(
  handlers: WorkspaceService['handlers'],
  target: LibraryTarget,
  names: readonly string[] | undefined,
): Promise<ExportChoice['annotators']> {
  if (names === undefined) return null;
  const { annotators } = await handlers['export:parts']({ target });
  const found = annotators.filter(({ id, name }) => names.includes(id) || names.includes(name));
  const missing = names.find((name) => !found.some((one) => one.id === name || one.name === name));
  if (missing !== undefined) {
    throw new AppError('not-found', `“${missing}” annotated none of these articles.`, {
      remedy: `Name one of ${annotators.map(({ name }) => `“${name}”`).join(', ')}.`,
    });
  }
  return found.map(({ id }) => id as AnnotatorId);
}

interface PlainInput {
  readonly out: string;
  readonly article: string | undefined;
  readonly encryption: Encryption | null;
}

/** `--out` names a folder when it is one or ends like one; it is made when it is missing. */
async function exportArticles(context: Context, input: PlainInput): Promise<Outcome> {
  const { handlers } = await context.openToRead();
  const listed = await handlers['article:list'](undefined);
  const articles = listed.filter(({ shelf }) => shelf !== 'bin');
  const chosen = choose(context, articles, input);
  const intoFolder = isFolder(input.out);
  const taken = new Set<string>();
  const targets: { readonly articleId: ArticleId; readonly path: string }[] = [];
  for (const articleId of chosen) {
    // Also finds out whether there is such an article, before anything is made.
    const name = freeName(await handlers['export:file-name']({ articleId }), taken);
    const fileName = input.encryption === null ? name : `${name}${sealedExtension}`;
    targets.push({ articleId, path: intoFolder ? join(input.out, fileName) : input.out });
  }
  if (intoFolder) makeFolder(input.out);
  const exported: (ExportResult & { readonly articleId: ArticleId })[] = [];
  for (const { articleId, path } of targets) {
    const result = await handlers['export:annotated-json']({
      articleId,
      path,
      encryption: input.encryption,
    });
    exported.push({ articleId, ...result });
  }
  return {
    document: { exports: exported },
    lines: exported.map(
      ({ path, annotations }) =>
        `exported  ${path}  (${annotations} ${annotations === 1 ? 'mark' : 'marks'})`,
    ),
    errors: [],
  };
}

function choose(
  context: Context,
  articles: readonly ArticleSummary[],
  { article, out }: Omit<PlainInput, 'encryption'>,
): ArticleId[] {
  if (article !== undefined) return [article as ArticleId];
  if (articles.length === 0) {
    throw new AppError('not-found', `The workspace ${context.path} has no article to export.`, {
      remedy: 'Import one first.',
      file: context.path,
    });
  }
  if (articles.length > 1 && !isFolder(out)) {
    throw new AppError(
      'bad-usage',
      `The workspace ${context.path} has ${articles.length} articles, and --out ${out} is one file.`,
      { remedy: 'Name one with --article ID, or give --out a folder (ending in “/”).' },
    );
  }
  return articles.map(({ id }) => id);
}

/** Two articles may have one headline; names that differ in case only are one name on some systems. */
function freeName(name: string, taken: Set<string>): string {
  const suffix = '.annotated.json';
  const stem = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) {
    candidate = `${stem}-${count}${suffix}`;
  }
  taken.add(candidate.toLowerCase());
  return candidate;
}
