// Places of different words that stand close together are read as one passage: the words of a query in one line, not
// that line once for each.

import type { SearchHit } from '../../../shared/ipc/types.ts';

export interface Passage {
  /** In text order, at least one. */
  readonly hits: readonly [SearchHit, ...SearchHit[]];
  /** What stands between each place and the next. */
  readonly between: readonly string[];
}

/** From the first place to the last, in characters: a row shows little more in one look. */
const LONGEST = 48;

/** What stands between two places, where the words after the first lead to the second; else null. */
function between(first: SearchHit, second: SearchHit): string | null {
  if (first.in !== second.in || first.annotationId !== second.annotationId) return null;
  const { after, match } = first;
  for (
    let at = after.indexOf(second.match);
    at !== -1 && at < LONGEST;
    at = after.indexOf(second.match, at + 1)
  ) {
    const words = after.slice(0, at);
    if (second.before.endsWith(match + words)) return words;
  }
  return null;
}

/** Null where the place begins a passage of its own: too far on, or the same word again. */
function grown({ hits, between: gaps }: Passage, hit: SearchHit): Passage | null {
  const last = hits.at(-1) ?? hits[0];
  const words = between(last, hit);
  if (words === null) return null;
  const matches = [...hits.map(({ match }) => match), hit.match];
  if (new Set(matches.map((match) => match.toLowerCase())).size < matches.length) return null;
  const apart = [...gaps, words];
  if ([...matches, ...apart].join('').length > LONGEST) return null;
  return { hits: [...hits, hit], between: apart };
}

/** Every place in one passage, in the order given. */
export function passagesOf(hits: readonly SearchHit[]): readonly Passage[] {
  const passages: Passage[] = [];
  for (const hit of hits) {
    const last = passages.at(-1);
    const longer = last === undefined ? null : grown(last, hit);
    if (longer === null) passages.push({ hits: [hit], between: [] });
    else passages[passages.length - 1] = longer;
  }
  return passages;
}
