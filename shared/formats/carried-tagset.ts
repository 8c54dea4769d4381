// The tagset that a file of ours in another format carries with it, exactly as it was: unlike one that a person imports
// as a tagset, it is neither tidied nor refused for what the tagset editor would not allow.

import { z } from 'zod';
import { checkDefinitions } from '../annotation-file/check-tagset.ts';
import { createProblems } from '../annotation-file/problems.ts';
import { readJson } from '../annotation-file/read-json.ts';
import { tagsetWithRules } from '../annotation-file/tagset-with-rules.ts';
import type { Tagset } from '../domain/tagset.ts';

const carrier = z.object({ tagset: tagsetWithRules });

/** Of the text of a tagset file; null where it is none, or not consistent in itself. */
export function carriedTagset(json: string): Tagset | null {
  const problems = createProblems();
  const value = readJson(json, problems, problems)?.value;
  const tagset = carrier.safeParse(value).data?.tagset ?? null;
  if (tagset === null) return null;
  checkDefinitions(tagset, problems, []);
  return problems.count === 0 ? tagset : null;
}

/**
 * What a scheme is looked for among: the tagsets that the files carry come first, each as it is known here where that is
 * the very same, then what else is known. Another version that is known under the same id does not stand in for one.
 */
export function carriedFirst(carried: readonly Tagset[], known: readonly Tagset[]): Tagset[] {
  const sameAs = (own: Tagset): Tagset =>
    known.find((tagset) => JSON.stringify(tagset) === JSON.stringify(own)) ?? own;
  return [...carried.map(sameAs), ...known];
}
