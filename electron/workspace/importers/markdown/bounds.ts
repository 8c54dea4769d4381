// Texts that are no Markdown anybody wrote and would keep its parser busy for minutes: quotes and lists thousands deep,
// brackets and emphasis that never end. They are found by one look at the lines, and are read as plain text instead.

import type { Problem } from '../../../../shared/ipc/result.ts';

/** Levels of quotes and lists at the start of one line. */
const MOST_LEVELS = 100;
/** Of all items, the squares of how deep their indents nest them: every line goes through all levels around it. */
const MOST_NESTING = 2_000_000;
/** Within one stretch of lines without a blank one; parsing is quadratic in these. */
const MOST_OPEN_BRACKETS = 500;
/** Code units behind a bracket that is never closed: each word looks back as far as to it. */
const MOST_BEHIND_BRACKET = 20_000;
/** Closing brackets that were never opened, by the length of the stretch: each looks back to its beginning. */
const MOST_CLOSING_STEPS = 50_000_000;
const MOST_OPEN_TAGS = 3000;
/** Tags that are open, by the length of the stretch: each is looked for the end of until its end. */
const MOST_TAG_STEPS = 50_000_000;
/** Pairs of brackets, closed or not: each looks back over those before it. */
const MOST_BRACKET_PAIRS = 8000;
const MOST_DELIMITERS = 2000;
const MOST_UNDERLINES = 500;
/** Different lengths of runs of backticks, by the length of the stretch: each may be looked for until its end. */
const MOST_BACKTICK_STEPS = 5_000_000;

const SPACE = 0x20;
const TAB = 0x09;
const CARRIAGE_RETURN = 0x0d;

/** What is open in the lines since the last blank one, item or row. */
class Stretch {
  length = 0;
  brackets = 0;
  mostBrackets = 0;
  behindBracket = 0;
  mostBehindBracket = 0;
  closings = 0;
  pairs = 0;
  tags = 0;
  delimiters = 0;
  underlines = 0;
  readonly backticks = new Set<number>();
}

/** What is beyond reading in the text and in which line; null when it can be parsed. O(n). */
export function beyondMarkdown(text: string): Problem | null {
  const bounds = new Bounds();
  let line = 1;
  for (let at = 0; at <= text.length; line += 1) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    const fault = bounds.addLine(text, at, end);
    if (fault !== null) return problem(line, fault);
    at = end + 1;
  }
  return null;
}

class Bounds {
  #stretch = new Stretch();
  #fence: string | null = null;
  #nesting = 0;

