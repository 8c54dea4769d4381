// Edits of the tags of one XML text: what PartReader writes into a part of a Word document.

import type { Edit } from './edits.ts';

/** An element that is open while the part is read. */
export interface Frame {
  readonly name: string;
  /** After the `>` of the opening tag. */
  readonly end: number;
  /** What takes the place of the closing tag, and the list that this edit goes to. */
  closing: { readonly text: string; readonly edits: Edit[] } | null;
}

export class TagEdits {
  readonly #text: string;
  readonly #prefix: string;

  /** `prefix` stands for Word's own namespace. */
  constructor(text: string, prefix: string) {
    this.#text = text;
    this.#prefix = prefix;
  }

  /** No `<` can stand inside a tag, so that the last one before its end begins it. */
  start({ end }: Frame): number {
    return this.#text.lastIndexOf('<', end - 1);
  }

  /** An opening tag of Word's own; attributes by their local names. */
  tag(local: string, attributes: Readonly<Record<string, string>> = {}, content = ''): string {
    const name = `${this.#prefix}:${local}`;
    const written = Object.entries(attributes).map(
      ([key, value]) => ` ${this.#prefix}:${key}="${escaped(value)}"`,
    );
    return `<${name}${written.join('')}>${content}</${name}>`;
  }

  /** Gives an element another name of Word's own; its attributes and content stay. */
  rename(frame: Frame, local: string, edits: Edit[]): void {
    const at = this.start(frame) + 1;
    const name = `${this.#prefix}:${local}`;
    edits.push({ at, end: at + this.#qualifiedAt(at).length, text: name });
    frame.closing = { text: `</${name}>`, edits };
  }

  /** Writes something else in place of the two tags; the content between stays. */
  replace(frame: Frame, opening: string, closing: string, edits: Edit[]): void {
    edits.push({ at: this.start(frame), end: frame.end, text: opening });
    frame.closing = { text: closing, edits };
  }

  remove(frame: Frame, closeEnd: number): Edit {
    return { at: this.start(frame), end: closeEnd, text: '' };
  }

  closingTag(closeEnd: number, text: string): Edit {
    return { at: this.#text.lastIndexOf('</', closeEnd - 1), end: closeEnd, text };
  }

  /** The same element under another local name, in its own namespace. */
  relabelled(frame: Frame, closeEnd: number, local: string): Edit[] {
    const at = this.start(frame) + 1;
    const qualified = this.#qualifiedAt(at);
    const name = `${qualified.slice(0, qualified.indexOf(':') + 1)}${local}`;
    return [
      { at, end: at + qualified.length, text: name },
      this.closingTag(closeEnd, `</${name}>`),
    ];
  }

  #qualifiedAt(at: number): string {
    return /^[^\s/>]+/.exec(this.#text.slice(at, at + 200))?.[0] ?? '';
  }
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
