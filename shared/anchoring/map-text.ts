// Where each stretch of a text went in a changed version of it: words are aligned, and stretches are what lies from
// one kept word to the next. What is in no stretch was deleted, replaced or typed. Pure; offsets in UTF-16 code units.

import { alignWords, type Alignment } from './align-words.ts';
import { makeRuns, type KeptRuns } from './kept-runs.ts';
import { tokensOf, WordNumbers, type Tokens } from './tokens.ts';

/** In the order of the first text, none twice in either; passages that went elsewhere than their neighbours too. */
export function mapText(before: string, after: string): KeptRuns {
  if (before === after) return makeRuns(before === '' ? [] : [0, 0, before.length], [0]);
  const numbers = new WordNumbers();
  const old = tokensOf(before, numbers);
  const now = tokensOf(after, numbers);
  return stretchesOf(old, now, alignWords(old, now));
}

/** Kept words in a row, with the same characters between them, and those round them that are the same too. */
function stretchesOf(old: Tokens, now: Tokens, { partner, moved }: Alignment): KeptRuns {
  const triples: number[] = [];
  const flags: number[] = [];
  // How far a stretch reached behind the word before each word of the second text, so that no two have the same.
  const claimed = new Int32Array(now.count + 1);
  const ends: number[] = [];
  let word = -1;
  while (word <= old.count) {
    const last = lastOfRow(old, now, { partner, moved }, word);
    const start = startOfWord(old, word);
    const nowWord = nowOf(partner, now, word);
    const end = endOfWord(old, last);
    const nowLast = nowOf(partner, now, last);
    const behind = sameAhead(
      old.text,
      end,
      startOfWord(old, last + 1),
      now.text,
      endOfWord(now, nowLast),
      startOfWord(now, nowLast + 1),
    );
    if (nowLast < now.count) claimed[nowLast + 1] = endOfWord(now, nowLast) + behind;
    triples.push(start, startOfWord(now, nowWord), end + behind - start);
    ends.push(nowWord);
    flags.push(word >= 0 && word < old.count ? (moved[word] as number) : 0);
    word = nextKept(partner, last + 1);
  }
  growBackwards(old, now, triples, ends, claimed);
  return nonEmpty(triples, flags);
}

/** Where the word begins; the word before the first ends the text's beginning, the one behind the last is its end. */
const startOfWord = ({ starts, count, text }: Tokens, word: number): number =>
  word < 0 ? 0 : word >= count ? text.length : (starts[word] as number);

const endOfWord = ({ ends, count, text }: Tokens, word: number): number =>
  word < 0 ? 0 : word >= count ? text.length : (ends[word] as number);

/** The texts' beginnings and ends are kept. */
function nowOf(partner: Int32Array, now: Tokens, word: number): number {
  if (word < 0) return -1;
  return word >= partner.length ? now.count : (partner[word] as number);
}

function nextKept(partner: Int32Array, from: number): number {
  if (from > partner.length) return from;
  let word = from;
  while (word < partner.length && partner[word] === -1) word += 1;
  return word;
}

/** The last word of the row that the word begins. */
function lastOfRow(old: Tokens, now: Tokens, { partner, moved }: Alignment, first: number): number {
  let last = first;
  while (last < old.count) {
    const next = last + 1;
    const nowNext = nowOf(partner, now, next);
    if (nowNext !== nowOf(partner, now, last) + 1) break;
    if (last >= 0 && next < old.count && moved[next] !== moved[last]) break;
    if ((last < 0 && moved[next] === 1) || (next === old.count && moved[last] === 1)) break;
    const gap = startOfWord(old, next) - endOfWord(old, last);
    if (startOfWord(now, nowNext) - endOfWord(now, nowNext - 1) !== gap) break;
    if (!isSame(old.text, endOfWord(old, last), now.text, endOfWord(now, nowNext - 1), gap)) break;
    last = next;
  }
  return last;
}

function isSame(a: string, atA: number, b: string, atB: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) {
    if (a.charCodeAt(atA + at) !== b.charCodeAt(atB + at)) return false;
  }
  return true;
}

function sameAhead(
  a: string,
  fromA: number,
  toA: number,
  b: string,
  fromB: number,
  toB: number,
): number {
  const most = Math.min(toA - fromA, toB - fromB);
  let same = 0;
  while (same < most && a.charCodeAt(fromA + same) === b.charCodeAt(fromB + same)) same += 1;
  return same;
}

function growBackwards(
  old: Tokens,
  now: Tokens,
  triples: number[],
  firstWords: readonly number[],
  claimed: Int32Array,
): void {
  let oldEnd = 0;
  for (const [run, word] of firstWords.entries()) {
    const at = run * 3;
    const start = triples[at] as number;
    const length = triples[at + 2] as number;
    if (word >= 0) {
      const nowStart = triples[at + 1] as number;
      const limit = Math.max(claimed[word] ?? 0, endOfWord(now, word - 1));
      let same = 0;
      while (
        start - same > oldEnd &&
        nowStart - same > limit &&
        old.text.charCodeAt(start - same - 1) === now.text.charCodeAt(nowStart - same - 1)
      ) {
        same += 1;
      }
      triples[at] = start - same;
      triples[at + 1] = nowStart - same;
      triples[at + 2] = length + same;
    }
    oldEnd = start + length;
  }
}

function nonEmpty(triples: readonly number[], flags: readonly number[]): KeptRuns {
  const kept: number[] = [];
  const moved: number[] = [];
  for (const [run, flag] of flags.entries()) {
    const at = run * 3;
    const length = triples[at + 2] as number;
    if (length === 0) continue;
    kept.push(triples[at] as number, triples[at + 1] as number, length);
    moved.push(flag);
  }
  return makeRuns(kept, moved);
}