  /** What is beyond reading with this line; null when nothing is. */
  addLine(text: string, lineStart: number, end: number): string | null {
    const start = contentStart(text, lineStart, end);
    if (this.#isCode(fenceAt(text, start.at))) return null;
    if (start.levels > MOST_LEVELS) return `nests more than ${MOST_LEVELS} quotes or lists`;
    if (start.opensItem) this.#nesting += start.depth ** 2;
    if (this.#nesting > MOST_NESTING) return 'nests thousands of items deeply';
    if (start.isBlank) {
      this.#stretch = new Stretch();
      return null;
    }
    // A new item or a row ends what brackets and emphasis can reach.
    if (start.opensItem || text[start.at] === '|') {
      const { underlines } = this.#stretch;
      this.#stretch = new Stretch();
      this.#stretch.underlines = underlines;
    }
    if (!isLongRule(text, start.at, end)) measure(text, start.at, end, this.#stretch);
    return faultOf(this.#stretch);
  }

  /** Code is taken as it is, up to a fence of the same kind. */
  #isCode(fence: string | null): boolean {
    if (this.#fence === null) {
      this.#fence = fence;
      return fence !== null;
    }
    if (fence?.startsWith(this.#fence) === true) this.#fence = null;
    return true;
  }
}

interface ContentStart {
  readonly at: number;
  readonly levels: number;
  /** Levels, where an indent of two columns may be one. */
  readonly depth: number;
  readonly opensItem: boolean;
  readonly isBlank: boolean;
}

const marker = /(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t\r\n]|$))/y;

/** Where the line's own words begin, behind the marks of quotes and items. */
function contentStart(text: string, lineStart: number, end: number): ContentStart {
  let at = lineStart;
  let levels = 0;
  let opensItem = false;
  for (;;) {
    while (at < end && isSpace(text.charCodeAt(at))) at += 1;
    marker.lastIndex = at;
    const length = marker.exec(text)?.[0].length ?? 0;
    if (length === 0 || at + length > end) break;
    levels += 1;
    opensItem ||= text[at] !== '>';
    at += length;
  }
  if (levels > 2 && isRule(text.slice(lineStart, end))) {
    return { at, levels: 0, depth: 0, opensItem: false, isBlank: true };
  }
  const depth = levels + Math.floor((at - lineStart) / 2);
  // Items nested by indents alone: every level takes two columns at least.
  if (opensItem) levels += Math.floor((at - lineStart) / 8);
  return { at, levels, depth, opensItem, isBlank: at >= end };
}

/** Such as `* * *`. */
const isRule = (line: string): boolean => /^[ \t]*(?:(?:\*[ \t]*)+|(?:-[ \t]*)+)\r?$/.test(line);

/** Such as `********`, which is a rule or an underline and no emphasis. */
const isLongRule = (text: string, start: number, end: number): boolean =>
  '*_'.includes(text.charAt(start)) && /^([*_])\1{2,}[ \t\r]*$/.test(text.slice(start, end));

const isSpace = (unit: number): boolean =>
  unit === SPACE || unit === TAB || unit === CARRIAGE_RETURN;

const fencePattern = /`{3,200}(?=[^`\n]*(?:\n|$))|~{3,200}/y;

function fenceAt(text: string, at: number): string | null {
  fencePattern.lastIndex = at;
  return fencePattern.exec(text)?.[0] ?? null;
}

function measure(text: string, start: number, end: number, stretch: Stretch): void {
  stretch.length += end - start + 1;
  if (/^(?:=+|-+)[ \t\r]*$/.test(text.slice(start, Math.min(end, start + 200)))) {
    stretch.underlines += 1;
  }
  let openFrom = start;
  for (const { 0: run, index } of text.slice(start, end).matchAll(/\[|\]|<|>|`+|\*+|_+|~+/g)) {
    if (run === '[' || run === ']') {
      addBehindBracket(stretch, start + index - openFrom);
      openFrom = start + index;
      measureBracket(run, stretch);
    } else if (run === '<') stretch.tags += 1;
    else if (run === '>') stretch.tags = Math.max(0, stretch.tags - 1);
    else if (run.startsWith('`')) stretch.backticks.add(run.length);
    // A long run is taken apart two at a time.
    else stretch.delimiters += Math.ceil(run.length / 2);
  }
  addBehindBracket(stretch, end - openFrom);
}

function addBehindBracket(stretch: Stretch, length: number): void {
  if (stretch.brackets === 0) return;
  stretch.behindBracket += length;
  stretch.mostBehindBracket = Math.max(stretch.mostBehindBracket, stretch.behindBracket);
}

function measureBracket(run: '[' | ']', stretch: Stretch): void {
  if (run === '[') {
    stretch.brackets += 1;
    stretch.mostBrackets = Math.max(stretch.mostBrackets, stretch.brackets);
    return;
  }
  if (stretch.brackets === 0) stretch.closings += 1;
  else stretch.pairs += 1;
  stretch.brackets = Math.max(0, stretch.brackets - 1);
  if (stretch.brackets === 0) stretch.behindBracket = 0;
}

function faultOf(stretch: Stretch): string | null {
  const without = 'without a blank line between';
  if (stretch.mostBrackets > MOST_OPEN_BRACKETS)
    return `opens more than ${MOST_OPEN_BRACKETS} brackets`;
  if (stretch.mostBehindBracket > MOST_BEHIND_BRACKET) {
    return `has a bracket that is not closed within ${MOST_BEHIND_BRACKET} characters`;
  }
  if (stretch.closings * stretch.length > MOST_CLOSING_STEPS) {
    return `closes ${stretch.closings} brackets that were never opened`;
  }
  if (stretch.pairs > MOST_BRACKET_PAIRS) {
    return `has more than ${MOST_BRACKET_PAIRS} pairs of brackets ${without}`;
  }
  if (stretch.tags > MOST_OPEN_TAGS) return `opens more than ${MOST_OPEN_TAGS} tags`;
  if (stretch.tags * stretch.length > MOST_TAG_STEPS) {
    return `opens ${stretch.tags} tags in a paragraph of ${stretch.length} characters`;
  }
  if (stretch.backticks.size * stretch.length > MOST_BACKTICK_STEPS) {
    return `has backticks of ${stretch.backticks.size} lengths in one paragraph`;
  }
  if (stretch.delimiters > MOST_DELIMITERS) {
    return `has more than ${MOST_DELIMITERS} marks of emphasis ${without}`;
  }
  if (stretch.underlines > MOST_UNDERLINES) {
    return `has more than ${MOST_UNDERLINES} underlined headings ${without}`;
  }
  return null;
}

function problem(line: number, what: string): Problem {
  return {
    path: `line ${line}`,
    message: `The text ${what}, which Markdown is not read with; it came in as plain text.`,
    remedy: 'Correct that place and import the file again if its structure matters.',
  };
}
