// Whether a PDF was cut off or its table of contents is broken: pdf.js repairs such files without a word, and what it
// makes of them may lack something.

const TAIL = 2048;

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What the end says of where the table of contents is; undefined where there is no such end. */
function startOfTable(buffer: Buffer): string | undefined {
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - TAIL));
  return /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)?.[1];
}

export const isCutOff = (bytes: Uint8Array): boolean => startOfTable(bufferOf(bytes)) === undefined;

/** In words for the user; null for a file whose end is as it should be. */
export function fileFault(bytes: Uint8Array): string | null {
  const buffer = bufferOf(bytes);
  const start = startOfTable(buffer);
  if (start === undefined) return 'The end of the file is missing; what is there was read.';
  // Offsets count from the header, which other bytes may precede.
  const header = Math.max(0, buffer.subarray(0, 1024).indexOf('%PDF-'));
  const at = Number(start);
  const isTable = [at, at + header].some((offset) =>
    /^\s*(?:xref|\d+\s+\d+\s+obj)/.test(buffer.toString('latin1', offset, offset + 40)),
  );
  return isTable ? null : 'The file is damaged and was repaired; some of it may be missing.';
}
