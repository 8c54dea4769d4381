// A colleague's marks in my article's current text: as they are where the texts are the same, else re-anchored as for a
// new version of a text. Every mark comes back, with how it stands.

import { reanchor, type Revised } from '../../../shared/anchoring/reanchor.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { AnchoringCounts } from '../../../shared/ipc/review-types.ts';
import { textSimilarity } from '../../../shared/text/min-hash.ts';

/** Only the same text is 1. */
const MOST_SIMILAR = 0.999;
/** Texts that have less in common are not versions of one, unless most marks are found again. */
const LEAST_IN_COMMON = 0.05;

/** In the order given. Offsets in UTF-16 code units of `mine`; an orphan keeps those of the text that it names. */
export const anchoredIn = (
  theirs: Revised,
  mine: Revised,
  marks: readonly Annotation[],
): readonly Annotation[] =>
  theirs.textSha256 === mine.textSha256 ? marks : reanchor(theirs, mine, marks);

/** Each mark in exactly one class. */
export function countAnchoring(marks: readonly Annotation[]): AnchoringCounts {
  const counts = { exact: 0, moved: 0, fuzzy: 0, orphan: 0 };
  for (const { anchoring } of marks) counts[anchoring.state] += 1;
  return counts;
}

/** Share of the runs of words in common; 1 for the same text only. */
export function similarityOf(a: Revised, b: Revised): number {
  if (a.textSha256 === b.textSha256) return 1;
  return Math.min(MOST_SIMILAR, textSimilarity(a.text, b.text));
}

/** Whether one text can be a version of the other. */
export function isVersion(similarity: number, { exact, moved, fuzzy, orphan }: AnchoringCounts) {
  if (similarity >= LEAST_IN_COMMON) return true;
  const found = exact + moved + fuzzy;
  return found > 0 && found >= orphan;
}
