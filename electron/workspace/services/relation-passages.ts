// Relations and passages as the window shows them: those of an open article, and the far ends of those that lead
// into other articles.

import type { Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import type { ArticleRelations, RemotePassage } from '../../../shared/ipc/mark-types.ts';
import { listRejectedIds } from '../db/mark.ts';
import type { ReadDb } from '../db/connection.ts';
import { listFarEnds, listFarStarts, type StoredPassage } from '../db/passage.ts';
import { listIncomingRelations, listRelations } from '../db/relation.ts';
import { findTagset } from '../db/tagset.ts';
import { checkPassages } from './check-article.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** The passage with its tag's label in the tagset of its own article. */
export function passageReader(db: ReadDb): (passage: StoredPassage) => RemotePassage {
  const labels = new Map<string, ReadonlyMap<TagId, string>>();
  return ({ articleId, articleTitle, id, tag, quote, tagsetSha256 }) => {
    const known =
      labels.get(tagsetSha256) ??
      new Map(findTagset(db, tagsetSha256)?.tags.map((each) => [each.id, each.label]));
    labels.set(tagsetSha256, known);
    return { articleId, articleTitle, id, tag, tagLabel: known.get(tag) ?? tag, quote };
  };
}

export function relationsOfArticle(
  workspace: Pick<OpenWorkspace, 'path'>,
  db: ReadDb,
  articleKey: number,
): ArticleRelations {
  const read = passageReader(db);
  const ends = listFarEnds(db, articleKey);
  const begins = listFarStarts(db, articleKey);
  checkPassages(workspace, db, [...ends, ...begins]);
  const starts = new Map(begins.map((each) => [`${each.articleId} ${each.id}`, each]));
  const remote = ends.map(read);
  const shown = shownIn(listRejectedIds(db, articleKey), remote);
  return {
    own: listRelations(db, articleKey).filter(shown.own),
    incoming: listIncomingRelations(db, articleKey).flatMap(({ articleId, relation }) => {
      const from = starts.get(`${articleId} ${relation.from}`);
      return from === undefined || !shown.end(relation.to) ? [] : [{ relation, from: read(from) }];
    }),
    remote,
  };
}

/** Relations of marks that a review rejected are as little there as these. */
function shownIn(rejected: ReadonlySet<AnnotationId>, remote: readonly RemotePassage[]) {
  const far = new Set(remote.map(({ articleId, id }) => `${articleId} ${id}`));
  const end = (id: AnnotationId) => !rejected.has(id);
  return {
    end,
    own: ({ from, to, toArticle }: Relation): boolean =>
      end(from) && (toArticle === undefined ? end(to) : far.has(`${toArticle} ${to}`)),
  };
}
