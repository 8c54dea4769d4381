// An annotated article file that a test wrote, read strictly.

import { expect } from 'vitest';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import { sha256Hex } from './arbitrary-article.ts';

/** Fails where anything at all is wrong with it. */
export function parsedFile(json: string): AnnotatedArticle {
  const { document, problems } = parseAnnotatedArticle(json, { sha256Hex });
  expect(problems).toEqual([]);
  if (document === null) throw new Error('it is no annotated article');
  return document;
}
