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
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const source = data.toString('latin1');
  if (!/flowed/i.test(source)) return { bytes, isFlowed: false, dropsSpaces: false };
  const copy = Buffer.from(data);
  let isFlowed = false;
  let dropsSpaces = false;
  for (const { start, end } of headerSections(source)) {
    const section = source.slice(start, end);
    if (!/^content-type:/im.test(section)) continue;
    for (const match of section.matchAll(flowedParameter)) {
      isFlowed = true;
      copy.write('x', start + match.index + match[0].length - 'flowed'.length, 'latin1');
    }
    dropsSpaces ||= /delsp\s*=\s*"?yes/i.test(section);
  }
  return { bytes: copy, isFlowed, dropsSpaces };
}

const MOST_BOUNDARIES = 1000;

/** The headers of the message and of its parts, found by the boundaries that headers name. */
export function* headerSections(
  source: string,
): Generator<{ readonly start: number; readonly end: number }> {
  const boundaries = new Set<string>();
  let start: number | null = 0;
  for (let at = 0; at < source.length;) {
    const found = source.indexOf('\n', at);
    const end = found === -1 ? source.length : found;
    const isBlank = end === at || (end === at + 1 && source[at] === '\r');
    if (start !== null && isBlank) {
      yield { start, end: at };
      for (const name of boundariesOf(source.slice(start, at))) {
        if (boundaries.size < MOST_BOUNDARIES) boundaries.add(name);
      }
      start = null;
    } else if (start === null && source.startsWith('--', at)) {
      if (boundaries.has(source.slice(at + 2, Math.min(end, at + 202)).trimEnd())) start = end + 1;
    }
    at = end + 1;
  }
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
