// One block of the article as one Lexical element: its role becomes a class, its gutter label a data attribute,
// so that the label is drawn beside the text without being text.

import { $create, ElementNode, type LexicalNode, type SerializedElementNode } from 'lexical';
import { isRightToLeft } from '../../../../shared/text/direction.ts';
import type { ShownBlock } from './text-plan.ts';

export class BlockNode extends ElementNode {
  __shown: ShownBlock | null = null;

  override $config() {
    return this.config('reader-block', { extends: ElementNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__shown = previous.__shown;
  }

  getShown(): ShownBlock | null {
    return this.getLatest().__shown;
  }

  override createDOM(): HTMLElement {
    const shown = this.__shown;
    const element = document.createElement(tagFor(shown));
    if (shown === null) return element;
    const { block, gutter, tabStop } = shown;
    element.className = classesOf(shown);
    if (tabStop !== null) element.style.tabSize = `${tabStop}ch`;
    if (gutter !== null) element.dataset['gutter'] = gutter;
    if (block.type === 'list-item' && block.level !== undefined && block.level > 1) {
      element.dataset['level'] = String(Math.min(block.level, 6));
    }
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override exportJSON(): SerializedElementNode {
    throw new Error('The reader shows a stored article; its document tree is never saved.');
  }
}

export function $isBlockNode(node: LexicalNode | null | undefined): node is BlockNode {
  return node instanceof BlockNode;
}

export function $createBlockNode(shown: ShownBlock, direction: 'ltr' | 'rtl' | null): BlockNode {
  const node = $create(BlockNode);
  node.__shown = shown;
  if (direction !== null) node.__dir = direction;
  return node;
}

/** The block's own direction where it differs from the article's, such as an English caption in an Arabic text. */
export function directionOverride(
  text: string,
  shown: ShownBlock,
  direction: 'ltr' | 'rtl',
): 'ltr' | 'rtl' | null {
  const own = isRightToLeft(text.slice(shown.startUtf16, shown.startUtf16 + 256));
  if (own === null || own === (direction === 'rtl')) return null;
  return own ? 'rtl' : 'ltr';
}

function tagFor(shown: ShownBlock | null): string {
  switch (shown?.block.type) {
    case 'heading':
      return `h${Math.min(6, Math.max(1, shown.block.level ?? 2))}`;
    case 'blockquote':
      return 'blockquote';
    case 'preformatted':
      return 'pre';
    default:
      return 'p';
  }
}

/** One string, set once: in a long text, adding classes one by one takes a third of building it. */
function classesOf({ block, continues, singleSpaced, bulleted }: ShownBlock): string {
  return (
    `reader-block type-${block.type} role-${block.role}` +
    (continues ? ' continues' : '') +
    (singleSpaced ? ' single-spaced' : '') +
    (bulleted ? ' bulleted' : '')
  );
}
