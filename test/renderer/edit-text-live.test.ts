// The edited text against one that knows every character by where it came from: whatever is typed, deleted, split and
// joined, the text is the same, and exactly the characters that are still there are said to be kept.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planText } from '../../renderer/features/reader/editor/text-plan.ts';
import { counts, type LiveBlock } from '../../renderer/features/reader/live/live-block.ts';
import { LiveText } from '../../renderer/features/reader/live/live-text.ts';
import { replacementOf } from '../../renderer/features/reader/live/one-splice.ts';
import { placeInKept, spansInKept } from '../../renderer/features/reader/live/spans-in-kept.ts';
import { placeInBase } from '../../renderer/features/edit-text/place-in-base.ts';
import { documentOf } from './support/reader-harness.tsx';

/** No character stands twice, so that what was kept can be told from the text alone. */
let next = 0x4e00;
const letters = (count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode((next += 1))).join('');

interface Edit {
  readonly kind: 'type' | 'delete' | 'split' | 'join' | 'undo';
  readonly block: number;
  readonly at: number;
  readonly length: number;
}

const edits = fc.array(
  fc.record<Edit>({
    kind: fc.constantFrom('type', 'delete', 'split', 'join', 'undo'),
    block: fc.nat(20),
    at: fc.nat(12),
    length: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 30 },
);
const gaps = fc.array(fc.constantFrom('\n\n', '\n\n\n', '\n \n', '  \n\n'), {
  minLength: 1,
  maxLength: 5,
});

/** Each character with its place in the base text, -1 for one that was typed. */
type Known = readonly { readonly char: string; readonly base: number }[];

class Bench {
  readonly base: string;
  readonly live: LiveText;
  known: Known;
  #keys = 0;

  constructor(between: readonly string[]) {
    next = 0x4e00;
    let text = '';
    const blocks = [...between, ''].map((gap) => {
      const startUtf16 = text.length;
      text += letters(8);
      const endUtf16 = text.length;
      text += gap;
      return { startUtf16, endUtf16, type: 'paragraph' as const, role: 'body' as const };
    });
    this.base = text;
    const plan = planText(documentOf([], { text, blocks }));
    const keys = plan.blocks.map(() => this.#newKey());
    this.live = new LiveText({ base: { text, revision: 1 }, plan, kept: null, keys });
    this.known = Array.from(text, (char, base) => ({ char, base }));
  }

  #newKey(): string {
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  #splice(start: number, deleted: number, inserted: string): void {
    const typed = Array.from(inserted, (char) => ({ char, base: -1 }));
    this.known = this.known.toSpliced(start, deleted, ...typed);
  }

  #apply(blocks: readonly LiveBlock[], key: string, offset: number): void {
    this.live.apply(blocks, [blocks.length], { key, offset });
  }

  edit({ kind, block: wanted, at: place, length }: Edit): void {
    const { blocks } = this.live;
    const index = wanted % blocks.length;
    const block = blocks[index] as LiveBlock;
    const start = this.live.startOf(index);
    const at = Math.min(place, block.text.length);
    const withText = (text: string): LiveBlock => ({
      ...block,
      text,
      runs: [],
      mountedUtf16: null,
    });
    if (kind === 'type') {
      const typed = letters(length);
      this.#splice(start + at, 0, typed);
      this.#apply(
        blocks.with(index, withText(block.text.slice(0, at) + typed + block.text.slice(at))),
        block.key,
        at + length,
      );
    } else if (kind === 'delete') {
      // A block that loses all of its text is another matter, tried by itself.
      if (at + length >= block.text.length || at === 0) return;
      this.#splice(start + at, length, '');
      this.#apply(
        blocks.with(index, withText(block.text.slice(0, at) + block.text.slice(at + length))),
        block.key,
        at,
      );
    } else if (kind === 'split') {
      if (at === 0 || at >= block.text.length) return;
      const key = this.#newKey();
      this.#splice(start + at, 0, '\n\n');
      const second: LiveBlock = {
        ...withText(block.text.slice(at)),
        key,
        gap: null,
        follows: null,
      };
      this.#apply(blocks.toSpliced(index, 1, withText(block.text.slice(0, at)), second), key, 0);
    } else if (kind === 'join') {
      const second = blocks[index + 1];
      if (second === undefined) return;
      const from = this.live.endOf(index);
      this.#splice(from, this.live.startOf(index + 1) - from, '');
      this.#apply(
        blocks.toSpliced(index, 2, withText(block.text + second.text)),
        block.key,
        block.text.length,
      );
    }
  }

  /** As the kept stretches say it. */
  keptPlaces(): number[] {
    const places = Array.from({ length: this.live.lengthUtf16 }, () => -1);
    const { kept } = this.live;
    for (let run = 0; run < kept.length; run += 3) {
      const [base = 0, now = 0, length = 0] = kept.subarray(run, run + 3);
      for (let at = 0; at < length; at += 1) places[now + at] = base + at;
    }
    return places;
  }
}

