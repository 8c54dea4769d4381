// Writes or clears the note of a mark. A note of white space alone is no note.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function setNote(
  workspace: OpenWorkspace,
  { id, note: given, articleId }: ThreadInput<'annotation:set-note'>,
): ActResult {
  const note = given === null || given.trim() === '' ? null : given;
  return performAct(workspace, (db, _annotator, atMs) => {
    const { head, annotation: before } = requireAnnotation(db, id, articleId);
    const label = noteLabel(before.note, note);
    if (before.note === note) return { label, head, changes: [] };
    const after: Annotation = { ...before, note, updatedAtMs: atMs };
    return {
      label,
      head,
      changes: [{ entity: 'annotation', articleId: head.id, id, before, after }],
    };
  });
}

function noteLabel(before: string | null, after: string | null): string {
  if (before === null) return 'Add note';
  return after === null ? 'Delete note' : 'Edit note';
}
