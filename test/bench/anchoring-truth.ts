// Whether a mark is where it should be after a revision. Right is a place that holds every word of the mark that is
// still there and no word that came from outside it; new words at its edges may be in or out. With less than half of
// its letters left, nowhere is right too; with none left, nowhere or the very words that replaced it.

import type { AnchoringState } from '../../shared/domain/annotation.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { MarkedWords, PlacedWord, Revision } from './revised-text.ts';

export interface Answer {
  readonly state: AnchoringState;
  /** Null for an orphan. */
  readonly span: Span | null;
}

export interface Rightness {
  /** The share of marks that are right. */
  readonly right: number;
  /** Marks on wrong words that claim to be exact or moved. */
  readonly wrongExact: number;
}

export function judge({ before, after, marks }: Revision, answers: readonly Answer[]): Rightness {
  const byOrigin = new Map<number, PlacedWord>();
  for (const word of after.words) if (word.origin !== -1) byOrigin.set(word.origin, word);
  let right = 0;
  let wrongExact = 0;
  for (const [index, mark] of marks.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new RangeError(`mark ${index} has no answer`);
    if (isRight(mark, answer, before.words, after.words, byOrigin)) right += 1;
    else if (answer.state === 'exact' || answer.state === 'moved') wrongExact += 1;
  }
  return { right: right / marks.length, wrongExact };
}

function isRight(
  { first, last }: MarkedWords,
  { span }: Answer,
  before: readonly PlacedWord[],
  after: readonly PlacedWord[],
  byOrigin: ReadonlyMap<number, PlacedWord>,
): boolean {
  const own: PlacedWord[] = [];
  let length = 0;
  for (let word = first; word <= last; word += 1) {
    length += before[word]?.text.length ?? 0;
    const now = byOrigin.get(word);
    if (now !== undefined) own.push(now);
  }
  const kept = own.filter((word) => word.kept);
  const left = kept.reduce((sum, { text }) => sum + text.length, 0);
  if (span === null) return left * 2 < length;
  if (kept.some((word) => word.startUtf16 < span.startUtf16 || word.endUtf16 > span.endUtf16)) {
    return false;
  }
  const held = wordsIn(after, span);
  const isOwn = ({ origin }: PlacedWord): boolean => origin >= first && origin <= last;
  return held.some(isOwn) && held.every((word) => isOwn(word) || word.origin === -1);
}

/** Words are in text order. */
function wordsIn(words: readonly PlacedWord[], { startUtf16, endUtf16 }: Span): PlacedWord[] {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.endUtf16 ?? 0) <= startUtf16) low = middle + 1;
    else high = middle;
  }
  const held: PlacedWord[] = [];
  for (let at = low; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined || word.startUtf16 >= endUtf16) break;
    held.push(word);
  }
  return held;
}
