// The lines of a text, one after the other, so that a large file is never held twice.

/** Without the line breaks (LF; a CR before it stays); nothing after a final one. */
export function* linesOf(text: string): Generator<string, void, void> {
  let at = 0;
  while (at < text.length) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    yield text.slice(at, end);
    at = end + 1;
  }
}
