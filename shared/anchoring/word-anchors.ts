// Pairs of places that two texts surely have in common: three words in a row that stand in each of them exactly once.
// The idea of unique lines as anchors is Cohen's patience diff; words in a row find passages whatever the lines are.
// Linear in the words.

import { spread, type Tokens } from './tokens.ts';

/** Words in a row that make an anchor. */
export const ANCHOR_WORDS = 3;

/** Where they begin: indexes of words, `before` growing. */
export interface Anchors {
  readonly count: number;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

const EMPTY = -1;
const SEVERAL = -2;

export function findAnchors(before: Tokens, after: Tokens): Anchors {
  const count = Math.max(0, before.count - ANCHOR_WORDS + 1);
  const table = makeTable(before, count);
  const pairs = new Int32Array(count).fill(EMPTY);
  const last = after.count - ANCHOR_WORDS;
  for (let at = 0; at <= last; at += 1) {
    const slot = slotOf(table, before, after, at);
    const place = table.places[slot] as number;
    if (place === EMPTY || place === SEVERAL) continue;
    pairs[place] = pairs[place] === EMPTY ? at : SEVERAL;
  }
  const inBefore = new Int32Array(count);
  const inAfter = new Int32Array(count);
  let found = 0;
  for (let at = 0; at < count; at += 1) {
    const pair = pairs[at] as number;
    if (pair < 0) continue;
    inBefore[found] = at;
    inAfter[found] = pair;
    found += 1;
  }
  return { count: found, before: inBefore.subarray(0, found), after: inAfter.subarray(0, found) };
}

interface Table {
  readonly mask: number;
  /** Where the words of a slot begin in the first text, to compare them. */
  readonly keys: Int32Array;
  /** The same while they stand there once, {@link SEVERAL} once they do more often. */
  readonly places: Int32Array;
}

function makeTable(before: Tokens, count: number): Table {
  let size = 16;
  while (size < count * 2) size *= 2;
  const keys = new Int32Array(size).fill(EMPTY);
  const places = new Int32Array(size).fill(EMPTY);
  const table = { mask: size - 1, keys, places };
  for (let at = 0; at < count; at += 1) {
    const slot = slotOf(table, before, before, at);
    if (keys[slot] === EMPTY) {
      keys[slot] = at;
      places[slot] = at;
    } else places[slot] = SEVERAL;
  }
  return table;
}

/** The slot of the words at the place, or the empty one where they would go. */
function slotOf({ mask, keys }: Table, before: Tokens, tokens: Tokens, at: number): number {
  const { ids } = tokens;
  const first = ids[at] as number;
  const second = ids[at + 1] as number;
  const third = ids[at + 2] as number;
  const hash = Math.imul(Math.imul(first, 0x9e3779b1) + second, 0x85ebca6b) + third;
  let slot = spread(hash | 0) & mask;
  for (;;) {
    const key = keys[slot] as number;
    if (key === EMPTY) return slot;
    if (
      before.ids[key] === first &&
      before.ids[key + 1] === second &&
      before.ids[key + 2] === third
    )
      return slot;
    slot = (slot + 1) & mask;
  }
}

/**
 * The largest set of anchors whose places grow in both texts: 1 for each that is in it. Patience sorting, n log n;
 * linear where the texts are in the same order.
 */
export function inSameOrder({ count, after }: Anchors): Uint8Array {
  const tails = new Int32Array(count);
  const previous = new Int32Array(count);
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    const place = after[at] as number;
    let low = length;
    if (length > 0 && (after[tails[length - 1] as number] as number) >= place) {
      low = 0;
      let high = length - 1;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((after[tails[middle] as number] as number) < place) low = middle + 1;
        else high = middle;
      }
    }
    previous[at] = low === 0 ? -1 : (tails[low - 1] as number);
    tails[low] = at;
    if (low === length) length += 1;
  }
  const chosen = new Uint8Array(count);
  let at = length === 0 ? -1 : (tails[length - 1] as number);
  for (; at !== -1; at = previous[at] as number) chosen[at] = 1;
  return chosen;
}
