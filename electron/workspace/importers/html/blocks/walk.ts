// Walks what is shown of a page, in order, and turns its elements into drafts of blocks. Everything that has words
// comes along; what part a block plays is decided by others. Recursion is bounded by the tree's own bound on depth.

import { cellEnd } from '../../article-builder.ts';
import { collapseSpace } from '../../../../../shared/text/white-space.ts';
import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';
import { DraftWriter, type Draft } from './draft-writer.ts';
import { captionsWithoutDoubles, isOfPicture } from './figures.ts';
import { saysWhoOrWhen } from './hints.ts';
import { imageWords } from './images.ts';
import { formatWithin, hasScript, plainFormat, type Format } from './inline-format.ts';
import { listOf, markerOf, type List } from './lists.ts';
import { isLayoutTable, rowsOf } from './tables.ts';
import { wordParagraph } from './word-paragraph.ts';

export interface WalkOptions {
  /** Completes the addresses of links; null when it is not known. */
  readonly base: string | null;
  /** Whether every text is of the article; else those that are marked so. */
  readonly isAllKept: boolean;
}

interface Walk {
  readonly writer: DraftWriter;
  readonly base: string | null;
  readonly lists: List[];
  quotes: number;
}

type Handler = (walk: Walk, element: ShownElement, format: Format) => void;

/** All blocks of the page in document order, none of them blank. */
export function draftsOf(body: ShownElement, { base, isAllKept }: WalkOptions): Draft[] {
  const walk: Walk = { writer: new DraftWriter(body, isAllKept), base, lists: [], quotes: 0 };
  walkElement(walk, body, plainFormat);
  walk.writer.flush();
  return walk.writer.drafts;
}

function walkElement(walk: Walk, element: ShownElement, outer: Format): void {
  const format = formatWithin(element, outer, walk.base);
  const handler = handlers.get(element.tag);
  if (handler !== undefined) handler(walk, element, format);
  else if (isBlock(element)) block(walk, element, format);
  else walkChildren(walk, element, format);
}

function walkChildren(walk: Walk, element: ShownElement, format: Format): void {
  const isBox = boxTags.has(element.tag);
  let before: ShownElement | null = null;
  for (const [index, child] of element.children.entries()) {
    if (child.kind === 'text') {
      if (before !== null && /\S/.test(child.text)) before = null;
      walk.writer.text(child, format);
      continue;
    }
    if (isBox && looseTags.has(child.tag))
      walkLoose(walk, element, index, { child, before, format });
    else walkElement(walk, child, format);
    before = child;
  }
}

const looseTags = new Set(['a', 'span', 'time', 'label', 'button']);
const boxTags = new Set('div header footer nav section aside ul figcaption address'.split(' '));

interface Loose {
  readonly child: ShownElement;
  /** The element before it, with no words between. */
  readonly before: ShownElement | null;
  readonly format: Format;
}

/** Pages set a byline and its date apart with styles, not with spaces; both are lines of their own. */
function walkLoose(
  walk: Walk,
  parent: ShownElement,
  index: number,
  { child, before, format }: Loose,
): void {
  const isApart = before === null || before.textLength > shortestLine;
  if (isApart && saysWhoOrWhen(child) && !isInSentence(parent, index)) {
    block(walk, child, formatWithin(child, format, walk.base));
    return;
  }
  const isGlued = before !== null && looseTags.has(before.tag) && before.textLength > 1;
  if (isGlued) walk.writer.words(' ', format);
  walkElement(walk, child, format);
}

/** A shorter element before a name is its “By”. */
const shortestLine = 5;

/** Whether words stand right before or after the child at `index`. */
function isInSentence({ children }: ShownElement, index: number): boolean {
  for (const step of [-1, 1]) {
    let next = children[index + step];
    // Between two elements is one text at the most.
    if (next?.kind === 'text' && !/\S/.test(next.text)) next = children[index + step * 2];
    if (next?.kind === 'text' && /\S/.test(next.text)) return true;
  }
  return false;
}

const blockTags = new Set(
  (
    'address article aside body center details dialog div fieldset footer form header hgroup hr html legend main nav ' +
    'p search section summary table tbody thead tfoot tr td th'
  ).split(' '),
);

function isBlock({ tag, attrs }: ShownElement): boolean {
  const style = attrs.length === 0 ? null : attributeOf({ attrs }, 'style');
  const display =
    style === null
      ? undefined
      : /(?:^|;)\s*display\s*:\s*([a-z-]+)/i.exec(style.slice(0, 5000))?.[1]?.toLowerCase();
  if (display === undefined) return blockTags.has(tag);
  return blockTags.has(tag)
    ? display !== 'inline'
    : /^(?:block|flex|grid|table|list-item)$/.test(display);
}

/** A block without a kind of its own. */
function block(walk: Walk, element: ShownElement, format: Format): void {
  const { writer } = walk;
  const before = writer.shape.inner === 'blocks' ? writer.open({ element }) : null;
  if (before === null) writer.boundary();
  walkChildren(walk, element, format);
  if (before === null) writer.boundary();
  else writer.close(before);
}

