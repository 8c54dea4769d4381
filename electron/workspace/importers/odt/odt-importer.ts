// OpenDocument texts, zipped (.odt) and flat (.fodt). What stays behind is told.

import type { Problem } from '../../../../shared/ipc/result.ts';
import type { Imported, Importer, ImporterInput } from '../imported.ts';
import { officeArticle } from '../office/finish.ts';
import { changeNotices, countNotice, seeOriginal } from '../office/notices.ts';
import { refused } from '../read-source.ts';
import { decodeXml } from '../xml-text.ts';
import { descendants, xmlTree } from '../xml-tree.ts';
import { openZip, protectedByPassword, type ZipFile } from '../zip.ts';
import { odfNamespaces } from './namespaces.ts';
import type { OdtCounts } from './odt-body.ts';
import { OdtDocument } from './odt-document.ts';

export const odtImporter: Importer = { kind: 'odt', version: 1, read: readOdt };

const content = 'content.xml';

async function readOdt(input: ImporterInput): Promise<Imported> {
  const { file, bytes } = input;
  // A flat file is XML from its first character on; everything else is an archive or none of ours.
  if (bytes[0] !== 0x50) return readFlat(input);
  const zip = await openZip(file, bytes);
  checkProtection(zip);
  if (!zip.has(content)) {
    const what = 'is an archive without an OpenDocument text in it.';
    throw refused(
      'file-invalid',
      file,
      what,
      'Choose an .odt file, or a document of another kind.',
    );
  }
  const document = new OdtDocument(content);
  const problems = [
    ...readExtra(zip, document, 'meta.xml'),
    ...readExtra(zip, document, 'styles.xml'),
  ];
  document.read({ file, part: content, text: decodeXml(file, content, zip.bytes(content)) });
  return imported(file, document, 'application/vnd.oasis.opendocument.text', [
    ...zip.notices,
    ...problems,
  ]);
}

function readFlat({ file, bytes }: ImporterInput): Imported {
  const document = new OdtDocument(null);
  document.read({ file, part: null, text: decodeXml(file, null, bytes) });
  return imported(file, document, 'application/vnd.oasis.opendocument.text-flat-xml', []);
}

function imported(
  file: string,
  document: OdtDocument,
  mediaType: string,
  problems: readonly Problem[],
): Imported {
  const article = officeArticle(file, document.body.drafts, document.properties);
  const notices = [...problems, ...noticesOf(document.body.counts)];
  return { kind: 'odt', mediaType, encoding: null, articles: [article], notices };
}

/** The text is worth having without its properties, and without the names of its styles. */
function readExtra(zip: ZipFile, document: OdtDocument, part: string): Problem[] {
  if (!zip.has(part)) return [];
  try {
    document.read(
      { file: zip.file, part, text: decodeXml(zip.file, part, zip.bytes(part)) },
      { named: true },
    );
    return [];
  } catch {
    const message = `“${part}” in the document cannot be read; what it says about the text is missing.`;
    return [{ path: part, message, remedy: 'Check title, author, date and the headings.' }];
  }
}

function checkProtection(zip: ZipFile): void {
  if (zip.has('encrypted-package') || isContentEncrypted(zip)) throw protectedByPassword(zip.file);
}

function isContentEncrypted(zip: ZipFile): boolean {
  const manifest = 'META-INF/manifest.xml';
  if (!zip.has(manifest)) return false;
  try {
    const text = decodeXml(zip.file, manifest, zip.bytes(manifest));
    const root = xmlTree({ file: zip.file, part: manifest, text }, odfNamespaces);
    return descendants(root, 'manifest:encryption-data').length > 0;
  } catch {
    // A text can be read without a manifest; one that is encrypted will not be XML.
    return false;
  }
}

function noticesOf(has: OdtCounts): Problem[] {
  return [
    ...changeNotices(has),
    ...countNotice(
      has.silentImages,
      'document',
      '# picture without a description was left out.',
      '# pictures without a description were left out.',
      seeOriginal,
    ),
  ];
}
