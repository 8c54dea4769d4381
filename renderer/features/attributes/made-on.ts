// What a mark was made on, told from its history: its last certain words and their surroundings that are not those of
// now. Null when the log does not tell, as for marks that came with a file. Pure.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { MarkEvent } from '../../../shared/ipc/history-types.ts';

const wordsOf = ({ segments, prefix, suffix }: Annotation): string =>
  JSON.stringify([prefix, segments.map(({ quote }) => quote), suffix]);

/** `events` oldest first. */
export function madeOn(events: readonly MarkEvent[], now: Annotation): Annotation | null {
  const known = events.flatMap(({ before, after }) => [before, after]);
  return known.findLast(isCertainAndOther(wordsOf(now))) ?? null;
}

function isCertainAndOther(now: string) {
  return (then: Annotation | null): boolean =>
    then !== null && then.anchoring.state === 'exact' && wordsOf(then) !== now;
}
