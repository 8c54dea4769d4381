// Conversion between UTF-16 offsets (inside the program) and code point offsets (in files).
// A table holds one checkpoint every STRIDE code units, so an offset costs a look-up or a binary search
// plus a walk of at most STRIDE units; text without astral characters costs nothing.

const STRIDE = 64;

/** Both directions for one text. Every method throws a RangeError for an offset that is not a code point boundary of it. */
export interface CodePointIndex {
  readonly lengthUtf16: number;
  readonly lengthCodePoints: number;
  toCodePoint(offsetUtf16: number): number;
  toUtf16(offsetCodePoint: number): number;
  /** Whether the offset lies in the text and not between the halves of a surrogate pair. */
  isBoundary(offsetUtf16: number): boolean;
}

/** Prepares the table: O(n) once. An unpaired surrogate counts as one code point, as in JavaScript's iteration. */
export function codePointIndex(text: string): CodePointIndex {
  const trailing = trailingCheckpoints(text);
  const lengthUtf16 = text.length;
  if (trailing === null) return identityIndex(lengthUtf16);

  const trailingBefore = (offsetUtf16: number): number => {
    const checkpoint = Math.floor(offsetUtf16 / STRIDE);
    let count = trailing[checkpoint] ?? 0;
    for (let at = checkpoint * STRIDE; at < offsetUtf16; at += 1) {
      if (isSecondHalf(text, at)) count += 1;
    }
    return count;
  };
  const lengthCodePoints = lengthUtf16 - trailingBefore(lengthUtf16);
  const isBoundary = (offsetUtf16: number): boolean =>
    isWithin(offsetUtf16, lengthUtf16) && !isSecondHalf(text, offsetUtf16);

  return {
    lengthUtf16,
    lengthCodePoints,
    isBoundary,
    toCodePoint(offsetUtf16) {
      if (!isBoundary(offsetUtf16)) throw notAnOffset(offsetUtf16, lengthUtf16, 'UTF-16');
      return offsetUtf16 - trailingBefore(offsetUtf16);
    },
    toUtf16(offsetCodePoint) {
      if (!isWithin(offsetCodePoint, lengthCodePoints)) {
        throw notAnOffset(offsetCodePoint, lengthCodePoints, 'code point');
      }
      const checkpoint = lastCheckpointAtOrBefore(trailing, offsetCodePoint);
      let at = checkpoint * STRIDE;
      let count = at - (trailing[checkpoint] ?? 0);
      if (isSecondHalf(text, at)) at += 1;
      for (; count < offsetCodePoint; count += 1) at += isSecondHalf(text, at + 1) ? 2 : 1;
      return at;
    },
  };
}

/** How many code points a text has. */
export function codePointLength(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at += 1) {
    if (isSecondHalf(text, at)) count -= 1;
  }
  return count;
}

function identityIndex(length: number): CodePointIndex {
  const same = (unit: string) => (offset: number) => {
    if (!isWithin(offset, length)) throw notAnOffset(offset, length, unit);
    return offset;
  };
  return {
    lengthUtf16: length,
    lengthCodePoints: length,
    toCodePoint: same('UTF-16'),
    toUtf16: same('code point'),
    isBoundary: (offset) => isWithin(offset, length),
  };
}

/** Per checkpoint, how many code units before it are the second half of a pair; null when there are none at all. */
function trailingCheckpoints(text: string): Uint32Array | null {
  const table = new Uint32Array(Math.floor(text.length / STRIDE) + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (at % STRIDE === 0) table[at / STRIDE] = count;
    if (isSecondHalf(text, at)) count += 1;
  }
  if (text.length % STRIDE === 0) table[text.length / STRIDE] = count;
  return count === 0 ? null : table;
}

function lastCheckpointAtOrBefore(trailing: Uint32Array, offsetCodePoint: number): number {
  let low = 0;
  let high = trailing.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (middle * STRIDE - (trailing[middle] ?? 0) <= offsetCodePoint) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Whether the code unit at the offset is the second half of a surrogate pair, so that the offset cuts a character. */
export function isSecondHalf(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  // Past the end, charCodeAt gives NaN, which no comparison holds for.
  if (!(unit >= 0xdc00 && unit <= 0xdfff) || at === 0) return false;
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

function isWithin(offset: number, length: number): boolean {
  return Number.isInteger(offset) && offset >= 0 && offset <= length;
}

function notAnOffset(offset: number, length: number, unit: string): RangeError {
  return new RangeError(`${offset} is not a ${unit} offset of a text of ${length}`);
}
