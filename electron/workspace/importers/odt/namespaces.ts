// The namespaces of OpenDocument texts, under the prefixes that the standard uses.

import type { Namespaces } from '../xml.ts';

const oasis = (name: string): [string, string] => [
  `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`,
  name,
];

export const odfNamespaces: Namespaces = new Map([
  ...['office', 'text', 'table', 'style', 'meta', 'manifest'].map(oasis),
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'svg'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);
