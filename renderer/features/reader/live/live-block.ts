// One block of a text that is being edited, and what stands between it and the one before: what nobody touched keeps
// the very characters that it came with, new blocks are joined as the canonical text wants it.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import { isBlank } from '../../../../shared/text/white-space.ts';
import type { ShownBlock } from '../editor/text-plan.ts';

/** A stretch of one formatting in a block that was touched. */
export interface LiveRun {
  readonly length: number;
  readonly formats: readonly InlineMarkType[];
  readonly href: string | null;
}

/** Never changed in place, so that the same object means the same block. */
export interface LiveBlock {
  /** Names the element that shows it. */
  readonly key: string;
  /** How it looks and what it is; its offsets mean nothing here. */
  readonly look: ShownBlock;
  readonly text: string;
  /** Where it began in the text that was mounted, while nothing of it was touched; else null. */
  readonly mountedUtf16: number | null;
  /** Null for a block that was not touched: its formatting is that of the mounted text. */
  readonly runs: readonly LiveRun[] | null;
  /** The characters between it and the block that it follows; null where it was made by an edit. */
  readonly gap: string | null;
  /** The key of the block that the gap stands behind. */
  readonly follows: string | null;
  /** The gap joins two list items. */
  readonly joinsItems: boolean;
}

/** A block without a visible character is a line to type on and not yet part of the text. */
export function counts(block: LiveBlock): boolean {
  return !isBlank(block.text, 0, block.text.length);
}

const blankLine = /\n[^\S\n]*\n/u;
const isItem = ({ look }: LiveBlock): boolean => look.block.type === 'list-item';

/** The characters between two blocks that follow each other in the text. */
export function separator(before: LiveBlock, block: LiveBlock): string {
  const { gap } = block;
  if (gap !== null) {
    const stayed = block.follows === before.key && (!block.joinsItems || isItem(before));
    if (stayed || blankLine.test(gap)) return gap;
    if (isItem(before) && isItem(block) && gap !== '') return gap;
  }
  return isItem(before) && isItem(block) ? '\n' : '\n\n';
}

/** Whether it goes on with the block before instead of being one of its own. */
export function goesOn(before: LiveBlock, block: LiveBlock): boolean {
  return block.look.continues && separator(before, block) === '';
}

/** The blocks in their new order: the gap of one whose neighbour was split or joined stays as it was. */
export function withNeighbours(
  blocks: readonly LiveBlock[],
  known: ReadonlySet<string>,
): LiveBlock[] {
  const present = new Set(blocks.map(({ key }) => key));
  return blocks.map((block, at) => {
    const before = blocks[at - 1];
    if (before === undefined || block.gap === null || block.follows === before.key) return block;
    const tookOver = !known.has(before.key) && counts(before);
    const wentAway = block.follows === null || !present.has(block.follows);
    return tookOver || wentAway ? { ...block, follows: before.key } : block;
  });
}
