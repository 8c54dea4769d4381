// The tokens of a text as spaCy has them: `ws` says that one space follows; any other white space is a token. Words are
// found by the language's rules, and cut wherever a mark begins or ends, because a span must begin and end with a token.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import { isJsonObject } from '../json-object.ts';

/** In UTF-16 code units. */
export interface Token extends Span {
  /** One space follows that is no token. */
  readonly ws: boolean;
  /** What else a file said of it. */
  readonly more: JsonObject;
}

export function tokensOf(text: string, language: string | null, marks: readonly Span[]): Token[] {
  const starts = new Set(marks.map(({ startUtf16 }) => startUtf16));
  const ends = new Set(marks.map(({ endUtf16 }) => endUtf16));
  const tokens: Token[] = [];
  for (const { startUtf16, endUtf16 } of piecesOf(text, language, [...starts, ...ends])) {
    const last = tokens.at(-1);
    const isSpace =
      text.slice(startUtf16, endUtf16) === ' ' &&
      last !== undefined &&
      !last.ws &&
      !starts.has(startUtf16) &&
      !ends.has(endUtf16);
    if (isSpace) tokens[tokens.length - 1] = { ...last, ws: true };
    else tokens.push({ startUtf16, endUtf16, ws: false, more: {} });
  }
  return tokens;
}

/** Runs of white space are taken apart, so that the first space can be the one before them. */
function piecesOf(text: string, language: string | null, edges: readonly number[]): Span[] {
  const borders = new Set<number>([...edges, text.length]);
  for (const { index, segment } of segmenterFor('word', language).segment(text)) {
    borders.add(index);
    if (segment.startsWith(' ')) borders.add(index + 1);
  }
  const sorted = [...borders].toSorted((a, b) => a - b);
  return sorted.flatMap((endUtf16, at) => {
    const startUtf16 = sorted[at - 1] ?? 0;
    return endUtf16 === startUtf16 ? [] : [{ startUtf16, endUtf16 }];
  });
}

/** The file's tokens, where they still are those of the text and all marks begin and end with one; else null. */
export function keptTokens(
  kept: readonly JsonValue[],
  text: string,
  marks: readonly Span[],
): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  for (const item of kept) {
    if (!isJsonObject(item)) return null;
    const { text: words, ws, start: _start, end: _end, id: _id, ...more } = item;
    if (typeof words !== 'string' || words === '') return null;
    const startUtf16 = text.indexOf(words, at);
    if (startUtf16 === -1 || text.slice(at, startUtf16).trim() !== '') return null;
    const endUtf16 = startUtf16 + words.length;
    at = ws === true && text[endUtf16] === ' ' ? endUtf16 + 1 : endUtf16;
    tokens.push({ startUtf16, endUtf16, ws: ws === true, more });
  }
  if (text.slice(at).trim() !== '') return null;
  const starts = new Set(tokens.map(({ startUtf16 }) => startUtf16));
  const ends = new Set(tokens.map(({ endUtf16 }) => endUtf16));
  const isFitting = marks.every(
    ({ startUtf16, endUtf16 }) => starts.has(startUtf16) && ends.has(endUtf16),
  );
  return isFitting && tokens.length > 0 ? tokens : null;
}
