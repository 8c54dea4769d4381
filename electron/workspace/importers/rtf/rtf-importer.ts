// RTF files as articles: paragraphs, headings, lists, tables, formatting, links and footnotes. Files that a mail program
// made of HTML are read as that HTML.

import type { Problem } from '../../../../shared/ipc/result.ts';
import { decodeBytes } from '../decode.ts';
import { articleFromHtml } from '../html/html-article.ts';
import type { Imported, ImportedArticle, Importer, ImporterInput } from '../imported.ts';
import { officeArticle } from '../office/finish.ts';
import { hasVisibleText, noVisibleText } from '../plain-text.ts';
import { readRtf, type RtfContent } from './reader.ts';

export const rtfImporter = {
  kind: 'rtf',
  version: 1,
  read(input): Imported {
    const content = readRtf(sourceOf(input.bytes));
    const { article, notices } = articleOf(input, content);
    return {
      kind: 'rtf',
      mediaType: 'application/rtf',
      encoding: null,
      articles: [article],
      notices: [...notices, ...noticesOf(content)],
    };
  },
} as const satisfies Importer;

interface Read {
  readonly article: ImportedArticle;
  readonly notices: readonly Problem[];
}

function articleOf({ file, fileName }: ImporterInput, content: RtfContent): Read {
  if (content.html === null) {
    return { article: officeArticle(file, content.drafts, content.properties), notices: [] };
  }
  const options = { pick: 'fragment', baseUrl: null, fileName, part: 'HTML' } as const;
  const read = articleFromHtml(content.html, options);
  if (!hasVisibleText(read.article.text)) throw noVisibleText(file);
  return read;
}

/** The bytes as Latin-1 characters; the file is ASCII, but one saved as UTF-16 by an editor is still read. */
function sourceOf(bytes: Uint8Array): string {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data[0] !== 0xff && data[0] !== 0xfe && data[1] !== 0) return data.toString('latin1');
  const decoded = decodeBytes(bytes);
  return 'text' in decoded ? decoded.text : data.toString('latin1');
}

function noticesOf({ left, isCut }: RtfContent): Problem[] {
  if (!isCut) return left.notices();
  const cut = {
    path: 'end of file',
    message: 'The file ends too early; what came after is missing.',
    remedy: 'Get the file again from where it came from.',
  };
  return [cut, ...left.notices()];
}
