// Reads a document page by page, letting go of each page before the next, and keeps count of what could not be read.

import type { FontStyle, PageText } from '../page-text.ts';
import { refused } from '../../read-source.ts';
import { Annotations } from './annotations.ts';
import { FontTable } from './fonts.ts';
import type { PdfDocument, PdfMetadata } from './pdfjs.ts';
import { readPage, type ReadPage } from './read-page.ts';

/** Of text, in UTF-16 code units; some twenty long books. */
const MOST_CHARACTERS = 20_000_000;
/** So many pages in a row that cannot be read are the end of what there is. */
const MOST_BROKEN_IN_ROW = 20;

export interface PdfText {
  readonly pages: readonly PageText[];
  readonly fonts: readonly FontStyle[];
  readonly metadata: PdfMetadata | null;
  /** As the document states it. */
  readonly language: string | null;
  readonly found: Findings;
}

/** Page numbers, from 1. */
export interface Findings {
  readonly pageCount: number;
  readonly characters: number;
  readonly broken: readonly number[];
  /** Without text, but not blank. */
  readonly pictures: readonly number[];
  /** Whose fonts do not say which letters they paint. */
  readonly unmapped: readonly number[];
  readonly cut: readonly number[];
  readonly overlaid: readonly number[];
}

/** Throws `file-too-large` when there is more text than is taken in. */
export async function readDocument(file: string, document: PdfDocument): Promise<PdfText> {
  const metadata = await document.getMetadata().catch(() => null);
  const fonts = new FontTable();
  const annotations = new Annotations(document);
  const context = { fonts, annotations, hasTags: metadata?.hasStructTree === true };
  const pages: PageText[] = [];
  const notes = { broken: [], pictures: [], unmapped: [], cut: [], overlaid: [] } as Notes;
  let characters = 0;
  let language: string | null = null;
  for (let number = 1; number <= document.numPages; number += 1) {
    const read = await document
      .getPage(number)
      .then((page) => readPage(page, number, context))
      .catch(() => null);
    if (read === null) {
      notes.broken.push(number);
      if (isEndOfPages(notes.broken, number)) break;
      continue;
    }
    pages.push(read.text);
    note(notes, read);
    language ??= read.language;
    characters += read.characters;
    if (characters > MOST_CHARACTERS) throw tooMuchText(file);
  }
  const found = { ...notes, pageCount: document.numPages, characters };
  return { pages, fonts: fonts.styles, metadata, language, found };
}

interface Notes {
  readonly broken: number[];
  readonly pictures: number[];
  readonly unmapped: number[];
  readonly cut: number[];
  readonly overlaid: number[];
}

function note(notes: Notes, read: ReadPage): void {
  const { number } = read.text;
  if (read.isPicture) notes.pictures.push(number);
  if (read.isUnreadable) notes.unmapped.push(number);
  if (read.isCut) notes.cut.push(number);
  if (read.overlays > 0) notes.overlaid.push(number);
}

function isEndOfPages(broken: readonly number[], last: number): boolean {
  return broken.at(-MOST_BROKEN_IN_ROW) === last - MOST_BROKEN_IN_ROW + 1;
}

function tooMuchText(file: string): Error {
  return refused(
    'file-too-large',
    file,
    `has more than ${MOST_CHARACTERS / 1_000_000} million characters of text.`,
    'Split it.',
  );
}
