// A stretch of canonical text. Offsets count UTF-16 code units, half-open; 0 is a valid offset.

export interface Span {
  readonly startUtf16: number;
  readonly endUtf16: number;
}

/** In text order; spans that overlap or touch become one, because together they are one passage. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { startUtf16, endUtf16 } of spans.toSorted((a, b) => a.startUtf16 - b.startUtf16)) {
    const last = result.at(-1);
    if (last === undefined || startUtf16 > last.endUtf16) result.push({ startUtf16, endUtf16 });
    else {
      const both = { startUtf16: last.startUtf16, endUtf16: Math.max(last.endUtf16, endUtf16) };
      result[result.length - 1] = both;
    }
  }
  return result;
}
