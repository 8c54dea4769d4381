// Keeps the original of an article from before originals were kept, when the same file is imported again: its bytes, and
// where in it the text is. The article itself stays as it is.

import { findArticleHead } from '../db/article.ts';
import type { WriteDb } from '../db/connection.ts';
import { insertCustody, type KnownArticle } from '../db/custody.ts';
import { insertOriginal } from '../db/original.ts';
import { findRevision } from '../db/revision.ts';
import type { ImportedArticle } from '../importers/imported.ts';
import { generatorVersion } from '../version.ts';
import type { ArrivedFile } from './store-article.ts';

/** Does nothing when the file, read now, does not give the article's text: it could not say where that came from. */
export function keepLateOriginal(
  db: WriteDb,
  { id }: KnownArticle,
  file: ArrivedFile,
  articles: readonly ImportedArticle[],
): void {
  const head = findArticleHead(db, id);
  const text = head === null ? null : findRevision(db, head.key, head.revisionNumber)?.text;
  const partIndex = articles.findIndex((article) => article.text === text);
  const article = articles[partIndex];
  if (head === null || article === undefined) return;
  insertOriginal(db, file.original);
  insertCustody(db, head.key, {
    ...file,
    ...file.source,
    revision: head.revisionNumber,
    programVersion: generatorVersion,
    partIndex,
    map: article.sourceMap,
  });
}
