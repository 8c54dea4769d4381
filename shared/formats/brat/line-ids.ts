// Ids of lines: those that lines have, and new ones beside them.

export interface LineIds {
  /** The id itself if it is one with this letter and free, else the next free one. */
  take(letter: string, wanted?: string): string;
  reserve(id: string): void;
}

export function createLineIds(): LineIds {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  const fresh = (letter: string): string => {
    for (let number = next.get(letter) ?? 1; ; number += 1) {
      const id = `${letter}${number}`;
      if (taken.has(id)) continue;
      next.set(letter, number + 1);
      return id;
    }
  };
  return {
    take(letter, wanted = '') {
      const isFree = wanted.startsWith(letter) && /^.\d{1,9}$/.test(wanted) && !taken.has(wanted);
      const id = isFree ? wanted : fresh(letter);
      taken.add(id);
      return id;
    },
    reserve: (id) => void taken.add(id),
  };
}
