// The blocks of a Word document, in order, from mammoth's model and what word-part.ts noted beside it.

import type { SourcePlace } from '../../../../shared/domain/source-map.ts';
import { cellEnd, type InlineRun } from '../article-builder.ts';
import { addToRow, type Draft } from '../office/draft.ts';
import { pictureText } from '../office/notices.ts';
import type { StyleMeaning } from '../office/style-names.ts';
import type { WordModel, WordNode } from './word-model.ts';
import type { WordNumbering } from './word-numbering.ts';
import type { ParagraphFacts } from './part-facts.ts';
import { inlineContent, type FoundImage, type InlineContent } from './word-runs.ts';
import {
  listLevel,
  outlineMeaning,
  type NumberingReference,
  type WordStyles,
} from './word-styles.ts';

export interface WordBody {
  readonly drafts: readonly Draft[];
  /** Pictures without a text that could stand for them. */
  readonly silentImages: number;
}

/** The part a node is in, for its place. */
interface Note {
  readonly node: WordNode;
  readonly part: string;
}

export interface BodyParts {
  readonly main: string;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
}

/** The text of the document, then its notes, each beginning with its marker. */
export function wordBody(
  model: WordModel,
  parts: BodyParts,
  styles: WordStyles,
  numbering: WordNumbering,
): WordBody {
  const reader = new BodyReader(model, parts, styles, numbering);
  reader.read(model.body, parts.main);
  reader.readNotes();
  return { drafts: reader.drafts, silentImages: reader.silentImages };
}

class BodyReader {
  readonly drafts: Draft[] = [];
  silentImages = 0;
  readonly #model: WordModel;
  readonly #parts: BodyParts;
  readonly #styles: WordStyles;
  readonly #numbering: WordNumbering;
  readonly #notes: Note[] = [];
  readonly #noteNumbers = new Map<string, number>();
  #part = '';
  /** To be put before the next text: the marker of a note. */
  #lead: string | null = null;

  constructor(model: WordModel, parts: BodyParts, styles: WordStyles, numbering: WordNumbering) {
    this.#model = model;
    this.#parts = parts;
    this.#styles = styles;
    this.#numbering = numbering;
  }

  read(nodes: readonly WordNode[], part: string): void {
    this.#part = part;
    for (const node of nodes) this.#block(node);
  }

  /** Notes can have notes, which are added while this goes on. */
  readNotes(): void {
    for (let index = 0; index < this.#notes.length; index += 1) {
      const note = this.#notes[index];
      if (note === undefined) return;
      this.#lead = `[${index + 1}] `;
      this.read(note.node.body ?? [], note.part);
      this.#lead = null;
    }
  }

