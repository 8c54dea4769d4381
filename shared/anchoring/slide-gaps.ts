// Of “the town. The river.” without its second sentence, a comparison may as well find “town. The” gone. Gaps like that
// are slid to where a line or a sentence begins, as people delete and insert. Linear in the words but for long repeats.

import type { Tokens } from './tokens.ts';

/** Words with a partner in another text, or −1; partners that follow each other are kept in a row. */
interface Side {
  readonly tokens: Tokens;
  readonly partner: Int32Array;
  /** How many words the other text has. */
  readonly others: number;
}

/** A gap is slid at most this many words. */
const FURTHEST = 400;
const LINE = 2;
const SENTENCE = 1;

/** Changes `partner`, and `moved` with it: both are of the first text. */
export function slideGaps(
  before: Tokens,
  after: Tokens,
  partner: Int32Array,
  moved: Uint8Array,
): void {
  slide({ tokens: before, partner, others: after.count }, (from, to) => {
    moved[to] = moved[from] as number;
    moved[from] = 0;
  });
  const inverse = new Int32Array(after.count).fill(-1);
  for (const [word, other] of partner.entries()) if (other !== -1) inverse[other] = word;
  slide({ tokens: after, partner: inverse, others: before.count }, () => {});
  partner.fill(-1);
  for (const [other, word] of inverse.entries()) if (word !== -1) partner[word] = other;
}

/** `onHandOver` is told of each word that gives its partner to another. */
function slide(side: Side, onHandOver: (from: number, to: number) => void): void {
  const { tokens, partner, others } = side;
  let word = 0;
  while (word < tokens.count) {
    if (partner[word] !== -1) {
      word += 1;
      continue;
    }
    const start = word;
    while (word < tokens.count && partner[word] === -1) word += 1;
    const left = start === 0 ? -1 : (partner[start - 1] as number);
    const right = word === tokens.count ? others : (partner[word] as number);
    if (right !== left + 1) continue;
    const by = bestShift(side, start, word);
    shift(partner, start, word, by, onHandOver);
    if (by > 0) word += by;
  }
}

/** Negative to the left. */
function bestShift(side: Side, start: number, end: number): number {
  let best = 0;
  let bestRank = rankOf(side.tokens, start);
  const consider = (by: number): void => {
    const rank = rankOf(side.tokens, start + by);
    if (rank <= bestRank) return;
    best = by;
    bestRank = rank;
  };
  for (let by = 1; by < FURTHEST && canGoLeft(side, start, end, by); by += 1) consider(-by);
  for (let by = 1; by < FURTHEST && canGoRight(side, start, end, by); by += 1) consider(by);
  return best;
}

function canGoLeft({ tokens: { ids }, partner }: Side, start: number, end: number, by: number) {
  const word = start - by;
  if (word < 0 || partner[word] === -1 || ids[word] !== ids[end - by]) return false;
  return by === 1 || partner[word] === (partner[word + 1] as number) - 1;
}

function canGoRight({ tokens, partner }: Side, start: number, end: number, by: number): boolean {
  const word = end + by - 1;
  if (word >= tokens.count || partner[word] === -1) return false;
  if (tokens.ids[word] !== tokens.ids[start + by - 1]) return false;
  return by === 1 || partner[word] === (partner[word - 1] as number) + 1;
}

function rankOf({ text, lines, starts, ends }: Tokens, word: number): number {
  if (word === 0 || lines[word] !== lines[word - 1]) return LINE;
  const between = text.slice(ends[word - 1], starts[word]);
  return /[.!?。！？…]/u.test(between) ? SENTENCE : 0;
}

function shift(
  partner: Int32Array,
  start: number,
  end: number,
  by: number,
  onHandOver: (from: number, to: number) => void,
): void {
  const handOver = (from: number, to: number): void => {
    partner[to] = partner[from] as number;
    partner[from] = -1;
    onHandOver(from, to);
  };
  for (let step = 1; step <= -by; step += 1) handOver(start - step, end - step);
  for (let step = 0; step < by; step += 1) handOver(end + step, start + step);
}
