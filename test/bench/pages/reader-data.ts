// Articles of any size with any number of marks, the same ones every time: news-like paragraphs, and marks from
// single words to stretches over two paragraphs, so that many nest and cross. Marks come in text order, as from the
// database.

import type { Block } from '../../../shared/domain/article.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { bySpan } from '../../../shared/domain/span-index.ts';

export interface BenchArticle {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
}

const words = (
  'the of and harbour bridge council minister said report carried vehicles yesterday water engineers a to in ' +
  'resigned from provincial safety inspection bearing unusually crowded morning train transport office according'
).split(' ');

export function makeArticle(chars: number, markCount: number): BenchArticle {
  const random = randomNumbers(chars + markCount);
  const blocks: Block[] = [];
  let text = '';
  while (text.length < chars) {
    if (text !== '') text += '\n\n';
    const startUtf16 = text.length;
    text += paragraph(random);
    blocks.push({ startUtf16, endUtf16: text.length, type: 'paragraph', role: 'body' });
  }
  return { text, blocks, marks: makeMarks(text, markCount, random) };
}

function paragraph(random: () => number): string {
  const length = 260 + random() * 420;
  let text = '';
  while (text.length < length) {
    const word = words[Math.floor(random() * words.length)] ?? '';
    text += text === '' ? word : ` ${word}`;
  }
  return `${text}.`;
}

/** Seven in ten are a few words, one in four a sentence, the rest reach into the next paragraph. */
function makeMarks(text: string, count: number, random: () => number): Mark[] {
  const spans = Array.from({ length: count }, () => {
    const kind = random();
    const length =
      kind < 0.7 ? 4 + random() * 24 : kind < 0.95 ? 60 + random() * 120 : 300 + random() * 500;
    const startUtf16 = Math.floor(random() * (text.length - 2));
    return { startUtf16, endUtf16: Math.min(text.length, Math.ceil(startUtf16 + length)) };
  });
  return spans.toSorted(bySpan).map((span, index) => ({
    id: `mark-${index}` as AnnotationId,
    tag: tagAt(random()),
    segments: [span],
    hasNote: false,
    state: 'exact',
  }));
}

/** Mulberry32: small, fast, the same everywhere. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function tagAt(share: number): TagId {
  const tags = factCheckingTagset.tags;
  const tag = tags[Math.floor(share * tags.length)];
  if (tag === undefined) throw new RangeError(`no tag at ${share}`);
  return tag.id;
}
