// Small XML files as trees, for looking things up in them.

import { readXml, type Namespaces, type XmlAttributes, type XmlSource } from './xml.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: readonly XmlElement[];
  /** All text inside, of the elements in it too. */
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: Growing[];
  text: string;
}

/** The root element. Names and errors as of {@link readXml}. */
export function xmlTree(source: XmlSource, namespaces: Namespaces): XmlElement {
  const above: Growing = { name: '', attributes: {}, children: [], text: '' };
  const open: Growing[] = [above];
  readXml(source, namespaces, () => ({
    open: (name, attributes) => {
      const element = { name, attributes, children: [], text: '' };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => {
      const closed = open.pop();
      const outer = open.at(-1);
      if (closed !== undefined && outer !== undefined) outer.text += closed.text;
    },
    text: (text) => {
      const inner = open.at(-1);
      if (inner !== undefined) inner.text += text;
    },
  }));
  return above.children[0] ?? above;
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** The elements of that name at any depth, in document order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  const visit = (each: XmlElement) => {
    if (each.name === name) found.push(each);
    for (const inner of each.children) visit(inner);
  };
  visit(element);
  return found;
}
