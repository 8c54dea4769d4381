// Whether what an edit says it kept is true, before anything is built on it. Offsets in UTF-16 code units.

/**
 * What is wrong with `EditedText.kept`, in a few words; null when it holds: in order of both texts, inside both, and
 * the same characters. Linear in what was kept.
 */
export function keptFault(before: string, after: string, kept: Int32Array): string | null {
  if (kept.length % 3 !== 0) return 'a kept stretch is incomplete';
  let beforeEnd = 0;
  let afterEnd = 0;
  for (let at = 0; at < kept.length; at += 3) {
    const [from = -1, to = -1, length = 0] = kept.subarray(at, at + 3);
    if (length < 1 || from < beforeEnd || to < afterEnd) return 'kept stretches are out of order';
    beforeEnd = from + length;
    afterEnd = to + length;
    if (beforeEnd > before.length || afterEnd > after.length) {
      return 'a kept stretch reaches past the text';
    }
    if (before.slice(from, beforeEnd) !== after.slice(to, afterEnd)) {
      return 'a kept stretch is not the same in both texts';
    }
  }
  return null;
}
