// Text that a mail program wrapped so that it can be unwrapped again (RFC 3676, format=flowed), with its quotes.
// The mail library unwraps it without looking at quote marks, so it is kept from doing so.

export interface LogicalLine {
  /** How many `>` stood before it. */
  readonly depth: number;
  readonly text: string;
  /** In the text as it came, UTF-16 code units. */
  readonly startUtf16: number;
  readonly endUtf16: number;
}

export interface FlowedBytes {
  readonly bytes: Uint8Array;
  readonly isFlowed: boolean;
  /** Spaces at line ends were put there by the wrapping. */
  readonly dropsSpaces: boolean;
}

const flowedParameter = /format\s*=\s*"?(flowed)/gi;

/** The message with its parameter spoiled, where it stands in the headers of the message or of one of its parts. */
export function withoutFlowed(bytes: Uint8Array): FlowedBytes {
  let copy: Buffer | null = null;
  let dropsSpaces = false;
  for (const { start, text } of headerSections(bytes)) {
    if (!/^content-type:/im.test(text)) continue;
    for (const match of text.matchAll(flowedParameter)) {
      copy ??= Buffer.from(bytes);
      copy.write('x', start + match.index + match[0].length - 'flowed'.length, 'latin1');
    }
    dropsSpaces ||= /delsp\s*=\s*"?yes/i.test(text);
  }
  return { bytes: copy ?? bytes, isFlowed: copy !== null, dropsSpaces };
}

const MOST_BOUNDARIES = 1000;

export interface HeaderSection {
  /** In bytes. */
  readonly start: number;
  /** Each byte as the character of its number (Latin-1). */
  readonly text: string;
}

/** The headers of the message and of its parts, found by the boundaries that headers name. */
export function* headerSections(bytes: Uint8Array): Generator<HeaderSection> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boundaries = new Set<string>();
  for (let start: number | null = 0; start !== null;) {
    const end = blankLine(data, start);
    if (end === null) return;
    const text = data.toString('latin1', start, end);
    yield { start, text };
    for (const name of boundariesOf(text)) {
      if (boundaries.size < MOST_BOUNDARIES) boundaries.add(name);
    }
    start = nextPart(data, end, boundaries);
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function blankLine(data: Buffer, from: number): number | null {
  for (let at = from; at < data.length;) {
    const end = lineEnd(data, at);
    if (end === at || (end === at + 1 && data[at] === carriageReturn)) return at;
    at = end + 1;
  }
  return null;
}

/** Where the headers of the next part begin. Of the text before, only lines that may be a boundary are looked at. */
function nextPart(data: Buffer, from: number, boundaries: ReadonlySet<string>): number | null {
  for (let found = data.indexOf('\n--', from, 'latin1'); found !== -1;) {
    const at = found + 1;
    const end = lineEnd(data, at);
    const name = data.toString('latin1', at + 2, Math.min(end, at + 202)).trimEnd();
    if (boundaries.has(name)) return end + 1;
    found = data.indexOf('\n--', end, 'latin1');
  }
  return null;
}

function lineEnd(data: Buffer, at: number): number {
  const found = data.indexOf(lineFeed, at);
  return found === -1 ? data.length : found;
}

function boundariesOf(section: string): string[] {
  return Array.from(
    section.matchAll(/boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi),
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** The lines of a canonical text as they were before wrapping; for a text that is not flowed, its own lines. */
export function logicalLines(
  text: string,
  { isFlowed, dropsSpaces }: Pick<FlowedBytes, 'isFlowed' | 'dropsSpaces'>,
): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let parts: string[] = [];
  let open = null as Omit<LogicalLine, 'text'> | null;
  const close = () => {
    if (open !== null) lines.push({ ...open, text: parts.join('') });
    open = null;
    parts = [];
  };
  for (const line of linesOf(text)) {
    const { depth, words } = unquoted(line.text, isFlowed);
    const { startUtf16, endUtf16 } = line;
    if (!isFlowed) {
      lines.push({ depth, text: words, startUtf16, endUtf16 });
      continue;
    }
    const isSignature = words === '-- ';
    if (open !== null && (open.depth !== depth || isSignature)) close();
    const isSoft: boolean = words.endsWith(' ') && !isSignature;
    parts.push(isSoft && dropsSpaces ? words.slice(0, -1) : words);
    open = { depth, startUtf16: open?.startUtf16 ?? startUtf16, endUtf16 };
    if (!isSoft) close();
  }
  close();
  return lines;
}

interface TextLine {
  readonly text: string;
  readonly startUtf16: number;
  readonly endUtf16: number;
}

function* linesOf(text: string): Generator<TextLine> {
  for (let at = 0; at < text.length;) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    yield { text: text.slice(at, end), startUtf16: at, endUtf16: end };
    at = end + 1;
  }
}

/** Quote marks as mail programs write them: without spaces between in flowed text, with them elsewhere. */
function unquoted(
  line: string,
  isFlowed: boolean,
): { readonly depth: number; readonly words: string } {
  if (!line.startsWith('>')) {
    return { depth: 0, words: isFlowed && line.startsWith(' ') ? line.slice(1) : line };
  }
  const marks = /^(?:> ?)*/.exec(line.slice(0, 400))?.[0] ?? '';
  const depth = marks.replaceAll(' ', '').length;
  if (!isFlowed) return { depth, words: line.slice(marks.length) };
  const own = /^>+/.exec(line)?.[0].length ?? 0;
  const words = line.slice(own);
  return { depth: own, words: words.startsWith(' ') ? words.slice(1) : words };
}
