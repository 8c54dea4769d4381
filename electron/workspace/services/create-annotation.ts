// Tags a passage. The id is the caller's, so that the mark could be painted before it was saved.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { findAnnotationKey } from '../db/annotation.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { inSentence } from './label.ts';
import { requireArticle, requireTag } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { placeOf } from './segments.ts';

type NewMark = ThreadInput<'annotation:create'> & { readonly note?: string | null };

export function createAnnotation(
  workspace: OpenWorkspace,
  { id, articleId, tag: tagId, segments, note = null }: NewMark,
): ActResult {
  return performAct(workspace, (db, annotator, atMs) => {
    const head = requireArticle(db, articleId);
    const tag = requireTag(workspace.tagsetOf(head), tagId);
    if (findAnnotationKey(db, head.key, id) !== null) {
      throw new AppError('conflict', `“${head.title}” already has a mark with the id ${id}.`, {
        remedy: 'Tag the passage again; it then gets an id of its own.',
      });
    }
    const annotation: Annotation = {
      id,
      tag: tagId,
      ...placeOf(workspace.revisionOf(head).text, segments),
      attributes: {},
      note,
      annotator: annotator.id,
      origin: 'manual',
      createdAtMs: atMs,
      updatedAtMs: atMs,
      extra: {},
    };
    return {
      label: `Tag ${inSentence(tag)}`,
      head,
      changes: [{ entity: 'annotation', articleId, id, before: null, after: annotation }],
    };
  });
}
