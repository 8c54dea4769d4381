// Everything a page says about itself in its markup, gathered in one walk: meta tags, links, data islands, times.
// Nothing is judged here, but every value is bounded.

import { attributeOf, isElement, isText } from '../parse-html.ts';
import type { RawDocument, RawElement, RawNode } from '../parse-html.ts';

export interface PageFacts {
  /** By lower-case name, property or http-equiv, in the page's order. */
  readonly metas: ReadonlyMap<string, readonly string[]>;
  /** By itemprop. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** By the words of `rel`. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  readonly jsonLd: readonly string[];
  readonly title: string | null;
  readonly baseHref: string | null;
  readonly language: string | null;
  readonly direction: string | null;
  /** Text of elements that name the author of the page by `rel`. */
  readonly authors: readonly string[];
  /** `datetime` of `time` elements said to be of publication. */
  readonly published: readonly string[];
  /** The address that a saved page's comment gives. */
  readonly savedFrom: string | null;
}

const mostValues = 20;
const longestValue = 4000;
const longestJson = 2_000_000;

class Facts {
  readonly metas = new Map<string, string[]>();
  readonly items = new Map<string, string[]>();
  readonly links = new Map<string, string[]>();
  readonly jsonLd: string[] = [];
  readonly authors: string[] = [];
  readonly published: string[] = [];
  title: string | null = null;
  baseHref: string | null = null;
  language: string | null = null;
  direction: string | null = null;
  savedFrom: string | null = null;
}

/** O(n), not recursive. Templates and drawings are not looked into. */
export function pageFacts(document: RawDocument): PageFacts {
  const facts = new Facts();
  const pending: RawNode[] = document.childNodes.toReversed();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.nodeName === '#comment' && 'data' in node) facts.savedFrom ??= savedAddress(node.data);
    if (!isElement(node)) continue;
    read(facts, node);
    if (node.tagName === 'svg' || node.tagName === 'math') continue;
    const { childNodes } = node;
    for (let at = childNodes.length - 1; at >= 0; at -= 1) {
      const child = childNodes[at];
      if (child !== undefined && !isText(child)) pending.push(child);
    }
  }
  return facts;
}

const readers: Readonly<Record<string, (facts: Facts, element: RawElement) => void>> = {
  html(facts, element) {
    facts.language ??= attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
    facts.direction ??= attributeOf(element, 'dir');
  },
  body(facts, element) {
    facts.language ??= attributeOf(element, 'lang');
    facts.direction ??= attributeOf(element, 'dir');
  },
  title(facts, element) {
    facts.title ??= ownText(element);
  },
  base(facts, element) {
    facts.baseHref ??= attributeOf(element, 'href');
  },
  meta(facts, element) {
    const content = attributeOf(element, 'content');
    if (content === null) return;
    for (const name of ['name', 'property', 'http-equiv']) {
      const key = attributeOf(element, name);
      if (key !== null) put(facts.metas, key.toLowerCase(), content);
    }
  },
  link(facts, element) {
    const href = attributeOf(element, 'href');
    const rel = attributeOf(element, 'rel');
    if (href === null || rel === null) return;
    for (const word of rel.toLowerCase().slice(0, 200).split(/\s+/)) put(facts.links, word, href);
  },
  script(facts, element) {
    if (!/^\s*application\/ld\+json/i.test(attributeOf(element, 'type') ?? '')) return;
    const text = ownText(element, longestJson + 1);
    if (text.length <= longestJson && facts.jsonLd.length < mostValues) facts.jsonLd.push(text);
  },
  time(facts, element) {
    const time = attributeOf(element, 'datetime');
    if (time === null || facts.published.length >= mostValues) return;
    if (attributeOf(element, 'pubdate') !== null) facts.published.push(time.slice(0, longestValue));
  },
};

function read(facts: Facts, element: RawElement): void {
  if (Object.hasOwn(readers, element.tagName)) readers[element.tagName]?.(facts, element);
  if (element.attrs.length === 0) return;
  for (const { name, value } of element.attrs) {
    if (name === 'itemprop') {
      for (const word of value.slice(0, 200).split(/\s+/))
        put(facts.items, word, itemValue(element));
    } else if (name === 'rel' && element.tagName === 'a' && /(?:^|\s)author(?:\s|$)/i.test(value)) {
      if (facts.authors.length < mostValues) facts.authors.push(deepText(element));
    }
  }
}

function put(into: Map<string, string[]>, key: string, value: string): void {
  if (value.trim() === '' || (into.size >= 500 && !into.has(key))) return;
  const values = into.get(key) ?? [];
  if (values.length < mostValues) values.push(value.slice(0, longestValue));
  into.set(key, values);
}

function itemValue(element: RawElement): string {
  const stated = ['content', 'datetime', 'href'].map((name) => attributeOf(element, name));
  return stated.find((value) => value !== null) ?? deepText(element);
}

function ownText(element: RawElement, longest = longestValue): string {
  let text = '';
  for (const child of element.childNodes) {
    if (isText(child)) text += child.value.slice(0, longest);
    if (text.length >= longest) break;
  }
  return text;
}

/** The text of an element that names somebody or a day; a longer one is neither. */
function deepText(element: RawElement): string {
  let text = '';
  let visited = 0;
  const pending: RawNode[] = [element];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    visited += 1;
    if (visited > 100 || text.length > 500) return '';
    if (isText(node)) text += node.value;
    else if (isElement(node) && !/^(?:script|style|svg)$/.test(node.tagName)) {
      pending.push(...node.childNodes.slice(0, 100).toReversed());
    }
  }
  return text;
}

/** `saved from url=(0034)https://…` of browsers, `Page saved with SingleFile url: https://…`. */
function savedAddress(comment: string): string | null {
  const text = comment.slice(0, longestValue);
  if (/saved from url=/i.test(text)) {
    return /saved from url=\(\d+\)\s*(\S+)/i.exec(text)?.[1] ?? null;
  }
  return /singlefile/i.test(text) ? (/^\s*url:\s*(\S+)/im.exec(text)?.[1] ?? null) : null;
}
