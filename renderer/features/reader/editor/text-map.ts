// Canonical offsets ↔ places in the page. Goes through the section, block and run that holds the place,
// so both ways cost O(log n) in blocks; nothing is indexed before it is first asked for.
// The white space between two blocks is not in the page: an offset there is taken to the nearer block edge
// in the direction asked for. Offsets in UTF-16 code units.

import type { Span } from '../../../../shared/domain/span.ts';
import { shownBlockAt, type ShownBlock, type TextPlan } from './text-plan.ts';

export interface DomPoint {
  readonly node: Text;
  readonly offset: number;
}

/** Which run a place between two belongs to: `start` means the one that begins there, `end` the one that ends. */
export type Side = 'start' | 'end';

/** The text nodes of one block with the canonical offset of each one's first character, ascending. */
export interface BlockRuns {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

export class TextMap {
  readonly #host: HTMLElement;
  readonly plan: TextPlan;
  readonly #runs = new Map<number, BlockRuns>();
  readonly #sectionStarts: readonly number[];

  constructor(host: HTMLElement, plan: TextPlan) {
    this.#host = host;
    this.plan = plan;
    this.#sectionStarts = plan.sections.map((section) => section.firstBlock);
  }

  get endUtf16(): number {
    return this.plan.blocks.at(-1)?.endUtf16 ?? 0;
  }

  /** Index into `plan.blocks`; -1 when nothing is shown. */
  blockAt(offsetUtf16: number): number {
    return shownBlockAt(this.plan.blocks, offsetUtf16);
  }

