// A place in the text for each mark of an .ann file: by its offsets where the words beside them are there, else by the
// words, told as a problem; nowhere where neither helps.

import type { Anchoring } from '../../domain/annotation.ts';
import type { JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import {
  readOffsets,
  type ArrivedText,
  type FileSpan,
  type OffsetChoice,
  type ReadOffsets,
} from '../offset-choice.ts';
import { placeQuote } from '../place-quote.ts';
import type { Reading } from '../reading.ts';
import { fragmentsOf, passagesOf, sameSpans, wordsOf } from './fragments.ts';
import type { Textbound } from './ann-lines.ts';
import type { MarkMeaning } from './meaning.ts';

export interface PlacedMark {
  readonly mark: MarkMeaning;
  readonly spans: readonly Span[];
  readonly anchoring: Anchoring;
}

const oneSpace = (words: string): string => words.replace(/[\s\u001c-\u001f\u0085]+/g, ' ').trim();

/** brat writes line breaks as spaces, and editors cut white space at the ends of lines. */
export const sameBratWords = (found: string, quote: string): boolean =>
  found === quote || oneSpace(found) === oneSpace(quote);

/** With the part of the words that belongs to each, where they can be told apart. */
export function fileSpans({ spans, text }: Textbound): readonly FileSpan[] {
  if (text === null || spans.length === 1) return spans.map((span) => ({ ...span, quote: text }));
  const lengths = spans.map(({ start, end }) => Math.max(0, end - start));
  const wanted = lengths.reduce((sum, length) => sum + length, lengths.length - 1);
  for (const units of [Array.from(text), text.split('')]) {
    if (units.length !== wanted) continue;
    let at = 0;
    return spans.map((span, index) => {
      const from = at;
      at += (lengths[index] ?? 0) + 1;
      return { ...span, quote: units.slice(from, at - 1).join('') };
    });
  }
  return spans.map((span) => ({ ...span, quote: null }));
}

interface Placing {
  readonly file: string;
  readonly offsets: ReadOffsets;
  /** Our own notes count code points, whatever the file does. */
  readonly ownOffsets: ReadOffsets;
  readonly reading: Reading;
}

/** By the id of the text-bound annotation. */
export function placeMarks(
  marks: Iterable<MarkMeaning>,
  document: { readonly file: string; readonly arrived: ArrivedText; readonly choice: OffsetChoice },
  reading: Reading,
): ReadonlyMap<string, PlacedMark> {
  const { file, arrived, choice } = document;
  const placing: Placing = {
    file,
    offsets: readOffsets(arrived, choice),
    ownOffsets: readOffsets(arrived, { unit: 'code-points', breaks: 'one' }),
    reading,
  };
  const placed = new Map<string, PlacedMark>();
  for (const mark of marks) {
    const place = placeMark(mark, placing);
    if (place !== null) placed.set(mark.textbound.id, { mark, ...place });
  }
  return placed;
}

type Place = Pick<PlacedMark, 'spans' | 'anchoring'>;

function placeMark(mark: MarkMeaning, placing: Placing): Place | null {
  const { textbound, own } = mark;
  const { offsets, ownOffsets } = placing;
  const { text } = offsets.arrived;
  const fragments = exactFragments(textbound, offsets);
  if (fragments === null) return placeByWords(textbound, placing);
  const passages = passagesOf(text, fragments);
  const ownSpans = ownSegments(own?.says['segments'], ownOffsets);
  const isOwn =
    ownSpans !== null && sameSpans(passagesOf(text, fragmentsOf(text, ownSpans)), passages);
  const spans = isOwn ? ownSpans : passages;
  if (spans.length === 0) return placeByWords(textbound, placing);
  return { spans, anchoring: anchoringOf(own?.says['anchoring']) };
}

function placeByWords(textbound: Textbound, { offsets, file, reading }: Placing): Place | null {
  const found = fileSpans(textbound).map((span) => placeQuote(offsets, span, sameBratWords));
  const spans = found.flatMap((one) => one?.span ?? []);
  const isWhole = textbound.text !== null && spans.length === found.length;
  const words = textbound.text === null ? '' : ` “${textbound.text.slice(0, 40).toWellFormed()}”`;
  reading.problem(
    file,
    `line ${textbound.line + 1}`,
    `${textbound.id} ${isWhole ? 'is elsewhere' : 'has no place'}: its words${words} are not at its offsets.`,
    isWhole
      ? 'It is placed where its words are; check it there.'
      : 'Correct the offsets or the words, or take the text that belongs to the annotations.',
  );
  if (!isWhole) return null;
  const states = found.flatMap((one) => one?.anchoring ?? []);
  const fuzzy = states.find(({ state }) => state === 'fuzzy');
  return { spans: passagesOf(offsets.arrived.text, spans), anchoring: fuzzy ?? moved };
}

const exact: Anchoring = { state: 'exact', score: 1 };
const moved: Anchoring = { state: 'moved', score: 1 };

/** Null unless all of them are in the text and give the words beside them. */
function exactFragments(textbound: Textbound, offsets: ReadOffsets): readonly Span[] | null {
  const { text } = offsets.arrived;
  const fragments: Span[] = [];
  for (const { start, end } of textbound.spans) {
    const startUtf16 = offsets.toUtf16(start);
    const endUtf16 = offsets.toUtf16(end);
    if (startUtf16 === null || endUtf16 === null || startUtf16 > endUtf16) return null;
    fragments.push({ startUtf16, endUtf16 });
  }
  const words = wordsOf(text, fragments);
  const without = fragments.map((one) => text.slice(one.startUtf16, one.endUtf16)).join('');
  const quote = textbound.text;
  // brat joined the words without a space before version 1.3.
  const isRight =
    quote === null || sameBratWords(words, quote) || (fragments.length > 1 && without === quote);
  return isRight ? fragments : null;
}

function ownSegments(value: JsonValue | undefined, offsets: ReadOffsets): readonly Span[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const spans: Span[] = [];
  for (const pair of value) {
    if (!Array.isArray(pair)) return null;
    const [start, end] = pair;
    if (typeof start !== 'number' || typeof end !== 'number') return null;
    const span = offsets.toSpan({ start, end });
    if (span === null || span.startUtf16 <= (spans.at(-1)?.endUtf16 ?? -1)) return null;
    spans.push(span);
  }
  return spans;
}

function anchoringOf(value: JsonValue | undefined): Anchoring {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { state, score } = value;
    if (state === 'moved') return moved;
    if (state === 'fuzzy' && typeof score === 'number' && score >= 0 && score < 1) {
      return { state, score };
    }
  }
  return exact;
}
