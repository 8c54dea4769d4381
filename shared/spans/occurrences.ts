// From the matches of a pattern to passages that can be tagged. Pure; offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { graphemeStart, trimSpan } from '../text/graphemes.ts';

/**
 * The matches without white space at their ends. What is nothing but white space is left out, and so is what would
 * tag half of a character as people see it, such as one person of a family emoji. `matches` holds start and end of
 * each in turn.
 */
export function occurrencesOf(text: string, matches: Int32Array): Span[] {
  const found: Span[] = [];
  for (let at = 0; at + 1 < matches.length; at += 2) {
    const startUtf16 = matches[at] ?? 0;
    const endUtf16 = matches[at + 1] ?? 0;
    if (cutsCluster(text, startUtf16) || cutsCluster(text, endUtf16)) continue;
    const span = trimSpan(text, { startUtf16, endUtf16 });
    if (span !== null) found.push(span);
  }
  return found;
}

const cutsCluster = (text: string, offsetUtf16: number): boolean =>
  graphemeStart(text, offsetUtf16) !== offsetUtf16;
