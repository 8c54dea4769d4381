// What a reader of the page would see of it, as a small tree of our own: no scripts, no hidden parts, no drawings, and
// never deeper than a bound, so that whatever walks it may recurse.

import { isBlank } from '../../../../shared/text/white-space.ts';
import { bodyOf, isElement, isHtmlElement, isText } from './parse-html.ts';
import type { RawDocument, RawElement, RawNode } from './parse-html.ts';
import { contentOf, unscripted } from './composed.ts';
import { hiding, isEmbedded, mathText } from './visibility.ts';

export interface ShownText {
  readonly kind: 'text';
  readonly text: string;
  /** In the decoded HTML, UTF-16; -1 when the parser cannot say. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** Whether it was found to be of the page's article. */
  isArticle: boolean;
}

type ShownNode = ShownElement | ShownText;

export interface ShownElement {
  readonly kind: 'element';
  readonly tag: string;
  readonly attrs: RawElement['attrs'];
  children: ShownNode[];
  readonly parent: ShownElement | null;
  /** Its place in document order. */
  readonly index: number;
  /** Characters in it that are not white space alone; roughly what it weighs. */
  textLength: number;
}

export interface ShownTree {
  readonly body: ShownElement;
  /** In document order, so that `elements[e.index] === e`. */
  readonly elements: readonly ShownElement[];
  /** Elements deeper than the bound, whose text went to the deepest one that is kept. */
  readonly flattened: number;
  /** Where films and other pages are embedded: the number of the element that follows each. */
  readonly embedded: readonly number[];
}

/** Deeper pages are rarer than hostile ones; browsers stop at 512. */
const deepest = 200;
/** Every attribute may be looked at many times. */
const mostAttributes = 200;

/**
 * Reads the tree of a page, and uses it up. With `everything`, what is hidden by attributes or styles is taken too: for
 * pages that hide all they have. O(n), and not recursive.
 */
export function shownTree(document: RawDocument, everything: boolean): ShownTree {
  const root = bodyOf(document);
  const reader = new Reader(root, everything);
  reader.read(root);
  weigh(reader.elements);
  return {
    body: reader.body,
    elements: reader.elements,
    flattened: reader.flattened,
    embedded: reader.embedded,
  };
}

interface Place {
  readonly parent: ShownElement;
  readonly depth: number;
  /** The element whose children a shadow tree shows in its slots. */
  readonly host: RawElement | null;
}

class Reader {
  readonly elements: ShownElement[] = [];
  readonly body: ShownElement;
  readonly embedded: number[] = [];
  flattened = 0;
  readonly #everything: boolean;
  readonly #isHidden: (element: RawElement) => boolean;
  readonly #pending: (Place & { readonly node: RawNode })[] = [];

  constructor(root: RawElement | null, everything: boolean) {
    this.#everything = everything;
    this.#isHidden = hiding(root, everything);
    this.body = this.#add('body', root?.attrs ?? [], null);
  }

  read(root: RawElement | null): void {
    this.#push(root?.childNodes ?? [], { parent: this.body, depth: 1, host: null });
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const { node, parent } = next;
      if (isText(node)) addText(parent, node.value, node.sourceCodeLocation);
      else if (isElement(node)) this.#readElement(node, next);
    }
  }

  #readElement(node: RawElement, place: Place): void {
    const { parent, depth, host } = place;
    if (node.tagName === 'noscript') this.#push(unscripted(node, this.#everything), place);
    else if (node.tagName === 'math' && !isHtmlElement(node)) addText(parent, mathText(node), null);
    if (!isHtmlElement(node)) return;
    if (isEmbedded(node)) this.embedded.push(this.elements.length);
    if (this.#isHidden(node)) return;
    if (depth >= deepest) this.flattened += 1;
    const isFlat = depth >= deepest && !standsAlone.has(node.tagName);
    const shown = isFlat ? parent : this.#add(node.tagName, node.attrs, parent);
    const content = contentOf(node, host);
    this.#push(content.nodes, { parent: shown, depth: depth + 1, host: content.host });
    // What was read may go: a large page would else be in memory twice.
    if (!isLookedAtAgain(node)) node.childNodes = [];
  }

  #push(nodes: readonly RawNode[], { parent, depth, host }: Place): void {
    for (let at = nodes.length - 1; at >= 0; at -= 1) {
      const node = nodes[at];
      if (node !== undefined) this.#pending.push({ node, parent, depth, host });
    }
  }

  #add(tag: string, attrs: RawElement['attrs'], parent: ShownElement | null): ShownElement {
    const made: ShownElement = {
      kind: 'element',
      tag,
      attrs: attrs.length > mostAttributes ? attrs.slice(0, mostAttributes) : attrs,
      children: noChildren,
      parent,
      index: this.elements.length,
      textLength: 0,
    };
    this.elements.push(made);
    if (parent !== null) append(parent, made);
    return made;
  }
}

/** By its slots and by what it shows without scripts. */
function isLookedAtAgain({ childNodes }: RawElement): boolean {
  return childNodes.some(({ nodeName }) => nodeName === 'noscript' || nodeName === 'template');
}

/** Without these, words of two lines or pictures would be lost when what is too deep is flattened. */
const standsAlone = new Set(['br', 'img', 'hr']);

function addText(parent: ShownElement, text: string, place: TextPlace): void {
  if (text === '') return;
  append(parent, {
    kind: 'text',
    text,
    startUtf16: place?.startOffset ?? -1,
    endUtf16: place?.endOffset ?? -1,
    isArticle: false,
  });
}

const noChildren: ShownNode[] = [];

/** An array that grows from nothing takes room for seventeen; most elements have one child. */
function append(parent: ShownElement, child: ShownNode): void {
  if (parent.children === noChildren) parent.children = [child];
  else parent.children.push(child);
}

type TextPlace = { readonly startOffset: number; readonly endOffset: number } | null | undefined;

function weigh(elements: readonly ShownElement[]): void {
  // Children come after their parents, so that going back adds up whole subtrees.
  for (let at = elements.length - 1; at >= 0; at -= 1) {
    const element = elements[at];
    if (element === undefined) continue;
    for (const child of element.children) {
      if (child.kind === 'text' && !isBlank(child.text, 0, child.text.length)) {
        element.textLength += child.text.length;
      }
    }
    if (element.parent !== null) element.parent.textLength += element.textLength;
  }
}
