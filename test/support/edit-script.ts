// Random edits of random texts, and a text that remembers of each character which one of the first text it was.

import fc from 'fast-check';
import type { Splice } from '../../shared/anchoring/edit-tracker.ts';
import { snapToGraphemes } from '../../shared/text/graphemes.ts';

/** No character of it is ever typed by {@link scripts}. */
export const baseTexts = fc
  .array(
    fc.constantFrom('bridge', 'old', 'cafe\u0301', '👩‍🚀', '🚧', '桥', ' ', ', ', '.\n\n', '“a”'),
    {
      minLength: 1,
      maxLength: 24,
    },
  )
  .map((parts) => parts.join(''));

interface Step {
  readonly at: number;
  readonly length: number;
  readonly typed: string;
}

export const scripts = fc.array(
  fc.record({
    at: fc.nat(10_000),
    length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
    typed: fc.constantFrom('', 'X', 'ZZ', 'Q W', '\n\n', '🦆'),
  }),
  { maxLength: 8 },
);

export interface EditResult {
  readonly text: string;
  /** For each code unit the place that it had in the base; −1 for what was typed. */
  readonly origins: readonly number[];
  readonly splices: readonly Splice[];
}

/** Whole clusters are replaced, as an editor does. */
export function performEdits(base: string, steps: readonly Step[]): EditResult {
  let text = base;
  let origins = Array.from({ length: base.length }, (_, index) => index);
  const splices: Splice[] = [];
  for (const { at, length, typed } of steps) {
    const from = at % (text.length + 1);
    const to = Math.min(text.length, from + length);
    const { startUtf16, endUtf16 } = snapToGraphemes(text, { startUtf16: from, endUtf16: to });
    const end = length === 0 ? startUtf16 : endUtf16;
    splices.push({ startUtf16, deleted: end - startUtf16, inserted: typed.length });
    text = text.slice(0, startUtf16) + typed + text.slice(end);
    const added = Array.from({ length: typed.length }, () => -1);
    origins = [...origins.slice(0, startUtf16), ...added, ...origins.slice(end)];
  }
  return { text, origins, splices };
}
