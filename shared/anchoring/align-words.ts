// Which words of one text became which of another. Words in a row that both texts have once are anchors; those in the
// same order are the backbone, the others show passages that went elsewhere, which are aligned by themselves; what is
// left between anchors is compared word by word. Near linear on ordinary revisions, bounded on any two texts.

import { dropStray } from './drop-stray.ts';
import { findMovedPassages, type Passage } from './moved-passages.ts';
import { sameInOrder } from './myers.ts';
import { slideGaps } from './slide-gaps.ts';
import type { Tokens } from './tokens.ts';
import { heaviestInOrder, SMALL } from './weighted-match.ts';
import { ANCHOR_WORDS, findAnchors, inSameOrder, type Anchors } from './word-anchors.ts';

/** For each word of the first text the index of the word that it became, or −1, and 1 where it went elsewhere. */
export interface Alignment {
  readonly partner: Int32Array;
  readonly moved: Uint8Array;
}

/** More changes than this between two anchors and the words there are other words. */
const MOST_EDITS = 1_200;

export function alignWords(before: Tokens, after: Tokens): Alignment {
  const partner = new Int32Array(before.count).fill(-1);
  const moved = new Uint8Array(before.count);
  const anchors = findAnchors(before, after);
  const chosen = inSameOrder(anchors);
  const backbone = backboneOf(before.count, anchors, chosen);
  const taken = { before: new Uint8Array(before.count), after: new Uint8Array(after.count) };
  const texts = { before, after, taken, weights: weightsOf(before) };
  for (const passage of findMovedPassages(before, after, anchors, chosen, backbone)) {
    alignStretch(texts, passage, (inBefore, inAfter) => {
      partner[inBefore] = inAfter;
      moved[inBefore] = 1;
    });
    taken.before.fill(1, passage.beforeStart, passage.beforeEnd);
    taken.after.fill(1, passage.afterStart, passage.afterEnd);
  }
  alignAlong(texts, backbone, partner);
  slideGaps(before, after, partner, moved);
  return { partner, moved };
}

/** For each word of the first text its partner by anchors in order, or −1. */
function backboneOf(words: number, anchors: Anchors, chosen: Uint8Array): Int32Array {
  const backbone = new Int32Array(words).fill(-1);
  let lastBefore = -1;
  let lastAfter = -1;
  for (let at = 0; at < anchors.count; at += 1) {
    if (chosen[at] === 0) continue;
    const inBefore = anchors.before[at] as number;
    const inAfter = anchors.after[at] as number;
    // Anchors overlap where words repeat; the one that came first stands.
    const ahead = Math.max(0, lastBefore + 1 - inBefore);
    if (ahead > 0 && inAfter - inBefore !== lastAfter - lastBefore) continue;
    if (inAfter + ahead <= lastAfter) continue;
    for (let word = ahead; word < ANCHOR_WORDS; word += 1) {
      backbone[inBefore + word] = inAfter + word;
    }
    lastBefore = inBefore + ANCHOR_WORDS - 1;
    lastAfter = inAfter + ANCHOR_WORDS - 1;
  }
  return backbone;
}

/** The words of the backbone and those between them. */
function alignAlong(texts: Texts, backbone: Int32Array, partner: Int32Array): void {
  const words = backbone.length;
  let beforeStart = 0;
  let afterStart = 0;
  for (let word = 0; word <= words; word += 1) {
    const same = word === words ? texts.after.count : (backbone[word] as number);
    if (same === -1) continue;
    const stretch = { beforeStart, beforeEnd: word, afterStart, afterEnd: same };
    alignStretch(texts, stretch, (inBefore, inAfter) => {
      partner[inBefore] = inAfter;
    });
    if (word < words) partner[word] = same;
    beforeStart = word + 1;
    afterStart = same + 1;
  }
}

interface Texts {
  readonly before: Tokens;
  readonly after: Tokens;
  /** 1 for words that belong to a passage already. */
  readonly taken: { readonly before: Uint8Array; readonly after: Uint8Array };
  readonly weights: Float32Array;
}

/** What it says that a word is in both texts: the bits of its rarity in the first. */
function weightsOf({ count, ids }: Tokens): Float32Array {
  let most = 0;
  for (let word = 0; word < count; word += 1) most = Math.max(most, ids[word] as number);
  const weights = new Float32Array(most + 1);
  for (let word = 0; word < count; word += 1) {
    const id = ids[word] as number;
    weights[id] = (weights[id] as number) + 1;
  }
  return weights.map((often) => 1 + Math.log2(count / often));
}

function alignStretch(
  { before, after, taken, weights }: Texts,
  { beforeStart, beforeEnd, afterStart, afterEnd }: Passage,
  put: (inBefore: number, inAfter: number) => void,
): void {
  if (beforeStart === beforeEnd || afterStart === afterEnd) return;
  const left = freeWords(taken.before, beforeStart, beforeEnd);
  const right = freeWords(taken.after, afterStart, afterEnd);
  if (left.length === 0 || right.length === 0) return;
  const pairs = commonWords(
    left.map((word) => before.ids[word] as number),
    right.map((word) => after.ids[word] as number),
    weights,
  );
  const kept = dropStray(pairs, left.length, right.length);
  for (let at = 0; at < kept.length; at += 2) {
    put(left[kept[at] as number] as number, right[kept[at + 1] as number] as number);
  }
}

/** Pairs of indexes in turn. */
function commonWords(a: Int32Array, b: Int32Array, weights: Float32Array): number[] {
  const pairs: number[] = [];
  if (a.length * b.length <= SMALL) {
    heaviestInOrder(a, b, weights, (inA, inB) => pairs.push(inB, inA));
    return pairs.toReversed();
  }
  sameInOrder(a, b, MOST_EDITS, (inA, inB) => pairs.push(inA, inB));
  return pairs;
}

function freeWords(taken: Uint8Array, start: number, end: number): Int32Array {
  const words = new Int32Array(end - start);
  let count = 0;
  for (let word = start; word < end; word += 1) {
    if (taken[word] === 1) continue;
    words[count] = word;
    count += 1;
  }
  return words.subarray(0, count);
}
