// Deletes a mark together with the relations that begin or end at it; one undo brings all of it back.

import type { ActResult } from '../../../shared/ipc/types.ts';
import type { UndoableChange } from '../db/change.ts';
import { listRelationsOf } from '../db/relation.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { inSentence } from './label.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function deleteMark(
  workspace: OpenWorkspace,
  { id, articleId }: ThreadInput<'annotation:delete'>,
): ActResult {
  return performAct(workspace, (db) => {
    const { head, key, annotation } = requireAnnotation(db, id, articleId);
    const tag = workspace.tagsetOf(head).tags.find((candidate) => candidate.id === annotation.tag);
    const relations = listRelationsOf(db, key).map((relation): UndoableChange => ({
      entity: 'relation',
      articleId: head.id,
      id: relation.id,
      before: relation,
      after: null,
    }));
    return {
      label: `Delete ${tag === undefined ? 'mark' : inSentence(tag)}`,
      head,
      changes: [
        ...relations,
        { entity: 'annotation', articleId: head.id, id, before: annotation, after: null },
      ],
    };
  });
}
