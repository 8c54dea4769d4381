// A small article with marks that can be related, and short words for doing so.

import { randomUUID } from 'node:crypto';
import type { AnnotationId, ArticleId, RelationId } from '../../shared/domain/ids.ts';
import { importText, openTestWorkspace, tagWords, type TestWorkspace } from './workspace.ts';

const bridgeText =
  'Bridge reopens\n\n“It is safe,” said Ana Ruiz. Tom Lee nodded. The bridge in Springfield, in Hill County, is old.';

export const newRelationId = () => randomUUID() as string as RelationId;

interface RelationSpec {
  readonly id?: RelationId;
  readonly toArticle?: ArticleId;
}

export interface Bridge extends TestWorkspace {
  readonly articleId: ArticleId;
  readonly mark: (words: string, tag: string, articleId?: ArticleId) => Promise<AnnotationId>;
  readonly relate: (
    type: string,
    from: AnnotationId,
    to: AnnotationId,
    spec?: RelationSpec,
  ) => ReturnType<TestWorkspace['call']['relation:create']>;
  readonly relations: (articleId?: ArticleId) => Promise<readonly string[]>;
}

/** `relations` answers each as `type from to`, in the given names of marks. */
export async function openBridge(workspace?: TestWorkspace): Promise<Bridge> {
  const own = workspace ?? (await openTestWorkspace());
  const articleId = await importText(own, bridgeText);
  const names = new Map<string, string>();
  return {
    ...own,
    articleId,
    async mark(words, tag, where = articleId) {
      const { id } = await tagWords(own, where, words, tag);
      names.set(id, words);
      return id;
    },
    relate: (type, from, to, { id = newRelationId(), toArticle } = {}) =>
      own.call['relation:create']({
        id,
        articleId,
        type,
        from,
        to,
        ...(toArticle === undefined ? {} : { toArticle }),
      }),
    async relations(where = articleId) {
      const { relations } = await own.call['article:open']({ id: where });
      return relations.own
        .map(({ type, from, to }) => `${names.get(from)} ${type} ${names.get(to)}`)
        .toSorted();
    },
  };
}
