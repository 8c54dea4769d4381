// The marks of a merged set, and for each mark of each set the one that stands for it there.

import type { Annotation } from '../domain/annotation.ts';
import type { AnnotationId } from '../domain/ids.ts';
import { compareText, firstDifference } from '../domain/order.ts';
import { bySource, copyOf, keyOf, uniqueIds } from './merged-copies.ts';
import type { MergePolicy, Rejection, Settled } from './merge-policy.ts';
import { byPlace, placeMark } from './placed-mark.ts';
import type { MarkSet, PanelVariant } from './review-item.ts';

export interface MergedMarks {
  readonly annotations: readonly Annotation[];
  /** By `keyOf`: an id in the result, or null where all was rejected; none for a mark that is open. */
  readonly standsFor: ReadonlyMap<string, AnnotationId | null>;
  readonly rejected: readonly Rejection[];
}

export function mergedMarks(
  sets: readonly MarkSet[],
  items: readonly Settled[],
  policy: MergePolicy,
): MergedMarks {
  const sources = bySource(sets.map(({ annotations }) => annotations));
  const copies = items
    .flatMap(({ taken }) => taken ?? [])
    .map((variant) => ({ variant, mark: placeMark(copyOf(variant.marks, sources, policy)) }))
    .toSorted((a, b) => byPlace(a.mark, b.mark));
  const ids = uniqueIds(copies.map(({ mark }) => mark.mark)).map((id) => id as AnnotationId);
  const idOf = new Map<PanelVariant, AnnotationId>();
  const annotations = copies.map(({ variant, mark: { mark } }, at) => {
    const id = ids[at] ?? mark.id;
    idOf.set(variant, id);
    return id === mark.id ? mark : { ...mark, id };
  });
  return {
    annotations: annotations.toSorted(inFileOrder),
    standsFor: whatStandsFor(items, idOf),
    rejected: items.flatMap((item) => rejectionOf(item, (variant) => idOf.get(variant))),
  };
}

/** A mark that was taken stands for itself, another one of the same item for those that were not. */
function whatStandsFor(
  items: readonly Settled[],
  idOf: ReadonlyMap<PanelVariant, AnnotationId>,
): ReadonlyMap<string, AnnotationId | null> {
  const standsFor = new Map<string, AnnotationId | null>();
  for (const { group, taken } of items) {
    if (taken === null) continue;
    const [instead] = taken;
    for (const variant of group.variants) {
      const id = idOf.get(variant) ?? (instead === undefined ? undefined : idOf.get(instead));
      for (const ref of variant.marks) standsFor.set(keyOf(ref), id ?? null);
    }
  }
  return standsFor;
}

/** None where everything was taken, or where it is open. */
export function rejectionOf(
  { group, taken }: Settled,
  idOf: (variant: PanelVariant) => string | undefined,
): Rejection[] {
  if (taken === null) return [];
  const left = group.variants.filter((variant) => !taken.includes(variant));
  if (left.length === 0) return [];
  const marks = left.flatMap((variant) => variant.marks);
  return [{ item: group.from, marks, result: taken.flatMap((variant) => idOf(variant) ?? []) }];
}

const inFileOrder = (a: Annotation, b: Annotation): number =>
  firstDifference(
    (a.segments[0]?.startUtf16 ?? 0) - (b.segments[0]?.startUtf16 ?? 0),
    (b.segments.at(-1)?.endUtf16 ?? 0) - (a.segments.at(-1)?.endUtf16 ?? 0),
    compareText(a.id, b.id),
  );
