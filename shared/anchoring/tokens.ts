// The words of two texts as numbers, equal ones with equal numbers, so that comparing texts compares integers.
// A word is a run of letters, digits and combining marks; letters of scripts without spaces, symbols and everything
// beyond the basic plane stand by themselves; what is between words is none. One pass, linear. Offsets in UTF-16.

import { wordPattern } from '../text/word-pattern.ts';

export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly ids: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The number of the line that each begins in, from 0. */
  readonly lines: Int32Array;
}

const BETWEEN = 0;
const IN_WORD = 1;
const ALONE = 2;
const UNKNOWN = 3;
const LF = 0x0a;
const symbol = /^\p{S}$/u;
const whole = new RegExp(`^(?:${wordPattern.source})`, 'u');
/** For each code unit what it is; found out when it is first met. */
const kinds = new Uint8Array(65_536).fill(UNKNOWN);

function kindOf(unit: number): number {
  const known = kinds[unit] as number;
  if (known !== UNKNOWN) return known;
  const char = String.fromCharCode(unit);
  let kind = BETWEEN;
  if (whole.test(char)) {
    // Two of them are two words where the script puts no spaces between words.
    kind = whole.exec(char + char)?.[0].length === 1 ? ALONE : IN_WORD;
  } else if (symbol.test(char) || isSurrogate(unit)) kind = ALONE;
  kinds[unit] = kind;
  return kind;
}

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;

/** Numbers words, at first sight from 0 on. One for both texts. */
export class WordNumbers {
  #slots = new Int32Array(1 << 16).fill(-1);
  #count = 0;
  /** Where a word of each number stands, to tell words apart that share a slot. */
  readonly #texts: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #hashes: number[] = [];

  get count(): number {
    return this.#count;
  }

  of(text: string, start: number, end: number, hash: number): number {
    if (this.#count * 2 > this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    let slot = spread(hash) & mask;
    for (;;) {
      const id = this.#slots[slot] as number;
      if (id === -1) break;
      if (this.#hashes[id] === hash && this.#isSame(id, text, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.#count;
    this.#slots[slot] = id;
    this.#count += 1;
    this.#texts.push(text);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#hashes.push(hash);
    return id;
  }

  #isSame(id: number, text: string, start: number, end: number): boolean {
    let at = this.#starts[id] as number;
    if ((this.#ends[id] as number) - at !== end - start) return false;
    const other = this.#texts[id] as string;
    for (let own = start; own < end; own += 1, at += 1) {
      if (other.charCodeAt(at) !== text.charCodeAt(own)) return false;
    }
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (const [id, hash] of this.#hashes.entries()) {
      let slot = spread(hash) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

/** So that low bits depend on all of them. */
export function spread(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return half ^ (half >>> 15);
}

export function tokensOf(text: string, numbers: WordNumbers): Tokens {
  let room = (text.length >> 2) + 16;
  let ids = new Int32Array(room);
  let starts = new Int32Array(room);
  let ends = new Int32Array(room);
  let lines = new Int32Array(room);
  let count = 0;
  let line = 0;
  const { length } = text;
  for (let at = 0; at < length;) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    if (kind === BETWEEN) {
      if (unit === LF) line += 1;
      at += 1;
      continue;
    }
    const start = at;
    let hash = unit;
    at += 1;
    if (kind === IN_WORD) {
      for (; at < length; at += 1) {
        const next = text.charCodeAt(at);
        if (kindOf(next) !== IN_WORD) break;
        hash = (Math.imul(hash, 31) + next) | 0;
      }
    } else if (unit >= 0xd800 && unit <= 0xdbff && isSecondOfPair(text, at)) {
      hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
      at += 1;
    }
    if (count === room) {
      room *= 2;
      ids = grown(ids, room);
      starts = grown(starts, room);
      ends = grown(ends, room);
      lines = grown(lines, room);
    }
    ids[count] = numbers.of(text, start, at, hash);
    starts[count] = start;
    ends[count] = at;
    lines[count] = line;
    count += 1;
  }
  return { text, count, ids, starts, ends, lines };
}

const isSecondOfPair = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xdc00;

function grown(list: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(room);
  larger.set(list);
  return larger;
}
