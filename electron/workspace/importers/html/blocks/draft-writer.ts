// Gathers the texts of a page into blocks while its elements are walked. A draft is a block of which it is not yet
// decided what part it plays.

import type { BlockRole, BlockType } from '../../../../../shared/domain/article.ts';
import type { InlineRun } from '../../article-builder.ts';
import type { ShownElement, ShownText } from '../shown-tree.ts';
import { inScript, type Format } from './inline-format.ts';

/** What kind of block the text being gathered becomes. */
export interface Shape {
  readonly type: BlockType;
  readonly level?: number;
  /** Where the markup says it; null where it is open. */
  readonly role: BlockRole | null;
  readonly element: ShownElement;
  /** What blocks inside become: lines of this block, words of this row, or blocks of their own. */
  readonly inner: 'lines' | 'words' | 'blocks';
}

export interface Draft extends Omit<Shape, 'inner'> {
  readonly runs: readonly InlineRun[];
  /** In the decoded HTML; -1 when not known. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** Lengths of the visible text: all of it, what is in links, what is of the article. */
  readonly textLength: number;
  readonly linkLength: number;
  readonly keptLength: number;
}

const nothing = { startUtf16: -1, endUtf16: -1, textLength: 0, linkLength: 0, keptLength: 0 };

export class DraftWriter {
  readonly drafts: Draft[] = [];
  readonly #isAllKept: boolean;
  #shape: Shape;
  #runs: InlineRun[] = [];
  #counts = { ...nothing };
  #breaks = 0;
  #pendingLine = false;
  #marker: string | null = null;
  #hasWords = false;
  #later: Draft[] = [];
  /** List items that have had their text: what follows in them gets no bullet. */
  readonly #used = new WeakSet<Shape>();

  /** With `isAllKept`, every text is of the article; else those that are marked so. */
  constructor(body: ShownElement, isAllKept: boolean) {
    this.#isAllKept = isAllKept;
    this.#shape = { type: 'paragraph', role: null, element: body, inner: 'blocks' };
  }

  get shape(): Shape {
    return this.#shape;
  }

  /** Whether some text of the current block has been gathered. */
  get hasText(): boolean {
    return this.#hasWords;
  }

  /** Starts a block of another kind; answers the former, for `close`. Inside a row, it is only words. */
  open(shape: Partial<Shape> & { readonly element: ShownElement }): Shape {
    const before = this.#shape;
    if (before.inner === 'words') {
      this.boundary();
      return before;
    }
    this.flush();
    const { level, ...rest } = before;
    const inherited = shape.type === undefined && level !== undefined ? { level } : {};
    this.#shape = { ...rest, ...inherited, ...shape };
    return before;
  }

  close(before: Shape): void {
    if (this.#shape === before) this.boundary();
    else {
      this.flush();
      this.#shape = before;
    }
  }

  /** The edge of a block without a kind of its own, such as a paragraph. */
  boundary(): void {
    const { inner } = this.#shape;
    if (inner === 'blocks') this.flush();
    else if (this.hasText) this.#pendingLine = true;
  }

  /** Goes before the next visible text, such as `3. `. */
  mark(marker: string | null): void {
    this.#marker = marker;
  }

  text(node: ShownText, format: Format): void {
    this.words(node.text, format, node);
  }

  /** Words that the markup stands for have no place in the source. */
  words(text: string, format: Format, node: ShownText | null = null): void {
    const isPre = this.#shape.type === 'preformatted';
    if (!/\S/.test(text) && !isPre) {
      const space = /\u00a0/.test(text) ? text : ' ';
      if (this.#runs.length > 0 && !this.#pendingLine) this.#push(space, format);
      return;
    }
    this.#before(format, !/\S/.test(text));
    const shown = isPre ? text : text.replaceAll('\u00ad', '');
    this.#push(format.script === null ? shown : inScript(shown, format.script), format);
    if (node !== null) this.#count(node, format);
  }

  #before(format: Format, isBlank: boolean): void {
    if (isBlank) return;
    this.#hasWords = true;
    this.#breaks = 0;
    if (this.#pendingLine) this.#runs.push({ text: '', lineBreak: true });
    this.#pendingLine = false;
    if (this.#marker !== null) this.#push(this.#marker, { ...format, formats: [], href: null });
    this.#marker = null;
  }

  #count(node: ShownText, format: Format): void {
    const counts = this.#counts;
    const { length } = node.text;
    counts.textLength += length;
    if (format.href !== null) counts.linkLength += length;
    if (this.#isAllKept || node.isArticle) counts.keptLength += length;
    if (node.startUtf16 < 0) return;
    if (counts.startUtf16 < 0 || node.startUtf16 < counts.startUtf16) {
      counts.startUtf16 = node.startUtf16;
    }
    if (node.endUtf16 > counts.endUtf16) counts.endUtf16 = node.endUtf16;
  }

  #push(text: string, { formats, href }: Format): void {
    const run: InlineRun = formats.length === 0 ? { text } : { text, formats };
    // A tab alone would end a cell.
    const safe = text === '\t' && this.#shape.type !== 'preformatted' ? { ...run, text: ' ' } : run;
    this.#runs.push(href === null ? safe : { ...safe, href });
  }

  /** A `br`; two in a row end a paragraph, as old pages write it. */
  lineBreak(): void {
    this.#breaks += 1;
    const isParagraph = this.#shape.inner === 'blocks' && this.#shape.type !== 'preformatted';
    if (isParagraph && this.#breaks >= 2) this.flush();
    else if (this.#runs.length > 0) this.#runs.push({ text: '', lineBreak: true });
  }

  cellEnd(cell: InlineRun): void {
    this.#pendingLine = false;
    this.#runs.push(cell);
  }

  /** A picture's words: before the text when it comes first, else after it, so that no paragraph is torn. */
  caption(text: string, element: ShownElement): void {
    const draft: Draft = {
      type: 'paragraph',
      role: 'caption',
      element,
      runs: [{ text }],
      ...nothing,
      textLength: text.length,
      keptLength: this.#isAllKept ? text.length : 0,
    };
    if (this.hasText) this.#later.push(draft);
    else this.drafts.push(draft);
  }

  /** Ends the current block, if it has any text. */
  flush(): void {
    if (this.hasText) {
      const { type, level, role, element } = this.#shape;
      const isItem = type === 'list-item';
      const again = isItem && this.#used.has(this.#shape);
      if (isItem) this.#used.add(this.#shape);
      const kind = again ? 'paragraph' : type;
      const levelled = level === undefined || kind !== type ? {} : { level };
      this.drafts.push({
        type: kind,
        ...levelled,
        role,
        element,
        runs: this.#runs,
        ...this.#counts,
      });
    }
    this.#runs = [];
    this.#hasWords = false;
    this.#counts = { ...nothing };
    this.#breaks = 0;
    this.#pendingLine = false;
    for (const draft of this.#later) this.drafts.push(draft);
    this.#later = [];
  }
}
