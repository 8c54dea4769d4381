// The reader of annotated articles on the spec's example and what a test makes of it.

import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import { sha256Hex } from './arbitrary-article.ts';
import { exampleFile, type ExampleFile } from './example-file.ts';

export const parse = (file: unknown, salvage = false) =>
  parseAnnotatedArticle(typeof file === 'string' ? file : JSON.stringify(file), {
    sha256Hex,
    salvage,
  });

/** The example with a change, parsed strictly. */
export function parseChanged(change: (file: ExampleFile) => void) {
  const file = exampleFile();
  change(file);
  return parse(file);
}

export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error('empty');
  return item;
}
