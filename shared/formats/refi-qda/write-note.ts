// The note on a mark or a relation: the one it was read from, with what the user wrote since, or one of our own.

import type { Annotation, Relation } from '../../domain/annotation.ts';
import { inlineNote } from './notes.ts';
import type { SourceState } from './write-source.ts';
import { attribute, childNamed, node, type XmlNode } from './xml.ts';

/** The reference to it. */
export function writeNote(
  { given, project }: SourceState,
  { note, annotator, createdAtMs }: Annotation | Relation,
  wanted: string,
  kept: XmlNode | null,
): XmlNode {
  const text = note ?? '';
  const before = kept === null ? '' : (attribute(kept, 'guid') ?? '');
  const isTaken = project.has(before);
  const isShared = isTaken && kept !== null && childNamed(kept, 'PlainTextContent')?.text === text;
  if (isShared) return node('NoteRef', { targetGUID: before });
  const guid = project.guid(kept === null || isTaken ? wanted : before, 'note', wanted);
  const made = node('Note', {
    guid,
    name: 'Note',
    creatingUser: project.user(given, annotator),
    creationDateTime: new Date(createdAtMs).toISOString(),
  });
  const base = kept === null ? made : { ...kept, attributes: { ...kept.attributes, guid } };
  project.note(inlineNote(base, text));
  return node('NoteRef', { targetGUID: guid });
}
