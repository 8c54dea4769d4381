// What a tagged PDF says about its text: which block each marked piece belongs to, and what that block is. It is used
// for where blocks begin and end and what they are, not for their order: that is taken from the page.

import type { StructContent, StructNode } from './pdfjs.ts';

/** The block that a piece of text belongs to. */
export interface Tag {
  /** The same for all pieces of one block of a page. */
  readonly block: number;
  readonly kind:
    | 'paragraph'
    | 'heading'
    | 'list-item'
    | 'cell'
    | 'caption'
    | 'quote'
    | 'note'
    | 'artifact';
  /** Of headings, 1 to 6; 1 where the document has no levels. */
  readonly level: number;
  /** The table row of a cell. */
  readonly row: number;
}

/** For text that is marked as no part of the article, such as page numbers. */
export const artifact: Tag = { block: -1, kind: 'artifact', level: 0, row: -1 };

const kinds: { readonly [role: string]: Tag['kind'] } = {
  P: 'paragraph',
  H: 'heading',
  Title: 'heading',
  LI: 'list-item',
  TOCI: 'list-item',
  TD: 'cell',
  TH: 'cell',
  Caption: 'caption',
  BlockQuote: 'quote',
  Note: 'note',
  FENote: 'note',
};

/** Deeper than any document; what lies below keeps the block it is in. */
const DEEPEST = 200;

interface Walk {
  readonly tags: Map<string, Tag>;
  count: number;
}

interface Place {
  readonly depth: number;
  readonly tag: Tag | null;
  readonly row: number;
  /** A list item whose first paragraph is its own text. */
  readonly item: Tag | null;
}

/** By the id of the marked content. */
export function readTags(tree: StructNode | null): ReadonlyMap<string, Tag> {
  const walk: Walk = { tags: new Map(), count: 0 };
  if (tree !== null) visit(walk, tree, { depth: 0, tag: null, row: -1, item: null });
  return walk.tags;
}

function visit(walk: Walk, node: StructNode, outer: Place): void {
  const place = placeOf(walk, node, outer);
  let { item } = place;
  for (const child of node.children) {
    if (isContent(child)) {
      if (place.tag !== null) walk.tags.set(child.id, place.tag);
    } else if (place.depth < DEEPEST) {
      visit(walk, child, { ...place, item });
      if (child.role === 'P') item = null;
    }
  }
}

function placeOf(walk: Walk, { role }: StructNode, { depth, tag, row, item }: Place): Place {
  const deeper = { depth: depth + 1, tag, row, item };
  if (role === 'TR') return { ...deeper, row: (walk.count += 1) };
  const heading = /^H([1-6])$/.exec(role)?.[1];
  const kind = heading === undefined ? kinds[role] : 'heading';
  if (kind === undefined) return deeper;
  if (kind === 'paragraph' && (item !== null || tag?.kind === 'cell')) {
    return { ...deeper, tag: item ?? tag };
  }
  const level = heading === undefined ? 1 : Number(heading);
  const found: Tag = { block: (walk.count += 1), kind, level, row };
  return { ...deeper, tag: found, item: kind === 'list-item' ? found : null };
}

const isContent = (child: StructNode | StructContent): child is StructContent => 'id' in child;
