// The blocks of the editor's document as the edited text knows them: those that were not touched are the same objects.

import {
  $getRoot,
  $isElementNode,
  $isLineBreakNode,
  $isRangeSelection,
  $getSelection,
  $isTextNode,
  type LexicalNode,
  type NodeKey,
  type PointType,
} from 'lexical';
import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import type { LiveBlock, LiveRun } from '../live/live-block.ts';
import type { LivePoint } from '../live/live-text.ts';
import { $isBlockNode, type BlockNode } from './BlockNode.tsx';
import { LinkRunNode } from './LinkRunNode.tsx';
import { lexicalFormat } from './mount-text.ts';

/** What is dirty and the same as before stays the same object. */
export function $readBlock(node: BlockNode, known: LiveBlock | undefined): LiveBlock | null {
  const look = node.getShown();
  if (look === null) return null;
  const text = node.getTextContent();
  const runs = node.getChildren().map($runOf);
  if (known === undefined) {
    const key = node.getKey();
    return {
      key,
      look,
      text,
      mountedUtf16: null,
      runs,
      gap: null,
      follows: null,
      joinsItems: false,
    };
  }
  if (known.text === text) return known;
  return { ...known, text, runs, mountedUtf16: null };
}

/** All blocks in order, those that are not dirty as they are known; and how many each section has. */
export function $readAll(
  known: ReadonlyMap<NodeKey, LiveBlock>,
  isDirty: (key: NodeKey) => boolean,
): { readonly blocks: LiveBlock[]; readonly sections: number[] } {
  const blocks: LiveBlock[] = [];
  const sections: number[] = [];
  for (const section of $getRoot().getChildren()) {
    const before = blocks.length;
    for (const child of $isElementNode(section) ? section.getChildren() : []) {
      const same = known.get(child.getKey());
      const block =
        same !== undefined && !isDirty(same.key)
          ? same
          : $isBlockNode(child)
            ? $readBlock(child, same)
            : null;
      if (block !== null) blocks.push(block);
    }
    sections.push(blocks.length - before);
  }
  return { blocks, sections };
}

/** Where the selection's focus is; null when there is none in a block. */
export function $readCaret(): LivePoint | null {
  const selection = $getSelection();
  return $isRangeSelection(selection) ? $placeOf(selection.focus) : null;
}

export function $placeOf(point: PointType): LivePoint | null {
  const node: LexicalNode = point.getNode();
  if ($isBlockNode(node)) {
    const before = node.getChildren().slice(0, point.offset);
    return { key: node.getKey(), offset: lengthOf(before) };
  }
  const block = node.getParent();
  if (!$isBlockNode(block)) return null;
  return { key: block.getKey(), offset: lengthOf(node.getPreviousSiblings()) + point.offset };
}

const lengthOf = (nodes: readonly LexicalNode[]): number =>
  nodes.reduce((sum, node) => sum + node.getTextContentSize(), 0);

function $runOf(node: LexicalNode): LiveRun {
  const length = node.getTextContentSize();
  if (!$isTextNode(node) || $isLineBreakNode(node)) return { length, formats: [], href: null };
  const format = node.getFormat();
  const href = node instanceof LinkRunNode ? node.getHref() : null;
  const formats = Object.entries(lexicalFormat).flatMap(([type, bit]) =>
    (format & bit) === 0 ? [] : [type as InlineMarkType],
  );
  return { length, formats: href === null ? formats : [...formats, 'link'], href };
}
