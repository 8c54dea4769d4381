// Acts on relations: shown at once, saved in order, taken back with a message when saving fails.

import { call } from '../api.ts';
import type { Relation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, ArticleId, RelationId } from '../../shared/domain/ids.ts';
import type { RemotePassage } from '../../shared/ipc/mark-types.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { enqueueAct } from './act-queue.ts';
import { applyResult, reportFailure } from './acts.ts';
import { settings } from './app-store.ts';
import { currentArticle } from './article-store.ts';
import { announce } from './messages.ts';
import { dropIncoming, hideRelation, showRelation } from './relation-store.ts';

export interface WantedRelation {
  readonly type: string;
  readonly from: AnnotationId;
  readonly to: AnnotationId;
  /** Set when `to` is in another article. */
  readonly far: RemotePassage | null;
}

async function run(send: () => Promise<ActResult>, said: (label: string) => string) {
  try {
    const result = await enqueueAct(send);
    applyResult(result);
    announce(said(result.label));
    return true;
  } catch (thrown) {
    reportFailure(thrown);
    return false;
  }
}

/** `more` is said after what was done. The answer is the relation's id, also before it is saved. */
export function createRelation(wanted: WantedRelation, more = ''): RelationId | null {
  const current = currentArticle();
  if (current === null) return null;
  const { type, from, to, far } = wanted;
  const id = crypto.randomUUID() as string as RelationId;
  const articleId = current.article.id;
  const toArticle = far === null ? null : { toArticle: far.articleId };
  const now = Date.now();
  // Without one the act is refused, and who annotates is asked.
  const annotator = (settings().annotator?.id ?? '') as AnnotatorId;
  const relation: Relation = {
    id,
    type,
    from,
    to,
    ...toArticle,
    note: null,
    annotator,
    createdAtMs: now,
    updatedAtMs: now,
    extra: {},
  };
  showRelation(relation, far);
  const send = () => call('relation:create', { id, articleId, type, from, to, ...toArticle });
  void run(send, (label) => `${label}${more}`).then((saved) => {
    if (!saved) hideRelation(id);
  });
  return id;
}

/** Gives it another type or end. */
export function changeRelation(
  id: RelationId,
  { type, to, far }: Omit<WantedRelation, 'from'>,
): void {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) return;
  const toArticle = far === null ? {} : { toArticle: far.articleId };
  void run(
    async () => {
      const result = await call('relation:update', { id, articleId, type, to, ...toArticle });
      const [relation] = result.relations.upserted;
      if (far !== null && relation !== undefined) showRelation(relation, far);
      return result;
    },
    (label) => label,
  );
}

/** `articleId` is that of the article it belongs to. */
export async function deleteRelation(articleId: ArticleId, id: RelationId): Promise<void> {
  const done = await run(
    () => call('relation:delete', { id, articleId }),
    (label) => label.replace(/^Delete relation/u, 'Relation deleted:'),
  );
  if (done && currentArticle()?.article.id !== articleId) dropIncoming(articleId, id);
}

export function setRelationNote(articleId: ArticleId, id: RelationId, note: string): void {
  void run(
    () => call('relation:update', { id, articleId, note: note.trim() === '' ? null : note }),
    () => (note.trim() === '' ? 'Note removed' : 'Note saved'),
  );
}
