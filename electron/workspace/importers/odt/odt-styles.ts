// The styles of an OpenDocument text: what a paragraph style means and what looks it and text styles give, through the
// styles they are based on.

import { styleMeaning, type StyleMeaning } from '../office/style-names.ts';
import type { XmlAttributes } from '../xml.ts';
import { OdtListStyles } from './odt-list-styles.ts';

interface Style {
  readonly name: string;
  readonly displayName: string | null;
  readonly parent: string | null;
  /** Made by the program for one use, such as for a paragraph that is all bold. */
  readonly isAutomatic: boolean;
  readonly listStyle: string | null;
  readonly outline: number | null;
  look: Look;
}

/** What a style says of its text; what it leaves to the styles around is absent. */
export interface Look {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly code?: boolean;
  readonly hidden?: boolean;
}

type Family = 'paragraph' | 'text';

const deepest = 20;
const codeName = /^(?:source[ _]text|source_20_text|verbatim[ _]char|html[ _]code|code)$/i;

/** Collects styles while their elements go by, then answers about them. */
export class OdtStyles {
  readonly lists = new OdtListStyles();
  readonly #styles: { readonly [F in Family]: Map<string, Style> } = {
    paragraph: new Map(),
    text: new Map(),
  };
  readonly #meanings = new Map<string, StyleMeaning | null>();
  readonly #looks: { readonly [F in Family]: Map<string, Look> } = {
    paragraph: new Map(),
    text: new Map(),
  };
  #current: Style | null = null;
  #isAutomatic = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'office:automatic-styles') this.#isAutomatic = true;
    else if (name === 'office:styles') this.#isAutomatic = false;
    else if (name === 'style:style') this.#begin(attributes);
    else if (name === 'style:text-properties' && this.#current !== null) {
      this.#current.look = { ...this.#current.look, ...lookOf(attributes) };
    } else this.lists.open(name, attributes);
  }

  close(name: string): void {
    if (name === 'style:style') this.#current = null;
    else this.lists.close(name);
  }

  /** What a paragraph style is for, itself or by the nearest one it is based on that says so. */
  meaning(name: string): StyleMeaning | null {
    let known = this.#meanings.get(name);
    if (known === undefined) {
      const byName = this.#find('paragraph', name, (style) =>
        styleMeaning(style.displayName ?? style.name),
      );
      const outline =
        byName === null ? this.#find('paragraph', name, (style) => style.outline) : null;
      known =
        byName ?? (outline === null ? null : { type: 'heading', level: Math.min(outline, 6) });
      this.#meanings.set(name, known);
    }
    return known;
  }

  listStyle(paragraphStyle: string): string | null {
    return this.#find('paragraph', paragraphStyle, (style) => style.listStyle);
  }

  /** The look of all text in a paragraph, as far as its style was made for it alone. */
  paragraphLook(name: string): Look {
    return this.#look('paragraph', name, (style) => style.isAutomatic);
  }

  textLook(name: string): Look {
    return this.#look('text', name, () => true);
  }

  #begin(attributes: XmlAttributes): void {
    const name = attributes['style:name'];
    const family = attributes['style:family'];
    if (name === undefined || (family !== 'paragraph' && family !== 'text')) return;
    const displayName = attributes['style:display-name'] ?? null;
    const outline = attributes['style:default-outline-level'] ?? '';
    const isCode = family === 'text' && codeName.test(displayName ?? name);
    this.#current = {
      name,
      displayName,
      parent: attributes['style:parent-style-name'] ?? null,
      isAutomatic: this.#isAutomatic,
      listStyle: attributes['style:list-style-name'] ?? null,
      outline: /^[1-9]$|^10$/.test(outline) ? Number(outline) : null,
      look: isCode ? { code: true } : {},
    };
    this.#styles[family].set(name, this.#current);
  }

  /** The nearest style decides each property. */
  #look(family: Family, name: string, counts: (style: Style) => boolean): Look {
    let known = this.#looks[family].get(name);
    if (known === undefined) {
      const chain: Look[] = [];
      this.#find(family, name, (style) => {
        if (!counts(style)) return true;
        chain.push(style.look);
        return null;
      });
      known = Object.assign({}, ...chain.toReversed()) as Look;
      this.#looks[family].set(name, known);
    }
    return known;
  }

  /** The first answer along the styles that the style is based on. */
  #find<T>(family: Family, name: string, ask: (style: Style) => T | null): T | null {
    let at: string | null = name;
    for (let steps = 0; at !== null && steps < deepest; steps += 1) {
      const style: Style | undefined = this.#styles[family].get(at);
      if (style === undefined) return null;
      const answer = ask(style);
      if (answer !== null) return answer;
      at = style.parent;
    }
    return null;
  }
}

function lookOf(attributes: XmlAttributes): Look {
  const weight = attributes['fo:font-weight'];
  const slant = attributes['fo:font-style'];
  const line = attributes['style:text-underline-style'];
  const display = attributes['text:display'];
  return {
    ...(weight === undefined ? {} : { bold: weight === 'bold' || Number(weight) >= 600 }),
    ...(slant === undefined ? {} : { italic: slant === 'italic' || slant === 'oblique' }),
    ...(line === undefined ? {} : { underline: line !== 'none' }),
    ...(display === undefined ? {} : { hidden: display === 'none' }),
  };
}
