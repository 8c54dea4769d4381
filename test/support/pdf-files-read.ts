// Reads a PDF of the tests as an import does, and shows what came of it.

import { checkImported } from '../../electron/workspace/importers/check-imported.ts';
import type { Imported, ImportedArticle } from '../../electron/workspace/importers/imported.ts';
import { pdfImporter } from '../../electron/workspace/importers/pdf/importer.ts';

export async function importPdf(bytes: Uint8Array, fileName = 'report.pdf'): Promise<Imported> {
  const input = { file: `/in/${fileName}`, fileName, bytes, options: { wholePage: false } };
  const imported = await pdfImporter.read(input);
  const fault = checkImported(imported);
  if (fault !== null) throw new Error(fault);
  return imported;
}

/** The one article of a PDF. */
export async function readPdf(bytes: Uint8Array, fileName?: string): Promise<ImportedArticle> {
  const [article] = (await importPdf(bytes, fileName)).articles;
  if (article === undefined) throw new Error('no article');
  return article;
}

/** Each block as `heading1 headline: Its text`; a role of `body` is left out. */
export function outline({ text, blocks }: ImportedArticle): string[] {
  return blocks.map(({ startUtf16, endUtf16, type, level, role }) => {
    const name = `${type}${level ?? ''}${role === 'body' ? '' : ` ${role}`}`;
    return `${name}: ${text.slice(startUtf16, endUtf16)}`;
  });
}

/** The text of one kind of block or role. */
export function only(article: ImportedArticle, kind: string): string[] {
  return outline(article)
    .filter((line) => line.split(':')[0]?.split(' ').includes(kind))
    .map((line) => line.slice(line.indexOf(': ') + 2));
}

/** Each mark as `bold: its text` or `link https://…: its text`. */
export function marked({ text, marks }: ImportedArticle): string[] {
  return marks.map(({ startUtf16, endUtf16, type, href }) => {
    const name = href === undefined ? type : `${type} ${href}`;
    return `${name}: ${text.slice(startUtf16, endUtf16)}`;
  });
}
