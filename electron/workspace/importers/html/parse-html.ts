// HTML and XHTML to a tree, as the standard builds it, with where each text stands in the source. Hostile input cannot
// make it large: formatting that the standard re-opens in every paragraph is re-opened only so often.

import {
  defaultTreeAdapter,
  html as names,
  Parser,
  Token,
  Tokenizer,
  type DefaultTreeAdapterTypes,
  type ParserOptions,
} from 'parse5';

export type RawNode = DefaultTreeAdapterTypes.ChildNode;
export type RawElement = DefaultTreeAdapterTypes.Element;
type RawText = DefaultTreeAdapterTypes.TextNode;
export type RawDocument = DefaultTreeAdapterTypes.Document;
type Tree = DefaultTreeAdapterTypes.DefaultTreeAdapterMap;

/** Elements that may be re-opened; real pages need some dozens. */
const mostReopened = 200_000;

const none: RawNode[] = [];
const textName = defaultTreeAdapter.createTextNode('').nodeName;

/** A tree that is thrifty with memory, because a large page has millions of nodes: only texts know their places. */
const thriftyTree: typeof defaultTreeAdapter = {
  ...defaultTreeAdapter,
  createElement(tagName, namespaceURI, attrs) {
    return { nodeName: tagName, tagName, attrs, namespaceURI, childNodes: none, parentNode: null };
  },
  createTextNode(value) {
    // With its place from the start: a property that comes later takes more room.
    return { nodeName: textName, value, parentNode: null, sourceCodeLocation: null };
  },
  appendChild(parent, child) {
    // An array that grows from nothing takes room for seventeen; most elements have one child.
    if (parent.childNodes === none) parent.childNodes = [child];
    else parent.childNodes.push(child);
    child.parentNode = parent;
  },
  insertText(parent, value) {
    const last = parent.childNodes.at(-1);
    if (last !== undefined && isText(last)) last.value += value;
    else thriftyTree.appendChild(parent, thriftyTree.createTextNode(value));
  },
  setNodeSourceCodeLocation(node, location) {
    if (node.nodeName !== textName || location === null) return;
    const { startOffset, endOffset } = location;
    // Lines and columns are not asked for, and would double what a text costs.
    node.sourceCodeLocation = { startOffset, endOffset } as Token.Location;
  },
  updateNodeSourceCodeLocation(node, end) {
    if (node.nodeName === textName && node.sourceCodeLocation && end.endOffset !== undefined) {
      node.sourceCodeLocation.endOffset = end.endOffset;
    }
  },
};

const rawTextTags = new Set(['title', 'script', 'style', 'textarea', 'iframe', 'noscript', 'xmp']);
const voidTags = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** Hands over text as it stands: the library's own hands over every word and every space by itself. */
class TextTokenizer extends Tokenizer {
  protected override _ensureCharacterToken(type: Token.CharacterToken['type']): void {
    // White space that follows words goes where they go; before them it does not.
    const isWithin =
      type === Token.TokenType.WHITESPACE_CHARACTER &&
      this.currentCharacterToken?.type === Token.TokenType.CHARACTER;
    if (!isWithin) super._ensureCharacterToken(type);
  }
}

class BoundedParser extends Parser<Tree> {
  readonly isXml: boolean;
  #reopened = 0;

  constructor(options: ParserOptions<Tree>, isXml: boolean) {
    super(options);
    this.tokenizer = new TextTokenizer(this.options, this);
    this.isXml = isXml;
  }

  override _reconstructActiveFormattingElements(): void {
    if (this.#reopened >= mostReopened) return;
    const before = this.openElements.stackTop;
    super._reconstructActiveFormattingElements();
    this.#reopened += this.openElements.stackTop - before;
  }

  override onStartTag(token: Token.TagToken): void {
    const isEmpty = this.isXml && token.selfClosing && !voidTags.has(token.tagName);
    if (!isEmpty || this.currentNotInHTML) {
      super.onStartTag(token);
      return;
    }
    // In HTML the slash means nothing: `<title/>` would take the whole page for a title.
    if (rawTextTags.has(token.tagName)) return;
    super.onStartTag(token);
    super.onEndTag({ ...token, type: Token.TokenType.END_TAG, attrs: [], selfClosing: false });
  }
}

export interface ParseOptions {
  /** Whether `<p/>` is an empty paragraph, as in XHTML, and not an open one. */
  readonly isXml: boolean;
}

/** Never throws on any input. Scripts are text of their elements, and never run. */
export function parseHtml(html: string, { isXml }: ParseOptions): RawDocument {
  const parser = new BoundedParser(
    { treeAdapter: thriftyTree, sourceCodeLocationInfo: true, scriptingEnabled: true },
    isXml,
  );
  parser.tokenizer.write(html, true);
  return parser.document;
}

/** Whether a page is written as XML: it says so in its first line, or is named or part of a book as such. */
export function isXhtml(html: string, name: string): boolean {
  const start = html.slice(0, 2000);
  return (
    /^\s*<\?xml/i.test(start) || (/\.xht(?:ml)?$/i.test(name) && /<html[^>]*\sxmlns=/i.test(start))
  );
}

export const isElement = (node: DefaultTreeAdapterTypes.Node): node is RawElement =>
  'tagName' in node;

export const isText = (node: DefaultTreeAdapterTypes.Node): node is RawText =>
  node.nodeName === '#text';

export const isHtmlElement = (element: RawElement): boolean =>
  element.namespaceURI === names.NS.HTML;

/** An attribute's value, `''` where it has none; null when it is absent. */
export function attributeOf(element: { readonly attrs: RawElement['attrs'] }, name: string) {
  for (const attribute of element.attrs) if (attribute.name === name) return attribute.value;
  return null;
}

/** Null in a page of frames. */
export function bodyOf(document: RawDocument): RawElement | null {
  const html = document.childNodes.find((node) => isElement(node) && node.tagName === 'html');
  if (html === undefined || !isElement(html)) return null;
  const body = html.childNodes.find((node) => isElement(node) && node.tagName === 'body');
  return body !== undefined && isElement(body) ? body : null;
}
