// Files of our own formats, one annotated article or a dataset of them, as plain data: what each article is, or what
// is wrong with it. Runs at once for small files and in the importers' thread for large ones.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { toErrorData, type AppErrorData, type Problem } from '../../../shared/ipc/result.ts';
import { likenessBands } from '../../../shared/text/min-hash.ts';
import { readAnnotatedArticle, type Accepted, type Refused } from './annotated-json.ts';
import { readDataset } from './annotated-jsonl.ts';
import { decodedText } from './decode.ts';

export type OwnKind = 'annotated-json' | 'annotated-jsonl';

export interface OwnInput {
  readonly file: string;
  readonly kind: OwnKind;
  readonly bytes: Uint8Array;
  /** Take what can be saved of articles that have problems. */
  readonly salvage: boolean;
}

/** One article of the file; `error` says why there is none. */
export interface OwnArticle {
  /** In a dataset, from 1. */
  readonly line: number | null;
  readonly document: AnnotatedArticle | null;
  /** What texts alike are found by (`likenessBands`); empty where there is no article. */
  readonly likeness: readonly number[];
  readonly problems: readonly Problem[];
  readonly error: AppErrorData | null;
  readonly salvageable: boolean;
}

export interface OwnFile {
  readonly encoding: string;
  readonly articles: readonly OwnArticle[];
}

/** Throws an AppError for a file that is not text; everything else that is wrong is told for each article. */
export function readOwnFile({ file, kind, bytes, salvage }: OwnInput): OwnFile {
  const { text, encoding } = decodedText(file, bytes);
  if (kind === 'annotated-json') {
    const outcome = readAnnotatedArticle(file, text, { salvage });
    return { encoding, articles: [asData(outcome, null)] };
  }
  const lines = Array.from(readDataset(file, text, { salvage }), (line) => asData(line, line.line));
  return { encoding, articles: lines };
}

function asData(outcome: Accepted | Refused, line: number | null): OwnArticle {
  const { document, problems } = outcome;
  if (outcome.document !== null) {
    const likeness = likenessBands(outcome.document.article.text);
    return { line, document, likeness, problems, error: null, salvageable: false };
  }
  const { error, salvageable } = outcome;
  return { line, document, likeness: [], problems, error: toErrorData(error), salvageable };
}