  #block(node: WordNode): void {
    if (node.type === 'table') this.#table(node);
    else if (node.type === 'paragraph') this.#paragraph(node);
    else this.#paragraph({ type: 'paragraph', children: [node] });
  }

  #paragraph(node: WordNode): void {
    const content = this.#inline(node.children ?? []);
    const place = this.#place(content.number);
    const before = content.images.filter(({ isAfterText }) => !isAfterText);
    const after = content.images.filter(({ isAfterText }) => isAfterText);
    this.#captions(before, place);
    if (content.runs.some(({ text }) => /\S/.test(text))) this.#text(node, content, place);
    this.#captions(after, place);
    for (const inner of content.inner) this.#block(inner);
  }

  /** A paragraph with words: what it is, and the number it shows. Only these are counted. */
  #text(node: WordNode, content: InlineContent, place: SourcePlace): void {
    const facts = this.#facts(content);
    const meaning = this.#meaning(node, facts);
    const reference = this.#reference(node, facts);
    const label = reference === null ? null : this.#numbering.next(reference);
    const isItem = label !== null && isPlain(meaning);
    const block: StyleMeaning = isItem
      ? { type: 'list-item', level: (reference?.level ?? 0) + 1 }
      : (meaning ?? { type: 'paragraph' });
    const text = this.#takeLead() + (label ? `${label} ` : '');
    const runs = text === '' ? content.runs : [{ text }, ...content.runs];
    this.drafts.push({ block: { ...block, place }, runs, isStyled: meaning !== null });
  }

  /** Rows of cells; a table of one column only lays out what is in it. */
  #table(node: WordNode): void {
    const rows = (node.children ?? []).filter(({ type }) => type === 'tableRow');
    const isLayout = rows.every((row) => cellsOf(row).length <= 1);
    for (const row of rows) {
      if (isLayout) {
        for (const cell of cellsOf(row))
          for (const inner of cell.children ?? []) this.#block(inner);
      } else this.#row(row);
    }
  }

  #row(row: WordNode): void {
    const images: FoundImage[] = [];
    const runs: InlineRun[] = [];
    let number: number | null = null;
    for (const [index, cell] of cellsOf(row).entries()) {
      if (index > 0) runs.push(cellEnd);
      const first = this.#cell(cell, runs, images);
      number ??= first;
    }
    const place = this.#place(number);
    if (runs.some(({ text }) => /\S/.test(text))) {
      this.drafts.push({ block: { type: 'table-row', place }, runs, isStyled: true });
    }
    this.#captions(images, place);
  }

  /** Everything in a cell on one line. Answers the number of its first paragraph. */
  #cell(cell: WordNode, runs: InlineRun[], images: FoundImage[]): number | null {
    let number: number | null = null;
    for (const node of cell.children ?? []) {
      if (node.type === 'table' || node.type === 'tableRow' || node.type === 'tableCell') {
        const first = this.#cell(node, runs, images);
        number ??= first;
      } else {
        const content = this.#inline(node.type === 'paragraph' ? (node.children ?? []) : [node]);
        number ??= content.number;
        addToRow(runs, content.runs);
        images.push(...content.images);
        if (content.inner.length > 0)
          this.#cell({ type: 'tableCell', children: content.inner }, runs, images);
      }
    }
    return number;
  }

  #captions(images: readonly FoundImage[], place: SourcePlace): void {
    for (const { altText } of images) {
      const text = pictureText(altText);
      if (text === null) this.silentImages += 1;
      else {
        const block = { type: 'paragraph', role: 'caption', place } as const;
        this.drafts.push({ block, runs: [{ text }], isStyled: true });
      }
    }
  }

  #inline(nodes: readonly WordNode[]): InlineContent {
    return inlineContent(nodes, {
      characterFormats: (styleId) => this.#styles.formats(styleId),
      noteMarker: (reference) => this.#noteMarker(reference),
    });
  }

  #noteMarker(reference: WordNode): string | null {
    const key = `${reference.noteType ?? ''} ${reference.noteId ?? ''}`;
    const known = this.#noteNumbers.get(key);
    if (known !== undefined) return `[${known}]`;
    const node = this.#model.note(reference);
    if (node === null) return null;
    const isEndnote = reference.noteType === 'endnote';
    const part = (isEndnote ? this.#parts.endnotes : this.#parts.footnotes) ?? this.#parts.main;
    this.#notes.push({ node, part });
    this.#noteNumbers.set(key, this.#notes.length);
    return `[${this.#notes.length}]`;
  }

  #facts({ number }: InlineContent): ParagraphFacts | null {
    if (number === null) return null;
    return this.#model.parts.get(this.#part)?.paragraphs[number - 1] ?? null;
  }

  #meaning({ styleId }: WordNode, facts: ParagraphFacts | null): StyleMeaning | null {
    const byStyle = styleId == null ? null : this.#styles.meaning(styleId);
    if (byStyle !== null) return byStyle;
    const outline = facts?.outline ?? null;
    return outline === null || !/^\d$/.test(outline) ? null : outlineMeaning(Number(outline));
  }

  #reference({ styleId }: WordNode, facts: ParagraphFacts | null): NumberingReference | null {
    const ofStyle = styleId == null ? null : this.#styles.numbering(styleId);
    if (facts === null || (facts.list === null && facts.level === null)) return ofStyle;
    const list = facts.list ?? ofStyle?.list ?? null;
    const level = facts.level === null ? (ofStyle?.level ?? 0) : listLevel(facts.level);
    return list === null ? null : { list, level };
  }

  #place(number: number | null): SourcePlace {
    return number === null ? { part: this.#part } : { part: this.#part, paragraph: number };
  }

  #takeLead(): string {
    const lead = this.#lead ?? '';
    this.#lead = null;
    return lead;
  }
}

const isPlain = (meaning: StyleMeaning | null): boolean =>
  meaning === null || (meaning.type === 'paragraph' && meaning.role === undefined);

const cellsOf = (row: WordNode): readonly WordNode[] =>
  (row.children ?? []).filter(({ type }) => type === 'tableCell');
