// What both of our own formats share: one annotated article as JSON, read with all that is wrong told, and written.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import { parseAnnotatedArticle } from '../annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../annotation-file/serialise.ts';
import type { ReadContext, WriteContext } from './codec.ts';
import type { Reading } from './reading.ts';

interface Place {
  readonly file: string;
  /** Before the JSON path, such as `line 3: `; empty where the file is the article. */
  readonly prefix: string;
}

/** What is right of the article, or can be saved of it; null where nothing can. */
export function readOwnArticle(
  json: string,
  { file, prefix }: Place,
  { sha256Hex }: ReadContext,
  reading: Reading,
): AnnotatedArticle | null {
  const strict = parseAnnotatedArticle(json, { sha256Hex });
  const isRight = strict.document !== null;
  for (const { path, message, remedy } of strict.problems) {
    if (isRight) reading.note(file, prefix + path, message, remedy);
    else reading.problem(file, prefix + path, message, remedy);
  }
  if (isRight || !strict.salvageable) return strict.document;
  return parseAnnotatedArticle(json, { sha256Hex, salvage: true }).document;
}

export const writeOwnArticle = (
  article: AnnotatedArticle,
  { nowMs, generatorVersion }: WriteContext,
  minified: boolean,
): string =>
  serialiseAnnotatedArticle(article, { exportedAtMs: nowMs, generatorVersion, minified });
