// The lines of a plain text: only those that are not blank, without the white space at their ends.

import { graphemeStart } from '../graphemes.ts';
import { skipSpace, skipSpaceBack } from '../white-space.ts';

export interface Line {
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** White space before the line's first character, in code units. */
  readonly indent: number;
  /** Whether it opens a group: the first line, or one after a blank line. */
  readonly opensGroup: boolean;
}

/** Every line that is not blank, in order. O(n). */
export function nonBlankLines(text: string): Line[] {
  const lines: Line[] = [];
  let opensGroup = true;
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const lineEnd = found === -1 ? text.length : found;
    const endUtf16 = skipSpaceBack(text, at, lineEnd);
    if (endUtf16 === at) {
      opensGroup = true;
    } else {
      // A space that carries an accent is not blank: it stays with its cluster.
      const startUtf16 = Math.max(at, graphemeStart(text, skipSpace(text, at, endUtf16)));
      lines.push({ startUtf16, endUtf16, indent: startUtf16 - at, opensGroup });
      opensGroup = false;
    }
    at = lineEnd + 1;
  }
  return lines;
}
