// Gives a mark another tag. Attributes that the new tag does not know go with the old one; undo brings them back.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Attribute, Tag } from '../../../shared/domain/tagset.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireAnnotation, requireTag } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function retagAnnotation(
  workspace: OpenWorkspace,
  { id, tag: tagId, articleId }: ThreadInput<'annotation:retag'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const { head, annotation: before } = requireAnnotation(db, id, articleId);
    const tagset = workspace.tagsetOf(head);
    const tag = requireTag(tagset, tagId);
    const label = `Change tag to ${tag.label}`;
    if (before.tag === tagId) return { label, head, changes: [] };
    const oldTag = tagset.tags.find((candidate) => candidate.id === before.tag);
    const after: Annotation = {
      ...before,
      tag: tagId,
      attributes: keptAttributes(before.attributes, oldTag, tag),
      updatedAtMs: atMs,
    };
    return {
      label,
      head,
      changes: [{ entity: 'annotation', articleId: head.id, id, before, after }],
    };
  });
}

/** The values whose attribute both tags define alike. */
function keptAttributes(
  values: Annotation['attributes'],
  from: Tag | undefined,
  to: Tag,
): Record<string, JsonValue> {
  const definition = (tag: Tag | undefined, id: string): Attribute | undefined =>
    tag?.attributes.find((attribute) => attribute.id === id);
  const kept = Object.entries(values).filter(([id]) => {
    const wanted = definition(to, id);
    return wanted !== undefined && JSON.stringify(definition(from, id)) === JSON.stringify(wanted);
  });
  return Object.fromEntries(kept);
}
