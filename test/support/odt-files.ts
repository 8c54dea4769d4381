// OpenDocument texts written by hand, part by part, for the importer to read.

import { zipOf, type ZipEntry } from './zip-writer.ts';

const oasis = (name: string): string => `urn:oasis:names:tc:opendocument:xmlns:${name}:1.0`;

const namespaces = [
  ...['office', 'text', 'table', 'style', 'meta'].map((name) => `xmlns:${name}="${oasis(name)}"`),
  `xmlns:draw="${oasis('drawing')}"`,
  `xmlns:fo="${oasis('xsl-fo-compatible')}"`,
  `xmlns:svg="${oasis('svg-compatible')}"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

export interface OdtParts {
  /** The inside of `office:text`. */
  readonly body: string;
  /** The inside of `office:automatic-styles` of the content. */
  readonly automatic?: string;
  /** The inside of `office:styles`. */
  readonly styles?: string;
  /** The inside of `office:meta`. */
  readonly meta?: string;
  /** The inside of the manifest. */
  readonly manifest?: string;
  readonly extra?: readonly ZipEntry[];
}

/** The entries of an OpenDocument text, for tests that damage one of them. */
export function odtEntries({
  body,
  automatic = '',
  styles = '',
  meta = '',
  manifest = '',
  extra = [],
}: OdtParts): ZipEntry[] {
  return [
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
    {
      name: 'META-INF/manifest.xml',
      content: xml(
        `<manifest:manifest xmlns:manifest="${oasis('manifest')}">${manifest}</manifest:manifest>`,
      ),
    },
    { name: 'meta.xml', content: root('document-meta', `<office:meta>${meta}</office:meta>`) },
    {
      name: 'styles.xml',
      content: root(
        'document-styles',
        `<office:styles>${styles}</office:styles>` +
          // The same name as one of the content's, for the page headers only.
          '<office:automatic-styles><style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/></office:automatic-styles>',
      ),
    },
    {
      name: 'content.xml',
      content: root(
        'document-content',
        `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body>`,
      ),
    },
    ...extra,
  ];
}

export const odtOf = (parts: OdtParts): Uint8Array => zipOf(odtEntries(parts));

/** The same as one XML file. */
export function fodtOf({ body, automatic = '', styles = '', meta = '' }: OdtParts): string {
  return root(
    'document',
    `<office:meta>${meta}</office:meta><office:styles>${styles}</office:styles>` +
      `<office:automatic-styles>${automatic}</office:automatic-styles>` +
      '<office:master-styles><style:master-page><style:header><text:p>Page header</text:p></style:header></style:master-page></office:master-styles>' +
      `<office:body><office:text>${body}</office:text></office:body>`,
  );
}

/** A style; `inside` is its properties. */
export function odtStyle(
  name: string,
  family: 'paragraph' | 'text',
  parent: string | null,
  inside = '',
): string {
  const based = parent === null ? '' : ` style:parent-style-name="${parent}"`;
  return `<style:style style:name="${name}" style:family="${family}"${based}>${inside}</style:style>`;
}

const xml = (text: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${text}`;

const root = (name: string, inside: string): string =>
  xml(`<office:${name} ${namespaces} office:version="1.3">${inside}</office:${name}>`);
