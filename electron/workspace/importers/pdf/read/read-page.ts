// Reads one page: its text with places, its links, and what of it does not come along.

import type { PageText } from '../page-text.ts';
import type { Annotations } from './annotations.ts';
import { turnedFrames, type Painted } from './frames.ts';
import type { FontTable } from './fonts.ts';
import { withLinks } from './links.ts';
import { countUnmapped } from './normalise.ts';
import type { MarkedContent, PdfAnnotation, PdfPage, TextChunk, TextItem } from './pdfjs.ts';
import { operatorsOf, showsText } from './operators.ts';
import { withSoftHyphens } from './soft-hyphens.ts';
import { artifact, readTags, type Tag } from './structure.ts';

/** What is read of a page at most; the rest of it is left out. */
const MOST_PIECES = 100_000;

export interface ReadPage {
  readonly text: PageText;
  readonly characters: number;
  /** Whether something is painted on a page without text. */
  readonly isPicture: boolean;
  /** Whether its fonts do not say which letters they paint. */
  readonly isUnreadable: boolean;
  readonly isCut: boolean;
  readonly language: string | null;
  /** Filled form fields and notes that viewers show over the page. */
  readonly overlays: number;
}

export interface PageContext {
  readonly fonts: FontTable;
  readonly hasTags: boolean;
  readonly annotations: Annotations;
}

/** Rejects when pdf.js cannot read the page. */
export async function readPage(
  page: PdfPage,
  number: number,
  { fonts, hasTags, annotations: all }: PageContext,
): Promise<ReadPage> {
  try {
    const viewport = page.getViewport({ scale: 1 });
    const tags = hasTags ? readTags(await page.getStructTree()) : new Map<string, Tag>();
    const pieces = await collect(page, { fonts, tags });
    const annotations = await all.ofPage(number);
    const used = new Set(pieces.painted.map(({ item }) => item.fontName));
    const operators = await fonts.learn(page, used, pieces.characters);
    const painted =
      operators === null ? pieces.painted : withSoftHyphens(pieces.painted, operators);
    const frames = turnedFrames(viewport, painted).map((turned) => ({
      ...turned.frame,
      runs: withLinks(turned, viewport, annotations),
    }));
    const other = painted.length === 0 ? await whatElse(page) : null;
    return {
      text: { number, frames, isTagged: isWellTagged(pieces) },
      characters: pieces.characters,
      isPicture: other === 'picture',
      isUnreadable: other === 'text' || isUnmapped(pieces),
      isCut: pieces.isCut,
      language: pieces.language,
      overlays: annotations.filter(hasWords).length,
    };
  } finally {
    page.cleanup();
  }
}

interface Pieces {
  readonly painted: Painted[];
  characters: number;
  unmapped: number;
  tagged: number;
  isCut: boolean;
  language: string | null;
}

async function collect(
  page: PdfPage,
  { fonts, tags }: { readonly fonts: FontTable; readonly tags: ReadonlyMap<string, Tag> },
): Promise<Pieces> {
  const pieces: Pieces = {
    painted: [],
    characters: 0,
    unmapped: 0,
    tagged: 0,
    isCut: false,
    language: null,
  };
  const stack: (Tag | null)[] = [];
  let spaceBefore = false;
  const take = (item: TextItem | MarkedContent) => {
    if ('type' in item) {
      follow(stack, item, tags);
    } else if (item.str.trim() === '') {
      spaceBefore ||= item.str !== '';
    } else {
      const order = pieces.painted.length;
      const tag = stack.at(-1) ?? null;
      pieces.painted.push({ item, font: fonts.indexOf(item.fontName), order, spaceBefore, tag });
      pieces.characters += item.str.length;
      pieces.unmapped += countUnmapped(item.str);
      if (tag !== null) pieces.tagged += item.str.length;
      spaceBefore = false;
    }
  };
  const reader = page
    .streamTextContent({ includeMarkedContent: tags.size > 0, disableNormalization: true })
    .getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const chunk: TextChunk = read.value;
    pieces.language = chunk.lang;
    for (const item of chunk.items) take(item);
    if (pieces.painted.length >= MOST_PIECES) {
      pieces.isCut = true;
      await reader.cancel(new Error('enough'));
      break;
    }
  }
  return pieces;
}

/** Marked content nests; what has no block of its own is in that of what is around it. */
function follow(
  stack: (Tag | null)[],
  { type, id, tag }: MarkedContent,
  tags: ReadonlyMap<string, Tag>,
): void {
  if (type === 'endMarkedContent') {
    stack.pop();
    return;
  }
  const own = tag === 'Artifact' ? artifact : id == null ? undefined : tags.get(id);
  stack.push(own ?? stack.at(-1) ?? null);
}

/** Whether nearly all text belongs to a block, and blocks are not just lines, or all in one. */
function isWellTagged({ painted, characters, tagged }: Pieces): boolean {
  if (painted.length === 0 || tagged < characters * 0.8) return false;
  const blocks = new Set<number>();
  const lines = new Set<string>();
  let largest = 0;
  const sizes = new Map<number, number>();
  for (const { item, tag } of painted) {
    if (tag === null || tag.kind === 'artifact') continue;
    blocks.add(tag.block);
    lines.add(
      `${tag.block} ${Math.round(item.transform[5])} ${Math.round(item.transform[4] / 200)}`,
    );
    const size = (sizes.get(tag.block) ?? 0) + item.str.length;
    sizes.set(tag.block, size);
    largest = Math.max(largest, size);
  }
  const isPerLine = lines.size > 12 && blocks.size > lines.size * 0.85;
  return !isPerLine && (largest < 1500 || largest < characters * 0.8);
}

/** Spaces come out as nothing too, so that a small share tells. */
const isUnmapped = ({ unmapped, characters }: Pieces): boolean =>
  unmapped >= 3 && unmapped > characters * 0.04;

/** What is painted on a page without text; null for nothing. */
async function whatElse(page: PdfPage): Promise<'picture' | 'text' | null> {
  const operators = await operatorsOf(page);
  if (operators === null || operators.fnArray.length === 0) return null;
  return showsText(operators) ? 'text' : 'picture';
}

function hasWords({ subtype, fieldValue, contentsObj }: PdfAnnotation): boolean {
  if (subtype === 'Widget') return typeof fieldValue === 'string' && fieldValue.trim() !== '';
  const isNote = subtype === 'FreeText' || subtype === 'Text' || subtype === 'Highlight';
  return isNote && (contentsObj?.str ?? '').trim() !== '';
}
