// The XML of REFI-QDA as a tree of plain data, both ways. Nothing outside a file is fetched and no entity of its own is
// expanded; depth and size are bounded, so that what is kept of a tree can be written as JSON again.

import { SaxesParser } from 'saxes';

/** An element without its namespace. Text is that of the element itself; only leaves have text in REFI-QDA. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: readonly XmlNode[];
  readonly text: string;
}

export interface XmlFault {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

export interface XmlDocument {
  readonly root: XmlNode;
  readonly namespace: string;
  readonly lineOf: (node: XmlNode) => number;
}

/** Codes may be nested; each level takes two of the levels that JSON is read with (read-json.ts). */
const DEEPEST = 40;
const MOST_NODES = 3_000_000;

interface Growing {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: Growing[];
  text: string;
}

class Refusal extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/** Never throws. */
export function parseXml(text: string): XmlDocument | XmlFault {
  const parser = new SaxesParser({ xmlns: true });
  const above: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open: Growing[] = [above];
  const lines = new WeakMap<object, number>();
  let namespace = '';
  let nodes = 0;
  parser.on('doctype', (doctype) => {
    if (!doctype.includes('[')) return;
    throw new Refusal(
      'It declares entities of its own, which are never expanded.',
      'Export it again from the program it was made with.',
    );
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    nodes += 1;
    if (open.length > DEEPEST || nodes > MOST_NODES) {
      throw new Refusal(
        open.length > DEEPEST
          ? `It is nested more than ${DEEPEST} levels deep.`
          : `It has more than ${MOST_NODES} elements.`,
        'Flatten the codes, or export the project in parts.',
      );
    }
    if (open.length === 1) namespace = uri;
    const plain = Object.values(attributes).filter(({ prefix }) => prefix === '');
    const element: Growing = {
      name: local,
      attributes: Object.fromEntries(
        plain.filter((one) => one.local !== 'xmlns').map((one) => [one.local, one.value]),
      ),
      children: [],
      text: '',
    };
    lines.set(element, parser.line);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined && closed.children.length > 0) closed.text = '';
  });
  const addText = (words: string) => {
    const inner = open.at(-1);
    if (inner !== undefined) inner.text += words;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  try {
    parser.write(text).close();
  } catch (thrown) {
    return faultOf(thrown, parser.line);
  }
  const [root = above] = above.children;
  return { root, namespace, lineOf: (node) => lines.get(node) ?? 1 };
}

function faultOf(thrown: unknown, line: number): XmlFault {
  if (thrown instanceof Refusal) return { line, message: thrown.message, remedy: thrown.remedy };
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  const what = reason.replace(/^(?:undefined:)?\d+:\d+: /, '').replace(/\.$/, '');
  return {
    line,
    message: `It is not well-formed XML: ${what}.`,
    remedy: 'The file seems cut off or damaged; export it again.',
  };
}

export const isFault = (parsed: XmlDocument | XmlFault): parsed is XmlFault => 'message' in parsed;

export const node = (
  name: string,
  attributes: { readonly [name: string]: string | null },
  ...content: readonly (XmlNode | string)[]
): XmlNode => ({
  name,
  attributes: Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== null),
  ),
  children: content.filter((one) => typeof one !== 'string'),
  text: content.filter((one) => typeof one === 'string').join(''),
});

export const childrenNamed = ({ children }: XmlNode, name: string): readonly XmlNode[] =>
  children.filter((one) => one.name === name);

export const childNamed = ({ children }: XmlNode, name: string): XmlNode | undefined =>
  children.find((one) => one.name === name);

export const attribute = ({ attributes }: XmlNode, name: string): string | null =>
  Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;

// Anything but what XML 1.0 allows as a character (section 2.2).
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** XML has no way to say some characters, not even by their number. */
export const isXmlText = (text: string): boolean => text.search(notXml) === -1;

const escapes: { readonly [char: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** A reader would take a carriage return for a line feed, and both for a space in an attribute, were they as they are. */
const escaped = (text: string, what: RegExp): string =>
  text.replace(notXml, '\ufffd').replace(what, (char) => escapes[char] ?? char);

/** One element a line, indented; text stands as it is. */
export function* xmlLines(given: XmlNode, indent = ''): Generator<string, void> {
  const attributes = Object.entries(given.attributes)
    .map(([name, value]) => ` ${name}="${escaped(value, /[&<>"\t\n\r]/g)}"`)
    .join('');
  const start = `${indent}<${given.name}${attributes}`;
  if (given.children.length > 0) {
    yield `${start}>\n`;
    for (const child of given.children) yield* xmlLines(child, `${indent}  `);
    yield `${indent}</${given.name}>\n`;
  } else if (given.text === '') yield `${start}/>\n`;
  else yield `${start}>${escaped(given.text, /[&<>\r]/g)}</${given.name}>\n`;
}
