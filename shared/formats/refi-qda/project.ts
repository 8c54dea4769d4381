// A REFI-QDA project as it is read: its XML with users, codes and notes by their GUIDs, and its sources with their text.

import type { AnnotatorId } from '../../domain/ids.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Tagset } from '../../domain/tagset.ts';
import { carriedTagset } from '../carried-tagset.ts';
import type { FormatFile } from '../codec.ts';
import { arrivedText, type ArrivedText } from '../offset-choice.ts';
import type { Reading } from '../reading.ts';
import { decodeUtf8 } from '../utf8.ts';
import type { Sources } from './archive.ts';
import { codeFaults, codesIn, codesOf, type Code } from './codebook.ts';
import { sameGuid } from './guid.ts';
import { describedBy, member, objectAt, textAt, type Described } from './payload.ts';
import { attribute, childNamed, childrenNamed, type XmlDocument, type XmlNode } from './xml.ts';

export interface Project {
  readonly file: FormatFile;
  readonly document: XmlDocument;
  readonly root: XmlNode;
  readonly described: Described;
  readonly codes: ReadonlyMap<string, Code>;
  readonly users: ReadonlyMap<string, Annotator>;
  readonly notes: ReadonlyMap<string, XmlNode>;
  readonly tagsets: readonly Tagset[];
  readonly sources: readonly TextSource[];
  /** The text of a note, wherever it stands. */
  readonly noteText: (note: XmlNode) => string | null;
  /** A problem at the place of an element. */
  readonly problem: (element: XmlNode, message: string, remedy: string) => void;
}

export interface TextSource {
  /** A TextSource, or the text of a PDF or picture. */
  readonly element: XmlNode;
  /** What it is the text of; the same where it stands for itself. */
  readonly of: XmlNode;
  readonly arrived: ArrivedText;
  readonly isInline: boolean;
}

const SCHEME = 'internal://';

/** Where in the archive the path leads; null for what is outside of it. */
function internalName(path: string): string | null {
  return path.startsWith(SCHEME) ? `sources/${path.slice(SCHEME.length)}` : null;
}

export function readProject(
  file: FormatFile,
  document: XmlDocument,
  sources: Sources,
  reading: Reading,
): Project {
  const { root } = document;
  const described = describedBy(root);
  const notes = childrenNamed(childNamed(root, 'Notes') ?? root, 'Note');
  const texts = sources.read(pathsIn(root, notes));
  const problem = (element: XmlNode, message: string, remedy: string) =>
    reading.problem(file.path, placeOf(document, element), message, remedy);
  const codes = codesIn(codesOf(root), objectAt(described.payload, 'codes'));
  for (const { element, message, remedy } of codeFaults(codes)) problem(element, message, remedy);
  const textOf = (element: XmlNode): string | null => {
    const content = childNamed(element, 'PlainTextContent');
    if (content !== undefined) return content.text;
    const name = internalName(attribute(element, 'plainTextPath') ?? '');
    const bytes = name === null ? undefined : texts.get(name);
    if (name === null || bytes === undefined) return null;
    return decodeUtf8({ path: `${file.path}/${name}`, bytes }, reading);
  };
  return {
    file,
    document,
    root,
    described,
    codes: byGuid(codes, ({ guid }) => guid),
    users: usersIn(root, described.payload),
    notes: byGuid(notes, (note) => sameGuid(attribute(note, 'guid') ?? '')),
    tagsets: tagsetsIn(described.payload),
    sources: textsIn(root).flatMap(({ element, of }) => {
      const raw = textOf(element);
      if (raw === null) {
        tellUnread({ element, of }, { file, document, reading });
        return [];
      }
      const isInline = childNamed(element, 'PlainTextContent') !== undefined;
      return [{ element, of, arrived: arrivedText(raw), isInline }];
    }),
    noteText: textOf,
    problem,
  };
}

function tellUnread(
  { element, of }: Text,
  { file, document, reading }: Pick<Project, 'file' | 'document'> & { readonly reading: Reading },
): void {
  const name = attribute(of, 'name') ?? 'A source';
  const path = attribute(element, 'plainTextPath');
  const place = placeOf(document, element);
  if (path !== null) {
    reading.problem(
      file.path,
      place,
      `The text of “${name}” is not in the archive: ${path}.`,
      'Export the project again with its sources.',
    );
    return;
  }
  reading.note(
    file.path,
    place,
    `“${name}” has no plain text; it is left out with what is marked on it.`,
    'Import the document itself; marks on pictures, sound and pages have no place here.',
  );
}

/** The first one that has a GUID. */
function byGuid<Item>(items: readonly Item[], guidOf: (item: Item) => string): Map<string, Item> {
  const found = new Map<string, Item>();
  for (const item of items) {
    const guid = guidOf(item);
    if (!found.has(guid)) found.set(guid, item);
  }
  return found;
}

export const placeOf = ({ lineOf }: XmlDocument, element: XmlNode): string =>
  `project.qde, line ${lineOf(element)}`;

interface Text {
  readonly element: XmlNode;
  readonly of: XmlNode;
}

/** Text sources, and the text that PDFs and pictures have beside them; sound and film have neither. */
function textsIn(root: XmlNode): Text[] {
  return (childNamed(root, 'Sources')?.children ?? []).map((of) => {
    const inner = childNamed(of, 'Representation') ?? childNamed(of, 'TextDescription');
    return { element: of.name === 'TextSource' ? of : (inner ?? of), of };
  });
}

function pathsIn(root: XmlNode, notes: readonly XmlNode[]): string[] {
  return [...textsIn(root).map(({ element }) => element), ...notes].flatMap((element) => {
    const name = internalName(attribute(element, 'plainTextPath') ?? '');
    return name === null ? [] : [name];
  });
}

/** Ours have their own ids under the GUIDs. */
function usersIn(root: XmlNode, payload: JsonObject): ReadonlyMap<string, Annotator> {
  const ours = objectAt(payload, 'users');
  const users = childrenNamed(childNamed(root, 'Users') ?? root, 'User');
  return new Map(
    users.flatMap((user) => {
      const guid = attribute(user, 'guid') ?? '';
      if (guid === '') return [];
      const mine = objectAt(ours, sameGuid(guid));
      const id = textAt(mine, 'id') ?? guid;
      const name = attribute(user, 'name') ?? attribute(user, 'id') ?? guid;
      const annotator: Annotator = {
        id: (id === '' ? guid : id) as AnnotatorId,
        name: textAt(mine, 'name') ?? name,
      };
      return [[sameGuid(guid), annotator] as const];
    }),
  );
}

function tagsetsIn(payload: JsonObject): Tagset[] {
  const listed = member(payload, 'tagsets');
  return (Array.isArray(listed) ? listed : []).flatMap((json) => {
    const tagset = typeof json === 'string' ? carriedTagset(json) : null;
    return tagset === null ? [] : [tagset];
  });
}
