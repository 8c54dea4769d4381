// One match of a pattern at a random place. Listing all of them first would take more memory than what is tested.

import type { Random } from '../random.ts';

/** The first match behind a random place, else the first of all; null where there is none. `pattern` is global. */
export function matchNear(text: string, pattern: RegExp, random: Random): RegExpExecArray | null {
  pattern.lastIndex = random.below(text.length + 1);
  const found = pattern.exec(text);
  if (found !== null) return found;
  pattern.lastIndex = 0;
  return pattern.exec(text);
}
