// What one edit replaced, from the text before and after it. Where the same letters make several answers possible,
// as when an n is typed beside an n, the caret tells which. Pure; offsets in UTF-16 code units.

/** In the old text `deleted` code units from `startUtf16` on became the `inserted` ones of the new text. */
export interface Replacement {
  readonly startUtf16: number;
  readonly deleted: number;
  readonly inserted: number;
}

/** `caretUtf16` is where the caret is in the new text; null when it is elsewhere. Null when nothing changed. */
export function replacementOf(
  before: string,
  after: string,
  caretUtf16: number | null,
): Replacement | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1;
  let suffix = 0;
  while (
    suffix < shorter &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix += 1;
  }
  const grown = after.length - before.length;
  if (prefix + suffix >= shorter) {
    const wanted = caretUtf16 === null ? prefix : caretUtf16 - Math.max(0, grown);
    const start = Math.min(prefix, Math.max(shorter - suffix, wanted));
    return whole(before, after, start, Math.max(0, -grown));
  }
  return whole(before, after, prefix, before.length - suffix - prefix);
}

/** Grown by half a character where it would cut one in two. */
function whole(before: string, after: string, start: number, deleted: number): Replacement {
  const grown = after.length - before.length;
  let from = start;
  let to = start + deleted;
  if (cuts(before, from) || cuts(after, from)) from -= 1;
  if (cuts(before, to) || cuts(after, to + grown)) to += 1;
  return { startUtf16: from, deleted: to - from, inserted: to + grown - from };
}

function cuts(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text, at - 1) && isLow(text, at);
}

const isHigh = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;