  sectionElement(section: number): HTMLElement | null {
    return elementAt(this.#host, section);
  }

  sectionOfBlock(block: number): number {
    return lastAtOrBefore(this.#sectionStarts, block);
  }

  blockElement(block: number): HTMLElement | null {
    const section = this.sectionOfBlock(block);
    const parent = this.sectionElement(section);
    return parent === null ? null : elementAt(parent, block - (this.#sectionStarts[section] ?? 0));
  }

  runsOf(block: number): BlockRuns {
    const known = this.#runs.get(block);
    if (known !== undefined) return known;
    const nodes: Text[] = [];
    const starts: number[] = [];
    let start = this.plan.blocks[block]?.startUtf16 ?? 0;
    for (const child of this.blockElement(block)?.children ?? []) {
      const text = firstText(child);
      // While the text is edited a line break may be an element.
      if (text === null && child.tagName === 'BR') start += 1;
      if (text === null) continue;
      nodes.push(text);
      starts.push(start);
      start += text.length;
    }
    const runs = { nodes, starts };
    this.#runs.set(block, runs);
    return runs;
  }

  /** null when nothing is shown. Past the end it is the end. */
  pointAt(offsetUtf16: number, side: Side): DomPoint | null {
    const { blocks } = this.plan;
    let block = this.blockAt(side === 'end' ? offsetUtf16 - 1 : offsetUtf16);
    const inGap = offsetUtf16 > (blocks[block]?.endUtf16 ?? 0);
    if (inGap && side === 'start' && block + 1 < blocks.length) block += 1;
    return this.pointInBlock(block, offsetUtf16, side);
  }

  /** The place within one shown block; outside it is its nearer edge. */
  pointInBlock(block: number, offsetUtf16: number, side: Side): DomPoint | null {
    const shown = this.plan.blocks[block];
    return shown === undefined ? null : pointInRuns(this.runsOf(block), shown, offsetUtf16, side);
  }

  /** The span cut at block borders, within the given blocks (inclusive); gaps between blocks drop out. */
  piecesOf(span: Span, firstBlock = 0, lastBlock = this.plan.blocks.length - 1): [number, Span][] {
    const pieces: [number, Span][] = [];
    const from = Math.max(firstBlock, this.blockAt(span.startUtf16));
    for (let block = from; block <= lastBlock; block += 1) {
      const shown = this.plan.blocks[block];
      if (shown === undefined || shown.startUtf16 >= span.endUtf16) break;
      const startUtf16 = Math.max(span.startUtf16, shown.startUtf16);
      const endUtf16 = Math.min(span.endUtf16, shown.endUtf16);
      if (endUtf16 > startUtf16) pieces.push([block, { startUtf16, endUtf16 }]);
    }
    return pieces;
  }

  /** Which way the block that holds the offset runs. */
  isRightToLeft(offsetUtf16: number): boolean {
    const own = this.blockElement(this.blockAt(offsetUtf16))?.dir;
    return (own === '' || own === undefined ? this.#host.dir : own) === 'rtl';
  }

  /** A live range over the span; null when nothing is shown. */
  rangeOf(span: Span): Range | null {
    const start = this.pointAt(span.startUtf16, 'start');
    const end = span.endUtf16 > span.startUtf16 ? this.pointAt(span.endUtf16, 'end') : start;
    if (start === null || end === null) return null;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    return range;
  }

  /** The canonical offset of a place in the page; null outside the text. */
  offsetAt(node: Node, offset: number): number | null {
    const { blocks, sections } = this.plan;
    if (!this.#host.contains(node) || blocks.length === 0) return null;
    if (node === this.#host) {
      return this.#startOfBlock(sections[offset]?.firstBlock ?? blocks.length);
    }
    const path = this.#pathTo(node);
    const section = sections[path.section];
    if (section === undefined) return null;
    if (path.block === null) {
      return this.#startOfBlock(Math.min(section.firstBlock + offset, section.lastBlock));
    }
    const block = section.firstBlock + path.block;
    const shown = blocks[block];
    return shown === undefined ? null : offsetInBlock(this.runsOf(block), shown, node, offset);
  }

  /** Past the last block it is the end of the text. */
  #startOfBlock(block: number): number {
    return this.plan.blocks[block]?.startUtf16 ?? this.endUtf16;
  }

  /** Index of the section that holds the node, and of the block within it. */
  #pathTo(node: Node): { section: number; block: number | null } {
    let block: Node | null = null;
    let section: Node = node;
    while (section.parentNode !== null && section.parentNode !== this.#host) {
      block = section;
      section = section.parentNode;
    }
    return { section: indexInParent(section), block: block === null ? null : indexInParent(block) };
  }
}

function pointInRuns(
  runs: BlockRuns,
  shown: ShownBlock,
  offsetUtf16: number,
  side: Side,
): DomPoint | null {
  const within = Math.min(Math.max(offsetUtf16, shown.startUtf16), shown.endUtf16);
  const at = lastAtOrBefore(
    runs.starts,
    side === 'end' ? Math.max(shown.startUtf16, within - 1) : within,
  );
  const node = runs.nodes[at];
  if (node === undefined) return null;
  return { node, offset: Math.min(node.length, within - (runs.starts[at] as number)) };
}

function offsetInBlock(runs: BlockRuns, shown: ShownBlock, node: Node, offset: number): number {
  const at = runs.nodes.indexOf(node as Text);
  if (at >= 0) return (runs.starts[at] as number) + offset;
  const place = document.createRange();
  place.setStart(node, offset);
  for (let run = runs.nodes.length - 1; run >= 0; run -= 1) {
    const text = runs.nodes[run] as Text;
    const endsBefore = place.comparePoint(text, text.length) <= 0;
    if (endsBefore) return (runs.starts[run] as number) + text.length;
  }
  return shown.startUtf16;
}

function firstText(element: Element): Text | null {
  let node: Node | null = element;
  while (node !== null && !(node instanceof Text)) node = node.firstChild;
  return node;
}

function elementAt(parent: HTMLElement, index: number): HTMLElement | null {
  const child = parent.children[index];
  return child instanceof HTMLElement ? child : null;
}

function indexInParent(node: Node): number {
  let index = 0;
  for (let before = node.previousSibling; before !== null; before = before.previousSibling)
    index += 1;
  return index;
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
