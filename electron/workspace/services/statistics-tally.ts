// Counting under names: spellings that differ in case and spaces alone are one, called as most of them are.

import type { NamedCount, Ranked } from '../../../shared/domain/statistics.ts';

/** Most first; what counts as much in the order of its name, so that the same library gives the same lists. */
export function byMost<Item>(
  count: (item: Item) => number,
  name: (item: Item) => string,
): (a: Item, b: Item) => number {
  return (a, b) => {
    const more = count(b) - count(a);
    return more === 0 ? byText(name(a), name(b)) : more;
  };
}

/** The same order whatever the language of the machine. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Cuts a sorted list; null keeps all of it. */
export function ranked<Item extends { readonly marks: number }>(
  items: readonly Item[],
  most: number | null,
): Ranked<Item> {
  return {
    top: most === null ? items : items.slice(0, most),
    total: items.length,
    marks: items.reduce((sum, { marks }) => sum + marks, 0),
  };
}

/** One name however it is spelt. */
export interface Name {
  marks: number;
  articles: number;
  lastArticle: number;
}

interface Spelling {
  readonly name: Name;
  readonly words: string;
  marks: number;
}

export interface NameTally {
  /** Articles come one after the other. */
  readonly add: (words: string, articleKey: number) => Name;
  /** Each name as most spell it; of as many the first in the order of text. */
  readonly spellings: () => ReadonlyMap<Name, string>;
  /** Most marks first. */
  readonly counts: () => NamedCount[];
}

export function nameTally(): NameTally {
  const names = new Map<string, Name>();
  const spelt = new Map<string, Spelling>();

  function spellingOf(given: string): Spelling {
    const words = given.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
    const folded = words.toLowerCase();
    const name = names.get(folded) ?? { marks: 0, articles: 0, lastArticle: -1 };
    names.set(folded, name);
    return { name, words, marks: 0 };
  }

  function spellings(): ReadonlyMap<Name, string> {
    const best = new Map<Name, string>();
    const sorted = [...merged(spelt.values())].toSorted(
      byMost(
        ({ marks }) => marks,
        ({ words }) => words,
      ),
    );
    for (const { name, words } of sorted) if (!best.has(name)) best.set(name, words);
    return best;
  }

  return {
    add(words, articleKey) {
      let spelling = spelt.get(words);
      if (spelling === undefined) {
        spelling = spellingOf(words);
        spelt.set(words, spelling);
      }
      spelling.marks += 1;
      const { name } = spelling;
      name.marks += 1;
      if (name.lastArticle !== articleKey) name.articles += 1;
      name.lastArticle = articleKey;
      return name;
    },
    spellings,
    counts() {
      return [...spellings()]
        .map(([{ marks, articles }, name]) => ({ name, marks, articles }))
        .toSorted(
          byMost(
            ({ marks }) => marks,
            ({ name }) => name,
          ),
        );
    },
  };
}

/** Spellings that differ in spaces alone, as one. */
function* merged(spellings: Iterable<Spelling>): Generator<Spelling> {
  const byWords = new Map<string, Spelling>();
  for (const { name, words, marks } of spellings) {
    const before = byWords.get(words);
    if (before === undefined) byWords.set(words, { name, words, marks });
    else before.marks += marks;
  }
  yield* byWords.values();
}
