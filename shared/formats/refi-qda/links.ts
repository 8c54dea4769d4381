// Links between passages as relations. What links something else (codes, notes, whole sources) stays as it is.

import type { AnnotatorId } from '../../domain/ids.ts';
import { sameGuid } from './guid.ts';
import { readNote } from './notes.ts';
import { objectAt, textAt } from './payload.ts';
import type { Project } from './project.ts';
import { timeOf } from './times.ts';
import { attribute, childNamed, childrenNamed, type XmlNode } from './xml.ts';

export interface RelationDraft {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly note: string | null;
  readonly annotator: AnnotatorId | null;
  readonly createdAtMs: number | null;
  readonly updatedAtMs: number | null;
  /** Null for what we wrote ourselves. */
  readonly kept: { readonly link: XmlNode; readonly note: XmlNode | null } | null;
}

interface Linking {
  readonly project: Project;
  readonly claimed: Set<string>;
}

/** A link without a name is one all the same. */
const UNNAMED = 'link';

const linksIn = (root: XmlNode): readonly XmlNode[] => {
  const links = childNamed(root, 'Links');
  return links === undefined ? [] : childrenNamed(links, 'Link');
};

export function linksBetween(
  ends: ReadonlyMap<string, string>,
  { project, claimed }: Linking,
): RelationDraft[] {
  const taken = new Set<string>();
  return linksIn(project.root).flatMap((link): RelationDraft[] => {
    const guid = guidAt(link, 'guid');
    const from = ends.get(guidAt(link, 'originGUID'));
    const to = ends.get(guidAt(link, 'targetGUID'));
    if (from === undefined || to === undefined || taken.has(guid)) return [];
    taken.add(guid);
    claimed.add(guid);
    return [{ from, to, ...relationOf(link, guid, { project, claimed }) }];
  });
}

const guidAt = (element: XmlNode, name: string): string => sameGuid(attribute(element, name) ?? '');

function relationOf(
  link: XmlNode,
  guid: string,
  { project, claimed }: Linking,
): Omit<RelationDraft, 'from' | 'to'> {
  const ours = objectAt(objectAt(project.described.payload, 'links'), guid);
  const isOurs = Object.keys(ours).length > 0;
  const found = noteOf(link, { project, claimed });
  const named = (name: string | null, otherwise: string) =>
    name === null || name === '' ? otherwise : name;
  return {
    id: named(textAt(ours, 'id'), attribute(link, 'guid') ?? guid),
    type: textAt(ours, 'type') ?? named(attribute(link, 'name'), UNNAMED),
    note: textAt(ours, 'note') ?? found?.text ?? null,
    annotator: project.users.get(textAt(ours, 'annotator') ?? '')?.id ?? null,
    createdAtMs: timeOf(textAt(ours, 'created')),
    updatedAtMs: timeOf(textAt(ours, 'updated')),
    kept: isOurs ? null : { link, note: found?.note ?? null },
  };
}

function noteOf(link: XmlNode, { project, claimed }: Linking) {
  const [reference] = childrenNamed(link, 'NoteRef');
  if (reference === undefined) return null;
  const target = guidAt(reference, 'targetGUID');
  const found = readNote(project, reference, target);
  if (found !== null) claimed.add(target);
  return found;
}
