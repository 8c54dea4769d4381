// Which characters of a text are still there while it is being edited, and where: told of every replacement, at a cost
// that depends on how far apart the edits are and not on the text's length. Pure; offsets in UTF-16 code units.

/** `deleted` code units from `startUtf16` on were replaced by `inserted` others, all in the text as it was just before. */
export interface Splice {
  readonly startUtf16: number;
  readonly deleted: number;
  readonly inserted: number;
}

/** What an edited text was when its tracking stopped, such as in a draft. */
export interface Tracked {
  /** As {@link EditTracker.kept} gave it. */
  readonly kept: Int32Array;
  /** Of the edited text. */
  readonly lengthUtf16: number;
}

const TYPED = -1;

/** One text from its base on. A character that is deleted and typed again is a new one. */
export class EditTracker {
  readonly #baseLength: number;
  /** The text in pieces: where each begins in the base, or {@link TYPED}; and its length. No two that go on in each other touch. */
  readonly #bases: number[] = [];
  readonly #lengths: number[] = [];
  #length: number;
  /** The piece that was reached last, and where it begins: edits are mostly near the one before. */
  #piece = 0;
  #pieceStart = 0;

  /** `from` goes on where another tracker of the same base stopped. Throws RangeError when the two do not fit. */
  constructor(baseLengthUtf16: number, from?: Tracked) {
    this.#baseLength = baseLengthUtf16;
    this.#length = from?.lengthUtf16 ?? baseLengthUtf16;
    if (from === undefined) this.#push(0, baseLengthUtf16);
    else this.#resume(from);
  }

  /** Of the text as it is now. */
  get lengthUtf16(): number {
    return this.#length;
  }

  /** Whether every character of the base is there and no other. */
  get isUntouched(): boolean {
    if (this.#length !== this.#baseLength) return false;
    return this.#bases.length === 0 || (this.#bases.length === 1 && this.#bases[0] === 0);
  }

  /** Throws RangeError when it reaches out of the text; then nothing is changed. */
  splice({ startUtf16, deleted, inserted }: Splice): void {
    const endUtf16 = startUtf16 + deleted;
    if (Math.min(startUtf16, deleted, inserted) < 0 || endUtf16 > this.#length) {
      throw new RangeError(`${startUtf16}–${endUtf16} is no stretch of a text of ${this.#length}`);
    }
    if (deleted + inserted === 0) return;
    this.#seek(startUtf16);
    const first = this.#piece;
    const keptOfFirst = startUtf16 - this.#pieceStart;
    let last = first;
    let lastStart = this.#pieceStart;
    while (last < this.#bases.length && lastStart + this.#lengthOf(last) <= endUtf16) {
      lastStart += this.#lengthOf(last);
      last += 1;
    }
    // One piece more on either side, so that what comes to touch becomes one.
    const before = first > 0 ? first - 1 : first;
    const behind = Math.min(this.#bases.length, last + 2);
    const from = this.#pieceStart - (before < first ? this.#lengthOf(before) : 0);
    const pieces = new Pieces();
    if (before < first) pieces.add(this.#baseOf(before), this.#lengthOf(before));
    pieces.add(this.#baseOf(first), keptOfFirst);
    pieces.add(TYPED, inserted);
    for (let at = last; at < behind; at += 1) {
      const cut = at === last ? endUtf16 - lastStart : 0;
      const base = this.#baseOf(at);
      pieces.add(base === TYPED ? TYPED : base + cut, this.#lengthOf(at) - cut);
    }
    this.#bases.splice(before, behind - before, ...pieces.bases);
    this.#lengths.splice(before, behind - before, ...pieces.lengths);
    this.#length += inserted - deleted;
    this.#piece = before;
    this.#pieceStart = from;
  }

  /**
   * Three numbers for each stretch that was kept, in text order of base and text alike: start in the base, start in
   * the text, length. This is `EditedText.kept`.
   */
  kept(): Int32Array {
    const triples: number[] = [];
    let at = 0;
    for (let piece = 0; piece < this.#bases.length; piece += 1) {
      const length = this.#lengthOf(piece);
      if (this.#baseOf(piece) !== TYPED) triples.push(this.#baseOf(piece), at, length);
      at += length;
    }
    return Int32Array.from(triples);
  }

  #baseOf(piece: number): number {
    return this.#bases[piece] ?? TYPED;
  }

  #lengthOf(piece: number): number {
    return this.#lengths[piece] ?? 0;
  }

  #push(base: number, length: number): void {
    if (length === 0) return;
    this.#bases.push(base);
    this.#lengths.push(length);
  }

  #resume({ kept, lengthUtf16 }: Tracked): void {
    let atBase = 0;
    let at = 0;
    for (let run = 0; run < kept.length; run += 3) {
      const [base = -1, now = -1, length = -1] = kept.subarray(run, run + 3);
      if (base < atBase || now < at || length < 1 || base + length > this.#baseLength) {
        throw new RangeError(`the kept stretch ${run / 3} is out of order`);
      }
      this.#push(TYPED, now - at);
      this.#push(base, length);
      atBase = base + length;
      at = now + length;
    }
    if (at > lengthUtf16) throw new RangeError('the kept stretches reach past the text');
    this.#push(TYPED, lengthUtf16 - at);
  }

  /** To the piece that holds the offset or begins at it; behind the last at the text's end. */
  #seek(offset: number): void {
    while (this.#pieceStart > offset) {
      this.#piece -= 1;
      this.#pieceStart -= this.#lengthOf(this.#piece);
    }
    while (this.#piece < this.#bases.length) {
      const end = this.#pieceStart + this.#lengthOf(this.#piece);
      if (end > offset) return;
      this.#pieceStart = end;
      this.#piece += 1;
    }
  }
}

/** Pieces in order; those that go on in each other become one. */
class Pieces {
  readonly bases: number[] = [];
  readonly lengths: number[] = [];

  add(base: number, length: number): void {
    if (length === 0) return;
    const lastBase = this.bases.at(-1);
    const lastLength = this.lengths.at(-1) ?? 0;
    const next = lastBase === undefined || lastBase === TYPED ? lastBase : lastBase + lastLength;
    if (next === base) this.lengths[this.lengths.length - 1] = lastLength + length;
    else {
      this.bases.push(base);
      this.lengths.push(length);
    }
  }
}
