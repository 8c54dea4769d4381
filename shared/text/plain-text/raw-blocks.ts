// The blocks of a plain text by its typography alone; what part each plays in the article is decided later.
// They are in order, do not overlap, and cover everything that is not blank.

import type { BlockType } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';
import type { Line } from './lines.ts';
import { createListLevels, listItemLines } from './list-items.ts';
import { isWrappedEnd, wrapWidth } from './wrapping.ts';

export interface RawBlock extends Span {
  readonly type: Extract<BlockType, 'paragraph' | 'blockquote' | 'list-item'>;
  readonly level?: number;
  /** The first block of a group of lines without a blank one between. */
  readonly opensGroup: boolean;
}

const quoted = /^>[>\s]*(?:\s|$)/;

/** One block a line; lines wrapped by hand are one paragraph; lines behind `>` are one blockquote. O(n). */
export function rawBlocks(text: string, lines: readonly Line[]): RawBlock[] {
  const width = wrapWidth(text, lines);
  const items = listItemLines(text, lines);
  const levels = createListLevels();
  const blocks: RawBlock[] = [];
  for (const [index, line] of lines.entries()) {
    const isQuote = quoted.test(
      text.slice(line.startUtf16, Math.min(line.endUtf16, line.startUtf16 + 16)),
    );
    const current = blocks.at(-1);
    const before = lines[index - 1];
    if (current !== undefined && before !== undefined && !line.opensGroup && !items.has(index)) {
      if (continues(text, { current, before, line, isQuote, width })) {
        blocks[blocks.length - 1] = { ...current, endUtf16: line.endUtf16 };
        continue;
      }
    }
    if (items.has(index)) {
      blocks.push({ ...placed(line), type: 'list-item', level: levels.levelOf(line.indent) });
    } else {
      levels.reset();
      blocks.push({ ...placed(line), type: isQuote ? 'blockquote' : 'paragraph' });
    }
  }
  return blocks;
}

interface Continuation {
  readonly current: RawBlock;
  readonly before: Line;
  readonly line: Line;
  readonly isQuote: boolean;
  readonly width: number | null;
}

function continues(text: string, { current, before, line, isQuote, width }: Continuation): boolean {
  if (isQuote || current.type === 'blockquote') return isQuote && current.type === 'blockquote';
  // A hanging line under a bullet belongs to it.
  if (current.type === 'list-item' && line.indent > before.indent) return true;
  if (width === null || !isWrappedEnd(text, before, line, width)) return false;
  // An indented first line opens a paragraph.
  return line.indent <= before.indent;
}

function placed({ startUtf16, endUtf16, opensGroup }: Line) {
  return { startUtf16, endUtf16, opensGroup };
}
