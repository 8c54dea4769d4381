// What is looked for inside a text, as one regular expression: plain words or the user's own expression, whole words
// or parts of them. Always with the u flag, so that no match begins or ends inside a surrogate pair.

import { unspacedScripts } from './search-form.ts';

export interface PatternOptions {
  /** The pattern is a regular expression; `^` and `$` are the ends of a line. */
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWords: boolean;
}

export type TextPattern =
  | { readonly ok: true; readonly expression: RegExp; readonly wholeWords: boolean }
  /** What is wrong with the pattern, one sentence. */
  | { readonly ok: false; readonly fault: string };

/**
 * Plain patterns are taken literally, accents included, but for what keyboards and typesetters do differently: a
 * straight quote also finds the curly ones, and a space any white space within a paragraph.
 */
export function textPattern(pattern: string, options: PatternOptions): TextPattern {
  const { regex, matchCase, wholeWords } = options;
  if (pattern === '') return { ok: false, fault: 'There is nothing to look for.' };
  const source = regex ? pattern : literal(pattern);
  const flags = `g${regex ? 'm' : ''}${matchCase ? '' : 'i'}u`;
  try {
    // First alone, so that the message is about what the user wrote and a bracket cannot close ours.
    const alone = new RegExp(source, flags);
    const expression = wholeWords ? new RegExp(bordered(source), flags) : alone;
    return { ok: true, expression, wholeWords };
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    return { ok: false, fault: `This is not a regular expression: ${reasonOf(thrown)}.` };
  }
}

/** What a word goes on with, where words stand between spaces; elsewhere only a dictionary can tell. */
const goesOn = String.raw`(?![${unspacedScripts}])[\p{L}\p{N}\p{M}_]`;
/** Not between two letters or digits; `findMatches` looks closer. */
const bordered = (source: string) => `(?<!${goesOn})(?:${source})(?!${goesOn})`;

/** V8 says `Invalid regular expression: /…/u: Unterminated group`. */
const reasonOf = ({ message }: Error) =>
  message.slice(message.lastIndexOf(': ') + 2).replace(/^./, (first) => first.toLowerCase());

const whiteSpace = String.raw`(?:[^\S\n]+\n?[^\S\n]*|\n[^\S\n]*)`;

function literal(pattern: string): string {
  return pattern
    .replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    .replaceAll(/['’‘ʼ]/g, "['’‘ʼ]")
    .replaceAll(/["“”„«»]/g, '["“”„«»]')
    .replaceAll(/\s+/g, whiteSpace);
}
