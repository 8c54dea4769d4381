// PDFs as articles: the text in the order it is read, with paragraphs, headings, lists, tables, links and emphasis as
// far as the pages show them. Running heads and page numbers stay in the text as boilerplate. Nothing of the file is
// run, drawn or fetched. Tags of the document tell where blocks begin and what they are where they are good enough;
// the order is always that of the page. Ligatures become the letters they stand for.

import type { Imported, Importer, ImporterInput } from '../imported.ts';
import { refused } from '../read-source.ts';
import { buildArticle } from './compose/build-article.ts';
import { flowOf } from './compose/flow.ts';
import { bodySizeOf } from './compose/headings.ts';
import { Spellings } from './compose/hyphens.ts';
import { typed } from './compose/roles.ts';
import { layOutDocument } from './layout/document-layout.ts';
import { describe } from './metadata.ts';
import { noticesOf } from './notices.ts';
import { fileFault } from './read/file-fault.ts';
import { withDocument } from './read/open-document.ts';
import { readDocument, type PdfText } from './read/read-document.ts';

const mediaType = 'application/pdf';

export const pdfImporter: Importer = {
  kind: 'pdf',
  version: 1,
  read: readPdf,
};

async function readPdf({ file, fileName, bytes }: ImporterInput): Promise<Imported> {
  const text = await withDocument(file, bytes, (document) => readDocument(file, document));
  checkText(file, text);
  const laidOut = layOutDocument(text);
  const lines = laidOut.pages.flatMap((page) => [
    ...page.top,
    ...page.blocks.flatMap(({ block }) => block.lines),
    ...page.bottom,
  ]);
  const bodySize = bodySizeOf(lines);
  const flow = flowOf(laidOut.pages, { bodySize, fonts: text.fonts });
  const built = buildArticle(typed(flow, bodySize), new Spellings(lines));
  if (built.blocks.length === 0) throw noText(file, text);
  const { metadata, language, found } = text;
  const described = describe(built, { fileName, metadata, language });
  return {
    kind: 'pdf',
    mediaType,
    encoding: null,
    articles: [{ ...built, ...described }],
    notices: noticesOf(found, fileFault(bytes)),
  };
}

function checkText(file: string, text: PdfText): void {
  const { found } = text;
  if (found.broken.length > 0 && text.pages.length === 0) {
    throw refused(
      'file-invalid',
      file,
      'is damaged: none of its pages can be read.',
      'Get it again from where it came from, or open it in a PDF viewer and print it to a new PDF.',
    );
  }
  if (found.characters === 0) throw noText(file, text);
}

function noText(file: string, { found }: PdfText): Error {
  if (found.pictures.length > 0) {
    return refused(
      'file-empty',
      file,
      'has no text, only pictures of pages.',
      'Run text recognition (OCR) on it first, then import the result.',
    );
  }
  if (found.unmapped.length > 0) {
    return refused(
      'file-empty',
      file,
      'has text, but its fonts do not say which letters they show.',
      'Run text recognition (OCR) on it first, then import the result.',
    );
  }
  return refused('file-empty', file, 'has no visible text.', 'Choose a PDF that has text in it.');
}
