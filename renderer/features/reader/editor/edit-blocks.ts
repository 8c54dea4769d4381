// The edits that concern whole blocks: splitting one, joining two, taking in several lines. Lexical's own rich-text
// package knows nothing of sections, of blocks with roles, or of blocks that go on where another stopped.

import {
  $createLineBreakNode,
  $createTextNode,
  $findMatchingParent,
  $getRoot,
  $isElementNode,
  $isTextNode,
  type LexicalNode,
  type PointType,
  type RangeSelection,
  type TextNode,
} from 'lexical';
import type { Block } from '../../../../shared/domain/article.ts';
import { canonicalText } from '../../../../shared/text/canonical.ts';
import { $createBlockNode, $isBlockNode, type BlockNode } from './BlockNode.tsx';
import { $createLinkRunNode, LinkRunNode } from './LinkRunNode.tsx';
import { $createSectionNode } from './SectionNode.tsx';

type Kind = Pick<Block, 'type' | 'role' | 'level'>;

const body: Kind = { type: 'paragraph', role: 'body' };

function $blockOf(point: PointType): BlockNode | null {
  const node: LexicalNode = point.getNode();
  const own = $findMatchingParent(node, $isBlockNode);
  if (own !== null || !$isElementNode(node)) return own;
  // A point between sections or blocks belongs to the block behind it, at the end to the last.
  const child = node.getChildAtIndex(point.offset) ?? node.getLastChild();
  if ($isBlockNode(child)) return child;
  const inside = $isElementNode(child) ? child.getFirstChild() : null;
  return $isBlockNode(inside) ? inside : null;
}

/** A block to type on: of the given kind, without text and without anything of the source. */
export function $createEmptyBlock(kind: Kind, like: BlockNode | null): BlockNode {
  const { type, role, level } = kind;
  const block = {
    type,
    role,
    startUtf16: 0,
    endUtf16: 0,
    ...(level === undefined ? {} : { level }),
  };
  const before = like?.getShown() ?? null;
  const sameKind = before?.block.type === type;
  return $createBlockNode(
    {
      startUtf16: 0,
      endUtf16: 0,
      block,
      runs: [],
      gutter: null,
      continues: false,
      singleSpaced: false,
      bulleted: sameKind && before.bulleted,
      tabStop: sameKind ? before.tabStop : null,
    },
    like?.getDirection() ?? null,
  );
}

/** What is typed there takes the formatting of the text node. */
export function $placeCaret(node: TextNode, offset: number): void {
  node.select(offset, offset).setFormat(node.getFormat());
}

/** Enter. In preformatted text a line break; on an empty list item the end of the list. */
export function $splitBlock(selection: RangeSelection): void {
  if (!selection.isCollapsed()) selection.removeText();
  const block = $blockOf(selection.anchor);
  const kind = block?.getShown()?.block;
  if (block === null || kind === undefined) return;
  const empty = block.getTextContentSize() === 0;
  if (kind.type === 'preformatted') $insertLineBreak(selection);
  else if (empty && kind.type === 'list-item') $endList(block);
  else if (!empty && $isAtEdge(selection.anchor, block, true)) {
    block.insertBefore($createEmptyBlock(kind, block));
  } else $splitAt(selection.anchor, block, kind);
}

function $endList(item: BlockNode): void {
  const next = $createEmptyBlock(body, item);
  item.replace(next);
  next.selectStart();
}

/** After a heading comes body text. */
function $splitAt(point: PointType, block: BlockNode, kind: Kind): void {
  const rest = $nodesBehind(point, block);
  const [first] = rest;
  const next = $createEmptyBlock(
    kind.type === 'heading' && first === undefined ? body : kind,
    block,
  );
  block.insertAfter(next);
  next.append(...rest);
  next.selectStart();
  if ($isTextNode(first)) $placeCaret(first, 0);
}

/** Shift+Enter. */
export function $insertLineBreak(selection: RangeSelection): void {
  selection.insertNodes([$createLineBreakNode()]);
}

