// Reads colleagues' files for a review: every article that they hold, and in words what cannot be read. A file with
// faults gives what can be saved of it, and says so first. Nothing is stored.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { kindWords } from '../../../shared/domain/source-kind-words.ts';
import { isDatasetKind, type DatasetKind } from '../../../shared/domain/source-map.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { formatOfKind } from '../../../shared/formats/kind-of-format.ts';
import { AppError, toErrorData, type Problem } from '../../../shared/ipc/result.ts';
import { needsPassphrase } from '../age/open-sealed.ts';
import type { OwnArticle, OwnFile } from '../importers/own-file.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { SourceBytes } from '../importers/read-source.ts';
import type { ImporterRunner } from '../importers/run-importer.ts';
import { readOwn } from './import-own.ts';
import { requireKind } from './import-source.ts';
import { keptSource } from './original-of-set.ts';

export interface FileReading {
  readonly importers: ImporterRunner;
  readonly signal: AbortSignal;
  readonly nowMs: number;
  /** Those that a foreign scheme may turn out to be. */
  readonly tagsets: readonly Tagset[];
}

/** A file that may hold articles, not read yet. */
export interface Candidate {
  /** Without folders. */
  readonly fileName: string;
  /** False for one that only lies in a folder that was named: it may be anything. */
  readonly isNamed: boolean;
  readonly read: () => Promise<SourceBytes>;
}

export interface FileArticle {
  readonly document: AnnotatedArticle;
  /** What texts alike are found by (`likenessBands`). */
  readonly likeness: readonly number[];
}

export interface ReviewFile {
  readonly fileName: string;
  readonly sha256: string;
  readonly format: FormatId;
  readonly articles: readonly FileArticle[];
}

interface ReadOutcome {
  /** Null where there is nothing to look at. */
  readonly file: ReviewFile | null;
  readonly problems: readonly Problem[];
  /** A passphrase would open it. */
  readonly isLocked: boolean;
}

/** Rejects only when it is stopped. `seen` are the files before it, by the digest of their bytes. */
export async function readCandidate(
  { fileName, isNamed, read }: Candidate,
  reading: FileReading,
  seen: Map<string, string>,
): Promise<ReadOutcome> {
  checkGoing(reading.signal);
  try {
    const source = await read();
    const kind = requireKind(source);
    if (!isDatasetKind(kind)) {
      return nothingIn(isNamed ? [withoutMarks(fileName, kindWords[kind])] : []);
    }
    const sha256 = sha256Hex(keptSource(source).bytes);
    const earlier = seen.get(sha256);
    if (earlier !== undefined) return nothingIn([twice(fileName, earlier)]);
    seen.set(sha256, fileName);
    return await articlesOf({ ...source, fileName }, kind, sha256, reading);
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'cancelled') throw stopped();
    const problems = [problemOf(fileName, thrown)];
    return { file: null, problems, isLocked: needsPassphrase(thrown) };
  }
}

const nothingIn = (problems: readonly Problem[]): ReadOutcome => ({
  file: null,
  problems,
  isLocked: false,
});

async function articlesOf(
  source: SourceBytes,
  kind: DatasetKind,
  sha256: string,
  reading: FileReading,
): Promise<ReadOutcome> {
  const { fileName } = source;
  const strict = await readOwn(reading, { source, kind }, false);
  const isRight = strict.articles.every(({ document }) => document !== null);
  const canBeSaved = strict.articles.some(({ salvageable }) => salvageable);
  const read = isRight || !canBeSaved ? strict : await readOwn(reading, { source, kind }, true);
  const articles = read.articles.flatMap(({ document, likeness }) =>
    document === null ? [] : [{ document, likeness }],
  );
  const faults = faultsOf(fileName, strict.articles);
  const saved = faults.length > 0 && articles.length > 0 ? [savedOf(fileName, faults.length)] : [];
  const problems = [...saved, ...faults, ...readOtherwise(fileName, strict)];
  const format = formatOfKind(kind);
  if (articles.length === 0)
    return nothingIn(problems.length > 0 ? problems : [holdsNothing(fileName)]);
  return { file: { fileName, sha256, format, articles }, problems, isLocked: false };
}

/** What was understood otherwise than it is written, such as offsets in another unit, or is kept without being shown. */
const readOtherwise = (fileName: string, { articles, notes }: OwnFile): readonly Problem[] =>
  [
    ...articles.flatMap(({ document, problems }) => (document === null ? [] : problems)),
    ...notes,
  ].map((problem) => inFile(fileName, problem));

const inFile = (fileName: string, { path, message, remedy }: Problem): Problem => ({
  path: `${fileName}: ${path}`,
  message,
  remedy,
});

/** What is wrong with articles that were refused. */
function faultsOf(fileName: string, articles: readonly OwnArticle[]): readonly Problem[] {
  return articles
    .filter(({ document }) => document === null)
    .flatMap(({ problems, error }) => {
      if (problems.length === 0)
        return error === null ? [] : [problemOf(fileName, AppError.from(error))];
      return problems.map((problem) => inFile(fileName, problem));
    });
}

const problemOf = (fileName: string, thrown: unknown): Problem => {
  const { message, details } = toErrorData(thrown);
  return { path: fileName, message, remedy: details.remedy };
};

export function checkGoing(signal: AbortSignal): void {
  if (signal.aborted) throw stopped();
}

const stopped = (): AppError =>
  new AppError('cancelled', 'Looking at the files was stopped. Nothing was changed.', {
    remedy: 'Choose the files again.',
  });

const savedOf = (fileName: string, faults: number): Problem => ({
  path: fileName,
  message: `${fileName} has ${faults === 1 ? 'a fault' : `${faults} faults`}; what can be saved of it is shown here.`,
  remedy: 'Read what is wrong before you open it, or ask your colleague for a right file.',
});

const twice = (fileName: string, earlier: string): Problem => ({
  path: fileName,
  message: `${fileName} is the same file as ${earlier}; it is read once.`,
  remedy: 'Choose another file if another one was meant.',
});

const withoutMarks = (fileName: string, kind: string): Problem => ({
  path: fileName,
  message: `${fileName} has no marks: it is a text (${kind}).`,
  remedy:
    'Choose a file with marks: an annotated article (“.annotated.json”), a dataset, or an export of another program.',
});

const holdsNothing = (fileName: string): Problem => ({
  path: fileName,
  message: `${fileName} holds no article.`,
  remedy: 'Choose a file that has texts with marks in it.',
});
