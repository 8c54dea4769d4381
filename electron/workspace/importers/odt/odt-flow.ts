// Where the text of an OpenDocument file goes while it is read: the body, a note and a text box are flows of their own,
// each with its open lists, tables and paragraphs.

import { cellEnd, type InlineRun, type NewBlock } from '../article-builder.ts';
import type { SourcePlace } from '../../../../shared/domain/source-map.ts';
import { addToRow, type Draft } from '../office/draft.ts';
import type { ListCounter } from '../office/list-numbers.ts';

export interface OpenList {
  readonly style: string | null;
  readonly counter: ListCounter;
  /** Whether the next paragraph is the first of an item, and shows its number. */
  opensItem: boolean;
}

export interface OpenParagraph {
  readonly block: NewBlock;
  readonly isStyled: boolean;
  readonly runs: InlineRun[];
  /** The number before it, as of a list item; written only when it has text. */
  readonly label: () => string;
  hasText: boolean;
  /** Captions of pictures before the first word, and what is anchored here but stands beside it. */
  readonly before: Draft[];
  readonly after: Draft[];
}

interface OpenTable {
  /** With one column, and so only there to lay out what is in it. */
  isLayout: boolean;
  columns: number;
  row: OpenRow | null;
}

interface OpenRow {
  readonly runs: InlineRun[];
  readonly after: Draft[];
  cells: number;
  place: SourcePlace | null;
}

export class Flow {
  readonly drafts: Draft[] = [];
  readonly lists: OpenList[] = [];
  readonly paragraphs: OpenParagraph[] = [];
  readonly #tables: OpenTable[] = [];
  /** To be put before the first text, such as the marker of a note. */
  #lead: string;

  constructor(lead = '') {
    this.#lead = lead;
  }

  openTable(): void {
    this.#tables.push({ isLayout: true, columns: 0, row: null });
  }

  addColumns(columns: number): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.columns += columns;
    table.isLayout = table.columns === 1;
  }

  closeTable(): void {
    this.#tables.pop();
  }

  openRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined || table.isLayout || this.#row() !== null) return;
    table.row = { runs: [], after: [], cells: 0, place: null };
  }

  /** A cell in a table in a cell is a part of that one's line. */
  openCell(): void {
    const row = this.#tables.at(-1)?.row ?? null;
    if (row === null) return;
    if (row.cells > 0) row.runs.push(cellEnd);
    row.cells += 1;
  }

  closeRow(): void {
    const table = this.#tables.at(-1);
    const row = table?.row ?? null;
    if (table === undefined || row === null) return;
    table.row = null;
    if (row.place !== null) {
      const block = { type: 'table-row', place: row.place } as const;
      this.drafts.push({ block, runs: row.runs, isStyled: true });
    }
    this.drafts.push(...row.after);
  }

  closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const { before, after } = paragraph;
    const outer = this.paragraphs.at(-1);
    const row = this.#row();
    if (outer === undefined && row !== null) {
      this.#closeInRow(paragraph, row);
      return;
    }
    const target = outer?.after ?? this.drafts;
    for (const draft of before) target.push(draft);
    if (paragraph.hasText) {
      const { block, isStyled } = paragraph;
      target.push({ block, runs: this.#runsOf(paragraph), isStyled });
    }
    for (const draft of after) target.push(draft);
  }

  #closeInRow(paragraph: OpenParagraph, row: OpenRow): void {
    if (paragraph.hasText) {
      row.place ??= paragraph.block.place ?? null;
      addToRow(row.runs, this.#runsOf(paragraph));
    }
    for (const draft of [...paragraph.before, ...paragraph.after]) row.after.push(draft);
  }

  #runsOf(paragraph: OpenParagraph): readonly InlineRun[] {
    const text = this.#takeLead() + paragraph.label();
    return text === '' ? paragraph.runs : [{ text }, ...paragraph.runs];
  }

  /** What is anchored in the text but stands beside it: after the paragraph or row that is open. */
  aside(drafts: readonly Draft[]): void {
    const paragraph = this.paragraphs.at(-1);
    const target = paragraph?.after ?? this.#row()?.after ?? this.drafts;
    for (const draft of drafts) target.push(draft);
  }

  #row(): OpenRow | null {
    return this.#tables.find(({ row }) => row !== null)?.row ?? null;
  }

  #takeLead(): string {
    const lead = this.#lead;
    this.#lead = '';
    return lead;
  }
}
