// The DOM that Readability weighs a page on: as much of one as Readability uses (its own JSDOMParser.js says how little
// that is), with nodes in linked lists, so that taking one out costs the same among a hundred thousand as among two.
// Nothing is parsed or written out here. What recurses is as deep as the tree, which is up to who fills it.

class Attribute {
  readonly name: string;
  value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }

  cloneNode(): Attribute {
    return new Attribute(this.name, this.value);
  }
}

export type ArticleNode<T> = ArticleElement<T> | ArticleText<T>;

const noNodes: readonly [] = [];

export class ArticleText<T> {
  readonly nodeType = 3;
  readonly nodeName = '#text';
  readonly childNodes: readonly [] = noNodes;
  readonly textContent: string;
  /** What the text was made of; empty for one that Readability made. */
  readonly origin: readonly T[];
  parentNode: ArticleElement<T> | null = null;
  nextSibling: ArticleNode<T> | null = null;
  previousSibling: ArticleNode<T> | null = null;

  constructor(textContent: string, origin: readonly T[]) {
    this.textContent = textContent;
    this.origin = origin;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

export class ArticleElement<T> {
  readonly nodeType = 1;
  /** With this, Readability renames elements in place instead of moving what is in them to new ones. */
  readonly __JSDOMParser__ = true;
  localName: string;
  tagName: string;
  parentNode: ArticleElement<T> | null = null;
  nextSibling: ArticleNode<T> | null = null;
  previousSibling: ArticleNode<T> | null = null;
  firstChild: ArticleNode<T> | null = null;
  lastChild: ArticleNode<T> | null = null;
  readonly attributes: Attribute[] = [];
  /** Readability's notes; here from the start, because a property that comes later costs more. */
  readability: unknown = undefined;
  #children: ArticleElement<T>[] | null = null;
  /** One that is still in `#children`, and is no child any more. */
  #taken: ArticleElement<T> | null = null;

  constructor(tag: string) {
    this.localName = tag.toLowerCase();
    this.tagName = tag.toUpperCase();
  }

  get nodeName(): string {
    return this.tagName;
  }

  get firstElementChild(): ArticleElement<T> | null {
    return elementFrom(this.firstChild);
  }

  get nextElementSibling(): ArticleElement<T> | null {
    return elementFrom(this.nextSibling);
  }

  get childNodes(): readonly ArticleNode<T>[] {
    const nodes: ArticleNode<T>[] = [];
    for (let node = this.firstChild; node !== null; node = node.nextSibling) nodes.push(node);
    return nodes;
  }

  /** Kept until more than one is taken out: Readability moves children one by one, and asks anew after each. */
  get children(): readonly ArticleElement<T>[] {
    this.#children ??= this.childNodes.filter((node) => node.nodeType === 1);
    if (this.#taken !== null) this.#children.splice(this.#children.indexOf(this.#taken), 1);
    this.#taken = null;
    return this.#children;
  }

  get textContent(): string {
    let text = '';
    for (let node = this.firstChild; node !== null; node = node.nextSibling) {
      text += node.textContent;
    }
    return text;
  }

  get className(): string {
    return this.getAttribute('class') ?? '';
  }

  set className(value: string) {
    this.setAttribute('class', value);
  }

  get id(): string {
    return this.getAttribute('id') ?? '';
  }

  set id(value: string) {
    this.setAttribute('id', value);
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  hasAttribute(name: string): boolean {
    return this.getAttribute(name) !== null;
  }

  setAttribute(name: string, value: string): void {
    const known = this.attributes.find((attribute) => attribute.name === name);
    if (known === undefined) this.attributes.push(new Attribute(name, value));
    else known.value = value;
  }

  setAttributeNode({ name, value }: Attribute): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((attribute) => attribute.name === name);
    if (at !== -1) this.attributes.splice(at, 1);
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  appendChild<Node extends ArticleNode<T>>(child: Node): Node {
    child.remove();
    const last = this.lastChild;
    child.parentNode = this;
    child.previousSibling = last;
    this.lastChild = child;
    if (last === null) this.firstChild = child;
    else last.nextSibling = child;
    if (child.nodeType === 1) this.#children?.push(child);
    return child;
  }

  removeChild<Node extends ArticleNode<T>>(child: Node): Node {
    const { previousSibling: before, nextSibling: after } = child;
    if (before === null) this.firstChild = after;
    else before.nextSibling = after;
    if (after === null) this.lastChild = before;
    else after.previousSibling = before;
    child.parentNode = null;
    child.nextSibling = null;
    child.previousSibling = null;
    if (child.nodeType === 1) this.#forget(child);
    return child;
  }

  #forget(child: ArticleElement<T>): void {
    if (this.#children?.at(-1) === child) this.#children.pop();
    else if (this.#taken === null && this.#children !== null) this.#taken = child;
    else {
      this.#children = null;
      this.#taken = null;
    }
  }

  replaceChild(child: ArticleNode<T>, old: ArticleNode<T>): ArticleNode<T> {
    child.remove();
    const { previousSibling: before, nextSibling: after } = old;
    child.parentNode = this;
    child.previousSibling = before;
    child.nextSibling = after;
    if (before === null) this.firstChild = child;
    else before.nextSibling = child;
    if (after === null) this.lastChild = child;
    else after.previousSibling = child;
    old.parentNode = null;
    old.nextSibling = null;
    old.previousSibling = null;
    this.#children = null;
    this.#taken = null;
    return old;
  }

  getElementsByTagName(tag: string): ArticleElement<T>[] {
    return elementsIn(this, tag === '*' ? null : new Set([tag.toUpperCase()]));
  }

  /** Of tag names with commas between, which are the only selectors that Readability has. */
  querySelectorAll(tags: string): ArticleElement<T>[] {
    return elementsIn(this, new Set(tags.toUpperCase().split(',')));
  }
}

/** A page with nothing in it yet. */
export class ArticleDocument<T> {
  readonly nodeType = 9;
  readonly title = '';
  readonly documentElement = new ArticleElement<T>('html');
  readonly firstChild = this.documentElement;
  readonly head = this.documentElement.appendChild(new ArticleElement<T>('head'));
  readonly body = this.documentElement.appendChild(new ArticleElement<T>('body'));

  createElement(tag: string): ArticleElement<T> {
    return new ArticleElement(tag);
  }

  createTextNode(text: string, origin: readonly T[] = []): ArticleText<T> {
    return new ArticleText(text, origin);
  }

  getElementsByTagName(tag: string): ArticleElement<T>[] {
    return this.documentElement.getElementsByTagName(tag);
  }

  querySelectorAll(tags: string): ArticleElement<T>[] {
    return this.documentElement.querySelectorAll(tags);
  }
}

function elementFrom<T>(start: ArticleNode<T> | null): ArticleElement<T> | null {
  let node = start;
  while (node !== null && node.nodeType !== 1) node = node.nextSibling;
  return node;
}

/** In document order, without `root` itself; all when `tags` is null. */
function elementsIn<T>(
  root: ArticleElement<T>,
  tags: ReadonlySet<string> | null,
): ArticleElement<T>[] {
  const found: ArticleElement<T>[] = [];
  for (let element = root.firstElementChild; element !== null;) {
    if (tags === null || tags.has(element.tagName)) found.push(element);
    let next = element.firstElementChild;
    for (let at: ArticleElement<T> | null = element; next === null; at = at.parentNode) {
      if (at === null || at === root) return found;
      next = at.nextElementSibling;
    }
    element = next;
  }
  return found;
}
