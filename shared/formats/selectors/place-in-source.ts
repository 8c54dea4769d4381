// Where marks stand: in the text of their source, by position and quote, or in a text that is made of the marked
// passages because the source is not at hand. What does not fit is told, never guessed silently.

import type { Span } from '../../domain/span.ts';
import { canonicalText } from '../../text/canonical.ts';
import type { FormatFile } from '../codec.ts';
import {
  choiceWords,
  chooseOffsets,
  readOffsets,
  type ArrivedText,
  type OffsetChoice,
  type OffsetUnit,
  type ReadOffsets,
} from '../offset-choice.ts';
import { placeQuote, type Placed } from '../place-quote.ts';
import type { Reading } from '../reading.ts';
import { excerptOf } from './excerpt.ts';
import { lastPart, referenceTo, stemOf } from './source-name.ts';
import type { WebMark, WebSegment } from './web-mark.ts';

export interface PlacedMark {
  readonly mark: WebMark;
  readonly spans: readonly Span[];
  readonly anchoring?: Placed['anchoring'];
}

export interface PlacedSource {
  readonly text: string;
  readonly marks: readonly PlacedMark[];
}

/** The segments of one text's marks. */
export interface SourceSegments {
  readonly arrived: ArrivedText;
  readonly segments: readonly WebSegment[];
}

/** The way in which all positions of the file count; another one than the format's own is told. */
export function offsetsOf(
  sources: readonly SourceSegments[],
  { file, unit, reading }: { file: FormatFile; unit: OffsetUnit; reading: Reading },
): OffsetChoice {
  const documents = sources.map(({ arrived, segments }) => ({
    arrived,
    spans: segments.flatMap(({ quote, position }) =>
      position === null ? [] : [{ ...position, quote: quote?.exact ?? null }],
    ),
  }));
  const { choice, isDeclared } = chooseOffsets(documents, unit);
  if (!isDeclared) {
    reading.note(
      file.path,
      '$',
      `Positions count ${choiceWords(choice)}; read that way, all words are right.`,
      `Write them in ${choiceWords({ unit, breaks: 'as-is' })}.`,
    );
  }
  return choice;
}

/** Null where one of the segments is nowhere. `isMoved` where a position gives other words than the quote. */
export function placeSegments(
  offsets: ReadOffsets,
  segments: readonly WebSegment[],
): {
  readonly spans: readonly Span[];
  readonly anchoring: Placed['anchoring'];
  readonly isMoved: boolean;
} | null {
  const placed = segments.flatMap((segment) => {
    const found = placeQuote(offsets, {
      start: segment.position?.start ?? -1,
      end: segment.position?.end ?? -1,
      quote: segment.quote?.exact ?? null,
      prefix: segment.quote?.prefix ?? '',
      suffix: segment.quote?.suffix ?? '',
    });
    return found === null ? [] : [{ ...found, isPositioned: segment.position !== null }];
  });
  if (placed.length < segments.length || placed.length === 0) return null;
  // Words that were only quoted, and are there as they are, have no place to be moved from.
  const doubtful = placed.filter(
    ({ anchoring, isPositioned }) =>
      anchoring.state === 'fuzzy' || (isPositioned && anchoring.state !== 'exact'),
  );
  const [worst] = doubtful.toSorted((a, b) => a.anchoring.score - b.anchoring.score);
  return {
    spans: placed.map(({ span }) => span),
    anchoring: worst?.anchoring ?? { state: 'exact', score: 1 },
    isMoved: worst !== undefined,
  };
}

export const notInText = {
  message: 'The annotation’s words are not in the text.',
  remedy: 'Check that the text is the one that was annotated.',
} as const;

export const foundElsewhere = {
  message: 'The text does not have the quoted words at that place; they were found elsewhere.',
  remedy: 'Check the place of the mark, or correct position and quote.',
} as const;

const ambiguous = {
  message:
    'The quoted words stand in the text more than once, and neither a position nor the words around them say where they are meant; the place that fits best was taken.',
  remedy: 'Check the place of the mark.',
} as const;

/** Only what has no position can be; O(n) in the text. */
function isAmbiguous(text: string, { quote, position }: WebSegment): boolean {
  if (quote === null || position !== null) return false;
  const exact = canonicalText(quote.exact);
  const isRepeated = (words: string) => text.indexOf(words, text.indexOf(words) + 1) !== -1;
  if (!text.includes(exact) || !isRepeated(exact)) return false;
  const whole = canonicalText(quote.prefix) + exact + canonicalText(quote.suffix);
  return !text.includes(whole) || isRepeated(whole);
}

interface Told {
  readonly file: FormatFile;
  readonly reading: Reading;
}

export function placeInText(
  { arrived, choice }: { readonly arrived: ArrivedText; readonly choice: OffsetChoice },
  marks: readonly WebMark[],
  { file, reading }: Told,
): PlacedSource {
  const offsets = readOffsets(arrived, choice);
  const placed = marks.flatMap((mark): PlacedMark[] => {
    const found = placeSegments(offsets, mark.segments);
    const fault = found === null ? notInText : found.isMoved ? foundElsewhere : null;
    if (fault !== null) reading.problem(file.path, mark.path, fault.message, fault.remedy);
    if (found === null) return [];
    if (mark.segments.some((segment) => isAmbiguous(arrived.text, segment))) {
      reading.note(file.path, mark.path, ambiguous.message, ambiguous.remedy);
    }
    const { spans, anchoring, isMoved } = found;
    return [{ mark, spans, ...(isMoved ? { anchoring } : {}) }];
  });
  return { text: arrived.text, marks: placed };
}

export function placeInExcerpt(
  source: string,
  marks: readonly WebMark[],
  { file, reading }: Told,
): PlacedSource {
  const { text, places } = excerptOf(marks);
  const name = stemOf(lastPart(source === '' ? referenceTo(file.path) : source));
  reading.note(
    file.path,
    '$',
    `The text of ${source === '' ? 'what was annotated' : source} is not among the files; the article is made of the marked passages.`,
    `Put the text beside the annotations as ${name}.txt, and import both.`,
  );
  const placed = marks.flatMap((mark): PlacedMark[] => {
    const spans = places.get(mark.id);
    if (spans !== undefined) return [{ mark, spans }];
    reading.problem(
      file.path,
      mark.path,
      'The annotation has a position, but no words, and the text is not among the files.',
      `Put the text beside the annotations as ${name}.txt, and import both.`,
    );
    return [];
  });
  return { text, marks: placed };
}
