// What Readability asks of a DOM, done to ours and to one of another hand.

import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import {
  ArticleDocument,
  type ArticleElement,
  type ArticleNode,
} from '../../../electron/workspace/importers/html/article-dom.ts';

/** What both have in common. */
interface Like {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<Like>;
  readonly parentNode: unknown;
}
interface LikeElement extends Like {
  readonly children: ArrayLike<Like>;
  readonly firstElementChild: Like | null;
  readonly nextElementSibling: Like | null;
  readonly firstChild: Like | null;
  readonly lastChild: Like | null;
  appendChild(child: unknown): unknown;
  removeChild(child: unknown): unknown;
  replaceChild(child: unknown, old: unknown): unknown;
  querySelectorAll(tags: string): ArrayLike<Like>;
  getElementsByTagName(tag: string): ArrayLike<Like>;
}
interface LikeDocument {
  readonly body: LikeElement;
  createElement(tag: string): LikeElement;
  createTextNode(text: string): Like;
}

const names = (nodes: ArrayLike<Like>): string[] =>
  Array.from(nodes, ({ nodeName, textContent }) => `${nodeName} ${textContent}`);

function shown(element: LikeElement): unknown {
  return {
    nodes: names(element.childNodes),
    children: names(element.children),
    ends: [element.firstChild?.nodeName, element.lastChild?.nodeName],
    first: element.firstElementChild?.nodeName,
    next: element.nextElementSibling?.nodeName,
    all: names(element.querySelectorAll('p,div,span,br,h2')),
    some: names(element.querySelectorAll('p,div')),
    one: names(element.getElementsByTagName('p')),
    inside: Array.from(element.children, (child) => shown(child as LikeElement)),
  };
}

/** Each step takes nodes by number; steps that would put a node into itself are passed over. */
interface Step {
  readonly act: 'append' | 'remove' | 'replace' | 'look';
  readonly node: number;
  readonly other: number;
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom('append', 'append', 'append', 'remove', 'replace', 'look'),
    node: fc.nat(11),
    other: fc.nat(11),
  }),
  { maxLength: 60 },
);

function isInside(node: unknown, other: unknown): boolean {
  for (let at = other; at != null; at = (at as Like).parentNode) if (at === node) return true;
  return false;
}

function played(document: LikeDocument, all: readonly Step[]): unknown[] {
  const tags = ['p', 'div', 'span', 'p', 'div', 'br', 'h2', 'span'];
  const nodes: Like[] = [
    document.body,
    ...tags.map((tag) => document.createElement(tag)),
    ...['a', 'b', 'c'].map((text) => document.createTextNode(text)),
  ];
  const seen: unknown[] = [];
  for (const { act, node, other } of all) {
    const [child, parent] = [nodes[node], nodes[other]];
    if (child === undefined || parent === undefined || parent.nodeType !== 1) continue;
    const element = parent as LikeElement;
    const isFree = !isInside(child, element) && child !== document.body;
    if (act === 'look') seen.push(Array.from(element.children, ({ nodeName }) => nodeName));
    else if (act === 'append' && isFree) element.appendChild(child);
    else if (act === 'replace' && isFree && element.firstChild !== null) {
      element.replaceChild(child, element.firstChild);
    } else if (act === 'remove' && child.parentNode === element) element.removeChild(child);
  }
  return [...seen, shown(document.body)];
}

test('nodes that are moved about stand where they would in another DOM', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { document } = parseHTML('<!doctype html><html><head></head><body></body></html>');
      const theirs = played(document, all);
      expect(played(new ArticleDocument<never>() as unknown as LikeDocument, all)).toEqual(theirs);
    }),
    { numRuns: 500 },
  );
});

test('children that are taken out one after the other are gone from the list of children', () => {
  const document = new ArticleDocument<never>();
  const made = Array.from({ length: 6 }, (_, at) =>
    document.body.appendChild(document.createElement(`h${at + 1}`)),
  );
  const tags = () => document.body.children.map(({ localName }) => localName);
  expect(tags()).toHaveLength(6);
  made[1]?.remove();
  expect(tags()).toEqual(['h1', 'h3', 'h4', 'h5', 'h6']);
  made[0]?.remove();
  made[3]?.remove();
  made[5]?.remove();
  expect(tags()).toEqual(['h3', 'h5']);
  expect(document.getElementsByTagName('*').map(({ localName }) => localName)).toEqual([
    'head',
    'body',
    'h3',
    'h5',
  ]);
});

test('an element keeps its attributes, its name in both spellings and what Readability notes', () => {
  const document = new ArticleDocument<string>();
  const element: ArticleElement<string> = document.createElement('Div');
  element.className = 'story';
  element.setAttribute('id', 'main');
  element.setAttribute('id', 'other');
  expect([element.localName, element.nodeName, element.id]).toEqual(['div', 'DIV', 'other']);
  const copy = document.createElement('p');
  for (const attribute of element.attributes) copy.setAttributeNode(attribute.cloneNode());
  element.removeAttribute('class');
  expect([element.hasAttribute('class'), element.getAttribute('class')]).toEqual([false, null]);
  expect([copy.className, copy.id]).toEqual(['story', 'other']);
  const text: ArticleNode<string> = document.createTextNode('Words', ['origin']);
  element.appendChild(text);
  expect([element.textContent, text.origin]).toEqual(['Words', ['origin']]);
});
