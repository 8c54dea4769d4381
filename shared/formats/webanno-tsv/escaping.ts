// What is reserved in WebAnno TSV 3 and how it is escaped (INCEpTION, Escaping.java, and “Reserved Characters” in its user
// guide). Everything here is read left to right, so that a backslash at the end of a value escapes nothing behind it.

const valueEscapes = /\\|\[|\]|\||_|->|;|\t|\n|\*/g;

/** A feature's value for a cell. */
export const escapeValue = (value: string): string =>
  value.replace(valueEscapes, (found) => {
    if (found === '\t') return '\\t';
    return found === '\n' ? '\\n' : `\\${found}`;
  });

/** The inverse; a backslash before anything that is not reserved stays. */
export const unescapeValue = (cell: string): string =>
  cell.replace(/\\(->|[\\[\]|_;tn*])/g, (_whole, escaped: string) => {
    if (escaped === 't') return '\t';
    return escaped === 'n' ? '\n' : escaped;
  });

const textLetters = new Map([
  ['\t', 't'],
  ['\n', 'n'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\b', 'b'],
]);
const lettersOfText = new Map(Array.from(textLetters, ([control, letter]) => [letter, control]));

/** One line of a sentence's text. Control characters have a backslash before them. */
export const escapeText = (line: string): string =>
  line.replace(/[\\\u0000-\u000a\u000c-\u001f]/g, (one) => `\\${textLetters.get(one) ?? one}`);

/** The inverse. Up to version 3.1 texts were escaped as Java is, with `\uXXXX`. */
export const unescapeText = (line: string, isJava: boolean): string =>
  line.replace(/\\(u[0-9a-fA-F]{4}|[^])/g, (whole, escaped: string) => {
    if (escaped.length > 1) {
      return isJava ? String.fromCharCode(Number.parseInt(escaped.slice(1), 16)) : whole;
    }
    const letter = lettersOfText.get(escaped);
    if (letter !== undefined) return letter;
    return /[\\\u0000-\u001f]/.test(escaped) || isJava ? escaped : whole;
  });

/** The parts between separators that no backslash stands before; at least one. */
export function splitUnescaped(cell: string, separator: '|' | ';'): string[] {
  if (!cell.includes(separator)) return [cell];
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < cell.length; at += 1) {
    if (cell[at] === '\\') at += 1;
    else if (cell[at] === separator) {
      parts.push(cell.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(cell.slice(from));
  return parts;
}

export interface Numbered {
  readonly value: string;
  /** What stands in brackets behind it, such as `3` or `1_3`; null where nothing does. */
  readonly suffix: string | null;
}

/** Takes a disambiguation id, or two of them, off the end. */
export const cutSuffix = (cell: string): Numbered =>
  cut(cell, /\[(\d{1,9}(?:_\d{1,9})?)\]$/.exec(cell));

/** Takes `->1-2` (chain and link) off the end of the value of a chain’s link. */
export const cutChainLink = (cell: string): Numbered =>
  cut(cell, /->(\d{1,9}-\d{1,9})$/.exec(cell));

function cut(cell: string, found: RegExpExecArray | null): Numbered {
  if (found === null) return { value: cell, suffix: null };
  let backslashes = 0;
  while (cell[found.index - 1 - backslashes] === '\\') backslashes += 1;
  // An odd one escapes what looks like a suffix.
  if (backslashes % 2 === 1) return { value: cell, suffix: null };
  return { value: cell.slice(0, found.index), suffix: found[1] ?? null };
}

export const NULL_VALUE = '*';
export const NO_ANNOTATION = '_';

/** Null for the sign of no value. */
export const valueOfCell = (cell: string): string | null =>
  cell === NULL_VALUE ? null : unescapeValue(cell);

export const cellOfValue = (value: string | null): string =>
  value === null ? NULL_VALUE : escapeValue(value);
