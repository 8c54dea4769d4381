// Articles that somebody could have written, always the same: headings, paragraphs with formatting and links, lists,
// quotes and tables. What writes the files of every kind starts from them.

export interface Words {
  readonly text: string;
  readonly format?: 'bold' | 'italic';
  readonly href?: string;
}

export interface ProseBlock {
  readonly is: 'heading' | 'paragraph' | 'quote' | 'item';
  readonly level: number;
  readonly words: readonly Words[];
}

export interface ProseTable {
  readonly is: 'table';
  readonly rows: readonly (readonly string[])[];
}

export type Prose = readonly (ProseBlock | ProseTable)[];

const vocabulary = (
  'the of and to in that was for on with as by at from it is he she they had has have not but which this were been ' +
  'city council harbour bridge report river mayor engineers money winter school hospital water road station market ' +
  'workers residents officials minister company contract repairs budget figures million percent year month week ' +
  'Monday Thursday March October evening morning morning’s statement interview letter document record survey study ' +
  'said told wrote asked claimed denied confirmed announced published found measured counted paid owed promised ' +
  'built closed opened moved raised lowered checked signed refused agreed planned delayed finished began after before ' +
  'during while because although however another every several early late public private local national new old ' +
  'former small large eastern northern safe costly broken empty crowded “safe” “urgent” café naïve Ruiz Vell Okafor ' +
  'Brandt Quill Alder Coastal Ledger transport office commission inspectors neighbours engineers’ concrete steel lamps'
).split(' ');

/** A small generator of numbers that are random enough and the same on every machine (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Writer {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = numbers(seed);
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  words(count: number): string {
    return Array.from({ length: count }, () => this.#word()).join(' ');
  }

  sentence(): string {
    const count = 8 + this.below(18);
    const parts = Array.from({ length: count }, (_, at) => {
      const comma = at > 2 && at < count - 2 && this.#random() < 0.1 ? ',' : '';
      return `${this.#random() < 0.03 ? String(this.below(3000)) : this.#word()}${comma}`;
    });
    const text = parts.join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }

  sentences(count: number): string {
    return Array.from({ length: count }, () => this.sentence()).join(' ');
  }

  /** Sentences with a formatted phrase or a link here and there. */
  paragraph(): readonly Words[] {
    const words: Words[] = [];
    const count = 3 + this.below(4);
    for (let at = 0; at < count; at += 1) {
      words.push({ text: `${this.sentence()} ` });
      const chance = this.#random();
      const phrase = this.words(2 + this.below(3));
      if (chance < 0.15) words.push({ text: phrase, format: 'bold' }, { text: ' ' });
      else if (chance < 0.3) words.push({ text: phrase, format: 'italic' }, { text: ' ' });
      else if (chance < 0.45) words.push({ text: phrase, href: this.address() }, { text: ' ' });
    }
    words.push({ text: this.sentence() });
    return words;
  }

  address(): string {
    return `https://ledger.example/${this.#word()
      .toLowerCase()
      .replace(/[^a-z]/g, '')}/${this.below(100_000)}?ref=${this.below(100)}`;
  }

  #word(): string {
    return vocabulary[this.below(vocabulary.length)] ?? '';
  }
}

/** About `characters` of prose: a heading now and then, mostly paragraphs, some lists, quotes and tables. */
export function proseOf(characters: number, seed = 1): Prose {
  const writer = new Writer(seed);
  const blocks: (ProseBlock | ProseTable)[] = [];
  let length = 0;
  const add = (is: ProseBlock['is'], level: number, words: readonly Words[]) => {
    blocks.push({ is, level, words });
    for (const { text } of words) length += text.length;
  };
  while (length < characters) {
    const chance = writer.below(100);
    if (chance < 10) add('heading', 2 + writer.below(2), [{ text: writer.words(5) }]);
    else if (chance < 18) addItems(writer, add);
    else if (chance < 23) add('quote', 0, [{ text: writer.sentences(2) }]);
    else if (chance < 26) {
      const rows = tableRows(writer);
      blocks.push({ is: 'table', rows });
      length += rows.flat().join(' ').length;
    } else add('paragraph', 0, writer.paragraph());
  }
  return blocks;
}

function addItems(
  writer: Writer,
  add: (is: 'item', level: number, words: readonly Words[]) => void,
): void {
  const count = 3 + writer.below(4);
  for (let at = 0; at < count; at += 1) add('item', 1, [{ text: writer.sentence() }]);
}

function tableRows(writer: Writer): string[][] {
  return Array.from({ length: 4 + writer.below(4) }, () =>
    Array.from({ length: 4 }, (_, at) =>
      at === 0 ? writer.words(2) : String(writer.below(10_000)),
    ),
  );
}

/** Bytes that no program can pack, as those of pictures. */
export function pictureBytes(count: number, seed = 7): Buffer {
  const random = numbers(seed);
  return Buffer.from(Uint8Array.from({ length: count }, () => random() * 256));
}
