// Our own format: recognised by content, parsed strictly, and told in full what is wrong with a bad file.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../../shared/annotation-file/parse.ts';
import { jsonFault } from '../../../shared/annotation-file/read-json.ts';
import { FORMAT } from '../../../shared/annotation-file/format-name.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import { sha256Hex } from './plain-text.ts';
import { refused } from './read-source.ts';

/** What a decoded text is, by its content; the name only decides between texts that are not ours. */
export function kindOfText(fileName: string, text: string): 'annotated' | 'json' | 'plain' {
  const looksLikeJson = /^\ufeff?\s*[{[]/.test(text);
  if (looksLikeJson && text.includes(`"${FORMAT}"`)) return 'annotated';
  return /\.json$/i.test(fileName) ? 'json' : 'plain';
}

/** The error for a `.json` that is not ours: broken, or of another program. It is not taken for prose. */
export function notOurs(file: string, text: string): AppError {
  const { what, remedy } = notOursRefusal(text);
  return refused('file-invalid', file, what, remedy);
}

/** What is said of JSON that is not ours. */
export function notOursRefusal(text: string): { readonly what: string; readonly remedy: string } {
  const remedy =
    'Choose a file that Sourcebench exported (“.annotated.json”). To annotate the JSON itself, save it as “.txt”.';
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (thrown) {
    return { what: `is not valid JSON: ${jsonFault(thrown)}.`, remedy };
  }
  return { what: 'is JSON, but not an annotated article.', remedy };
}

export interface Accepted {
  readonly document: AnnotatedArticle;
  readonly problems: readonly Problem[];
}

export interface Refused {
  readonly document: null;
  readonly problems: readonly Problem[];
  readonly error: AppError;
  /** Whether part of the file can be saved when the user asks for it. */
  readonly salvageable: boolean;
}

/** Parses strictly, or with `salvage` for what can be saved. Problems come with both outcomes. */
export function readAnnotatedArticle(
  file: string,
  text: string,
  { salvage = false }: { readonly salvage?: boolean } = {},
): Accepted | Refused {
  const outcome = parseAnnotatedArticle(text, { sha256Hex, salvage });
  const { document, problems } = outcome;
  if (document !== null) return { document, problems };
  const [first] = problems;
  if (outcome.newer) {
    const error = refused(
      'file-newer',
      file,
      `cannot be read: ${first?.message ?? 'it is of a newer version.'}`,
      first?.remedy ?? 'Open it with a newer Sourcebench.',
    );
    return { document: null, problems, error, salvageable: false };
  }
  const { salvageable } = outcome;
  return { document: null, problems, error: refusal(file, problems, salvageable), salvageable };
}

function refusal(file: string, problems: readonly Problem[], salvageable: boolean): AppError {
  const [first] = problems;
  const count = problems.length === 1 ? 'has a problem' : `has ${problems.length} problems, first`;
  const remedy = salvageable
    ? 'Import what can be saved, or correct the file and import it again.'
    : (first?.remedy ?? 'Correct the file and import it again.');
  return new AppError(
    'file-invalid',
    first === undefined
      ? `${file} is not a valid annotated article.`
      : `${file} ${count}: ${first.path}: ${first.message}`,
    { remedy, file, problems },
  );
}
