// Gives a mark another tag. Values that are right for no attribute of the new tag go with the old one, and so do relations
// that the tagset does not allow it; the act says which, and undo brings everything back.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { carryAttributes } from '../../../shared/tagset/carry-attributes.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireAnnotation, requireTag } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { relationsForbidden } from './relation-changes.ts';
import { relationsCounted } from './relation-words.ts';

export function retagAnnotation(
  workspace: OpenWorkspace,
  { id, tag: tagId, articleId }: ThreadInput<'annotation:retag'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const found = requireAnnotation(db, id, articleId);
    const { head, annotation: before } = found;
    const tagset = workspace.tagsetOf(head);
    const tag = requireTag(tagset, tagId);
    const label = `Change tag to ${tag.label}`;
    if (before.tag === tagId) return { label, head, changes: [] };
    const oldTag = tagset.tags.find((candidate) => candidate.id === before.tag);
    const { values, changes } = carryAttributes(before.attributes, oldTag, tag);
    const after: Annotation = { ...before, tag: tagId, attributes: values, updatedAtMs: atMs };
    const lost = changes.filter(({ to }) => to === null).map(({ from }) => from.label);
    const relations = relationsForbidden(workspace, db, found, tagId);
    return {
      label: deleting(label, [
        ...lost,
        ...(relations.length === 0 ? [] : [relationsCounted(relations.length)]),
      ]),
      head,
      changes: [...relations, { entity: 'annotation', articleId: head.id, id, before, after }],
    };
  });
}

/** “Change tag to Quote and delete Verdict, Topic and 1 relation”. */
function deleting(label: string, gone: readonly string[]): string {
  const last = gone.at(-1);
  if (last === undefined) return label;
  const others = gone.slice(0, -1).join(', ');
  return `${label} and delete ${others === '' ? last : `${others} and ${last}`}`;
}

/** The values that are right for an attribute of the new tag with the same id. */
export function keptAttributes(
  values: Annotation['attributes'],
  from: Tag | undefined,
  to: Tag,
): Annotation['attributes'] {
  return carryAttributes(values, from, to).values;
}
