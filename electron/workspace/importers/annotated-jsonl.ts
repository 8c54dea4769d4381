// A dataset of our own format: one annotated article a line. Lines are read one after the other, so that each can be
// stored before the next is looked at; one that fails is told with its number and does not stop the others.

import { linesOf } from '../../../shared/formats/lines.ts';
import { readAnnotatedArticle, type Accepted, type Refused } from './annotated-json.ts';
import { refused } from './read-source.ts';

/** Problems name the line: `line 3: $.annotations[0].tag`. */
export type DatasetLine = (Accepted | Refused) & {
  /** From 1, blank lines counted. */
  readonly line: number;
};

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
  for (const json of linesOf(text.replace(/^\ufeff/, ''))) {
    line += 1;
    if (json.trim() === '') continue;
    const outcome = readAnnotatedArticle(`${file}, line ${line},`, json, options);
    const id = outcome.document?.article.id ?? null;
    const earlier = id === null ? undefined : lineOfArticle.get(id);
    if (id !== null && earlier === undefined) lineOfArticle.set(id, line);
    yield earlier === undefined ? atLine(outcome, line) : repeated(file, line, earlier);
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
