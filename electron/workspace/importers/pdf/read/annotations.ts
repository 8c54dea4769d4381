// The links of a document, and what viewers show over its pages. Asked for by kind and in batches of pages: asked for
// page by page, pdf.js would read the text of every page with a link a second time.

import type { PdfAnnotation, PdfDocument } from './pdfjs.ts';

/** pdf.js' numbers of the kinds: note, link, free text, highlight, form field. */
const kinds = new Set([1, 2, 3, 9, 20]);
const BATCH = 64;

export class Annotations {
  readonly #document: PdfDocument;
  #first = 0;
  #batch: ReadonlyMap<number, readonly PdfAnnotation[]> = new Map();

  constructor(document: PdfDocument) {
    this.#document = document;
  }

  /** Those of a page, from 1; pages are best asked for in order. None where they cannot be read. */
  async ofPage(number: number): Promise<readonly PdfAnnotation[]> {
    if (this.#first === 0 || number < this.#first || number >= this.#first + BATCH) {
      this.#first = number;
      this.#batch = await this.#read(number, BATCH);
    }
    return this.#batch.get(number) ?? [];
  }

  async #read(first: number, count: number): Promise<Map<number, PdfAnnotation[]>> {
    const skipped = new Set<number>();
    for (let index = 0; index < this.#document.numPages; index += 1) {
      if (index < first - 1 || index >= first - 1 + count) skipped.add(index);
    }
    const found = await this.#document.getAnnotationsByType(kinds, skipped).catch(() => null);
    if (found !== null) return Map.groupBy(found, ({ pageIndex }) => pageIndex + 1);
    // One page that is broken takes its batch with it: halve until it is alone.
    if (count === 1) return new Map();
    const half = count / 2;
    const [one, other] = [await this.#read(first, half), await this.#read(first + half, half)];
    return new Map([...one, ...other]);
  }
}
