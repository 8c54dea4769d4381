// RTF as groups, control words and bytes. Written for hostile input, where the tokenizer at hand takes quadratic time
// (text over many lines), as much memory as the file claims (`\bin`) and a warning a byte (`\'zz`): this one is linear,
// looks at every byte once and holds none of it. Tests compare the two on well-formed input.

export interface RtfHandler {
  /** `at` is the offset of the token in the source, here and below. */
  readonly open: (at: number) => void;
  readonly close: (at: number) => void;
  /** A control word with its number, or a control symbol such as `*` and `~` without one. */
  readonly control: (word: string, param: number | null, at: number) => void;
  /** Bytes of text as characters of the same numbers (Latin-1), one or more, in no known encoding. */
  readonly bytes: (text: string, at: number) => void;
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const MINUS = 0x2d;
const hexByte = /'([\da-fA-F]{2})/y;

/**
 * Hands the tokens of `source`, bytes as Latin-1 characters, to the handler, from `start` on. Ends behind the first
 * group; answers where that was, or null when the source ended before.
 */
export function readTokens(source: string, handler: RtfHandler, start = 0): number | null {
  let depth = 0;
  for (let at = start; at < source.length;) {
    const unit = source.charCodeAt(at);
    if (unit === OPEN) {
      depth += 1;
      handler.open(at);
      at += 1;
    } else if (unit === CLOSE) {
      if (depth > 0) handler.close(at);
      depth -= 1;
      at += 1;
      if (depth <= 0) return at;
    } else if (unit === BACKSLASH) {
      at = readControl(source, at, handler);
    } else if (isIgnored(unit)) {
      at += 1;
    } else {
      const end = endOfBytes(source, at);
      handler.bytes(source.slice(at, end), at);
      at = end;
    }
  }
  return null;
}

/** Line ends mean nothing in RTF, and a NUL is none of its characters. */
const isIgnored = (unit: number): boolean =>
  unit === CARRIAGE_RETURN || unit === LINE_FEED || unit === 0;

function endOfBytes(source: string, start: number): number {
  let at = start + 1;
  for (; at < source.length; at += 1) {
    const unit = source.charCodeAt(at);
    if (unit === BACKSLASH || unit === OPEN || unit === CLOSE || isIgnored(unit)) break;
  }
  return at;
}

const isLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

function readControl(source: string, at: number, handler: RtfHandler): number {
  const start = at + 1;
  let end = start;
  while (isLetter(source.charCodeAt(end))) end += 1;
  if (end === start) return readSymbol(source, at, handler);
  const word = source.slice(start, end);
  let param: number | null = null;
  const sign = source.charCodeAt(end) === MINUS ? 1 : 0;
  if (isDigit(source.charCodeAt(end + sign))) {
    const digits = end + sign;
    end = digits + 1;
    while (isDigit(source.charCodeAt(end))) end += 1;
    param = Number(source.slice(digits, end)) * (sign === 1 ? -1 : 1);
  }
  if (source.charCodeAt(end) === SPACE) end += 1;
  if (word === 'bin') return Math.min(source.length, end + Math.max(0, param ?? 0));
  handler.control(word, param, at);
  return end;
}

function readSymbol(source: string, at: number, handler: RtfHandler): number {
  const next = at + 1;
  if (next >= source.length) return next;
  hexByte.lastIndex = next;
  const hex = hexByte.exec(source)?.[1];
  if (hex !== undefined) {
    handler.bytes(String.fromCharCode(Number.parseInt(hex, 16)), at);
    return next + 3;
  }
  const symbol = source.charAt(next);
  if (symbol === '\\' || symbol === '{' || symbol === '}') handler.bytes(symbol, at);
  // A line end behind a backslash ends a paragraph; half an escape is nothing.
  else if (symbol === '\r' || symbol === '\n') handler.control('par', null, at);
  else if (symbol !== "'") handler.control(symbol, null, at);
  return next + 1;
}
