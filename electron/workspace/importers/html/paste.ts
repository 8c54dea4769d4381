// What is pasted from a browser, Word, Google Docs or LibreOffice: the clipboard's HTML as an article, with the
// formatting that these programs write as styles; its plain text where the HTML shows nothing.

import type { Imported, Importer, ImporterInput } from '../imported.ts';
import { hasVisibleText, noVisibleText, readPlainText } from '../plain-text.ts';
import { decodedText } from '../decode.ts';
import { articleFromHtml } from './html-article.ts';
import { pageAddress } from './metadata/read-values.ts';

const fileName = 'pasted.html';

/** For the clipboard's HTML as UTF-8 bytes; without its plain text, which `articleFromPaste` takes too. */
export const pasteImporter = {
  kind: 'html',
  version: 1,
  read({ file, bytes }: ImporterInput): Imported {
    return articleFromPaste(decodedText(file, bytes).text, '', file);
  },
} as const satisfies Importer;

/**
 * Reads both forms that a clipboard holds of one piece; either may be empty. Throws `file-empty`, naming `file`, when
 * neither has anything to see.
 */
export function articleFromPaste(html: string, text: string, file: string = fileName): Imported {
  const { markup, sourceUrl } = withoutHeader(html);
  const { article, notices } = articleFromHtml(markup, {
    pick: 'fragment',
    baseUrl: sourceUrl,
    fileName,
  });
  if (hasVisibleText(article.text)) {
    return { kind: 'html', mediaType: 'text/html', encoding: null, articles: [article], notices };
  }
  if (!hasVisibleText(text)) throw noVisibleText(file);
  return {
    kind: 'plain-text',
    mediaType: 'text/plain',
    encoding: null,
    articles: [readPlainText(file, text)],
    notices: [],
  };
}

/**
 * Windows puts lines such as `SourceURL:https://…` before the HTML. They are blanked, so that places in it stay.
 * What lies outside `StartFragment` and `EndFragment` are only the elements around the piece, which say what it is.
 */
function withoutHeader(html: string) {
  const header = /^\s*Version:[\d.]+\s+(?:[A-Za-z]+:[^\r\n<]*(?:\r\n?|\n))+/.exec(
    html.slice(0, 8000),
  )?.[0];
  if (header === undefined) return { markup: html, sourceUrl: null };
  const sourceUrl = /^SourceURL:(.+)$/im.exec(header)?.[1] ?? null;
  return {
    markup: ' '.repeat(header.length) + html.slice(header.length),
    sourceUrl: sourceUrl === null ? null : pageAddress(sourceUrl, null),
  };
}
