// Notes: their text may stand in the XML or in a file of the archive.

import { shown } from '../../annotation-file/problems.ts';
import type { Project } from './project.ts';
import { node, type XmlNode } from './xml.ts';

/** The note in one piece, whatever file its text stood in. */
export function readNote(
  project: Project,
  reference: XmlNode,
  target: string,
): { readonly text: string; readonly note: XmlNode } | null {
  const note = project.notes.get(target);
  if (note === undefined) {
    project.problem(
      reference,
      `It refers to the note ${shown(target)}, which is not in the project.`,
      'Add the note, or take the reference out; it is left out.',
    );
    return null;
  }
  const text = project.noteText(note);
  return text === null ? null : { text, note: inlineNote(note, text) };
}

/** With its text in it: the files of an archive are not kept. */
export function inlineNote(note: XmlNode, text: string): XmlNode {
  const attributes = Object.entries(note.attributes).filter(([name]) => !name.endsWith('TextPath'));
  const content = node('PlainTextContent', {}, text);
  const others = note.children.filter(({ name }) => name !== 'PlainTextContent');
  const at = others.findLastIndex(({ name }) => name === 'Description') + 1;
  return {
    ...note,
    attributes: Object.fromEntries(attributes),
    children: others.toSpliced(at, 0, content),
  };
}
