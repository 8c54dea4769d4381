// A chapter is XML but is read as HTML, which forgives more. What the two read differently is rewritten first: CDATA,
// declarations, instructions, and a prefix of the page's own namespace. One pass, linear in the chapter's length.

export interface ChapterHtml {
  readonly html: string;
  /** Whether places in it are others than in the chapter. */
  readonly hasMoved: boolean;
}

/** Most chapters have none of these; their XML declaration HTML takes for a comment. */
const differs = /<!\[CDATA\[|<\?(?!xml\s[^>]*\?>)|<!doctype[^>[]*\[/i;

/** Never throws; what is not well-formed stays as it is. No entity of the chapter's own is expanded. */
export function chapterHtml(xhtml: string): ChapterHtml {
  const source = withoutPrefix(xhtml);
  if (!differs.test(source)) return { html: source, hasMoved: source.length !== xhtml.length };
  const parts: string[] = [];
  let from = 0;
  let at = source.indexOf('<');
  while (at !== -1) {
    const found = rewritten(source, at);
    if (found?.text !== undefined) {
      parts.push(source.slice(from, at), found.text);
      from = found.end;
    }
    at = source.indexOf('<', found?.end ?? at + 1);
  }
  parts.push(source.slice(from));
  const html = parts.join('');
  return { html, hasMoved: html.length !== xhtml.length };
}

interface Found {
  /** What takes its place; absent when it stays. */
  readonly text?: string;
  readonly end: number;
}

/** The declaration, section or instruction that begins at `at`; null when that is none. */
function rewritten(source: string, at: number): Found | null {
  if (source.startsWith('<![CDATA[', at)) {
    const end = endOf(source, at, ']]>');
    return { text: escaped(source.slice(at + 9, end).replace(/\]\]>$/, '')), end };
  }
  if (source.startsWith('<!--', at)) return { end: endOf(source, at, '-->') };
  if (source.startsWith('<?', at)) return blanked(at, endOf(source, at, '?>'));
  if (/^<!doctype/i.test(source.slice(at, at + 9))) return blanked(at, endOfDoctype(source, at));
  return null;
}

/** HTML takes `<?` and all up to the next `>` for a comment. The length stays, so that places do. */
function blanked(at: number, end: number): Found {
  return { text: `<?${' '.repeat(Math.max(end - at - 3, 0))}>`, end };
}

/** With the declarations in brackets. */
function endOfDoctype(source: string, at: number): number {
  const close = endOf(source, at, '>');
  const subset = source.slice(at, close).indexOf('[');
  return subset === -1 ? close : endOf(source, endOf(source, at + subset, ']'), '>');
}

/** After the mark; the end of the text when there is none, so that it is not looked for again. */
function endOf(source: string, at: number, mark: string): number {
  const found = source.indexOf(mark, at);
  return found === -1 ? source.length : found + mark.length;
}

/** `<h:p>` as `<p>`, where the page calls its own namespace so. */
function withoutPrefix(xhtml: string): string {
  const prefix = /<([A-Za-z][\w.-]*):html[\s>]/.exec(xhtml.slice(0, 4000))?.[1];
  if (prefix === undefined) return xhtml;
  return xhtml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
