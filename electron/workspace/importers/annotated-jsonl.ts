// A dataset of our own format: one annotated article a line. Lines are read one after the other, so that each can be
// stored before the next is looked at; one that fails is told with its number and does not stop the others.

import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import { readAnnotatedArticle, type Accepted, type Refused } from './annotated-json.ts';
import { refused } from './read-source.ts';

/** Problems name the line: `line 3: $.annotations[0].tag`. */
export type DatasetLine = (Accepted | Refused) & {
  /** From 1, blank lines counted. */
  readonly line: number;
};

/** How many problems of a dataset are told at the most. */
const MOST_PROBLEMS = 100;

/**
 * Reads the lines of a decoded dataset lazily; blank ones are passed over. With `salvage`, a line that has problems
 * gives what can be saved. A second line with the id of an article before it is refused.
 */
export function* readDataset(
  file: string,
  text: string,
  options: { readonly salvage?: boolean } = {},
): Generator<DatasetLine, void, void> {
  const lineOfArticle = new Map<string, number>();
  let line = 0;
  for (const json of linesOf(text)) {
    line += 1;
    if (json.trim() === '') continue;
    const outcome = readAnnotatedArticle(`${file}, line ${line},`, json, options);
    const id = outcome.document?.article.id ?? null;
    const earlier = id === null ? undefined : lineOfArticle.get(id);
    if (id !== null && earlier === undefined) lineOfArticle.set(id, line);
    yield earlier === undefined ? atLine(outcome, line) : repeated(file, line, earlier);
  }
}

/** How many lines a dataset has to read, for telling progress. */
export function countDatasetLines(text: string): number {
  let count = 0;
  for (const line of linesOf(text)) if (line.trim() !== '') count += 1;
  return count;
}

/** The error for a dataset of which no line could be read. */
export function datasetRefused(file: string, lines: readonly DatasetLine[]): AppError {
  const problems = datasetProblems(lines);
  const [first] = problems;
  if (first === undefined) {
    return refused(
      'file-invalid',
      file,
      'has no lines.',
      'Choose a dataset that has articles in it.',
    );
  }
  return new AppError(
    'file-invalid',
    `${file} has no line that can be read, first ${first.path}: ${first.message}`,
    { remedy: first.remedy, file, problems },
  );
}

/** The problems of all lines in order, at most 100. */
export function datasetProblems(lines: readonly DatasetLine[]): Problem[] {
  return lines.flatMap(({ problems }) => problems).slice(0, MOST_PROBLEMS);
}

function* linesOf(text: string): Generator<string> {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    yield text.slice(at, end);
    at = end + 1;
  }
}

function atLine(outcome: Accepted | Refused, line: number): DatasetLine {
  const problems = outcome.problems.map((problem) => ({
    ...problem,
    path: `line ${line}: ${problem.path}`,
  }));
  return { ...outcome, problems, line };
}

function repeated(file: string, line: number, earlier: number): DatasetLine {
  const remedy = 'Give the articles ids of their own, or keep only one of them.';
  const message = `The article has the id of the one in line ${earlier}.`;
  const problems = [{ path: `line ${line}: $.article.id`, message, remedy }];
  const what = `has the same article in line ${line} as in line ${earlier}.`;
  const error = refused('file-invalid', file, what, remedy);
  return { document: null, problems, error, salvageable: false, line };
}
