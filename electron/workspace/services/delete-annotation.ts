// Deletes a mark together with the relations that begin or end at it; one undo brings all of it back.

import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { inSentence } from './label.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { relationsGone } from './relation-changes.ts';
import { relationsCounted } from './relation-words.ts';

export function deleteMark(
  workspace: OpenWorkspace,
  { id, articleId }: ThreadInput<'annotation:delete'>,
): ActResult {
  return performAct(workspace, (db) => {
    const { head, key, annotation } = requireAnnotation(db, id, articleId);
    const tag = workspace.tagsetOf(head).tags.find((candidate) => candidate.id === annotation.tag);
    const relations = relationsGone(db, key);
    const name = tag === undefined ? 'mark' : inSentence(tag);
    return {
      label:
        relations.length === 0
          ? `Delete ${name}`
          : `Delete ${name} and ${relationsCounted(relations.length)}`,
      head,
      changes: [
        ...relations,
        { entity: 'annotation', articleId: head.id, id, before: annotation, after: null },
      ],
    };
  });
}
