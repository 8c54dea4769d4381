// Opens a PDF with everything switched off that is not its text: no scripts, no forms of its own, no fonts of the
// system, no drawing, no network. Says in words what keeps one from being read.

import { refused } from '../../read-source.ts';
import { BinaryData } from './binary-data.ts';
import { checkStreams } from './check-streams.ts';
import { isCutOff } from './file-fault.ts';
import { loadPdfJs, type PdfDocument } from './pdfjs.ts';

/** More would be held at once; the longest reports have a few thousand. */
const MOST_PAGES = 10_000;

/**
 * Calls `use` with the document and closes it afterwards, whatever happens. Throws an AppError naming the file when
 * it is protected by a password, has too many pages, would unpack to too much, or cannot be made sense of.
 */
export async function withDocument<T>(
  file: string,
  bytes: Uint8Array,
  use: (document: PdfDocument) => Promise<T>,
): Promise<T> {
  checkStreams(file, bytes);
  const { getDocument } = await loadPdfJs();
  const task = getDocument({
    // It takes the bytes for its own.
    data: bytes.slice(),
    BinaryDataFactory: BinaryData,
    CanvasFactory: Nothing,
    FilterFactory: Nothing,
    verbosity: 0,
    useWorkerFetch: false,
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    // The name of a font is one of these; it tells bold from regular.
    fontExtraProperties: true,
    enableXfa: false,
    stopAtErrors: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableWorkerRendering: true,
    // No picture is decoded.
    maxImageSize: 0,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
  });
  try {
    const document = await task.promise.catch((thrown: unknown) => {
      throw notOpened(file, bytes, thrown);
    });
    checkPages(file, document.numPages);
    return await use(document);
  } finally {
    await task.destroy().catch(() => {});
  }
}

/** In place of what draws. */
class Nothing {
  destroy(): void {}
}

function checkPages(file: string, pages: number): void {
  if (pages <= MOST_PAGES) return;
  throw refused(
    'file-too-large',
    file,
    `has ${pages} pages; Sourcebench reads PDFs of up to ${MOST_PAGES} pages.`,
    'Split it.',
  );
}

function notOpened(file: string, bytes: Uint8Array, thrown: unknown): Error {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'PasswordException') {
    return refused(
      'file-unreadable',
      file,
      'is protected and needs a password to be opened.',
      'Open it in a PDF viewer with its password, print it to a new PDF there, and import that.',
    );
  }
  return refused(
    'file-invalid',
    file,
    isCutOff(bytes)
      ? 'is damaged: its end is missing, and what is there cannot be read as a PDF.'
      : 'is damaged: it cannot be read as a PDF.',
    'Get it again from where it came from, or open it in a PDF viewer and print it to a new PDF.',
  );
}
