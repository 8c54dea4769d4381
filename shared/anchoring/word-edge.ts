// Whether an offset cuts a word. Offsets in UTF-16 code units.

const wordUnit = /[\p{L}\p{N}\p{M}]/u;

/** Whether letters, digits or combining marks stand on both sides; characters beyond the basic plane are none. */
export function isInWord(text: string, offsetUtf16: number): boolean {
  return (
    offsetUtf16 > 0 &&
    offsetUtf16 < text.length &&
    wordUnit.test(text.charAt(offsetUtf16 - 1)) &&
    wordUnit.test(text.charAt(offsetUtf16))
  );
}
