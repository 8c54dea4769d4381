// Saved web pages: what browsers and SingleFile save, XHTML too. The article of the page, or the whole page.

import { notTextRefusal, type Decoded, type NotText } from '../decode.ts';
import type { Imported, Importer, ImporterInput } from '../imported.ts';
import { hasVisibleText, noVisibleText } from '../plain-text.ts';
import { refused } from '../read-source.ts';
import { decodeHtml } from './decode-html.ts';
import { articleFromHtml } from './html-article.ts';

export const htmlImporter = {
  kind: 'html',
  version: 1,
  read({ file, fileName, bytes, options }: ImporterInput): Imported {
    const { text, encoding, problems } = textOrRefusal(file, decodeHtml(bytes));
    const { article, notices } = articleFromHtml(text, {
      pick: options.wholePage ? 'page' : 'article',
      fileName,
      titleFallback: titleOfFile(fileName),
    });
    if (!hasVisibleText(article.text)) throw noVisibleText(file);
    const isXml = /^\s*<\?xml/i.test(text.slice(0, 200));
    return {
      kind: 'html',
      mediaType: isXml ? 'application/xhtml+xml' : 'text/html',
      encoding,
      articles: [article],
      notices: [...problems, ...notices],
    };
  },
} as const satisfies Importer;

/** Throws `file-binary`, naming the file, for what is not text. */
export function textOrRefusal(file: string, decoded: Decoded | NotText): Decoded {
  if ('text' in decoded) return decoded;
  const { what, remedy } = notTextRefusal(decoded);
  throw refused('file-binary', file, what, remedy);
}

/** `Bridge reopens.html` as a title, in case the page has none. */
export function titleOfFile(fileName: string): string {
  const name = fileName.replace(/\.[a-z\d]{1,6}$/i, '').trim();
  return name === '' ? fileName : name;
}
