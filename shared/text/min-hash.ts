// A few numbers by which texts alike are found among many: MinHash over runs of four words (Broder 1997), put into
// bands so that texts that share three quarters of their runs nearly always share a band (Leskovec, Rajaraman and
// Ullman, Mining of Massive Datasets, 3.4). What shares a band is a candidate only: `textSimilarity` decides.

import { wordPattern } from './word-pattern.ts';

/** Words in a run. */
const RUN = 4;
const BANDS = 10;
const ROWS = 3;
/** With fewer runs, a single word changes too much for a share to mean anything. */
const FEWEST_RUNS = 12;

/** One hash for each band, as 32-bit integers; none for a text that is too short to be compared so. O(n). */
export function likenessBands(text: string): number[] {
  const runs = wordRuns(text);
  if (runs.size < FEWEST_RUNS) return [];
  const least = new Int32Array(BANDS * ROWS).fill(0x7fffffff);
  for (const run of runs) {
    for (let at = 0; at < least.length; at += 1) {
      const hash = mixed(run ^ Math.imul(at + 1, 0x9e3779b1));
      if (hash < (least[at] as number)) least[at] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = 0;
    for (let row = 0; row < ROWS; row += 1) {
      hash = mixed(Math.imul(hash, 31) + (least[band * ROWS + row] as number));
    }
    return hash;
  });
}

/** The share of the runs of either text that both have (Jaccard), 0 to 1; 1 for texts of the same words. */
export function textSimilarity(a: string, b: string): number {
  const ofA = wordRuns(a);
  const ofB = wordRuns(b);
  if (ofA.size === 0 && ofB.size === 0) return a.trim() === b.trim() ? 1 : 0;
  let both = 0;
  for (const run of ofA) if (ofB.has(run)) both += 1;
  return both / (ofA.size + ofB.size - both);
}

/** A hash for every four words in a row, whatever their case, punctuation and line breaks. */
function wordRuns(text: string): Set<number> {
  const words = text.toLowerCase().match(wordPattern) ?? [];
  const hashes = Int32Array.from(words, hashOf);
  const runs = new Set<number>();
  if (hashes.length === 0) return runs;
  const length = Math.min(RUN, hashes.length);
  for (let at = 0; at + length <= hashes.length; at += 1) {
    let hash = 17;
    for (let word = at; word < at + length; word += 1) {
      hash = Math.imul(hash, 0x01000193) ^ (hashes[word] as number);
    }
    runs.add(hash);
  }
  return runs;
}

/** FNV-1a over UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash;
}

/** MurmurHash3's finaliser: spreads every bit over all others. */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
