// The tables at the beginning of an RTF file: which code page each font is for, and what each style is called.

import { pageOfFontCharset } from './code-pages.ts';

export class FontTable {
  readonly #pages = new Map<number, number | null>();
  #font: number | null = null;

  /** A control word inside the table. */
  word(word: string, param: number | null): void {
    if (word === 'f') {
      this.#font = param;
      if (param !== null && !this.#pages.has(param)) this.#pages.set(param, null);
    } else if (this.#font === null || param === null) return;
    else if (word === 'fcharset') this.#pages.set(this.#font, pageOfFontCharset(param));
    else if (word === 'cpg' && param > 0) this.#pages.set(this.#font, param);
  }

  /** Null for a font that says nothing about it. */
  pageOf(font: number | null): number | null {
    return font === null ? null : (this.#pages.get(font) ?? null);
  }
}

const LONGEST_NAME = 300;
/** Instead of the number of a style that is not of paragraphs. */
const OTHER = -1;

export class StyleSheet {
  /** By the number that `\s` names. */
  readonly names = new Map<number, string>();
  #style = 0;
  #name = '';

  word(word: string, param: number | null): void {
    if (word === 's') this.#style = param ?? 0;
    // Styles of characters and tables are numbered with those of paragraphs.
    else if (word === 'cs' || word === 'ds' || word === 'ts') this.#style = OTHER;
  }

  /** A part of a style's name, which ends with a semicolon. */
  text(text: string): void {
    if (this.#name.length < LONGEST_NAME) this.#name += text;
    if (!text.includes(';')) return;
    const name = this.#name.replace(/[;,].*$/s, '').trim();
    if (this.#style !== OTHER && name !== '') this.names.set(this.#style, name);
    this.#style = 0;
    this.#name = '';
  }
}
