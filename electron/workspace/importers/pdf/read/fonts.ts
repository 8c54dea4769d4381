// The fonts of a document, and which of them are bold or italic. pdf.js tells a font's name only with a page's
// drawing instructions, which cost as much as its text, so that only pages with new fonts are asked for them.

import type { FontStyle } from '../page-text.ts';
import { operatorsOf, type Operators } from './operators.ts';
import type { PdfPage } from './pdfjs.ts';
import { hyphenatingFonts } from './soft-hyphens.ts';

/** Pages asked at most; fonts that first occur later count as regular. A fixed number, so that results repeat. */
const MOST_ASKED = 24;
/** A page with more text is not asked: a label in another font is not worth it. */
const LARGEST_PAGE = 50_000;

const boldName =
  /bold|black|heavy|semibold|demi(?!light)|(?:^|[-,_ ])(?:bd|blk|hv|sb)(?:it)?$|[a-z]BdIt$/i;
const italicName = /ital|obliq|slanted|kursiv|(?:^|[-,_ ])(?:it|bdit|sl)$|[a-z]It$/;

export class FontTable {
  readonly #indexes = new Map<string, number>();
  readonly #styles: FontStyle[] = [];
  readonly #unknown = new Set<string>();
  readonly #hyphenating = new Set<string>();
  #asked = 0;

  /** A font's place in {@link styles}. */
  indexOf(loadedName: string): number {
    const known = this.#indexes.get(loadedName);
    if (known !== undefined) return known;
    const index = this.#styles.push({ bold: false, italic: false }) - 1;
    this.#indexes.set(loadedName, index);
    this.#unknown.add(loadedName);
    return index;
  }

  get styles(): readonly FontStyle[] {
    return this.#styles;
  }

  /**
   * Finds out about the fonts that have turned up with the page. Answers its instructions where they had to be asked
   * for, or are needed because some of its fonts, by name, paint soft hyphens; else null.
   */
  async learn(
    page: PdfPage,
    used: ReadonlySet<string>,
    characters: number,
  ): Promise<Operators | null> {
    if (characters > LARGEST_PAGE) return null;
    const isNew = this.#unknown.size > 0 && this.#asked < MOST_ASKED;
    if (!isNew && this.#hyphenating.isDisjointFrom(used)) return null;
    const operators = await operatorsOf(page);
    if (isNew) this.#learnFrom(page, operators);
    return this.#hyphenating.isDisjointFrom(used) ? null : operators;
  }

  #learnFrom(page: PdfPage, operators: Operators | null): void {
    this.#asked += 1;
    for (const name of this.#unknown) {
      const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : null;
      if (typeof font === 'object' && font !== null) {
        this.#styles[this.indexOf(name)] = styleOf(font);
      }
    }
    // What the page did not tell now, no page will.
    this.#unknown.clear();
    if (operators === null) return;
    for (const name of hyphenatingFonts(operators)) this.#hyphenating.add(name);
  }
}

interface FontFacts {
  readonly name?: unknown;
  readonly bold?: unknown;
  readonly black?: unknown;
  readonly italic?: unknown;
}

function styleOf({ name, bold, black, italic }: FontFacts): FontStyle {
  // Subsets are called “ABCDEF+Name-Bold”.
  const plain = typeof name === 'string' ? name.replace(/^[A-Z]{6}\+/, '') : '';
  return {
    bold: bold === true || black === true || boldName.test(plain),
    italic: italic === true || italicName.test(plain) || /italic|oblique/i.test(plain),
  };
}
