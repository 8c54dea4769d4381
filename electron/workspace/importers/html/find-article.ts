// Which texts of a page are the article. Mozilla's Readability decides, on a DOM of its own that is thrown away: what
// comes back is only which of our texts are still in it, as a mark on each.

import { Readability } from '@mozilla/readability';
import { ArticleDocument, type ArticleElement, type ArticleNode } from './article-dom.ts';
import { attributeOf } from './parse-html.ts';
import type { ShownElement, ShownText, ShownTree } from './shown-tree.ts';

export interface FoundArticle {
  /** Whether the page was too large to weigh, so that its own tags had to say what the article is. */
  readonly byTagsOnly: boolean;
}

/** Above these, weighing a page takes longer and more memory than it is worth. */
const mostElements = 250_000;
const longestText = 16 * 1024 * 1024;

/** Marks the texts of the article; null when the page has none that stands out. */
export function findArticle({ body, elements }: ShownTree): FoundArticle | null {
  if (elements.length > mostElements || body.textLength > longestText) return byTags(elements);
  const document = emptyPage();
  fill(document, body);
  // Readability keeps the page as HTML and may begin again from it; refilling is faster, and keeps track of the texts.
  Object.defineProperty(document.body, 'innerHTML', {
    get: () => '',
    set: () => {
      fill(document, body);
    },
  });
  // Its types are those of a browser, which the workspace does not have.
  const serializer = (node: unknown) => node as DomNode;
  const root = new Readability<DomNode>(document, { serializer, keepClasses: true }).parse()
    ?.content;
  if (root == null) return null;
  markTexts(root);
  return { byTagsOnly: false };
}

/**
 * With an author and a title given, Readability neither looks for them in every element nor takes byline and headline
 * out of the page; both are found by us.
 */
function emptyPage(): ArticleDocument<ShownText> {
  const document = new ArticleDocument<ShownText>();
  for (const [key, name] of [
    ['name', 'author'],
    ['property', 'og:title'],
  ] as const) {
    const meta = document.head.appendChild(document.createElement('meta'));
    meta.setAttribute(key, name);
    meta.setAttribute('content', '—');
  }
  return document;
}

const telling = new Set(['class', 'id', 'rel', 'role', 'itemprop']);
const longestValue = 500;
/** Formatting says nothing about what the article is; a paragraph is one text without it. */
const formatting = new Set(
  'abbr b bdi bdo big cite data del dfn em font i ins kbd mark q s samp small strike strong sub sup tt u var wbr'.split(
    ' ',
  ),
);
/** Articles are not nested deeper; weighing a part costs as much as there is in it, on every level. */
const deepest = 80;

/** A text of the DOM knows which texts of the page it consists of. */
type DomNode = ArticleNode<ShownText>;
type DomElement = ArticleElement<ShownText>;

function fill(document: ArticleDocument<ShownText>, body: ShownElement): void {
  while (document.body.lastChild !== null) document.body.lastChild.remove();
  describe(document.body, body);
  let texts: ShownText[] = [];
  const endText = (to: DomElement) => {
    if (texts.length === 0) return;
    const text = texts.map((original) => original.text).join('');
    to.appendChild(document.createTextNode(text, texts));
    texts = [];
  };
  // In document order: Readability walks the page many times, and nodes made side by side are read faster.
  const into = (to: DomElement, from: ShownElement, depth: number) => {
    for (const child of from.children) {
      if (child.kind === 'text') {
        texts.push(child);
        continue;
      }
      if (depth >= deepest || saysNothing(child)) {
        into(to, child, depth);
        continue;
      }
      endText(to);
      const made = document.createElement(plainTag.test(child.tag) ? child.tag : 'span');
      describe(made, child);
      to.appendChild(made);
      into(made, child, depth + 1);
      endText(made);
    }
  };
  into(document.body, body, 0);
  endText(document.body);
}

/** Formatting, and boxes without text; what they hold counts as their parent's. */
function saysNothing({ tag, attrs, textLength }: ShownElement): boolean {
  return textLength === 0
    ? !/^(?:img|br|hr)$/.test(tag)
    : attrs.length === 0 && formatting.has(tag);
}

const plainTag = /^[a-z][a-z0-9-]*$/;

/** Addresses mean nothing here, only whether a link stays on the page. */
function describe(made: DomElement, { attrs }: ShownElement): void {
  for (const { name, value } of attrs) {
    if (telling.has(name) && value !== '') made.setAttribute(name, value.slice(0, longestValue));
    else if (name === 'href' && value.startsWith('#')) made.setAttribute(name, '#here');
  }
}

function markTexts(root: DomNode): void {
  const pending: DomNode[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.nodeType === 3) {
      for (const text of node.origin) text.isArticle = true;
      continue;
    }
    for (let child = node.firstChild; child !== null; child = child.nextSibling)
      pending.push(child);
  }
}

/** The largest `article` or `main` element. */
function byTags(elements: readonly ShownElement[]): FoundArticle | null {
  let best: ShownElement | null = null;
  for (const element of elements) {
    const isArticle =
      /^(?:article|main)$/.test(element.tag) || attributeOf(element, 'itemprop') === 'articleBody';
    if (isArticle && element.textLength > (best?.textLength ?? 0)) best = element;
  }
  if (best === null) return null;
  const pending: ShownElement[] = [best];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const child of next.children) {
      if (child.kind === 'text') child.isArticle = true;
      else pending.push(child);
    }
  }
  return { byTagsOnly: true };
}