/** Backspace at a block's start, Delete at its end. False when the caret is not there. */
export function $joinAtEdge(selection: RangeSelection, backward: boolean): boolean {
  const block = $blockOf(selection.anchor);
  if (block === null || !$isAtEdge(selection.anchor, block, backward)) return false;
  const other = backward ? $previousBlock(block) : $nextBlock(block);
  if (other === null) return true;
  const [first, second] = backward ? [other, block] : [block, other];
  const oneText = second.getShown()?.continues === true && second.getTextContentSize() > 0;
  $join(first, second);
  // Nothing stands between pieces of one block, so that joining them deletes no character yet.
  if (oneText) selection.deleteCharacter(backward);
  return true;
}

function $join(first: BlockNode, second: BlockNode): void {
  if (first.getTextContentSize() === 0 && second.getTextContentSize() > 0) {
    second.selectStart();
    first.remove();
    return;
  }
  const moved = second.getChildren();
  const last = first.getLastChild();
  if ($isTextNode(last)) $placeCaret(last, last.getTextContentSize());
  else first.selectEnd();
  first.append(...moved);
  second.remove();
}

/** Plain text from elsewhere: a blank line begins a block, in a list every line does. */
export function $insertLines(selection: RangeSelection, foreign: string): void {
  const text = canonicalText(foreign);
  if (!selection.isCollapsed()) selection.removeText();
  const kind = $blockOf(selection.anchor)?.getShown()?.block.type;
  const pieces =
    kind === 'preformatted'
      ? [text]
      : text.split(kind === 'list-item' ? /\n\s*/u : /\n[^\S\n]*\n\s*/u);
  for (const [at, piece] of pieces.entries()) {
    if (at > 0) $splitBlock(selection);
    for (const [line, words] of piece.split('\n').entries()) {
      if (line > 0) $insertLineBreak(selection);
      if (words !== '') selection.insertText(words);
    }
  }
}

/** What stands behind the point in its block, cut off from what stands before it. */
function $nodesBehind(point: PointType, block: BlockNode): LexicalNode[] {
  const node: LexicalNode = point.getNode();
  if (!$isTextNode(node)) {
    return node.is(block) ? block.getChildren().slice(point.offset) : [];
  }
  const size = node.getTextContentSize();
  const behind = node.getNextSiblings();
  if (point.offset === 0) return [node, ...behind];
  if (point.offset === size) return behind;
  const text = node.getTextContent();
  const tail = text.slice(point.offset);
  const copy =
    node instanceof LinkRunNode ? $createLinkRunNode(tail, node.getHref()) : $createTextNode(tail);
  copy.setFormat(node.getFormat());
  node.setTextContent(text.slice(0, point.offset));
  return [copy, ...behind];
}

function $isAtEdge(point: PointType, block: BlockNode, start: boolean): boolean {
  const node: LexicalNode = point.getNode();
  if (node.is(block)) {
    return start ? point.offset === 0 : point.offset >= block.getChildrenSize();
  }
  if (!$isTextNode(node)) return false;
  return start
    ? point.offset === 0 && node.getPreviousSibling() === null
    : point.offset === node.getTextContentSize() && node.getNextSibling() === null;
}

function $previousBlock(block: BlockNode): BlockNode | null {
  const sibling = block.getPreviousSibling() ?? lastOf(block.getParent()?.getPreviousSibling());
  return $isBlockNode(sibling) ? sibling : null;
}

function $nextBlock(block: BlockNode): BlockNode | null {
  const sibling = block.getNextSibling() ?? firstOf(block.getParent()?.getNextSibling());
  return $isBlockNode(sibling) ? sibling : null;
}

const lastOf = (node: LexicalNode | null | undefined): LexicalNode | null =>
  $isElementNode(node) ? node.getLastChild() : null;
const firstOf = (node: LexicalNode | null | undefined): LexicalNode | null =>
  $isElementNode(node) ? node.getFirstChild() : null;

/** There is always a line to type on. */
export function $ensureBlock(): void {
  const root = $getRoot();
  if (!root.isEmpty()) return;
  const block = $createEmptyBlock(body, null);
  root.append($createSectionNode().append(block));
  block.selectStart();
}
