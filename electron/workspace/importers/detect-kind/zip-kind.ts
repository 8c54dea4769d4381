// ZIP containers told apart by the names of their files, without unpacking anything. Reads at most so many names;
// a truncated archive is told by the headers that are left, so that its importer can say what is wrong with it.

import type { DetectedKind } from '../detect-kind.ts';

const MOST_NAMES = 4000;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** The end record and the longest comment after it. */
const END_WITHIN = 22 + 65_535;

export function isZip(data: Buffer): boolean {
  if (data.length < 4) return false;
  const first = data.readUInt32LE(0);
  return first === LOCAL || first === END;
}

const asText =
  'Save the text you need as a Word document (“.docx”), a PDF or a plain text and import that.';

/** Documents without articles, by what one of their files is called. */
const otherDocuments: readonly (readonly [start: string, what: string])[] = [
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['visio/', 'a Visio drawing'],
  ['Index/', 'a document of Apple Pages, Numbers or Keynote'],
  ['Index.zip', 'a document of Apple Pages, Numbers or Keynote'],
];

/** The document inside, or what the archive is instead; the name only says what it should have been. */
export function kindOfZip(fileName: string, data: Buffer): DetectedKind {
  const mimetype = mimetypeOf(data);
  if (mimetype === 'application/epub+zip') return { kind: 'epub' };
  const openDocument = /^application\/vnd\.oasis\.opendocument\.([a-z-]+)/.exec(mimetype)?.[1];
  if (openDocument !== undefined) return kindOfOpenDocument(openDocument);
  const names = namesOf(data);
  const has = (start: string) => names.some((name) => name.startsWith(start));
  if (has('word/')) return { kind: 'docx' };
  if (has('META-INF/container.xml')) return { kind: 'epub' };
  const other = otherDocuments.find(([start]) => has(start));
  if (other !== undefined) return refusal(`is ${other[1]}.`, asText);
  if (/\.(?:docx|docm|dotx|odt|ott|epub)$/i.test(fileName)) {
    return refusal(
      'is damaged or cut off: it has no document in it.',
      'Get an undamaged copy of the file and import that.',
    );
  }
  return refusal('is a ZIP archive.', 'Unpack it and import the files inside.');
}

function kindOfOpenDocument(kind: string): DetectedKind {
  if (/^text(?:-|$)/.test(kind)) return { kind: 'odt' };
  const known = /^(?:spreadsheet|presentation|graphics|formula|chart)/.exec(kind)?.[0];
  const what = known === 'graphics' ? 'drawing' : (known ?? 'document without text');
  return refusal(`is an OpenDocument ${what}.`, asText);
}

function refusal(what: string, remedy: string): DetectedKind {
  return { refusal: { code: 'file-binary', what, remedy } };
}

/** The media type that stands uncompressed in the first file of EPUB and OpenDocument; empty when there is none. */
function mimetypeOf(data: Buffer): string {
  // An archive without any file is shorter than the header of one.
  if (data.length < 30) return '';
  const start = 30 + data.readUInt16LE(26) + data.readUInt16LE(28);
  if (data.toString('latin1', 30, 38) !== 'mimetype') return '';
  return (
    /^[\w.+/-]+/.exec(data.toString('latin1', start, start + 80))?.[0].replace(/PK$/, '') ?? ''
  );
}

function namesOf(data: Buffer): string[] {
  const names = centralNames(data);
  return names.length > 0 ? names : localNames(data);
}

function centralNames(data: Buffer): string[] {
  const tail = Math.max(0, data.length - END_WITHIN);
  const end = data.lastIndexOf(signature(END));
  if (end < tail || end + 22 > data.length) return [];
  const names: string[] = [];
  let at = data.readUInt32LE(end + 16);
  while (names.length < MOST_NAMES && at + 46 <= end && data.readUInt32LE(at) === CENTRAL) {
    const nameLength = data.readUInt16LE(at + 28);
    names.push(data.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return names;
}

function localNames(data: Buffer): string[] {
  const names: string[] = [];
  let at = data.indexOf(signature(LOCAL));
  while (at !== -1 && at + 30 <= data.length && names.length < MOST_NAMES) {
    names.push(data.toString('utf8', at + 30, at + 30 + data.readUInt16LE(at + 26)));
    at = data.indexOf(signature(LOCAL), at + 30);
  }
  return names;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
