// What Lexical does by itself and the reader cannot show: paragraphs without a kind, and line breaks that have no line.

import {
  $createLineBreakNode,
  $getSelection,
  $isRangeSelection,
  $isRootNode,
  type ParagraphNode,
  type TextNode,
} from 'lexical';
import { $createEmptyBlock } from './edit-blocks.ts';
import { $createSectionNode } from './SectionNode.tsx';

/** A paragraph that Lexical made becomes a block of the body. */
export function $intoBlock(paragraph: ParagraphNode): void {
  const block = $createEmptyBlock({ type: 'paragraph', role: 'body' }, null);
  const children = paragraph.getChildren();
  const inRoot = $isRootNode(paragraph.getParent());
  if (inRoot) paragraph.replace($createSectionNode().append(block));
  else paragraph.replace(block);
  block.append(...children);
  block.selectEnd();
}

/** A line break that ends a block needs an element: the browser puts no caret behind the bare character. */
export function $breakAtEnd(node: TextNode): void {
  const text = node.getTextContent();
  if (!text.endsWith('\n') || node.getNextSibling() !== null || node.isComposing()) return;
  const selection = $getSelection();
  const atEnd =
    $isRangeSelection(selection) &&
    selection.anchor.key === node.getKey() &&
    selection.anchor.offset === text.length;
  const lineBreak = $createLineBreakNode();
  node.insertAfter(lineBreak);
  if (text.length === 1) node.remove();
  else node.setTextContent(text.slice(0, -1));
  if (atEnd) lineBreak.selectNext(0, 0);
}
