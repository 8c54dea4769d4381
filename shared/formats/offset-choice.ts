// Finds out how a file counts its offsets (code points or UTF-16 code units; a line break of CRLF as one or as two) and
// reads them. What the format says is taken unless it gives wrong words and another way gives right ones for every
// span of the file; callers tell which way was taken. Offsets that are answered are UTF-16 code units of canonical text.

import { withoutCr } from '../annotation-file/offset-units.ts';
import { isBlank } from '../text/white-space.ts';
import { canonicalText } from '../text/canonical.ts';
import { codePointIndex, type CodePointIndex } from '../text/code-points.ts';
import type { Span } from '../domain/span.ts';

export type OffsetUnit = 'code-points' | 'utf-16';
/** How line breaks count: as they stand in the file, each as one, each as two. */
export type LineBreaks = 'as-is' | 'one' | 'two';

export interface OffsetChoice {
  readonly unit: OffsetUnit;
  readonly breaks: LineBreaks;
}

/** A text as it stands in a file, and as the program holds it. */
export interface ArrivedText {
  /** Without a byte order mark. */
  readonly raw: string;
  /** Canonical. */
  readonly text: string;
}

/** Offsets as the file has them, half-open. */
export interface FileSpan {
  readonly start: number;
  readonly end: number;
  /** The words the file says are there; null where it does not say. */
  readonly quote: string | null;
}

export interface ReadOffsets {
  readonly arrived: ArrivedText;
  readonly choice: OffsetChoice;
  /** The UTF-16 offset in the canonical text; null for what is outside of it or inside a character. */
  toUtf16(offset: number): number | null;
  /** Null where an end is nowhere, or nothing is between them. */
  toSpan(span: Pick<FileSpan, 'start' | 'end'>): Span | null;
}

export interface Document {
  readonly arrived: ArrivedText;
  readonly spans: readonly FileSpan[];
}

type SameWords = (found: string, quote: string) => boolean;

export const arrivedText = (raw: string): ArrivedText => ({
  raw: raw.replace(/^\ufeff/, ''),
  text: canonicalText(raw),
});

export const choiceWords = ({ unit, breaks }: OffsetChoice): string => {
  const counted = unit === 'code-points' ? 'code points' : 'UTF-16 code units';
  if (breaks === 'as-is') return counted;
  return `${counted} with every line break as ${breaks === 'one' ? 'one' : 'two (CRLF)'}`;
};

/** Equal but for how line breaks are written. */
export const sameButBreaks: SameWords = (found, quote) =>
  found === quote || found === canonicalText(quote);

/**
 * The way in which the whole file is right. `isDeclared` is false when it is another one than the format says, and
 * `isSure` when quotes prove it rather than the look of the edges. Cost: one pass over the spans for each way tried.
 */
export function chooseOffsets(
  documents: readonly Document[],
  declared: OffsetUnit,
  sameWords: SameWords = sameButBreaks,
): { readonly choice: OffsetChoice; readonly isDeclared: boolean; readonly isSure: boolean } {
  const other: OffsetUnit = declared === 'utf-16' ? 'code-points' : 'utf-16';
  const ways = [declared, other].flatMap((unit) =>
    (['as-is', 'one', 'two'] as const).map((breaks): OffsetChoice => ({ unit, breaks })),
  );
  const [own = { unit: declared, breaks: 'as-is' }] = ways;
  const hasQuotes = documents.some(({ spans }) => spans.some(({ quote }) => quote !== null));
  const isSure = hasQuotes;
  const worth = (choice: OffsetChoice) => worthOf(documents, choice, sameWords);
  const ownWorth = worth(own);
  if (ownWorth.wrong === 0 && (hasQuotes || ownWorth.odd === 0)) {
    return { choice: own, isDeclared: true, isSure };
  }
  const better = ways.slice(1).find((way) => {
    const { wrong, odd } = worth(way);
    // The look of the edges is weak evidence: they have to be right everywhere.
    return wrong === 0 && (hasQuotes || odd === 0);
  });
  return { choice: better ?? own, isDeclared: better === undefined, isSure };
}

interface Worth {
  /** Spans that are nowhere or have other words. */
  readonly wrong: number;
  /** Spans without a quote that begin or end inside a word or with white space. */
  readonly odd: number;
}

function worthOf(
  documents: readonly Document[],
  choice: OffsetChoice,
  sameWords: SameWords,
): Worth {
  let wrong = 0;
  let odd = 0;
  for (const { arrived, spans } of documents) {
    if (spans.length === 0) continue;
    const offsets = readOffsets(arrived, choice);
    for (const span of spans) {
      const place = offsets.toSpan(span);
      // An empty stretch says nothing about how it is counted.
      if (span.start === span.end) continue;
      if (place === null) wrong += 1;
      else if (span.quote === null) odd += isOdd(arrived.text, place) ? 1 : 0;
      else if (!sameWords(arrived.text.slice(place.startUtf16, place.endUtf16), span.quote)) {
        wrong += 1;
      }
    }
  }
  return { wrong, odd };
}

const wordEnd = /[\p{L}\p{N}]\p{M}*$/u;
const wordStart = /^[\p{L}\p{N}\p{M}]/u;
const NEAR = 12;

function isOdd(text: string, { startUtf16, endUtf16 }: Span): boolean {
  if (isBlank(text, startUtf16, startUtf16 + 1) || isBlank(text, endUtf16 - 1, endUtf16))
    return true;
  const cuts = (at: number) =>
    wordEnd.test(text.slice(Math.max(0, at - NEAR), at)) && wordStart.test(text.slice(at, at + 2));
  return cuts(startUtf16) || cuts(endUtf16);
}

/** Prepares the reading of one text's offsets: O(n) once. */
export function readOffsets(arrived: ArrivedText, choice: OffsetChoice): ReadOffsets {
  const { text } = arrived;
  const index = codePointIndex(text);
  const wide = widePlaces(arrived, choice, index);
  const toUtf16 = (offset: number): number | null => {
    if (!Number.isSafeInteger(offset) || offset < 0) return null;
    const plain = withoutCr(offset, wide);
    if (plain === null) return null;
    if (choice.unit === 'utf-16') return index.isBoundary(plain) ? plain : null;
    return plain <= index.lengthCodePoints ? index.toUtf16(plain) : null;
  };
  return {
    arrived,
    choice,
    toUtf16,
    toSpan({ start, end }) {
      const startUtf16 = toUtf16(start);
      const endUtf16 = toUtf16(end);
      if (startUtf16 === null || endUtf16 === null || startUtf16 >= endUtf16) return null;
      return { startUtf16, endUtf16 };
    },
  };
}

/** Where, in the unit of the file, the CR of each line break stands that counts as two. */
function widePlaces(
  { raw, text }: ArrivedText,
  { unit, breaks }: OffsetChoice,
  index: CodePointIndex,
): Uint32Array {
  if (breaks === 'one' || (breaks === 'as-is' && !raw.includes('\r\n'))) return new Uint32Array();
  const places: number[] = [];
  const all = breaks === 'two';
  // Canonical text has one LF for each break of the raw text, in the same order.
  const endings = all ? null : raw.matchAll(/\r\n|\r|\n/g);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    const ending = endings?.next().value?.[0];
    if (!all && ending !== '\r\n') continue;
    places.push((unit === 'utf-16' ? at : index.toCodePoint(at)) + places.length);
  }
  return Uint32Array.from(places);
}
