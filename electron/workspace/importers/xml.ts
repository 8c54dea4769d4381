// Reads XML as events, with names by namespace rather than by whatever prefix a file uses. No entity of a file's own
// is ever expanded and nothing outside it is ever fetched; what is not well-formed is an error that names the place.

import { SaxesParser } from 'saxes';
import { AppError } from '../../../shared/ipc/result.ts';
import { refused } from './read-source.ts';
import { damaged } from './zip.ts';

/** One XML file to be read, with what messages call it. */
export interface XmlSource {
  /** The file as the user named it. */
  readonly file: string;
  /** The part of it, such as `word/document.xml`; null when the file itself is the XML. */
  readonly part: string | null;
  readonly text: string;
}

/** From namespace to the prefix that handlers see, such as `urn:oasis:…:text:1.0` to `text`. */
export type Namespaces = ReadonlyMap<string, string>;

export type XmlAttributes = Readonly<Record<string, string | undefined>>;

export interface XmlHandler {
  /** `name` is `prefix:local`, or `?:local` outside the known namespaces; attributes of none keep their bare name. */
  readonly open: (name: string, attributes: XmlAttributes, isSelfClosing: boolean) => void;
  readonly close: (name: string, isSelfClosing: boolean) => void;
  readonly text?: (text: string) => void;
  readonly cdata?: (text: string) => void;
  readonly comment?: (content: string) => void;
  /** Of a processing instruction, what follows its target. */
  readonly instruction?: (content: string) => void;
}

/** Deeper than any document; less than what recursive readers of the tree can take. */
export const deepestXml = 256;

/** The names in force inside an element that declares namespaces. */
class Scope {
  readonly depth: number;
  readonly outer: Scope | null;
  readonly #prefixes: ReadonlyMap<string, string>;
  readonly #elements = new Map<string, string>();
  readonly #attributes = new Map<string, string>();
  /** Whether every attribute name that a handler may ask for already is as handlers know it. */
  readonly isPlain: boolean;

  constructor(
    depth: number,
    outer: Scope | null,
    prefixes: ReadonlyMap<string, string>,
    namespaces: Namespaces,
  ) {
    this.depth = depth;
    this.outer = outer;
    this.#prefixes = prefixes;
    const names = new Set(namespaces.values());
    this.isPlain = [...prefixes].every(
      ([prefix, known]) =>
        prefix === '' || prefix === known || (known === '?' && !names.has(prefix)),
    );
  }

  inner(depth: number, attributes: XmlAttributes, namespaces: Namespaces): Scope {
    const prefixes = new Map(this.#prefixes);
    for (const [name, uri] of Object.entries(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      prefixes.set(name.slice(6), namespaces.get(uri ?? '') ?? '?');
    }
    return new Scope(depth, this, prefixes, namespaces);
  }

  element(qualified: string): string {
    let name = this.#elements.get(qualified);
    if (name === undefined) {
      const colon = qualified.indexOf(':');
      const prefix = this.#prefixes.get(colon === -1 ? '' : qualified.slice(0, colon)) ?? '?';
      name = `${prefix}:${qualified.slice(colon + 1)}`;
      this.#elements.set(qualified, name);
    }
    return name;
  }

  attributes(given: XmlAttributes): XmlAttributes {
    if (this.isPlain) return given;
    const result = Object.create(null) as Record<string, string | undefined>;
    for (const [name, value] of Object.entries(given)) {
      let known = this.#attributes.get(name);
      if (known === undefined) {
        known = name.includes(':') ? this.element(name) : name;
        this.#attributes.set(name, known);
      }
      result[known] = value;
    }
    return result;
  }
}

/**
 * Calls the handler for everything in the file, in order. It is made from the parser's position: the UTF-16 offset in
 * `source.text` after the tag or section in question.
 * Throws an AppError for XML that is not well-formed, nested too deeply, or declares entities.
 */
export function readXml(
  source: XmlSource,
  namespaces: Namespaces,
  makeHandler: (position: () => number) => XmlHandler,
): void {
  const parser = new SaxesParser({});
  const handler = makeHandler(() => parser.position);
  let depth = 0;
  let scope = new Scope(0, null, new Map([['xml', 'xml']]), namespaces);
  const lastDeclaration = source.text.lastIndexOf('xmlns');
  let before = 0;
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw ownEntities(source);
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    depth += 1;
    if (depth > deepestXml) throw tooDeep(source);
    if (before <= lastDeclaration && declares(attributes)) {
      scope = scope.inner(depth, attributes, namespaces);
    }
    before = parser.position;
    handler.open(scope.element(name), scope.attributes(attributes), isSelfClosing);
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    handler.close(scope.element(name), isSelfClosing);
    if (scope.depth === depth && scope.outer !== null) scope = scope.outer;
    depth -= 1;
  });
  if (handler.text !== undefined) parser.on('text', handler.text);
  const cdata = handler.cdata ?? handler.text;
  if (cdata !== undefined) parser.on('cdata', cdata);
  if (handler.comment !== undefined) parser.on('comment', handler.comment);
  const { instruction } = handler;
  if (instruction !== undefined)
    parser.on('processinginstruction', ({ body }) => instruction(body));
  try {
    parser.write(source.text).close();
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : notWellFormed(source, thrown);
  }
}

function declares(attributes: XmlAttributes): boolean {
  for (const attribute in attributes) if (attribute.startsWith('xmlns')) return true;
  return false;
}

const nameOf = ({ part }: XmlSource): string => (part === null ? 'it' : `“${part}” in it`);

function notWellFormed(source: XmlSource, thrown: unknown): AppError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  // saxes begins with line and column, and ends with a full stop.
  const [, line, what] = /^(?:undefined:)?(\d+):\d+: ([^]*?)\.?$/.exec(reason) ?? [
    null,
    '1',
    reason,
  ];
  return damaged(source.file, `${nameOf(source)} is not well-formed XML (line ${line}: ${what})`);
}

function ownEntities(source: XmlSource): AppError {
  return refused(
    'file-invalid',
    source.file,
    `cannot be read: ${nameOf(source)} declares entities of its own, which Sourcebench never expands.`,
    'Open it in the program it was written with, save it again, and import that.',
  );
}

function tooDeep(source: XmlSource): AppError {
  return refused(
    'file-invalid',
    source.file,
    `cannot be read: ${nameOf(source)} is nested more than ${deepestXml} levels deep.`,
    'Open it in the program it was written with, copy the text into a new document, and import that.',
  );
}
