// Books written by hand, file by file, for the importer to read.

import { zipOf, type ZipEntry } from './zip-writer.ts';

export interface BookChapter {
  /** Its file name in the book's folder. */
  readonly name: string;
  /** The whole file, or the inside of its body. */
  readonly page?: string | Uint8Array;
  readonly body?: string;
  /** Of the spine's reference, such as `linear="no"`. */
  readonly reference?: string;
  /** Of the manifest's item, such as `properties="nav"`. */
  readonly item?: string;
  readonly mediaType?: string;
  /** In the list of files, but not in the archive. */
  readonly isMissing?: boolean;
}

export interface BookParts {
  readonly chapters: readonly BookChapter[];
  /** The inside of the package's metadata. */
  readonly metadata?: string;
  /** Targets and titles of the newer table of contents. */
  readonly nav?: readonly (readonly [target: string, title: string])[];
  /** The same of the older one. */
  readonly ncx?: readonly (readonly [target: string, title: string])[];
  /** The inside of META-INF/encryption.xml. */
  readonly encryption?: string;
  readonly extra?: readonly ZipEntry[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const xhtml = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"';

/** A chapter's file around the inside of its body. */
export const pageOf = (body: string): string =>
  `${declaration}<!DOCTYPE html>\n<html ${xhtml}><head><title>The Bridge Book</title></head><body>${body}</body></html>`;

/** The entries of a book, for tests that damage one of them. */
export function bookEntries({
  chapters,
  metadata = '',
  nav,
  ncx,
  encryption,
  extra = [],
}: BookParts): ZipEntry[] {
  const present = chapters.filter(({ isMissing }) => isMissing !== true);
  return [
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
    {
      name: 'META-INF/container.xml',
      content: `${declaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    },
    { name: 'OEBPS/book.opf', content: packageOf({ chapters, metadata, nav, ncx }) },
    ...present.map(({ name, page, body = '' }) => ({
      name: `OEBPS/${decodeURIComponent(name)}`,
      content: page ?? pageOf(body),
    })),
    ...(nav === undefined ? [] : [{ name: 'OEBPS/nav.xhtml', content: navOf(nav) }]),
    ...(ncx === undefined ? [] : [{ name: 'OEBPS/toc.ncx', content: ncxOf(ncx) }]),
    ...(encryption === undefined
      ? []
      : [{ name: 'META-INF/encryption.xml', content: encryptionOf(encryption) }]),
    ...extra,
  ];
}

export const bookOf = (parts: BookParts): Uint8Array => zipOf(bookEntries(parts));

/** What `META-INF/encryption.xml` says of one file. */
export const encrypted = (path: string, algorithm: string): string =>
  `<enc:EncryptedData><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${path}"/></enc:CipherData></enc:EncryptedData>`;

type PackageParts = { readonly [Key in 'chapters' | 'metadata' | 'nav' | 'ncx']: BookParts[Key] };

function packageOf({ chapters, metadata, nav, ncx }: PackageParts): string {
  const items = chapters.map(
    ({ name, item = '', mediaType = 'application/xhtml+xml' }, index) =>
      `<item id="c${index}" href="${name}" media-type="${mediaType}" ${item}/>`,
  );
  if (nav !== undefined) {
    items.push(
      '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    );
  }
  if (ncx !== undefined)
    items.push('<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>');
  const references = chapters.map(
    ({ reference = '' }, index) => `<itemref idref="c${index}" ${reference}/>`,
  );
  const first = nav === undefined ? '' : '<itemref idref="nav"/>';
  const toc = ncx === undefined ? '' : ' toc="ncx"';
  return (
    `${declaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0">` +
    `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata>` +
    `<manifest>${items.join('')}</manifest><spine${toc}>${first}${references.join('')}</spine></package>`
  );
}

function navOf(entries: readonly (readonly [string, string])[]): string {
  const list = entries
    .map(([target, title]) => `<li><a href="${target}">${title}</a></li>`)
    .join('');
  return pageOf(
    `<nav epub:type="landmarks"><ol><li><a href="one.xhtml">Start</a></li></ol></nav><nav epub:type="toc"><ol>${list}</ol></nav>`,
  );
}

function ncxOf(entries: readonly (readonly [string, string])[]): string {
  const points = entries.map(
    ([target, title]) =>
      `<navPoint id="x"><navLabel><text>${title}</text></navLabel><content src="${target}"/></navPoint>`,
  );
  return (
    `${declaration}<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">` +
    `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>${points.join('')}</navMap></ncx>`
  );
}

const encryptionOf = (inside: string): string =>
  `${declaration}<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#">${inside}</encryption>`;
