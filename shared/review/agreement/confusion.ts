// Which tag of one annotator meets which of the other: every mark with its best partner, whatever its tag.

import type { AgreementReport } from './agreement-report.ts';
import { bestAssignment } from './assignment.ts';
import { overlapsOf } from './overlaps.ts';
import type { Prepared, PreparedMark } from './prepared.ts';
import { pairsOf } from './span-matches.ts';

/**
 * Partners are chosen by the best assignment: as many of the same tag as can be, then the most overlap (shared text by
 * text covered by either). A mark without partner meets nothing. Over all texts and pairs of annotators; the row is the
 * one that comes first in the document. O(m log m) and one best assignment for each group of marks that overlap.
 */
export function confusionOf(prepared: Prepared): AgreementReport['confusion'] {
  const nothing = prepared.tags.length;
  const counts = Array.from({ length: nothing + 1 }, () =>
    Array.from({ length: nothing + 1 }, () => 0),
  );
  const count = (row: number, column: number): void => {
    const cells = counts[row];
    if (cells !== undefined) cells[column] = (cells[column] ?? 0) + 1;
  };
  for (const document of prepared.documents) {
    for (const [reference, other] of pairsOf(document)) {
      const ones = document.marks.filter(({ annotator }) => annotator === reference);
      const others = document.marks.filter(({ annotator }) => annotator === other);
      const partners = partnersOf(ones, others);
      const met = new Set<number>();
      for (const [index, { tag }] of ones.entries()) {
        const partner = partners[index] ?? -1;
        count(tag, others[partner]?.tag ?? nothing);
        met.add(partner);
      }
      for (const [index, { tag }] of others.entries()) if (!met.has(index)) count(nothing, tag);
    }
  }
  return { tags: prepared.tags, counts };
}

function partnersOf(ones: readonly PreparedMark[], others: readonly PreparedMark[]): Int32Array {
  const oneLengths = ones.map(lengthOf);
  const otherLengths = others.map(lengthOf);
  // More than all overlaps together can weigh, so that an equal tag is never given up for more overlap.
  const sameTag = Math.min(ones.length, others.length) + 1;
  const edges = overlapsOf(ones, others).map(({ one, other, lengthUtf16 }) => {
    const either = (oneLengths[one] ?? 0) + (otherLengths[other] ?? 0) - lengthUtf16;
    const isSame = ones[one]?.tag === others[other]?.tag;
    return { row: one, column: other, weight: lengthUtf16 / either + (isSame ? sameTag : 0) };
  });
  return bestAssignment(ones.length, others.length, edges);
}

const lengthOf = ({ segments }: PreparedMark): number =>
  segments.reduce((sum, { startUtf16, endUtf16 }) => sum + endUtf16 - startUtf16, 0);
