// Which importer reads which kind of file. Each is loaded when it is needed first: a web page does not pay for the
// PDF library.

import type { Importer } from './imported.ts';
import type { ImporterName } from './thread-protocol.ts';

const importers: { readonly [Name in ImporterName]: () => Promise<Importer> } = {
  'plain-text': async () => (await import('./plain-text.ts')).plainTextImporter,
  markdown: async () => (await import('./markdown/markdown-importer.ts')).markdownImporter,
  html: async () => (await import('./html/importer.ts')).htmlImporter,
  mhtml: async () => (await import('./mhtml.ts')).mhtmlImporter,
  paste: async () => (await import('./html/paste.ts')).pasteImporter,
  docx: async () => (await import('./docx/docx-importer.ts')).docxImporter,
  odt: async () => (await import('./odt/odt-importer.ts')).odtImporter,
  rtf: async () => (await import('./rtf/rtf-importer.ts')).rtfImporter,
  epub: async () => (await import('./epub/epub-importer.ts')).epubImporter,
  pdf: async () => (await import('./pdf/importer.ts')).pdfImporter,
  email: async () => (await import('./email/email-importer.ts')).emailImporter,
};

export const loadImporter = (name: ImporterName): Promise<Importer> => importers[name]();
