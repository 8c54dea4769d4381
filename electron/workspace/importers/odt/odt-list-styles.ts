// The list styles of an OpenDocument text, and the numbering of its headings.

import type { LevelFormat, NumberStyle } from '../office/list-numbers.ts';
import type { XmlAttributes } from '../xml.ts';

type Levels = (LevelFormat | undefined)[];

const numberStyles: Readonly<Record<string, NumberStyle>> = {
  a: 'lower-letter',
  A: 'upper-letter',
  i: 'lower-roman',
  I: 'upper-roman',
};

const deepest = 10;

export class OdtListStyles {
  readonly #styles = new Map<string, Levels>();
  /** Of headings; empty where they have no numbers. */
  readonly outline: Levels = [];
  #current: Levels | null = null;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'text:list-style') {
      this.#current = [];
      this.#styles.set(attributes['style:name'] ?? '', this.#current);
    } else if (name === 'text:outline-style') this.#current = this.outline;
    else if (this.#current !== null && name.startsWith('text:')) {
      const level = levelOf(attributes['text:level']);
      const isNumber =
        name === 'text:list-level-style-number' || name === 'text:outline-level-style';
      if (level !== null && isNumber) this.#current[level] = numberFormat(level, attributes);
    }
  }

  close(name: string): void {
    if (name === 'text:list-style' || name === 'text:outline-style') this.#current = null;
  }

  /** Levels from 0; one that is absent shows a bullet. */
  levels(style: string | null): readonly (LevelFormat | undefined)[] {
    return (style === null ? undefined : this.#styles.get(style)) ?? [];
  }
}

/** From 0; null for what is no level. */
function levelOf(value: string | undefined): number | null {
  const level = /^\d{1,2}$/.test(value ?? '') ? Number(value) : 0;
  return level >= 1 && level <= deepest ? level - 1 : null;
}

function numberFormat(level: number, attributes: XmlAttributes): LevelFormat {
  const format = attributes['style:num-format'] ?? '';
  const shown = Math.min(count(attributes['text:display-levels']), level + 1);
  const numbers = Array.from({ length: shown }, (_, index) => `%${level + 2 - shown + index}`);
  const { 'style:num-prefix': prefix = '', 'style:num-suffix': suffix = '' } = attributes;
  return {
    style: format === '' ? null : (numberStyles[format] ?? 'decimal'),
    pattern: level > 8 ? '' : `${prefix}${numbers.join('.')}${suffix}`,
    start: count(attributes['text:start-value']),
  };
}

export function count(value: string | undefined): number {
  return /^\d{1,6}$/.test(value ?? '') ? Number(value) : 1;
}
