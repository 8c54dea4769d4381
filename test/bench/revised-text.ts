// A text, marks on it, and a revision of it whose every word is known to come from a word of the old text or not: the
// truth that re-anchoring is measured against. The same seed makes the same text.

export interface MarkedWords {
  /** Indexes of words of the old text, the last one in it. */
  readonly first: number;
  readonly last: number;
}

/** One word of a text with the punctuation behind it. */
interface Word {
  readonly text: string;
  readonly tail: string;
  /** Which word of the old text it is or replaces; −1 when it is new. */
  readonly origin: number;
  readonly kept: boolean;
}

export interface PlacedWord extends Word {
  readonly startUtf16: number;
  readonly endUtf16: number;
}

interface LaidOut {
  readonly text: string;
  readonly words: readonly PlacedWord[];
}

export interface Revision {
  readonly before: LaidOut;
  readonly after: LaidOut;
  readonly marks: readonly MarkedWords[];
}

export interface RevisionOptions {
  readonly lengthUtf16: number;
  /** The share of words that are replaced, deleted or get a new neighbour, a third each. */
  readonly rate: number;
  readonly marks: number;
  readonly seed: number;
}

/** Paragraphs are deleted at this share of the rate, and as many are moved. */
const OF_PARAGRAPHS = 0.6;
const VOCABULARY = 20_000;
const LONGEST_MARK = 20;

/** mulberry32: small, even and always the same. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function makeRevision({ lengthUtf16, rate, marks, seed }: RevisionOptions): Revision {
  const random = randomFrom(seed);
  const nextWord = wordsOf(random);
  const paragraphs = prose(random, nextWord, lengthUtf16);
  const before = layOut(paragraphs);
  const changed = paragraphs.map((words) => revised(random, nextWord, words, rate));
  const after = layOut(rearranged(random, changed, rate * OF_PARAGRAPHS));
  const placed = marksIn(random, paragraphs, marks);
  return { before, after, marks: placed };
}

/** Words as common as in prose: the n-th as often as 1/n. */
function wordsOf(random: () => number): () => string {
  const onsets = ['b', 'br', 'c', 'd', 'f', 'g', 'gr', 'h', 'k', 'l', 'm', 'n', 'p', 'pl', 'r'];
  const rimes = ['a', 'an', 'ar', 'e', 'el', 'en', 'er', 'i', 'in', 'o', 'on', 'or', 'u', 'ust'];
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const vocabulary = new Set<string>();
  while (vocabulary.size < VOCABULARY) {
    const syllables = 1 + Math.floor((vocabulary.size / VOCABULARY) * 2 + random() * 2);
    let word = '';
    for (let count = 0; count < syllables; count += 1) word += one(onsets) + one(rimes);
    if (vocabulary.has(word)) word += one(onsets) + one(rimes);
    vocabulary.add(word);
  }
  const words = [...vocabulary];
  const most = Math.log(VOCABULARY);
  return () => words[Math.min(VOCABULARY - 1, Math.floor(Math.exp(random() * most)) - 1)] as string;
}

function prose(random: () => number, nextWord: () => string, lengthUtf16: number): Word[][] {
  const paragraphs: Word[][] = [];
  let length = 0;
  let origin = 0;
  while (length < lengthUtf16) {
    const paragraph: Word[] = [];
    const sentences = 2 + Math.floor(random() * 5);
    for (let sentence = 0; sentence < sentences; sentence += 1) {
      const count = 6 + Math.floor(random() * 18);
      for (let word = 0; word < count; word += 1) {
        const text = nextWord();
        const tail = word === count - 1 ? '.' : random() < 0.08 ? ',' : '';
        paragraph.push({ text, tail, origin, kept: true });
        origin += 1;
        length += text.length + tail.length + 1;
      }
    }
    paragraphs.push(paragraph);
    length += 1;
  }
  return paragraphs;
}

function revised(
  random: () => number,
  nextWord: () => string,
  words: readonly Word[],
  rate: number,
): Word[] {
  const another = (than: string): string => {
    for (;;) {
      const word = nextWord();
      if (word !== than) return word;
    }
  };
  return words.flatMap((word) => {
    if (random() >= rate) return [word];
    const kind = Math.floor(random() * 3);
    if (kind === 0) return [];
    if (kind === 1) return [{ ...word, text: another(word.text), kept: false }];
    return [word, { text: nextWord(), tail: '', origin: -1, kept: false }];
  });
}

function rearranged(random: () => number, paragraphs: readonly Word[][], rate: number): Word[][] {
  const stayed: Word[][] = [];
  const moved: Word[][] = [];
  for (const paragraph of paragraphs) {
    const draw = random();
    if (draw < rate) continue;
    (draw < 2 * rate ? moved : stayed).push(paragraph);
  }
  const places = moved.map(() => Math.floor(random() * (stayed.length + 1)));
  const order = moved
    .map((_, index) => index)
    .toSorted((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  const result: Word[][] = [];
  let next = 0;
  for (let at = 0; at <= stayed.length; at += 1) {
    for (; next < order.length && places[order[next] ?? 0] === at; next += 1) {
      result.push(moved[order[next] ?? 0] ?? []);
    }
    const paragraph = stayed[at];
    if (paragraph !== undefined) result.push(paragraph);
  }
  return result;
}

function layOut(paragraphs: readonly (readonly Word[])[]): LaidOut {
  const words: PlacedWord[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const paragraph of paragraphs) {
    if (paragraph.length === 0) continue;
    if (at > 0) {
      pieces.push('\n\n');
      at += 2;
    }
    for (const [index, word] of paragraph.entries()) {
      if (index > 0) {
        pieces.push(' ');
        at += 1;
      }
      words.push({ ...word, startUtf16: at, endUtf16: at + word.text.length });
      pieces.push(word.text, word.tail);
      at += word.text.length + word.tail.length;
    }
  }
  return { text: pieces.join(''), words };
}

/** Names, phrases and sentences: most of them short, none across paragraphs. */
function marksIn(
  random: () => number,
  paragraphs: readonly (readonly Word[])[],
  count: number,
): MarkedWords[] {
  return Array.from({ length: count }, () => {
    const paragraph = paragraphs[Math.floor(random() * paragraphs.length)] ?? [];
    const words = Math.min(paragraph.length, 1 + Math.floor(random() ** 2 * LONGEST_MARK));
    const from = Math.floor(random() * (paragraph.length - words + 1));
    const first = paragraph[from]?.origin ?? 0;
    return { first, last: first + words - 1 };
  });
}
