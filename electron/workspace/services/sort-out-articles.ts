// Which articles of a file are new to the workspace, which are here already in the same state, and which are here in
// another state: those are left alone and told.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import type { ImportedRef } from '../../../shared/ipc/types.ts';
import { findArticleHead, findSummary } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import type { OwnArticle } from '../importers/own-file.ts';
import { existing } from './import-result.ts';
import { documentIn } from './load-document.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { ArrivedArticle } from './store-article.ts';

export interface Conflict {
  /** In a dataset. */
  readonly line: number | null;
  readonly articleId: ArticleId;
  readonly title: string;
  readonly error: AppError;
}

export interface SortedArticles {
  readonly fresh: readonly ArrivedArticle[];
  readonly present: readonly ImportedRef[];
  readonly conflicts: readonly Conflict[];
}

/** To be asked inside the transaction that stores the new ones. Articles that could not be read are left out. */
export function sortOut(
  workspace: OpenWorkspace,
  db: ReadDb,
  file: string,
  articles: readonly OwnArticle[],
): SortedArticles {
  const fresh: ArrivedArticle[] = [];
  const present: ImportedRef[] = [];
  const conflicts: Conflict[] = [];
  for (const [partIndex, { document, line, likeness }] of articles.entries()) {
    if (document === null) continue;
    const { id, title } = document.article;
    const head = findArticleHead(db, id);
    if (head === null) {
      fresh.push({ document, detected: {}, map: [], likeness, partIndex });
    } else if (stateOf(documentIn(workspace, db, id)) === stateOf(document)) {
      const shelf = findSummary(db, head.key)?.shelf ?? 'library';
      present.push(existing({ id, title, shelf }));
    } else {
      conflicts.push({ line, articleId: id, title, error: anotherState(file, line, title) });
    }
  }
  return { fresh, present, conflicts };
}

const stateOf = (document: AnnotatedArticle): string =>
  serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '' });

function anotherState(file: string, line: number | null, title: string): AppError {
  const where = line === null ? file : `${file}, line ${line},`;
  const nothing = line === null ? 'Nothing was changed.' : 'That article was not changed.';
  return new AppError(
    'conflict',
    `${where} holds another state of “${title}”, which is in this workspace already. ${nothing}`,
    { remedy: 'Review it as a colleague’s file to see what differs.', file },
  );
}

export const asProblem = ({ line, error }: Conflict): Problem => ({
  path: line === null ? '$' : `line ${line}`,
  message: error.message,
  remedy: error.details.remedy,
});
