// Cuts a mark in two at an offset. The first keeps the id, the note and the relations; both have the attributes.
// Who made the mark and how sure its place is stays true of both.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { splitSpans } from '../../../shared/spans/split-spans.ts';
import { findAnnotationKey } from '../db/annotation.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { labelOfTag } from './label.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { placeOf, requirePlace } from './segments.ts';

export function splitAnnotation(
  workspace: OpenWorkspace,
  { id, at, newId, articleId }: ThreadInput<'annotation:split'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const { head, annotation: before } = requireAnnotation(db, id, articleId);
    requirePlace(before);
    if (findAnnotationKey(db, head.key, newId) !== null) {
      throw new AppError('conflict', `“${head.title}” already has a mark with the id ${newId}.`, {
        remedy: 'Split the mark again; the new one then gets an id of its own.',
      });
    }
    const { text } = workspace.revisionOf(head);
    const parts = splitSpans(text, before.segments, at);
    if (parts === null) {
      throw new AppError(
        'invalid-input',
        'The mark cannot be split here: one part would be empty.',
        {
          remedy: 'Put the caret inside the mark, between two of its words.',
        },
      );
    }
    const { anchoring } = before;
    const first: Annotation = {
      ...before,
      ...placeOf(text, parts.first),
      anchoring,
      updatedAtMs: atMs,
    };
    const second: Annotation = {
      ...first,
      ...placeOf(text, parts.second),
      anchoring,
      id: newId,
      note: null,
      extra: {},
      createdAtMs: atMs,
    };
    return {
      label: `Split ${labelOfTag(workspace.tagsetOf(head), before.tag)}`,
      head,
      changes: [
        { entity: 'annotation', articleId: head.id, id, before, after: first },
        { entity: 'annotation', articleId: head.id, id: newId, before: null, after: second },
      ],
    };
  });
}
