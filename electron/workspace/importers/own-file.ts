// Files that hold annotated articles, ours or another program's, as plain data: what each article is, or what is wrong
// with it. Small files of our own are read at once, all others in the importers' thread.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { DatasetKind } from '../../../shared/domain/source-map.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { toErrorData, type AppErrorData, type Problem } from '../../../shared/ipc/result.ts';
import { likenessBands } from '../../../shared/text/min-hash.ts';
import { readAnnotatedArticle, type Accepted, type Refused } from './annotated-json.ts';
import { readDataset } from './annotated-jsonl.ts';
import { decodedText } from './decode.ts';
import { readForeignDataset } from './foreign-dataset.ts';
import type { Companion } from './read-source.ts';

export type OwnKind = DatasetKind;
/** Kinds that have no codec of their name here: they are read article by article. */
type OurKind = 'annotated-json' | 'annotated-jsonl';
export type ForeignKind = Exclude<DatasetKind, OurKind>;

export const isOwnKind = (kind: DatasetKind): kind is OurKind =>
  kind === 'annotated-json' || kind === 'annotated-jsonl';

export interface OwnInput {
  readonly file: string;
  readonly kind: OwnKind;
  readonly bytes: Uint8Array;
  /** What belongs to it (companions.ts). */
  readonly companions: readonly Companion[];
  /** When it is read. */
  readonly nowMs: number;
  /** Those that a foreign scheme may turn out to be. */
  readonly tagsets: readonly Tagset[];
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
  /** Of another program's: what was read otherwise than it is written, or is kept without being shown. */
  readonly notes: readonly Problem[];
}

/** Throws an AppError for a file that is not text; everything else that is wrong is told for each article. */
export function readOwnFile(input: OwnInput): OwnFile | Promise<OwnFile> {
  const { file, kind, bytes, salvage } = input;
  if (!isOwnKind(kind)) return readForeignDataset(input, kind);
  const { text, encoding } = decodedText(file, bytes);
  if (kind === 'annotated-json') {
    const outcome = readAnnotatedArticle(file, text, { salvage });
    return { encoding, articles: [asData(outcome, null)], notes: [] };
  }
  const lines = Array.from(readDataset(file, text, { salvage }), (line) => asData(line, line.line));
  return { encoding, articles: lines, notes: [] };
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
