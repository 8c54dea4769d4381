// The words of a mark in pieces: what both cover, and what only this one covers. Pure; offsets in UTF-16 code units.

import type { Annotation } from '../../../../shared/domain/annotation.ts';
import type { Span } from '../../../../shared/domain/span.ts';

export interface Piece {
  readonly text: string;
  /** The other side does not cover it. */
  readonly isOnlyHere: boolean;
}

const MOST_UTF16 = 600;

/** `other` null compares with nothing. Long passages are cut, and segments joined by an ellipsis. */
export function passagePieces(mark: Annotation, other: Annotation | null): readonly Piece[] {
  const pieces: Piece[] = [];
  let left = MOST_UTF16;
  for (const [at, segment] of mark.segments.entries()) {
    if (at > 0) pieces.push({ text: ' … ', isOnlyHere: false });
    for (const piece of other === null ? [whole(segment.quote)] : split(segment, other.segments)) {
      if (left <= 0) return [...pieces, { text: '…', isOnlyHere: false }];
      pieces.push({ ...piece, text: cut(piece.text, left) });
      left -= piece.text.length;
    }
  }
  return pieces;
}

const whole = (text: string): Piece => ({ text: oneLine(text), isOnlyHere: false });
const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ');
const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '')}…`;

function split(segment: Annotation['segments'][number], others: readonly Span[]): Piece[] {
  const { startUtf16, endUtf16, quote } = segment;
  const pieces: Piece[] = [];
  let at = startUtf16;
  const push = (to: number, isOnlyHere: boolean) => {
    if (to <= at) return;
    pieces.push({ text: oneLine(quote.slice(at - startUtf16, to - startUtf16)), isOnlyHere });
    at = to;
  };
  for (const other of others) {
    push(Math.min(endUtf16, other.startUtf16), true);
    push(Math.min(endUtf16, other.endUtf16), false);
  }
  push(endUtf16, true);
  return pieces;
}
