// Imports annotated articles, one or a dataset of them. A file with problems is refused as a whole until the user
// asks for what can be saved; an article that is here already stays as it is.

import { formatInfo } from '../../../shared/formats/format-list.ts';
import { formatOfKind } from '../../../shared/formats/kind-of-format.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import type { ImportedRef, ImportResult } from '../../../shared/ipc/types.ts';
import { transaction } from '../db/connection.ts';
import type { PackedOriginal } from '../db/original.ts';
import {
  isOwnKind,
  readOwnFile,
  type OwnArticle,
  type OwnFile,
  type OwnInput,
  type OwnKind,
} from '../importers/own-file.ts';
import { refused, type SourceBytes } from '../importers/read-source.ts';
import { limits } from '../limits.ts';
import { checkGoingOn, type ImportContext } from './import-context.ts';
import { failed, importResult } from './import-result.ts';
import { packOriginalAside } from './original.ts';
import type { KeptSource } from './original-of-set.ts';
import { asProblem, sortOut, type SortedArticles } from './sort-out-articles.ts';
import { storeArrival, type ArrivedFile } from './store-article.ts';
import { keptDefinitions } from './tagset-kept.ts';

/** Grows when the same bytes give another article than before. */
export const ownReaderVersion = 1;
const mostProblems = 100;
export const ownMediaType = (kind: OwnKind): string => formatInfo(formatOfKind(kind)).mediaType;

export interface OwnSource {
  readonly source: SourceBytes;
  readonly kind: OwnKind;
  /** What is kept of it: the file, or all files of its set. */
  readonly kept: KeptSource;
  /** Of what is kept. */
  readonly sha256: string;
}

export async function importOwn(context: ImportContext, own: OwnSource): Promise<ImportResult> {
  const { source, kind } = own;
  const read = await readOwn(readingIn(context), own, false);
  const good = read.articles.filter(({ document }) => document !== null);
  if (good.length > 0 && good.length === read.articles.length) return storeOwn(context, own, read);
  const isSavable = good.length > 0 || read.articles.some(({ salvageable }) => salvageable);
  return {
    ...failed(source.file, refusal(source.file, read.articles)),
    kind,
    encoding: read.encoding,
    problems: problemsOf(read.articles),
    ...told(own, read),
    salvageToken: isSavable ? context.salvage.keep({ source, kind }) : null,
  };
}

/** What can be saved of a file that was refused before. */
export async function importSavable(context: ImportContext, own: OwnSource): Promise<ImportResult> {
  const read = await readOwn(readingIn(context), own, true);
  if (read.articles.some(({ document }) => document !== null)) return storeOwn(context, own, read);
  return { ...failed(own.source.file, refusal(own.source.file, read.articles)), kind: own.kind };
}

/** What reading takes besides the file. */
export type OwnReading = Pick<ImportContext, 'importers' | 'signal'> &
  Pick<OwnInput, 'nowMs' | 'tagsets'>;

const readingIn = ({ importers, signal, workspace }: ImportContext): OwnReading => ({
  importers,
  signal,
  nowMs: workspace.clock(),
  tagsets: keptDefinitions(workspace.db).map(({ tagset }) => tagset),
});

/** What each article of the file is, or what is wrong with it. The caller keeps its bytes. */
export async function readOwn(
  { importers, signal, ...known }: OwnReading,
  { source, kind }: Pick<OwnSource, 'source' | 'kind'>,
  salvage: boolean,
): Promise<OwnFile> {
  const { file, bytes, companions = [] } = source;
  const input = { file, kind, bytes, companions, salvage, ...known };
  if (isOwnKind(kind) && bytes.length <= limits.readAtOnceBytes) return readOwnFile(input);
  // A copy, because a refused file is kept.
  return importers.readOwn({ ...input, bytes: Uint8Array.from(bytes) }, signal);
}

async function storeOwn(
  context: ImportContext,
  own: OwnSource,
  read: OwnFile,
): Promise<ImportResult> {
  const { articles, encoding } = read;
  const { file } = own.source;
  const original = await packOriginalAside(own.kept.bytes, own.sha256);
  await context.turn;
  checkGoingOn(context, file);
  const notices = problemsOf(articles);
  const { workspace } = context;
  const arrived = arrivedFile(own, original, workspace.clock(), {
    encoding,
    notices: [...notices, ...read.notes].slice(0, mostProblems),
  });
  const { stored, present, conflicts } = transaction(workspace.db, (db) => {
    const sorted: SortedArticles = sortOut(workspace, db, file, articles);
    return { ...sorted, stored: storeArrival(workspace, db, arrived, sorted.fresh) };
  });
  const [conflict] = conflicts;
  if (conflict !== undefined && stored.length + present.length === 0) {
    const { articleId, title, error } = conflict;
    return { ...failed(file, error), kind: own.kind, articleId, title, encoding };
  }
  return {
    ...importResult(file, {
      kind: own.kind,
      encoding,
      articles: inFileOrder(articles, [...stored, ...present]),
      problems: [...(stored.length === 0 ? [] : notices), ...conflicts.map(asProblem)],
    }),
    ...told(own, read),
    brought: broughtBy(articles),
  };
}

/** What is said of a dataset besides what is wrong with it. */
const told = (
  { source: { companions = [] } }: OwnSource,
  { notes }: OwnFile,
): Pick<ImportResult, 'notes' | 'companions'> => ({
  ...(notes.length === 0 ? {} : { notes }),
  ...(companions.length === 0 ? {} : { companions: companions.map(({ fileName }) => fileName) }),
});

function broughtBy(articles: readonly OwnArticle[]): NonNullable<ImportResult['brought']> {
  let annotations = 0;
  let relations = 0;
  for (const { document } of articles) {
    annotations += document?.annotations.length ?? 0;
    relations += document?.relations.length ?? 0;
  }
  return { annotations, relations };
}

function arrivedFile(
  { kept: { fileName, bytes, mediaType }, kind, sha256 }: OwnSource,
  original: PackedOriginal,
  importedAtMs: number,
  rest: Pick<ArrivedFile, 'encoding' | 'notices'>,
): ArrivedFile {
  return {
    source: {
      fileName,
      mediaType: mediaType ?? ownMediaType(kind),
      bytes: bytes.length,
      sha256,
      importedAtMs,
    },
    original,
    kind,
    importerVersion: ownReaderVersion,
    wholePage: false,
    ...rest,
  };
}

function inFileOrder(
  articles: readonly OwnArticle[],
  refs: readonly ImportedRef[],
): readonly ImportedRef[] {
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  return articles.flatMap(({ document }) => byId.get(document?.article.id ?? ('' as never)) ?? []);
}

const problemsOf = (articles: readonly OwnArticle[]): Problem[] =>
  articles.flatMap(({ problems }) => problems).slice(0, mostProblems);

/** Why the file as a whole is not imported. */
function refusal(file: string, articles: readonly OwnArticle[]): AppError {
  const faulty = articles.filter(({ document }) => document === null);
  const [first] = faulty;
  if (first?.error == null) {
    return refused(
      'file-invalid',
      file,
      'has no lines.',
      'Choose a dataset that has articles in it.',
    );
  }
  if (first.line === null) return AppError.from(first.error);
  const problems = problemsOf(faulty);
  const which =
    faulty.length === articles.length
      ? 'every line'
      : `${faulty.length} of ${articles.length} lines`;
  return new AppError(
    'file-invalid',
    `${file} has problems in ${which}, first in line ${first.line}: ${problems[0]?.message ?? first.error.message}`,
    {
      remedy: 'Import what can be saved, or correct the file and import it again.',
      file,
      problems,
    },
  );
}
