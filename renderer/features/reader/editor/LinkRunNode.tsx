// Text that was a link in the source. The address is shown on hover and never followed.

import { $create, type EditorConfig, type LexicalEditor, TextNode } from 'lexical';

export class LinkRunNode extends TextNode {
  __href = '';

  override $config() {
    return this.config('reader-link-run', { extends: TextNode });
  }

  override afterCloneFrom(previous: this): void {
    super.afterCloneFrom(previous);
    this.__href = previous.__href;
  }

  getHref(): string {
    return this.getLatest().__href;
  }

  /** What is typed at its edges is not part of it. */
  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }

  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const element = super.createDOM(config, editor);
    element.classList.add('reader-link');
    element.title = this.__href;
    return element;
  }
}

export function $createLinkRunNode(text: string, href: string): LinkRunNode {
  const node = $create(LinkRunNode).setTextContent(text);
  node.__href = href;
  return node;
}