function heading(level: number): Handler {
  return (walk, element, format) => {
    const before = walk.writer.open({ type: 'heading', level, element, inner: 'lines' });
    walkChildren(walk, element, format);
    walk.writer.close(before);
  };
}

const paragraph: Handler = (walk, element, format) => {
  const word = wordParagraph(element);
  if (word === null || walk.writer.shape.inner !== 'blocks') {
    block(walk, element, format);
    return;
  }
  const before = walk.writer.open({ ...word.shape, element, inner: 'lines' });
  walk.writer.mark(word.marker);
  walkChildren(walk, { ...element, children: word.children }, format);
  walk.writer.mark(null);
  walk.writer.close(before);
};

const quote: Handler = (walk, element, format) => {
  const before = walk.writer.open({ type: 'blockquote', element, inner: 'blocks' });
  walkChildren(walk, element, format);
  walk.writer.close(before);
};

const preformatted: Handler = (walk, element, format) => {
  const before = walk.writer.open({ type: 'preformatted', element, inner: 'lines' });
  walkChildren(walk, element, format);
  walk.writer.close(before);
};

const list: Handler = (walk, element, format) => {
  walk.lists.push(listOf(element));
  walk.writer.boundary();
  walkChildren(walk, element, format);
  walk.writer.boundary();
  walk.lists.pop();
};

const item: Handler = (walk, element, format) => {
  const { writer, lists } = walk;
  const level = Math.max(1, lists.length);
  const before = writer.open({ type: 'list-item', level, element, inner: 'lines' });
  writer.mark(element.tag === 'li' ? markerOf(element, lists.at(-1)) : null);
  walkChildren(walk, element, format);
  writer.close(before);
  writer.mark(null);
};

const term: Handler = (walk, element, format) => {
  const before = walk.writer.open({ type: 'paragraph', element, inner: 'lines' });
  walkChildren(walk, element, format);
  walk.writer.close(before);
};

const caption: Handler = (walk, element, format) => {
  const before = walk.writer.open({ type: 'paragraph', role: 'caption', element, inner: 'blocks' });
  walkChildren(walk, element, format);
  walk.writer.close(before);
};

const table: Handler = (walk, element, format) => {
  if (isLayoutTable(element)) {
    block(walk, element, format);
    return;
  }
  const { writer } = walk;
  writer.boundary();
  for (const child of element.children) {
    if (child.kind === 'element' && child.tag === 'caption') walkElement(walk, child, format);
  }
  for (const row of rowsOf(element)) {
    const before = writer.open({ type: 'table-row', element: row.element, inner: 'words' });
    const within = formatWithin(row.element, format, walk.base);
    for (const [at, cell] of row.cells.entries()) {
      if (at > 0) writer.cellEnd(cellEnd);
      if (cell.element !== null) {
        walkChildren(walk, cell.element, formatWithin(cell.element, within, walk.base));
      }
    }
    writer.close(before);
  }
};

const figure: Handler = (walk, element, format) => {
  const { writer } = walk;
  const start = writer.drafts.length;
  const role = isOfPicture(element) ? { role: 'caption' as const } : {};
  const before = writer.open({ element, inner: 'blocks', ...role });
  walkChildren(walk, element, format);
  writer.close(before);
  captionsWithoutDoubles(writer.drafts, start);
};

const image: Handler = (walk, element, format) => {
  const words = imageWords(element);
  if (words === null) return;
  const { writer } = walk;
  if (words.isInline || writer.shape.inner === 'words') writer.words(words.text, format);
  else writer.caption(words.text, element);
};

const quoted: Handler = (walk, element, format) => {
  const [open, close] = walk.quotes % 2 === 0 ? ['“', '”'] : ['‘', '’'];
  walk.quotes += 1;
  walk.writer.words(open ?? '', format);
  walkChildren(walk, element, format);
  walk.writer.words(close ?? '', format);
  walk.quotes -= 1;
};

const script =
  (kind: 'sup' | 'sub'): Handler =>
  (walk, element, format) => {
    const text = element.textLength <= 12 ? collapseSpace(plainTextOf(element)) : '';
    walkChildren(walk, element, hasScript(text, kind) ? { ...format, script: kind } : format);
  };

/** How a word is read stands in parentheses behind it. */
const reading: Handler = (walk, element, format) => {
  walk.writer.words('(', format);
  walkChildren(walk, element, format);
  walk.writer.words(')', format);
};

function plainTextOf(element: ShownElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.text : plainTextOf(child)))
    .join('');
}

const handlers = new Map<string, Handler>([
  ...[1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, heading(level)] as const),
  ['p', paragraph],
  ['blockquote', quote],
  ...['pre', 'xmp', 'listing', 'plaintext'].map((tag) => [tag, preformatted] as const),
  ...['ul', 'ol', 'menu', 'dir', 'dl'].map((tag) => [tag, list] as const),
  ['li', item],
  ['dd', item],
  ['dt', term],
  ['table', table],
  ['figure', figure],
  ['figcaption', caption],
  ['caption', caption],
  ['img', image],
  ['br', (walk) => walk.writer.lineBreak()],
  ['hr', (walk) => walk.writer.boundary()],
  ['q', quoted],
  ['sup', script('sup')],
  ['sub', script('sub')],
  ['rt', reading],
]);
