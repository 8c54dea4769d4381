// The namespaces of the files that make up an EPUB.

import type { Namespaces } from '../xml.ts';

export const epubNamespaces: Namespaces = new Map([
  ['urn:oasis:names:tc:opendocument:xmlns:container', 'ocf'],
  ['http://www.idpf.org/2007/opf', 'opf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.daisy.org/z3986/2005/ncx/', 'ncx'],
  ['http://www.w3.org/1999/xhtml', 'h'],
  ['http://www.idpf.org/2007/ops', 'epub'],
  ['http://www.w3.org/2001/04/xmlenc#', 'enc'],
]);
