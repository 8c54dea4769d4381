// What a source is. Its content decides; its name only between kinds that look alike, such as Markdown and plain text.
// Looks at a bounded part of the bytes, except where the whole is one search for a name.

import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import { kindOfFormat } from '../../../shared/formats/kind-of-format.ts';
import type { ErrorCode } from '../../../shared/ipc/result.ts';
import { knownBinaryKind } from './binary.ts';
import { decodeBytes, notTextRefusal } from './decode.ts';
import { kindOfJson } from './detect-kind/json-kind.ts';
import { kindOfMessage } from './detect-kind/message-kind.ts';
import { isOle, refusalOfOle } from './detect-kind/ole-kind.ts';
import { isHtml, refusalOfXml } from './detect-kind/web-kind.ts';
import { isZip, kindOfZip } from './detect-kind/zip-kind.ts';

/** For `refused` in read-source.ts, which puts the file's name before `what`. */
export interface KindRefusal {
  readonly code: ErrorCode;
  readonly what: string;
  readonly remedy: string;
}

export type DetectedKind = { readonly kind: SourceKind } | { readonly refusal: KindRefusal };

/** Enough for every opening that tells a kind; even, so that UTF-16 is not cut in a character. */
const OPENING_BYTES = 65_536;
const PDF_WITHIN = 1024;

/** Never throws. The bytes of a text kind may still turn out not to be text further on; its importer says so then. */
export function detectKind(fileName: string, bytes: Uint8Array): DetectedKind {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isPdf(data)) return { kind: 'pdf' };
  if (isZip(data)) return datasetKind(fileName, bytes) ?? kindOfZip(fileName, data);
  if (isOle(data)) return refusalOfOle(data);
  if (isRtf(data)) return { kind: 'rtf' };
  const binary = knownBinaryKind(bytes);
  if (binary !== null) return notText(binary);
  const opening = decodeBytes(bytes.subarray(0, OPENING_BYTES));
  if (!('text' in opening)) return notText(opening.kind);
  return kindOfText(fileName, bytes, opening.text.replace(/^\ufeff/, ''));
}

function kindOfText(fileName: string, bytes: Uint8Array, opening: string): DetectedKind {
  const isMarkdown = /\.(?:md|markdown|mdown|mkdn?|mdx)$/i.test(fileName);
  const found =
    kindOfJson(fileName, bytes, opening) ??
    datasetKind(fileName, bytes) ??
    kindOfMessage(fileName, bytes, opening) ??
    refusalOfXml(opening);
  if (found !== null) return found;
  if (/^\s*\{\\rtf/.test(opening)) return { kind: 'rtf' };
  const looksNamed = /\.(?:x?html?|xht)$/i.test(fileName);
  if (isHtml(opening, isMarkdown ? 'markdown' : looksNamed ? 'html' : 'other')) {
    return { kind: 'html' };
  }
  return { kind: isMarkdown ? 'markdown' : 'plain-text' };
}

function datasetKind(fileName: string, bytes: Uint8Array): DetectedKind | null {
  const format = detectFormat({ path: fileName, bytes });
  return format === null ? null : { kind: kindOfFormat(format) };
}

/** The header may have other bytes before it, as of a faulty download; a text that only mentions one has no object. */
function isPdf(data: Buffer): boolean {
  const at = data.subarray(0, PDF_WITHIN + 5).indexOf('%PDF-');
  if (at === 0) return true;
  return at > 0 && /^%PDF-\d\.\d/.test(latin1(data, at, at + 8)) && data.indexOf(' obj', at) !== -1;
}

function isRtf(data: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?[\s\0]{0,64}\{\\rtf/.test(latin1(data, 0, 80));
}

const latin1 = (data: Buffer, start: number, end: number): string =>
  data.subarray(start, end).toString('latin1');

function notText(kind: string | null): DetectedKind {
  return { refusal: { code: 'file-binary', ...notTextRefusal({ kind }) } };
}
