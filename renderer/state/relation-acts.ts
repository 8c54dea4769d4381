// Acts on relations: shown at once, saved in order; kept as not saved while the disk does not take them.

import type { Relation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, ArticleId, RelationId } from '../../shared/domain/ids.ts';
import type { RemotePassage } from '../../shared/ipc/mark-types.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { enqueueKept, requestOf, type ActRequest } from './act-requests.ts';
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

type Kept = Parameters<typeof enqueueKept>[1];

async function run(request: ActRequest, kept: Kept, said: (label: string) => string) {
  try {
    const result = await enqueueKept(request, kept);
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
  const show = () => showRelation(relation, far);
  show();
  const request = requestOf('relation:create', { id, articleId, type, from, to, ...toArticle });
  const kept = { what: `Relation added: ${type}`, touches: [id, from, to], makes: [id], show };
  void run(request, kept, (label) => `${label}${more}`).then((saved) => {
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
  const request = requestOf('relation:update', { id, articleId, type, to, ...toArticle });
  const send = async (): Promise<ActResult> => {
    const result = await request.send();
    const [relation] = result.relations.upserted;
    if (far !== null && relation !== undefined) showRelation(relation, far);
    return result;
  };
  const kept = { what: `Relation changed: ${type}`, touches: [id, to] };
  void run({ ...request, send }, kept, (label) => label);
}

/** `articleId` is that of the article it belongs to. */
export async function deleteRelation(articleId: ArticleId, id: RelationId): Promise<void> {
  const done = await run(
    requestOf('relation:delete', { id, articleId }),
    { what: 'Relation deleted', touches: [id], articleId },
    (label) => label.replace(/^Delete relation/u, 'Relation deleted:'),
  );
  if (done && currentArticle()?.article.id !== articleId) dropIncoming(articleId, id);
}

export function setRelationNote(articleId: ArticleId, id: RelationId, note: string): void {
  void run(
    requestOf('relation:update', { id, articleId, note: note.trim() === '' ? null : note }),
    { what: 'Note of a relation', touches: [id], slot: `note ${id}`, articleId },
    () => (note.trim() === '' ? 'Note removed' : 'Note saved'),
  );
}
