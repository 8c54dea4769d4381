// A Word document's styles: what a paragraph style means, through the styles it is based on, and what a character
// style looks like.

import type { InlineMarkType } from '../../../../shared/domain/article.ts';
import { styleMeaning, type StyleMeaning } from '../office/style-names.ts';
import { child, childrenNamed, type XmlElement } from '../xml-tree.ts';

interface Style {
  readonly name: string;
  readonly basedOn: string | null;
  /** From 0; null for none. */
  readonly outline: number | null;
  readonly numbering: NumberingReference | null;
  readonly formats: ReadonlyMap<InlineMarkType, boolean>;
}

export interface NumberingReference {
  readonly list: string;
  /** From 0. */
  readonly level: number;
}

const deepest = 20;

export class WordStyles {
  readonly #styles = new Map<string, Style>();
  readonly #meanings = new Map<string, StyleMeaning | null>();

  constructor(root: XmlElement | null) {
    for (const element of childrenNamed(root ?? undefined, 'w:style')) {
      const id = element.attributes['w:styleId'];
      // The first of several with one id counts.
      if (id !== undefined && !this.#styles.has(id)) this.#styles.set(id, styleOf(id, element));
    }
  }

  /** What the style, or the nearest one it is based on that says so, is for. A missing style is taken by its id. */
  meaning(id: string): StyleMeaning | null {
    let known = this.#meanings.get(id);
    if (known === undefined) {
      known =
        this.#find(id, ({ name }) => styleMeaning(name)) ?? styleMeaning(id) ?? this.#byOutline(id);
      this.#meanings.set(id, known);
    }
    return known;
  }

  numbering(id: string): NumberingReference | null {
    return this.#find(id, (style) => style.numbering);
  }

  /** For a character style. */
  formats(id: string): InlineMarkType[] {
    const formats = (['bold', 'italic', 'underline'] as const).filter((format) =>
      this.#find(id, (style) => style.formats.get(format) ?? null),
    );
    const isCode = this.#find(id, ({ name }) => codeName.test(name) || null);
    return isCode === true ? [...formats, 'code'] : formats;
  }

  #byOutline(id: string): StyleMeaning | null {
    const outline = this.#find(id, (style) => style.outline);
    return outline === null ? null : outlineMeaning(outline);
  }

  /** The first answer along the styles that the style is based on. */
  #find<T>(id: string, ask: (style: Style) => T | null): T | null {
    let at: string | null = id;
    for (let steps = 0; at !== null && steps < deepest; steps += 1) {
      const style: Style | undefined = this.#styles.get(at);
      if (style === undefined) return null;
      const answer = ask(style);
      if (answer !== null) return answer;
      at = style.basedOn;
    }
    return null;
  }
}

const codeName =
  /^(?:html code|html typewriter|source text|verbatim char|inline code|code char|code)$/i;

/** A heading for the outline levels from 0; null for 9, which is body text. */
export function outlineMeaning(outline: number): StyleMeaning | null {
  return outline >= 0 && outline < 9 ? { type: 'heading', level: Math.min(outline + 1, 6) } : null;
}

function styleOf(id: string, element: XmlElement): Style {
  const paragraph = child(element, 'w:pPr');
  const outline = valueOf(child(paragraph, 'w:outlineLvl'));
  const formats = new Map<InlineMarkType, boolean>();
  const run = child(element, 'w:rPr');
  const bold = child(run, 'w:b');
  if (bold !== undefined) formats.set('bold', isOn(bold));
  const italic = child(run, 'w:i');
  if (italic !== undefined) formats.set('italic', isOn(italic));
  const underline = child(run, 'w:u');
  if (underline !== undefined) formats.set('underline', valueOf(underline) !== 'none');
  return {
    name: valueOf(child(element, 'w:name')) ?? id,
    basedOn: valueOf(child(element, 'w:basedOn')),
    outline: outline === null || !/^\d$/.test(outline) ? null : Number(outline),
    numbering: numberingReference(child(paragraph, 'w:numPr')),
    formats,
  };
}

function numberingReference(element: XmlElement | undefined): NumberingReference | null {
  const list = valueOf(child(element, 'w:numId'));
  if (list === null) return null;
  return { list, level: listLevel(valueOf(child(element, 'w:ilvl'))) };
}

/** From 0 to 8, as Word has them. */
export function listLevel(value: string | null | undefined): number {
  return /^[0-8]$/.test(value ?? '') ? Number(value) : 0;
}

function valueOf(element: XmlElement | undefined): string | null {
  return element?.attributes['w:val'] ?? null;
}

/** Of a property that is on unless it says otherwise. */
function isOn(element: XmlElement): boolean {
  return isOnValue(valueOf(element));
}

export function isOnValue(value: string | null | undefined): boolean {
  return !/^(?:0|false|off|none)$/i.test(value ?? 'true');
}
