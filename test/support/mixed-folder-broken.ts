// Twenty files that cannot be read, each broken in another way, with what a person has to be told about it.

import { encrypted, bookOf } from './epub-files.ts';
import { exampleFile } from './example-file.ts';
import { storyOf } from './mixed-folder-prose.ts';
import { odtOf } from './odt-files.ts';
import { docxEntries, docxOf, p } from './office-files.ts';
import { drawnPdf, rawPages } from './pdf-files.ts';
import { zipOf } from './zip-writer.ts';

export interface BrokenFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
  readonly says: RegExp;
}

const half = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, Math.floor(bytes.length / 2));

const noise = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => (at * 7919 + (at >> 3)) % 256);

const story = storyOf(0);
const sound = { body: story.paragraphs.map((words) => p(words)).join('') };

const documentWith = (content: string): Uint8Array =>
  zipOf(
    docxEntries(sound).map((entry) =>
      entry.name === 'word/document.xml' ? { ...entry, content } : entry,
    ),
  );

/** A compound file in which a stream of this name is listed. */
function compound(stream: string): Uint8Array {
  const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const name = Buffer.from(stream, 'utf16le');
  return new Uint8Array(Buffer.concat([signature, Buffer.alloc(504), name, Buffer.alloc(600)]));
}

const entityBomb =
  '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">' +
  Array.from({ length: 20 }, (_, at) => {
    const before = String.fromCodePoint(97 + at);
    return `<!ENTITY ${String.fromCodePoint(98 + at)} "&${before};&${before};&${before};">`;
  }).join('') +
  ']><d>&u;</d>';

const drawnStory = (options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> =>
  drawnPdf((page) => page.fontSize(12).text(story.paragraphs.join('\n\n')), options);

const chapters = [{ name: 'one.xhtml', body: '<h1>Locked</h1><p>Nobody may read this.</p>' }];
const aes = 'http://www.w3.org/2001/04/xmlenc#aes128-cbc';

export async function brokenFiles(): Promise<BrokenFile[]> {
  const pdf = await drawnStory();
  return [
    { name: 'empty.txt', bytes: '', says: /is empty/ },
    { name: 'blank.docx', bytes: docxOf({ body: p(' ') }), says: /has no visible text/ },
    { name: 'cut.pdf', bytes: half(pdf), says: /is damaged/ },
    { name: 'cut.docx', bytes: half(docxOf(sound)), says: /damaged|incomplete/ },
    { name: 'cut.epub', bytes: half(bookOf({ chapters })), says: /damaged|incomplete/ },
    {
      name: 'locked.pdf',
      bytes: await drawnStory({ userPassword: 'secret', ownerPassword: 'secret' }),
      says: /needs a password/,
    },
    { name: 'locked.docx', bytes: compound('EncryptedPackage'), says: /protected by a password/ },
    {
      name: 'locked.odt',
      bytes: odtOf({
        body: '<text:p>x</text:p>',
        manifest:
          '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>',
      }),
      says: /protected by a password/,
    },
    {
      name: 'locked.epub',
      bytes: bookOf({ chapters, encryption: encrypted('OEBPS/one.xhtml', aes) }),
      says: /copy protection/,
    },
    {
      name: 'bomb.docx',
      bytes: documentWith(' '.repeat(80 * 1024 * 1024)),
      says: /unpack|larger|too large/,
    },
    { name: 'entities.docx', bytes: documentWith(entityBomb), says: /entit|document type/i },
    {
      name: 'scan.pdf',
      bytes: rawPages([{ content: '72 72 400 600 re f' }]),
      says: /no text, only pictures/,
    },
    {
      name: 'picture.txt',
      bytes: Uint8Array.from([
        0xff,
        0xd8,
        0xff,
        0xe0,
        0,
        16,
        0x4a,
        0x46,
        0x49,
        0x46,
        ...noise(900),
      ]),
      says: /picture|JPEG/i,
    },
    { name: 'program.md', bytes: noise(5000), says: /not a text/ },
    {
      name: 'broken.annotated.json',
      bytes: JSON.stringify(exampleFile()).slice(0, 900),
      says: /Not valid JSON|not valid/,
    },
    { name: 'foreign.json', bytes: '{"articles": []}', says: /not an annotated article/ },
    {
      name: 'newer.annotated.json',
      bytes: JSON.stringify({ ...exampleFile(), version: 2 }),
      says: /version 2/,
    },
    { name: 'old.doc', bytes: compound('WordDocument'), says: /Word document of the old kind/ },
    {
      name: 'figures.xlsx',
      bytes: zipOf([{ name: 'xl/workbook.xml', content: '<workbook/>' }]),
      says: /Excel workbook/,
    },
    {
      name: 'bad lines.jsonl',
      bytes: `${JSON.stringify(exampleFile())}\n{"format": "sourcebench\n`,
      says: /problems in 1 of 2 lines/,
    },
  ];
}
