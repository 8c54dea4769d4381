// Where a place of an edited text was in the base text. Pure; offsets in UTF-16 code units.

/** `kept` as in `EditedText`. What was typed lies where the kept characters before it end. O(kept stretches). */
export function placeInBase(offsetUtf16: number, kept: Int32Array): number {
  let place = 0;
  for (let run = 0; run < kept.length; run += 3) {
    const base = kept[run] as number;
    const start = kept[run + 1] as number;
    const length = kept[run + 2] as number;
    if (start > offsetUtf16) break;
    place = base + Math.min(length, offsetUtf16 - start);
  }
  return place;
}
