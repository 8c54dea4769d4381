// A run of blocks that the browser may skip together while they are far from the viewport.
// It has no meaning beyond that; offsets and blocks don't know of it.

import { $create, ElementNode, type SerializedElementNode } from 'lexical';

export class SectionNode extends ElementNode {
  override $config() {
    return this.config('reader-section', { extends: ElementNode });
  }

  override createDOM(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'reader-section';
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override canBeEmpty(): boolean {
    return false;
  }

  override exportJSON(): SerializedElementNode {
    throw new Error('The reader shows a stored article; its document tree is never saved.');
  }
}

export function $createSectionNode(): SectionNode {
  return $create(SectionNode);
}
