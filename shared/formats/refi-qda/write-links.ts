// Relations as links between codings. Who made one, and when, the schema has no place for: the project's own line of
// JSON says it.

import type { Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { sameGuid } from './guid.ts';
import { keptLink, type KeptLink } from './kept.ts';
import { noteGuid } from './own-ids.ts';
import { writeNote } from './write-note.ts';
import type { Selections } from './write-selections.ts';
import type { SourceState } from './write-source.ts';
import { childrenNamed, isXmlText, node } from './xml.ts';

export function writeLinks(state: SourceState, { codings, leaders }: Selections): void {
  const { given, losses } = state;
  for (const relation of given.relations) {
    const [from, to] = [codings.get(relation.from), codings.get(relation.to)];
    if (relation.toArticle !== undefined) {
      losses.add('relation-across', given, relation.id, relation.type);
    } else if (from === undefined || to === undefined) {
      losses.add('relation', given, relation.id, 'One of its marks is not in the file.');
    } else {
      const kept = state.kept === null ? null : keptLink(relation.extra);
      const endAt = (name: string, mark: string, coding: string) => {
        const before = kept?.link.attributes[name];
        const isSame = before !== undefined && leaders.get(sameGuid(before)) === mark;
        return isSame ? before : coding;
      };
      const ends = {
        originGUID: endAt('originGUID', relation.from, from),
        targetGUID: endAt('targetGUID', relation.to, to),
      };
      writeLink(state, relation, kept, ends);
    }
  }
}

function writeLink(
  state: SourceState,
  relation: Relation,
  kept: KeptLink | null,
  ends: { readonly originGUID: string; readonly targetGUID: string },
): void {
  const { given, project, context } = state;
  const guid = project.guid(relation.id, 'link', given.article.id, relation.id);
  const isSame = kept !== null && kept.type === relation.type;
  const name = isSame ? {} : { name: nameOf(state, relation) };
  const wanted = noteGuid(sameGuid(guid), context.idFor);
  const [, ...others] = kept === null ? [] : childrenNamed(kept.link, 'NoteRef');
  const references =
    relation.note === null ? [] : [writeNote(state, relation, wanted, kept?.note ?? null)];
  const link = node(
    'Link',
    {
      ...(kept === null ? { direction: 'OneWay' } : endless(kept)),
      guid,
      ...name,
      ...ends,
    },
    ...references,
    ...others.filter((one) => state.hasNote(one.attributes['targetGUID'] ?? '')),
  );
  project.link(link, kept === null ? oursOf(state, relation, guid) : null);
  if (kept !== null) addLosses(state, relation);
}

/** A link of another program stays one: what only our own line says is lost. */
function addLosses({ given, context, losses }: SourceState, relation: Relation): void {
  const { importedAtMs } = given.article.source;
  if (relation.annotator !== context.idFor('annotator', 'refi-qda')) {
    losses.add('annotator', given, relation.id, 'A link has no author.');
  }
  if (relation.createdAtMs !== importedAtMs || relation.updatedAtMs !== importedAtMs) {
    losses.add('times', given, relation.id, 'A link has no times.');
  }
}

const endless = ({ link: { attributes } }: KeptLink) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.endsWith('GUID')));

function nameOf({ given: { tagset } }: SourceState, { type }: Relation): string {
  const label = tagset.relations.find(({ id }) => id === type)?.label ?? '';
  return label.trim() === '' ? type : label;
}

function oursOf({ given, project }: SourceState, relation: Relation, guid: string): JsonObject {
  const user = project.user(given, relation.annotator);
  const says: [string, JsonValue | undefined][] = [
    ['id', relation.id === guid ? undefined : relation.id],
    ['type', relation.type],
    ['annotator', user === null ? undefined : sameGuid(user)],
    ['created', new Date(relation.createdAtMs).toISOString()],
    ['updated', new Date(relation.updatedAtMs).toISOString()],
    ['note', relation.note === null || isXmlText(relation.note) ? undefined : relation.note],
  ];
  return Object.fromEntries(
    says.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
  );
}
