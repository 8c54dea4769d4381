// The numbers that a word processor shows before list items and headings, which no text of the file holds.

import { roman } from '../roman.ts';

/** How one level of a list counts and shows it. */
export interface LevelFormat {
  /** `null` for bullets and for levels that show no number. */
  readonly style: NumberStyle | null;
  /** With `%1` to `%9` for the numbers of the levels, such as `%1.%2)`. */
  readonly pattern: string;
  readonly start: number;
}

export type NumberStyle =
  | 'decimal'
  | 'lower-letter'
  | 'upper-letter'
  | 'lower-roman'
  | 'upper-roman';

/** Counts one list. Levels are from 0. */
export class ListCounter {
  readonly #counts: number[] = [];

  /** Counts an item; deeper levels begin anew after it. Answers its label such as `2.1.`, empty for a bullet. */
  next(level: number, formats: readonly (LevelFormat | undefined)[]): string {
    for (let outer = 0; outer < level; outer += 1) {
      this.#counts[outer] ??= formats[outer]?.start ?? 1;
    }
    const current = this.#counts[level];
    this.#counts[level] = current === undefined ? (formats[level]?.start ?? 1) : current + 1;
    this.#counts.length = level + 1;
    return this.#label(level, formats);
  }

  /** The next item of the level gets this number. */
  restart(level: number, at: number): void {
    this.#counts.length = Math.min(this.#counts.length, level + 1);
    for (let outer = this.#counts.length; outer < level; outer += 1) this.#counts[outer] = 1;
    this.#counts[level] = at - 1;
  }

  #label(level: number, formats: readonly (LevelFormat | undefined)[]): string {
    const format = formats[level];
    if (format === undefined || format.style === null) return '';
    return format.pattern
      .replace(/%([1-9])/g, (_, digit: string) => {
        const shown = Number(digit) - 1;
        const style = formats[shown]?.style ?? 'decimal';
        return formatNumber(this.#counts[shown] ?? 1, style);
      })
      .trim();
  }
}

/** From 1; what a style cannot write is written in digits. */
export function formatNumber(value: number, style: NumberStyle): string {
  switch (style) {
    case 'lower-letter':
      return letters(value);
    case 'upper-letter':
      return letters(value).toUpperCase();
    case 'lower-roman':
      return roman(value);
    case 'upper-roman':
      return roman(value).toUpperCase();
    default:
      return String(value);
  }
}

/** a … z, aa, bb, … as word processors go on. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}
