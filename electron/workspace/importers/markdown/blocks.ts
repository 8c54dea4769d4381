// The blocks of a Markdown tree in reading order, as drafts whose roles are still to be given. Footnotes come last.

import type { BlockType } from '../../../../shared/domain/article.ts';
import type { SourcePlace } from '../../../../shared/domain/source-map.ts';
import { cellEnd, type InlineRun, type NewBlock } from '../article-builder.ts';
import type { Draft } from '../office/draft.ts';
import { pictureText } from '../office/notices.ts';
import { footnoteMark, readInline, type Picture } from './inline.ts';
import { definitionsOf, type MarkdownNode } from './nodes.ts';
import { RawHtml } from './raw-html.ts';

export interface MarkdownBlocks {
  readonly drafts: readonly Draft[];
  /** Pictures that nothing could be said of. */
  readonly wordlessPictures: number;
  readonly frontMatter: {
    readonly node: MarkdownNode;
    readonly place: { readonly place?: SourcePlace };
  } | null;
}

interface Place {
  readonly list: number;
  readonly isQuoted: boolean;
  /** Put before the next words: an item's number or task box, a footnote's label. */
  readonly label: string;
  readonly isItem: boolean;
}

const atTop: Place = { list: 0, isQuoted: false, label: '', isItem: false };

/** Reads the blocks of a tree. `shift` is added to its offsets: the length of what stood before the text. */
export function readBlocks(root: MarkdownNode, shift: number): MarkdownBlocks {
  const reader = new BlockReader(root, shift);
  reader.readAll(root.children ?? [], atTop);
  reader.readFootnotes();
  return reader;
}

class BlockReader implements MarkdownBlocks {
  readonly drafts: Draft[] = [];
  wordlessPictures = 0;
  frontMatter: MarkdownBlocks['frontMatter'] = null;
  readonly #footnotes: MarkdownNode[] = [];
  readonly #definitions: ReadonlyMap<string, MarkdownNode>;
  readonly #shift: number;

  constructor(root: MarkdownNode, shift: number) {
    this.#definitions = definitionsOf(root);
    this.#shift = shift;
  }

  readAll(nodes: readonly MarkdownNode[], place: Place): void {
    let here = place;
    for (const node of nodes) {
      this.#read(node, here);
      // An item's label stands before its first words only.
      here = { ...here, label: '', isItem: false };
    }
  }

  readFootnotes(): void {
    for (const node of this.#footnotes) {
      this.readAll(node.children ?? [], { ...atTop, label: `${footnoteMark(node)} ` });
    }
  }

  #read(node: MarkdownNode, place: Place): void {
    switch (node.type) {
      case 'blockquote':
        return this.readAll(node.children ?? [], { ...place, isQuoted: true });
      case 'list':
        return this.#readList(node, place);
      case 'table':
        for (const row of node.children ?? []) this.#readRow(row);
        return;
      case 'footnoteDefinition':
        this.#footnotes.push(node);
        return;
      case 'yaml':
      case 'toml':
        this.frontMatter ??= { node, place: this.#placeOf(node) };
        return;
      default:
        return this.#readLeaf(node, place);
    }
  }

  #readLeaf(node: MarkdownNode, place: Place): void {
    switch (node.type) {
      case 'heading':
        return this.#addWords(node, { type: 'heading', level: node.depth ?? 1 }, place);
      case 'paragraph':
        return this.#addWords(node, paragraphBlock(place), place);
      case 'code':
        return this.#add({ type: 'preformatted' }, [{ text: node.value ?? '' }], node);
      case 'html':
        return this.#readHtml(node);
    }
  }

  #addWords(node: MarkdownNode, block: NewBlock, { label }: Place): void {
    const { runs, pictures } = readInline(node.children ?? [], this.#definitions);
    this.#add(block, label === '' ? runs : [{ text: label }, ...runs], node);
    for (const picture of pictures) this.#addPicture(picture);
  }

  #addPicture({ alt, node }: Picture): void {
    const text = pictureText(alt);
    if (text === null) this.wordlessPictures += 1;
    else this.#add({ type: 'paragraph', role: 'caption' }, [{ text }], node);
  }

  #readList(list: MarkdownNode, place: Place): void {
    let number = list.start ?? 1;
    for (const item of list.children ?? []) {
      const count = list.ordered === true ? `${number}. ` : '';
      const box = item.checked == null ? '' : item.checked ? '[x] ' : '[ ] ';
      this.readAll(item.children ?? [], {
        list: place.list + 1,
        isQuoted: place.isQuoted,
        label: count + box,
        isItem: true,
      });
      number += 1;
    }
  }

  #readRow(row: MarkdownNode): void {
    const runs: InlineRun[] = [];
    const pictures: Picture[] = [];
    for (const [index, cell] of (row.children ?? []).entries()) {
      const content = readInline(cell.children ?? [], this.#definitions);
      if (index > 0) runs.push(cellEnd);
      runs.push(...content.runs);
      pictures.push(...content.pictures);
    }
    this.#add({ type: 'table-row' }, runs, row);
    for (const picture of pictures) this.#addPicture(picture);
  }

  #readHtml(node: MarkdownNode): void {
    let block: NewBlock = { type: 'paragraph' };
    let runs: InlineRun[] = [];
    const flush = (type: BlockType | null, level?: number) => {
      this.#add(block, runs, node);
      block = { type: type ?? 'paragraph', ...(level === undefined ? {} : { level }) };
      runs = [];
    };
    for (const event of new RawHtml().feed(node.value ?? '')) {
      if (event.is === 'run') runs.push(event.run);
      else if (event.is === 'block') flush(event.type, event.level);
      else {
        flush(null);
        this.#addPicture({ alt: event.alt, node });
      }
    }
    flush(null);
  }

  #add(block: NewBlock, runs: readonly InlineRun[], node: MarkdownNode): void {
    if (!runs.some((run) => /\S/.test(run.text))) return;
    const place = this.#placeOf(node);
    this.drafts.push({ block: { ...block, ...place }, runs, isStyled: block.role !== undefined });
  }

  #placeOf({ position }: MarkdownNode): { readonly place?: SourcePlace } {
    const [start, end] = [position?.start.offset, position?.end.offset];
    if (start === undefined || end === undefined) return {};
    return { place: { startUtf16: start + this.#shift, endUtf16: end + this.#shift } };
  }
}

function paragraphBlock({ isItem, isQuoted, list }: Place): NewBlock {
  if (isItem) return { type: 'list-item', level: Math.max(1, list) };
  return { type: isQuoted ? 'blockquote' : 'paragraph' };
}
