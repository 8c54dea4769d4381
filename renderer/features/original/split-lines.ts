// A long plain text in stretches of whole lines, so that a page need lay out only what is near the window.

export interface Chunk {
  readonly text: string;
  /** Of its first character in the whole text, in UTF-16 code units. */
  readonly startUtf16: number;
}

const CHUNK = 16_384;

/** Of ordinary letters on a line of the dialog. */
const LINE = 84;

/** About how many lines a stretch takes, so that the scroll bar is right before it is laid out. */
export function linesOf(text: string): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE)), 0);
}

/** Each stretch ends with a line break that is not part of it, or within a line that is too long. */
export function splitLines(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  while (at < text.length) {
    const wanted = at + CHUNK;
    const lineEnd = wanted >= text.length ? -1 : text.lastIndexOf('\n', wanted);
    const end = wanted >= text.length ? text.length : lineEnd > at ? lineEnd : wanted;
    chunks.push({ text: text.slice(at, end), startUtf16: at });
    at = text.charAt(end) === '\n' ? end + 1 : end;
  }
  return chunks;
}
