// Finds out in which unit a file really counted, where its offsets do not give its quotes. A unit is taken only
// when it makes every quote of the file right, and it is always told.

import type { Span } from '../domain/span.ts';
import { contextRun } from '../anchoring/context-match.ts';
import { unitWords, type OffsetReader, type OffsetUnit } from './offset-units.ts';
import type { Problems } from './problems.ts';
import type { FileAnnotation, FileSegment } from './schema.ts';
import type { Item } from './structure.ts';

/** A file gives every place twice; each pair of offsets is read on its own. */
export type Pair = 'codePoints' | 'utf16';

export interface Units {
  readonly codePoints: OffsetUnit;
  readonly utf16: OffsetUnit;
}

/** What the format says. */
export const declaredUnits = {
  codePoints: 'code-points',
  utf16: 'utf-16',
} as const satisfies Units;
const otherUnits: { readonly [pair in Pair]: readonly OffsetUnit[] } = {
  codePoints: ['utf-16', 'code-points-crlf', 'utf-16-crlf'],
  utf16: ['code-points', 'utf-16-crlf', 'code-points-crlf'],
};
const keys = { codePoints: '“start” and “end”', utf16: '“startUtf16” and “endUtf16”' } as const;
const firstKey = { codePoints: 'start', utf16: 'startUtf16' } as const;

/** The unit of each pair; the declared one unless another makes all quotes right. What was found goes to `notes`. */
export function chooseUnits(
  reader: OffsetReader,
  annotations: readonly Item<FileAnnotation>[],
  notes: Problems,
): Units {
  const anchored = annotations.filter(({ value }) => value.anchoring.state !== 'orphan');
  return {
    codePoints: chooseUnit(reader, anchored, 'codePoints', notes),
    utf16: chooseUnit(reader, anchored, 'utf16', notes),
  };
}

function chooseUnit(
  reader: OffsetReader,
  annotations: readonly Item<FileAnnotation>[],
  pair: Pair,
  notes: Problems,
): OffsetUnit {
  const own = declaredUnits[pair];
  if (placesIn(reader, annotations, pair, own) !== null) return own;
  const fitting = otherUnits[pair].flatMap((unit) => {
    const places = placesIn(reader, annotations, pair, unit);
    return places === null ? [] : [{ unit, places, key: JSON.stringify(places) }];
  });
  const best = mostContext(reader.text, annotations, fitting);
  if (best === null) return own;
  notes.add(
    ['annotations', annotations[0]?.index ?? 0, 'segments', 0, firstKey[pair]],
    `${keys[pair]} of the whole file count ${unitWords[best]}, not ${unitWords[own]}; read that way, every quote is right.`,
    `Write them in ${unitWords[own]}.`,
  );
  return best;
}

/** The span of a segment by one of its pairs; null when it does not give the quote. */
export function placeSegment(
  reader: OffsetReader,
  segment: FileSegment,
  pair: Pair,
  unit: OffsetUnit,
): Span | null {
  const startUtf16 = reader.read(pair === 'utf16' ? segment.startUtf16 : segment.start, unit);
  const endUtf16 = reader.read(pair === 'utf16' ? segment.endUtf16 : segment.end, unit);
  if (startUtf16 === null || endUtf16 === null || startUtf16 >= endUtf16) return null;
  const quote = isCrlf(unit) ? withLf(segment.quote) : segment.quote;
  return reader.text.startsWith(quote, startUtf16) && quote.length === endUtf16 - startUtf16
    ? { startUtf16, endUtf16 }
    : null;
}

export function isCrlf(unit: OffsetUnit): boolean {
  return unit === 'code-points-crlf' || unit === 'utf-16-crlf';
}

export function withLf(words: string): string {
  return words.replaceAll(/\r\n?/g, '\n');
}

function placesIn(
  reader: OffsetReader,
  annotations: readonly Item<FileAnnotation>[],
  pair: Pair,
  unit: OffsetUnit,
): Span[] | null {
  const places: Span[] = [];
  for (const { value } of annotations) {
    for (const segment of value.segments) {
      const place = placeSegment(reader, segment, pair, unit);
      if (place === null) return null;
      places.push(place);
    }
  }
  return places;
}

interface Fit {
  readonly unit: OffsetUnit;
  readonly places: readonly Span[];
  readonly key: string;
}

/** Of units that all give the quotes but at different places, the one whose contexts agree best; null when none is better. */
function mostContext(
  text: string,
  annotations: readonly Item<FileAnnotation>[],
  fitting: readonly Fit[],
): OffsetUnit | null {
  const distinct = fitting.filter(
    (fit, index) => fitting.findIndex((f) => f.key === fit.key) === index,
  );
  const ranked = distinct
    .map((fit) => ({ fit, agreement: contextAgreement(text, annotations, fit.places) }))
    .toSorted((a, b) => b.agreement - a.agreement);
  const [best, second] = ranked;
  if (best === undefined) return null;
  return second === undefined || best.agreement > second.agreement ? best.fit.unit : null;
}

function contextAgreement(
  text: string,
  annotations: readonly Item<FileAnnotation>[],
  places: readonly Span[],
): number {
  let agreement = 0;
  let at = 0;
  for (const { value } of annotations) {
    const first = places[at];
    at += value.segments.length;
    const last = places[at - 1];
    if (first === undefined || last === undefined) continue;
    const place = { startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
    const context = { prefix: withLf(value.prefix), suffix: withLf(value.suffix) };
    agreement += contextRun(text, place, context) ?? 0;
  }
  return agreement;
}
