// What a list of selectors says of one stretch of text. Several selectors say the same stretch in several ways; a
// refinement selects within what it refines (https://www.w3.org/TR/annotation-model/#selectors).

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import {
  isObject,
  listOf,
  textIn,
  type PositionSelector,
  type QuoteSelector,
  type WebSegment,
} from './web-mark.ts';

/** More than that is no selection, but an attack. */
const MOST_REFINEMENTS = 10;

/** Null where none of the selectors is about text that can be found by its words or its position in the whole text. */
export function segmentOf(selectors: readonly JsonValue[], depth = 0): WebSegment | null {
  if (depth > MOST_REFINEMENTS) return null;
  const meant = selectors.flatMap((selector) =>
    isObject(selector) ? (meantBy(selector, depth) ?? []) : [],
  );
  const quote = meant.find((one) => one.quote !== null)?.quote ?? null;
  const position = meant.find((one) => one.position !== null)?.position ?? null;
  return quote === null && position === null ? null : { quote, position };
}

function meantBy(selector: JsonObject, depth: number): WebSegment | null {
  const outer = plainly(selector);
  const refinements = listOf(selector['refinedBy']);
  const inner = refinements.length === 0 ? null : segmentOf(refinements, depth + 1);
  return inner === null ? outer : within(outer, inner);
}

function plainly(selector: JsonObject): WebSegment | null {
  const types = listOf(selector['type'] ?? selector['@type']);
  const is = (name: string) => types.includes(name) || types.includes(`oa:${name}`);
  if (is('TextQuoteSelector')) {
    const exact = textIn(selector['exact']);
    if (exact === null) return null;
    const { prefix, suffix } = selector;
    const quote = { exact, prefix: textIn(prefix) ?? '', suffix: textIn(suffix) ?? '' };
    return { quote, position: null };
  }
  if (is('TextPositionSelector')) return positioned(selector['start'], selector['end']);
  if (!is('RangeSelector')) return null;
  // From the beginning of one selection to the beginning of the other.
  const from = segmentOf(listOf(selector['startSelector']), MOST_REFINEMENTS);
  const to = segmentOf(listOf(selector['endSelector']), MOST_REFINEMENTS);
  return positioned(from?.position?.start, to?.position?.start);
}

const isOffset = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

const positioned = (start: JsonValue | undefined, end: JsonValue | undefined): WebSegment | null =>
  isOffset(start) && isOffset(end) ? { quote: null, position: { start, end } } : null;

/** Positions in a refinement count from where the refined stretch begins, which only its own position can tell. */
function within(outer: WebSegment | null, inner: WebSegment): WebSegment | null {
  const start = outer?.position?.start;
  const position =
    start === undefined || inner.position === null
      ? null
      : { start: start + inner.position.start, end: start + inner.position.end };
  const quote =
    inner.quote ??
    (outer?.quote != null && inner.position !== null ? partOf(outer.quote, inner.position) : null);
  return quote === null && position === null ? null : { quote, position };
}

/** In code points, as the standard counts. */
function partOf(
  { exact, prefix, suffix }: QuoteSelector,
  { start, end }: PositionSelector,
): QuoteSelector | null {
  const points = Array.from(exact);
  const part = points.slice(start, end).join('');
  if (part === '') return null;
  return {
    exact: part,
    prefix: prefix + points.slice(0, start).join(''),
    suffix: points.slice(end).join('') + suffix,
  };
}