describe('the live text', () => {
  test('is what was typed, and keeps exactly what is still there', () => {
    fc.assert(
      fc.property(gaps, edits, (between, script) => {
        const bench = new Bench(between);
        const states = [{ state: bench.live.state(), known: bench.known }];
        for (const edit of script) {
          if (edit.kind === 'undo') {
            const back = states[edit.block % states.length];
            if (back === undefined) continue;
            bench.live.restore(back.state);
            bench.known = back.known;
          } else bench.edit(edit);
          states.push({ state: bench.live.state(), known: bench.known });
          expect(bench.live.text()).toBe(bench.known.map(({ char }) => char).join(''));
          expect(bench.live.lengthUtf16).toBe(bench.known.length);
          expect(bench.keptPlaces()).toEqual(bench.known.map(({ base }) => base));
        }
        const { text, blocks } = bench.live.edited();
        expect(blocks.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16))).toEqual(
          bench.live.blocks.filter(counts).map((block) => block.text),
        );
      }),
    );
  });

  test('spans are where their first and last kept characters are', () => {
    fc.assert(
      fc.property(
        gaps,
        edits,
        fc.nat(40),
        fc.integer({ min: 1, max: 12 }),
        (between, script, at, length) => {
          const bench = new Bench(between);
          for (const edit of script) bench.edit(edit);
          const start = Math.min(at, bench.base.length - 1);
          const end = Math.min(bench.base.length, start + length);
          const { spans } = spansInKept(Int32Array.of(start, end), bench.live.kept);
          const inside = ({ base }: Known[number]) => base >= start && base < end;
          const first = bench.known.findIndex(inside);
          const last = bench.known.findLastIndex(inside);
          const place = spans[0] ?? -1;
          // One that lost everything is empty, wherever that is.
          expect([...spans]).toEqual(first === -1 ? [place, place] : [first, last + 1]);
          // There and back again, for every character that is still there.
          const there = bench.known.flatMap(({ base }, now) =>
            base === -1 ? [] : [{ base, now }],
          );
          const { kept } = bench.live;
          expect(there.map(({ base }) => placeInKept(base, kept))).toEqual(
            there.map(({ now }) => now),
          );
          expect(there.map(({ now }) => placeInBase(now, kept))).toEqual(
            there.map(({ base }) => base),
          );
        },
      ),
    );
  });

  test('a paragraph that was emptied is no part of the text until something is typed on it', () => {
    const bench = new Bench(['\n\n\n', '\n\n']);
    const { live } = bench;
    const [first, second, third] = live.blocks as [LiveBlock, LiveBlock, LiveBlock];
    const empty = { ...second, text: '', runs: [], mountedUtf16: null };
    live.apply([first, empty, third], [3], { key: second.key, offset: 0 });
    expect(live.text()).toBe(`${first.text}\n\n${third.text}`);
    expect(live.edited().blocks).toHaveLength(2);
    live.apply([first, { ...empty, text: 'x' }, third], [3], { key: second.key, offset: 1 });
    expect(live.text()).toBe(`${first.text}\n\n\nx\n\n${third.text}`);
  });
});

describe('what one edit replaced', () => {
  test('turns the text before into the text after and cuts no character in two', () => {
    const nothing = { startUtf16: 0, deleted: 0, inserted: 0 };
    const words = fc.array(fc.constantFrom('a', 'b', 'n', '😀', '😁', '\n'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, words, words, fc.nat(20), (head, old, now, tail, caret) => {
        const before = [...head, ...old, ...tail].join('');
        const after = [...head, ...now, ...tail].join('');
        const replaced = replacementOf(before, after, caret);
        expect(replaced === null).toBe(before === after);
        const { startUtf16, deleted, inserted } = replaced ?? nothing;
        const typed = after.slice(startUtf16, startUtf16 + inserted);
        expect(before.slice(0, startUtf16) + typed + before.slice(startUtf16 + deleted)).toBe(
          after,
        );
        expect(typed.isWellFormed()).toBe(true);
        expect(before.slice(startUtf16, startUtf16 + deleted).isWellFormed()).toBe(true);
      }),
    );
  });
});
