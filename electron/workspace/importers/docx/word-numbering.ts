// The numbers before a Word document's list items and headings, counted as Word counts them: paragraphs of lists with
// one definition count on, unless a list starts anew.

import { ListCounter, type LevelFormat, type NumberStyle } from '../office/list-numbers.ts';
import { child, childrenNamed, type XmlElement } from '../xml-tree.ts';
import { listLevel, type NumberingReference } from './word-styles.ts';

interface Definition {
  readonly levels: readonly (LevelFormat | undefined)[];
  /** The numbering style whose list this one stands for. */
  readonly styleLink: string | null;
  /** The numbering style that this definition is. */
  readonly isStyle: string | null;
}

interface List {
  readonly definition: string;
  readonly levels: ReadonlyMap<number, LevelFormat>;
  readonly starts: ReadonlyMap<number, number>;
}

const styles: Readonly<Record<string, NumberStyle>> = {
  lowerLetter: 'lower-letter',
  upperLetter: 'upper-letter',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
};

export class WordNumbering {
  readonly #definitions = new Map<string, Definition>();
  readonly #lists = new Map<string, List>();
  readonly #counters = new Map<string, ListCounter>();
  readonly #started = new Set<string>();

  constructor(root: XmlElement | null) {
    for (const element of childrenNamed(root ?? undefined, 'w:abstractNum')) {
      const id = element.attributes['w:abstractNumId'];
      if (id !== undefined) this.#definitions.set(id, definitionOf(element));
    }
    for (const element of childrenNamed(root ?? undefined, 'w:num')) {
      const id = element.attributes['w:numId'];
      if (id !== undefined) this.#lists.set(id, listOf(element));
    }
  }

  /** Counts a paragraph. Its label, empty for a bullet; null when it belongs to no list that there is. */
  next({ list: id, level }: NumberingReference): string | null {
    const list = this.#lists.get(id);
    const found = list === undefined ? null : this.#resolve(list.definition);
    if (list === undefined || found === null) return null;
    const [key, definition] = found;
    const counter = this.#counters.get(key) ?? new ListCounter();
    this.#counters.set(key, counter);
    const start = list.starts.get(level);
    const use = `${id} ${level}`;
    if (start !== undefined && !this.#started.has(use)) counter.restart(level, start);
    this.#started.add(use);
    const formats = definition.levels.map((format, index) => list.levels.get(index) ?? format);
    return counter.next(level, formats);
  }

  /** The definition that a list uses, where that only names a style the one of that style. */
  #resolve(id: string): [string, Definition] | null {
    const definition = this.#definitions.get(id);
    if (definition === undefined) return null;
    if (definition.styleLink === null) return [id, definition];
    for (const [other, candidate] of this.#definitions) {
      if (candidate.isStyle === definition.styleLink) return [other, candidate];
    }
    return [id, definition];
  }
}

function definitionOf(element: XmlElement): Definition {
  const levels = Array.from<LevelFormat | undefined>({ length: 9 });
  for (const level of childrenNamed(element, 'w:lvl')) {
    levels[listLevel(level.attributes['w:ilvl'])] = levelFormat(level);
  }
  return {
    levels,
    styleLink: child(element, 'w:numStyleLink')?.attributes['w:val'] ?? null,
    isStyle: child(element, 'w:styleLink')?.attributes['w:val'] ?? null,
  };
}

function listOf(element: XmlElement): List {
  const levels = new Map<number, LevelFormat>();
  const starts = new Map<number, number>();
  for (const override of childrenNamed(element, 'w:lvlOverride')) {
    const level = listLevel(override.attributes['w:ilvl']);
    const format = child(override, 'w:lvl');
    if (format !== undefined) levels.set(level, levelFormat(format));
    const start = child(override, 'w:startOverride')?.attributes['w:val'];
    if (start !== undefined) starts.set(level, count(start));
  }
  return {
    definition: child(element, 'w:abstractNumId')?.attributes['w:val'] ?? '',
    levels,
    starts,
  };
}

function levelFormat(element: XmlElement): LevelFormat {
  const format = child(element, 'w:numFmt')?.attributes['w:val'] ?? 'decimal';
  const style = format === 'bullet' || format === 'none' ? null : (styles[format] ?? 'decimal');
  return {
    style,
    pattern: child(element, 'w:lvlText')?.attributes['w:val'] ?? '',
    start: count(child(element, 'w:start')?.attributes['w:val'] ?? '1'),
  };
}

const count = (value: string): number => (/^\d{1,6}$/.test(value) ? Number(value) : 1);
