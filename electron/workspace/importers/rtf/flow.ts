// Collects the runs of RTF's text into paragraphs, list items and table rows, in order. A flow is the body or one
// footnote.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import { cellEnd, type InlineRun, type NewBlock } from '../article-builder.ts';
import type { Draft } from '../office/draft.ts';
import { pictureText } from '../office/notices.ts';
import { styleMeaning } from '../office/style-names.ts';

/** What the control words of a paragraph said when it ended. */
export interface ParagraphFormat {
  readonly styleName: string | null;
  /** From 0, of headings made without a style. */
  readonly outlineLevel: number | null;
  /** From 0; null outside lists. */
  readonly listLevel: number | null;
  readonly isInTable: boolean;
}

export interface RunFormat {
  readonly formats: readonly InlineMarkType[];
  readonly href: string | undefined;
}

const MOST_LIST_LEVELS = 100;

export class Flow {
  readonly drafts: Draft[] = [];
  #runs: InlineRun[] = [];
  /** Of the row that is open, those that are complete. */
  #cells: InlineRun[][] = [];
  #label = '';
  #text = '';
  #format: RunFormat | null = null;
  #startAt: number | null = null;
  #paragraphs = 0;

  /** Adds text; pieces of one formatting become one run. `at` is their place in the source. */
  add(text: string, format: RunFormat, at: number): void {
    this.#startAt ??= at;
    const current = this.#format;
    if (current !== null && current !== format && !isSame(current, format)) this.#endRun();
    this.#format = format;
    this.#text += text;
  }

  breakLine(): void {
    this.#endRun();
    this.#runs.push({ text: '', lineBreak: true });
  }

  /** The number or bullet that the paragraph shows before its text. */
  label(text: string): void {
    const shown = text.trim();
    // Bullets are what a list item looks like; numbers and letters are said of it.
    this.#label = /[\p{L}\p{N}]/u.test(shown) ? shown : '';
  }

  endCell(at: number): void {
    this.#startAt ??= at;
    this.#endRun();
    this.#cells.push(this.#runs);
    this.#runs = [];
    this.#paragraphs += 1;
  }

  endRow(at: number): void {
    if (this.#cells.length === 0) return;
    const runs = this.#cells.flatMap((cell, index) => (index === 0 ? cell : [cellEnd, ...cell]));
    this.#cells = [];
    this.#push({ type: 'table-row' }, runs, at, false);
  }

  endParagraph(format: ParagraphFormat, at: number): void {
    this.#endRun();
    if (format.isInTable) {
      this.#runs.push({ text: '', lineBreak: true });
      return;
    }
    this.endRow(at);
    const runs = this.#runs;
    this.#runs = [];
    this.#paragraphs += 1;
    const { block, isStyled } = blockOf(format);
    const label = this.#label === '' ? [] : [{ text: `${this.#label} ` }];
    const isListed = block.type === 'list-item' || block.type === 'heading';
    this.#push(block, isListed ? [...label, ...runs] : runs, at, isStyled);
    this.#label = '';
  }

  /** Ends what is open, as at the end of the file. */
  end(format: ParagraphFormat, at: number): void {
    if (this.#cells.length > 0) {
      if (this.#runs.length > 0 || this.#text !== '') this.endCell(at);
      this.endRow(at);
    }
    this.endParagraph({ ...format, isInTable: false }, at);
  }

  #endRun(): void {
    const [text, format] = [this.#text, this.#format];
    this.#text = '';
    this.#format = null;
    if (text === '' || format === null) return;
    const { formats, href } = format;
    this.#runs.push({ text, formats, ...(href === undefined ? {} : { href }) });
  }

  #push(block: NewBlock, runs: readonly InlineRun[], at: number, isStyled: boolean): void {
    const startUtf16 = this.#startAt ?? at;
    this.#startAt = null;
    if (!runs.some((run) => /\S/.test(run.text))) return;
    const place = {
      paragraph: this.#paragraphs,
      startUtf16,
      endUtf16: Math.max(at, startUtf16 + 1),
    };
    this.drafts.push({ block: { ...block, place }, runs, isStyled });
  }
}

function isSame(a: RunFormat, b: RunFormat): boolean {
  return (
    a.href === b.href &&
    a.formats.length === b.formats.length &&
    a.formats.every((format, index) => format === b.formats[index])
  );
}

function blockOf(format: ParagraphFormat): {
  readonly block: NewBlock;
  readonly isStyled: boolean;
} {
  const meaning = format.styleName === null ? null : styleMeaning(format.styleName);
  if (meaning !== null) return { block: meaning, isStyled: true };
  if (format.listLevel !== null) {
    const level = Math.min(MOST_LIST_LEVELS, Math.max(0, format.listLevel) + 1);
    return { block: { type: 'list-item', level }, isStyled: false };
  }
  if (format.outlineLevel !== null && format.outlineLevel >= 0 && format.outlineLevel < 9) {
    return {
      block: { type: 'heading', level: Math.min(6, format.outlineLevel + 1) },
      isStyled: false,
    };
  }
  return { block: { type: 'paragraph' }, isStyled: false };
}

/** A picture's description as its caption; null for any other property of a shape. */
export function captionOf(
  { name, value }: { readonly name: string; readonly value: string },
  at: number,
): Draft | null {
  const text = name.trim() === 'wzDescription' ? pictureText(value) : null;
  if (text === null) return null;
  const place = { startUtf16: at, endUtf16: at + 1 };
  return {
    block: { type: 'paragraph', role: 'caption', place },
    runs: [{ text }],
    isStyled: true,
  };
}
