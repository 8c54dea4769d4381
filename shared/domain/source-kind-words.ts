// What kinds of source are called: in a sentence or a list of kinds, and as short as a row of a list has room for.

import type { SourceKind } from './source-map.ts';

export const kindWords: { readonly [Kind in SourceKind]: string } = {
  'plain-text': 'Plain text',
  markdown: 'Markdown',
  html: 'Web page',
  mhtml: 'Web archive (MHTML)',
  docx: 'Word document',
  odt: 'OpenDocument text',
  rtf: 'Rich text (RTF)',
  epub: 'Book (EPUB)',
  pdf: 'PDF',
  email: 'E-mail',
  'annotated-json': 'Annotated article',
  'annotated-jsonl': 'Annotated dataset',
};

export const shortKindWords: { readonly [Kind in SourceKind]: string } = {
  'plain-text': 'Text',
  markdown: 'Markdown',
  html: 'Web',
  mhtml: 'MHTML',
  docx: 'Word',
  odt: 'ODT',
  rtf: 'RTF',
  epub: 'EPUB',
  pdf: 'PDF',
  email: 'Mail',
  'annotated-json': 'JSON',
  'annotated-jsonl': 'JSONL',
};
