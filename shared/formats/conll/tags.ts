// Tags of a sequence: stretches of tokens with a label. Read as conlleval reads them (Tjong Kim Sang and Buchholz 2000),
// which makes IOB1, IOB2, BIOES and BILOU one; written as IOB2.

import type { Span } from '../../domain/span.ts';
import { escapeName, unescapeName } from '../escape-name.ts';
import type { Token } from './columns.ts';

export interface Chunk extends Span {
  /** As it is called in the program. */
  readonly tag: string;
}

/** Columns are told apart by white space, so there is none in a label. */
const isPlain = (character: string): boolean => !/[\s\u0000-\u001f\u007f-\u009f]/.test(character);

export const labelOf = (tag: string): string => escapeName(tag, isPlain);

const prefixed = /^([BIESLU])-(.+)$/su;

interface ReadTag {
  /** Empty for a token outside. */
  readonly prefix: string;
  readonly tag: string;
}

/** Null for what is no tag. */
function readTag(written: string): ReadTag | null {
  if (written === 'O') return { prefix: '', tag: '' };
  const [, prefix, label] = prefixed.exec(written) ?? [];
  if (prefix === undefined || label === undefined) return null;
  return { prefix, tag: unescapeName(label, isPlain) };
}

/** In text order. `onUnknown` is told of each tag that is none; it is taken for O. */
export function chunksOf(
  sentences: readonly (readonly Token[])[],
  onUnknown: (token: Token, tag: string) => void,
): readonly Chunk[] {
  const chunks: { tag: string; startUtf16: number; endUtf16: number }[] = [];
  for (const tokens of sentences) {
    let isOpen = false;
    for (const token of tokens) {
      const written = token.columns.at(-1) ?? '';
      const read = readTag(written);
      if (read === null) onUnknown(token, written);
      const { prefix, tag } = read ?? { prefix: '', tag: '' };
      const last = chunks.at(-1);
      const { startUtf16, endUtf16 } = token;
      if (isOpen && last?.tag === tag && /^[IEL]$/.test(prefix)) last.endUtf16 = endUtf16;
      else if (prefix !== '') chunks.push({ tag, startUtf16, endUtf16 });
      isOpen = /^[BI]$/.test(prefix);
    }
  }
  return chunks;
}

/** For each token, by its start. Chunks in text order, none of them over another. */
export function iob2(chunks: readonly Chunk[]): (token: Span) => string {
  let at = 0;
  return ({ startUtf16 }) => {
    while (at < chunks.length && (chunks[at]?.endUtf16 ?? 0) <= startUtf16) at += 1;
    const chunk = chunks[at];
    if (chunk === undefined || startUtf16 < chunk.startUtf16) return 'O';
    return `${startUtf16 === chunk.startUtf16 ? 'B' : 'I'}-${labelOf(chunk.tag)}`;
  };
}
