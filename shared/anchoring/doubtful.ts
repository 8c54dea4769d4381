// Whether words that were kept could as well be others that say the same: of “the town, the river” that became
// “the river”, nobody can tell which “the” is left. Such a mark waits for a decision. Offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { skipSpaceBack } from '../text/white-space.ts';
import { wordPattern } from '../text/word-pattern.ts';
import { afterOf, beforeOf, firstRunBehind, lengthOf } from './kept-runs.ts';
import type { Texts } from './place-segment.ts';

/** Only so much of a changed stretch, and of a row of words, is looked at. */
const MOST = 20_000;
/** Characters between words that one place may have more of than the other. */
const PUNCTUATION = 16;
const SEPARATOR = '\n';
const oneWord = new RegExp(wordPattern.source, 'u');
/** A word is looked for in so much of a mark's end. */
const WORD = 64;

/**
 * Of a segment whose words are in one run: its first word with all that the run has before it, or its last with all
 * that the run has behind it, stands in what was changed right there. Where the change meets it at the edge of a
 * sentence, only the whole segment counts, or a word doubled there: texts are changed by sentences. Costs the length of what was changed.
 */
export function couldBeAnother(texts: Texts, { startUtf16, endUtf16 }: Span): boolean {
  const { before, runs } = texts;
  const run = firstRunBehind(runs, startUtf16);
  if (run === runs.count) return false;
  const left = changeBefore(texts, run);
  const right = changeBefore(texts, run + 1);
  const start = beforeOf(runs, run);
  const end = start + lengthOf(runs, run);
  const first = before.slice(start, firstWordEnd(before, startUtf16, endUtf16));
  const last = before.slice(lastWordStart(before, startUtf16, endUtf16), end);
  return (
    (isSentenceStart(before, start)
      ? hasIn(texts, left, before.slice(start, endUtf16), 'anywhere') ||
        (!isLineEdge(before, start) && hasIn(texts, left, first, 'at-end'))
      : hasIn(texts, left, first, 'anywhere')) ||
    (isSentenceStart(before, end)
      ? hasIn(texts, right, before.slice(startUtf16, end), 'anywhere') ||
        (!isLineEdge(before, end) && hasIn(texts, right, last, 'at-start'))
      : hasIn(texts, right, last, 'anywhere'))
  );
}

interface Change {
  readonly before: Span;
  readonly after: Span;
}

/** What is between a run and the one before it; empty in the second text where they are not in order there. */
function changeBefore({ before, after, runs }: Texts, run: number): Change {
  const from = run === 0 ? 0 : beforeOf(runs, run - 1) + lengthOf(runs, run - 1);
  const nowFrom = run === 0 ? 0 : afterOf(runs, run - 1) + lengthOf(runs, run - 1);
  const isLast = run === runs.count;
  const to = isLast ? before.length : beforeOf(runs, run);
  const nowTo = isLast ? after.length : afterOf(runs, run);
  return {
    before: { startUtf16: from, endUtf16: to },
    after: { startUtf16: nowFrom, endUtf16: Math.max(nowFrom, nowTo) },
  };
}

function isSentenceStart(text: string, at: number): boolean {
  const behind = skipSpaceBack(text, 0, at);
  return isLineEdge(text, at) || /[.!?…。！？"”’»)\]]/u.test(text.charAt(behind - 1));
}

/** Whether nothing but white space is between the offset and a line break before it, or right at it. */
function isLineEdge(text: string, at: number): boolean {
  const behind = skipSpaceBack(text, 0, at);
  return behind === 0 || text.slice(behind, at).includes('\n') || text.charAt(at) === '\n';
}

/** The end of the whole where there is no word. */
function firstWordEnd(text: string, start: number, end: number): number {
  const word = oneWord.exec(text.slice(start, Math.min(end, start + WORD)));
  return word === null ? end : start + word.index + word[0].length;
}

function lastWordStart(text: string, start: number, end: number): number {
  const from = Math.max(start, end - WORD);
  const word = [...text.slice(from, end).matchAll(wordPattern)].at(-1);
  return word === undefined ? start : from + word.index;
}

type Where = 'anywhere' | 'at-start' | 'at-end';

const hasIn = ({ before, after }: Texts, change: Change, words: string, where: Where): boolean =>
  holds(before, change.before, words.trim(), where) ||
  holds(after, change.after, words.trim(), where);

/** Whether the words stand in the stretch in a row, whatever is between them. */
function holds(text: string, { startUtf16, endUtf16 }: Span, words: string, where: Where): boolean {
  if (words === '' || endUtf16 - startUtf16 < words.length - PUNCTUATION) return false;
  const stretch = text.slice(startUtf16, Math.min(endUtf16, startUtf16 + MOST));
  const [first = ''] = words.match(oneWord) ?? [];
  if (!stretch.includes(first)) return false;
  const wanted = wordsOf(words.slice(0, MOST));
  if (where === 'at-start') return wordsOf(stretch).startsWith(wanted);
  return where === 'at-end' ? wordsOf(stretch).endsWith(wanted) : wordsOf(stretch).includes(wanted);
}

const wordsOf = (text: string): string => {
  const words = text.match(wordPattern) ?? [];
  return `${SEPARATOR}${words.join(SEPARATOR)}${SEPARATOR}`;
};
