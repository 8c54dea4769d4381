// Every hostile piece of HTML of the corpus, as a book's chapter and as words, links and properties of office documents.

import { describe, expect, it } from 'vitest';
import { docxImporter } from '../../../electron/workspace/importers/docx/docx-importer.ts';
import { epubImporter } from '../../../electron/workspace/importers/epub/epub-importer.ts';
import type { Importer } from '../../../electron/workspace/importers/imported.ts';
import { odtImporter } from '../../../electron/workspace/importers/odt/odt-importer.ts';
import { bookEntries, pageOf } from '../../support/epub-files.ts';
import { odtEntries } from '../../support/odt-files.ts';
import { docxEntries, r } from '../../support/office-files.ts';
import { readFile } from '../../support/read-import.ts';
import {
  assertHarmless,
  assertNothingHidden,
  shownWord,
  xssVectors,
} from '../../support/xss-corpus.ts';
import { zipOf, type ZipEntry } from '../../support/zip-writer.ts';

describe('the corpus of hostile HTML', () => {
  // XML has no control characters at all.
  const printable = (text: string) => text.replace(/[^\n\x20-\x7e]/g, '');
  const escaped = (text: string) =>
    printable(text).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const hrefOf = (html: string) =>
    printable(/href="([^"]*)"/.exec(html)?.[1] ?? 'javascript:alert(1)');

  it.each(xssVectors)('comes out of a book as harmless text: $name', async ({ html }) => {
    const pages = [pageOf(html), `<html><body>${html}</body></html>`];
    const chapters = pages.map((page, index) => ({ name: `${index}.xhtml`, page }));
    const { articles } = await readFile(epubImporter, 'a.epub', zipOf(bookEntries({ chapters })));
    expect(articles).toHaveLength(2);
    for (const article of articles) {
      assertHarmless(article);
      expect(article.text).toContain(shownWord);
      assertNothingHidden(article);
    }
  });

  it.each(xssVectors)(
    'comes out of office documents as the text it is there: $name',
    async ({ html }) => {
      const href = escaped(hrefOf(html));
      const text = escaped(html);
      const docx = docxEntries({
        links: { x: hrefOf(html) },
        core: `<dc:title>${text}</dc:title>`,
        body: `<w:p>${r(text)}<w:hyperlink r:id="x">${r(' link')}</w:hyperlink><w:r><w:instrText>HYPERLINK "${href}"</w:instrText></w:r></w:p>`,
      });
      const odt = odtEntries({
        meta: `<dc:title>${text}</dc:title>`,
        body: `<text:p>${text}<text:a xlink:href="${href}"> link</text:a></text:p>`,
      });
      const files: readonly [Importer, readonly ZipEntry[]][] = [
        [docxImporter, docx],
        [odtImporter, odt],
      ];
      for (const [importer, entries] of files) {
        const [article] = (await readFile(importer, 'a.bin', zipOf(entries))).articles;
        expect(article?.text).toContain(shownWord);
        if (article !== undefined) assertHarmless(article);
      }
    },
  );
});
