// The properties of an RTF document: its `\info` group.

import type { OfficeProperties } from '../office/properties.ts';

const LONGEST = 1000;

export class PropertyReader {
  readonly #texts = new Map<string, string>();
  readonly #dates = new Map<string, Map<string, number>>();

  text(property: string, text: string): void {
    const before = this.#texts.get(property) ?? '';
    if (before.length < LONGEST) this.#texts.set(property, before + text);
  }

  /** One part of a date, such as `\yr2023`. */
  number(property: string, word: string, param: number | null): void {
    if (param === null || !['yr', 'mo', 'dy'].includes(word)) return;
    const date = this.#dates.get(property) ?? new Map<string, number>();
    this.#dates.set(property, date.set(word, param));
  }

  read(): OfficeProperties {
    return {
      title: this.#texts.get('title') ?? null,
      creator: this.#texts.get('author') ?? null,
      created: this.#date('creatim'),
      modified: this.#date('revtim'),
      language: null,
    };
  }

  #date(property: string): string | null {
    const date = this.#dates.get(property);
    const part = (word: string, digits: number) =>
      String(date?.get(word) ?? 0).padStart(digits, '0');
    return date === undefined ? null : `${part('yr', 4)}-${part('mo', 2)}-${part('dy', 2)}`;
  }
}
