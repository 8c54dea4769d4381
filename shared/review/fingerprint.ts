// What a decision was made about, in short: a fingerprint of what both sides say, and of the words around it. Neither
// ids, annotators nor times are in it, nor the place in the text, so that an edit elsewhere changes nothing.

import { comparableNote, type PlacedMark } from './placed-mark.ts';

/** `of` what it is about, `around` it: the first counts where an item keeps its id, both where it has another. */
export const fingerprintOf = (of: readonly unknown[], around: readonly (string | null)[]): string =>
  `${shortHash(JSON.stringify(of))}.${shortHash(JSON.stringify(around))}`;

/** Whether both say the same, wherever they are. */
export const saysTheSame = (a: string, b: string): boolean =>
  a === b || (a.includes('.') && a.slice(0, a.indexOf('.')) === b.slice(0, b.indexOf('.')));

const CONTEXT_UTF16 = 32;
/** Longer quotes count by their length, their beginning and their end. */
const LONGEST_QUOTE_UTF16 = 4096;

/** What a mark says, without its place. */
export const sayingOf = (text: string, { mark, attributes, spans }: PlacedMark): unknown[] => [
  mark.tag,
  comparableNote(mark.note),
  [...attributes],
  spans.length === 0
    ? mark.segments.map(({ quote }) => shortened(quote))
    : spans.map(({ startUtf16, endUtf16 }) => shortened(text.slice(startUtf16, endUtf16))),
];

export function contextAround(text: string, { mark, spans }: PlacedMark): string {
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return `${mark.prefix} … ${mark.suffix}`;
  const before = text.slice(Math.max(0, first.startUtf16 - CONTEXT_UTF16), first.startUtf16);
  return `${before} … ${text.slice(last.endUtf16, last.endUtf16 + CONTEXT_UTF16)}`;
}

function shortened(quote: string): string {
  if (quote.length <= LONGEST_QUOTE_UTF16) return quote;
  const half = LONGEST_QUOTE_UTF16 / 2;
  return `${quote.length} ${quote.slice(0, half)} … ${quote.slice(-half)}`;
}

/** 128 bits in four lanes of multiply and xor, mixed as in MurmurHash3 (Appleby 2008). Not against a forger. */
function shortHash(words: string): string {
  let [a, b, c, d] = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
  for (let at = 0; at < words.length; at += 1) {
    const unit = words.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = (Math.imul(b ^ unit, 0x85ebca6b) + (a >>> 15)) | 0;
    c = (Math.imul(c ^ unit, 0xc2b2ae35) + (b >>> 13)) | 0;
    d = (Math.imul(d ^ unit, 0x27d4eb2f) + (c >>> 16)) | 0;
  }
  return `${mixed(a)}-${mixed(b)}-${mixed(c)}-${mixed(d)}`;
}

function mixed(lane: number): number {
  let value = lane ^ (lane >>> 16);
  value = Math.imul(value, 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
