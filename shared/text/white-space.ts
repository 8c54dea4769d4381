// What counts as blank, in one place: exactly the characters of JavaScript's \s.

/** Whether the code unit is white space. NaN (past the end) is not. */
export function isSpaceUnit(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0xa0;
  if (unit <= 0x200a) return unit >= 0x2000 || unit === 0x1680;
  return (
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** The first offset in [start, end) that is not white space, or `end`. */
export function skipSpace(text: string, startUtf16: number, endUtf16: number): number {
  let at = startUtf16;
  while (at < endUtf16 && isSpaceUnit(text.charCodeAt(at))) at += 1;
  return at;
}

/** The end of [start, end) without its trailing white space; `start` when there is nothing else. */
export function skipSpaceBack(text: string, startUtf16: number, endUtf16: number): number {
  let at = endUtf16;
  while (at > startUtf16 && isSpaceUnit(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Whether [start, end) holds nothing but white space; true when it is empty. */
export function isBlank(text: string, startUtf16: number, endUtf16: number): boolean {
  return skipSpace(text, startUtf16, endUtf16) === endUtf16;
}

/** Runs of white space as one space each, none at the ends. */
export function collapseSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
