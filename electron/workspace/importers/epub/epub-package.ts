// What an EPUB says about itself: its chapters in reading order, its properties, and whether it is locked.

import type { Problem } from '../../../../shared/ipc/result.ts';
import { refused } from '../read-source.ts';
import { decodeXml } from '../xml-text.ts';
import { child, childrenNamed, descendants, xmlTree, type XmlElement } from '../xml-tree.ts';
import { damaged, openZip, type ZipFile } from '../zip.ts';
import { archivePath } from './archive-path.ts';
import { epubNamespaces } from './namespaces.ts';

export interface EpubItem {
  /** Its name in the archive. */
  readonly path: string;
  readonly mediaType: string;
  readonly isNavigation: boolean;
}

export interface Epub {
  readonly zip: ZipFile;
  /** In reading order, each once. */
  readonly chapters: readonly EpubItem[];
  /** How many are outside the reading order. */
  readonly aside: number;
  /** The element with the book's own properties. */
  readonly metadata: XmlElement | undefined;
  /** The tables of contents that there are, the newer kind first. */
  readonly contents: readonly string[];
  readonly notices: readonly Problem[];
}

/** Throws an AppError for what is not an EPUB, is locked, or does not name its chapters. */
export async function openEpub(file: string, bytes: Uint8Array): Promise<Epub> {
  const zip = await openZip(file, bytes);
  const packagePath = packageOf(zip);
  const root = epubTree(zip, packagePath);
  const items = itemsOf(root, packagePath);
  const spine = descendants(root, 'opf:spine')[0];
  const references = childrenNamed(spine, 'opf:itemref');
  const linear = references.filter(({ attributes }) => attributes['linear'] !== 'no');
  const chapters = uniqueItems(linear, items);
  if (chapters.length === 0) throw damaged(file, `“${packagePath}” in it names no chapters`);
  const locked = lockedPaths(zip);
  checkLock(zip, [packagePath, ...chapters.map(({ path }) => path)], locked);
  const navigation = [...items.values()].find(({ isNavigation }) => isNavigation);
  const older =
    items.get(spine?.attributes['toc'] ?? '') ?? byType(items, 'application/x-dtbncx+xml');
  return {
    zip,
    chapters,
    aside: references.length - linear.length,
    metadata: descendants(root, 'opf:metadata')[0],
    contents: [navigation, older].flatMap((item) => (item === undefined ? [] : [item.path])),
    notices: zip.notices,
  };
}

/** A file of the book as a tree of elements. */
export function epubTree(zip: ZipFile, part: string): XmlElement {
  const text = decodeXml(zip.file, part, zip.bytes(part));
  return xmlTree({ file: zip.file, part, text }, epubNamespaces);
}

function packageOf(zip: ZipFile): string {
  const container = 'META-INF/container.xml';
  if (!zip.has(container)) {
    const what = 'is an archive without a book in it.';
    throw refused(
      'file-invalid',
      zip.file,
      what,
      'Choose an .epub file, or a document of another kind.',
    );
  }
  const files = descendants(epubTree(zip, container), 'ocf:rootfile');
  const path = files
    .map(({ attributes }) => attributes['full-path'])
    .find((name) => name !== undefined);
  if (path === undefined || !zip.has(path))
    throw damaged(zip.file, 'the list of its chapters is missing');
  return path;
}

function itemsOf(root: XmlElement, packagePath: string): Map<string, EpubItem> {
  const items = new Map<string, EpubItem>();
  for (const { attributes } of childrenNamed(child(root, 'opf:manifest'), 'opf:item')) {
    const { id, href } = attributes;
    if (id === undefined || href === undefined || items.has(id)) continue;
    items.set(id, {
      path: archivePath(packagePath, href),
      mediaType: attributes['media-type'] ?? '',
      isNavigation: (attributes['properties'] ?? '').split(/\s+/).includes('nav'),
    });
  }
  return items;
}

function byType(items: ReadonlyMap<string, EpubItem>, mediaType: string): EpubItem | undefined {
  return [...items.values()].find((item) => item.mediaType === mediaType);
}

/** A file that is named again is not read again. */
function uniqueItems(
  references: readonly XmlElement[],
  items: ReadonlyMap<string, EpubItem>,
): EpubItem[] {
  const unique = new Map<string, EpubItem>();
  for (const { attributes } of references) {
    const item = items.get(attributes['idref'] ?? '');
    if (item !== undefined && !unique.has(item.path)) unique.set(item.path, item);
  }
  return [...unique.values()];
}

/** Fonts are often scrambled, which locks nothing. */
const fontScrambling = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

function lockedPaths(zip: ZipFile): Set<string> {
  const encryption = 'META-INF/encryption.xml';
  if (!zip.has(encryption)) return new Set();
  const locked = descendants(epubTree(zip, encryption), 'enc:EncryptedData').filter((data) => {
    const algorithm = descendants(data, 'enc:EncryptionMethod')[0]?.attributes['Algorithm'] ?? '';
    return !fontScrambling.has(algorithm);
  });
  const references = locked.flatMap((data) => descendants(data, 'enc:CipherReference'));
  return new Set(references.map(({ attributes }) => archivePath('', attributes['URI'] ?? '')));
}

function checkLock(zip: ZipFile, paths: readonly string[], locked: ReadonlySet<string>): void {
  if (!paths.some((path) => locked.has(path))) return;
  throw refused(
    'file-invalid',
    zip.file,
    'is locked by copy protection (DRM), which Sourcebench cannot open.',
    'Get a copy without copy protection, or copy the passages you need from your reader as far as it allows.',
  );
}
