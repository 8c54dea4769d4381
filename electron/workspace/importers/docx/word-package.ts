// Opens a Word document's archive and finds its parts; says what a file is that is not one.

import type { AppError } from '../../../../shared/ipc/result.ts';
import { refused } from '../read-source.ts';
import { decodeXml } from '../xml-text.ts';
import { childrenNamed, xmlTree, type XmlElement } from '../xml-tree.ts';
import { openZip, protectedByPassword, type ZipFile } from '../zip.ts';
import { wordNamespaces } from './namespaces.ts';

export interface WordPackage {
  readonly zip: ZipFile;
  /** Such as `word/document.xml`. */
  readonly main: string;
  /** Null where the document has none. */
  readonly styles: string | null;
  readonly numbering: string | null;
  readonly footnotes: string | null;
  readonly endnotes: string | null;
  readonly comments: string | null;
  readonly properties: string | null;
  readonly headersAndFooters: readonly string[];
}

const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Throws an AppError for what is not a Word document, is protected, damaged, or in the old binary format. */
export async function openWordPackage(file: string, bytes: Uint8Array): Promise<WordPackage> {
  if (oleSignature.every((byte, index) => bytes[index] === byte)) throw notZipped(file, bytes);
  const zip = await openZip(file, bytes);
  const main = relatedTo(zip, '', 'officeDocument')[0] ?? 'word/document.xml';
  if (!zip.has(main) || !/\.xml$/i.test(main) || zip.has('xl/workbook.xml')) throw notWord(zip);
  const first = (kind: string): string | null => {
    const usual = `word/${kind}.xml`;
    return relatedTo(zip, main, kind)[0] ?? (zip.has(usual) ? usual : null);
  };
  const usualProperties = zip.has('docProps/core.xml') ? 'docProps/core.xml' : null;
  return {
    zip,
    main,
    styles: first('styles'),
    numbering: first('numbering'),
    footnotes: first('footnotes'),
    endnotes: first('endnotes'),
    comments: first('comments'),
    properties: relatedTo(zip, '', 'core-properties')[0] ?? usualProperties,
    headersAndFooters: [...relatedTo(zip, main, 'header'), ...relatedTo(zip, main, 'footer')],
  };
}

/** A part as a tree of elements. */
export function wordTree(zip: ZipFile, part: string): XmlElement {
  const text = decodeXml(zip.file, part, zip.bytes(part));
  return xmlTree({ file: zip.file, part, text }, wordNamespaces);
}

/** The parts of a kind that a part (`''` for the whole package) refers to, as far as they exist. */
function relatedTo(zip: ZipFile, part: string, kind: string): string[] {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const relations = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  if (!zip.has(relations)) return [];
  return childrenNamed(relationTree(zip, relations), 'rel:Relationship')
    .filter(
      ({ attributes: { Type, TargetMode } }) =>
        Type?.endsWith(`/${kind}`) && TargetMode !== 'External',
    )
    .map(({ attributes: { Target = '' } }) =>
      Target.startsWith('/') ? Target.slice(1) : folder + Target,
    )
    .filter((target) => zip.has(target));
}

const relationTrees = new WeakMap<ZipFile, Map<string, XmlElement>>();

function relationTree(zip: ZipFile, part: string): XmlElement {
  const known = relationTrees.get(zip) ?? new Map<string, XmlElement>();
  relationTrees.set(zip, known);
  const tree = known.get(part) ?? wordTree(zip, part);
  known.set(part, tree);
  return tree;
}

/** Word wraps a document with a password into the container that its files before 2007 were made of. */
function notZipped(file: string, bytes: Uint8Array): AppError {
  const holds = (name: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, 'utf16le');
  if (holds('EncryptedPackage') || holds('EncryptionInfo')) return protectedByPassword(file);
  const what = holds('WordDocument')
    ? 'is a Word document in the format used before 2007 (.doc), which Sourcebench does not read.'
    : 'is an office file in a format used before 2007, which Sourcebench does not read.';
  return refused(
    'file-invalid',
    file,
    what,
    'Open it in a word processor, save it as .docx or .odt, and import that.',
  );
}

function notWord(zip: ZipFile): AppError {
  const kinds: readonly (readonly [part: string, what: string])[] = [
    ['xl/workbook.xml', 'is a spreadsheet, not a Word document.'],
    ['ppt/presentation.xml', 'is a presentation, not a Word document.'],
  ];
  const what =
    kinds.find(([part]) => zip.has(part))?.[1] ?? 'is an archive without a Word document in it.';
  const remedy = 'Save its text as a document, or copy and paste it, and import that.';
  return refused('file-invalid', zip.file, what, remedy);
}
