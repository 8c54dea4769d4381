// Which marks go into which of a task's annotations: into the one they came from, else into one of their annotator's.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { WriteContext } from '../codec.ts';
import { timeOf } from '../draft/own-block.ts';
import { isJsonObject, listAt, objectAt } from '../json-object.ts';
import { annotatorOf, timesOf } from './people.ts';
import { inOrder, keptOf, type RegionWriting } from './region-parts.ts';
import { writeRegions } from './write-regions.ts';
import { writeRelations } from './write-relations.ts';

const FORMAT = 'label-studio';

export interface Slot {
  /** What came with the annotation; null for a new one. */
  readonly kept: JsonObject | null;
  /** Whoever the annotation names; null for nobody. */
  readonly annotator: string | null;
  readonly marks: Annotation[];
}

/** In the order of the file; those that are new come last. */
export function slotsOf(
  { article }: AnnotatedArticle,
  marks: readonly Annotation[],
  { idFor }: WriteContext,
): readonly Slot[] {
  const slots = listAt(objectAt(article.extra, FORMAT) ?? {}, 'annotations').map((item): Slot => {
    const kept = isJsonObject(item) ? item : null;
    const about = objectAt(kept ?? {}, 'about') ?? {};
    return { kept, annotator: annotatorOf(about, idFor)?.id ?? null, marks: [] };
  });
  const isOpen = ({ kept }: Slot) => kept !== null && !Object.hasOwn(kept, 'results');
  const added = new Map<string, Slot>();
  for (const mark of marks) {
    const index = keptOf(mark)['annotation'];
    const came = typeof index === 'number' ? slots[index] : undefined;
    const own = slots.find((slot) => isOpen(slot) && slot.annotator === mark.annotator);
    const slot =
      came !== undefined && isOpen(came) ? came : (own ?? added.get(mark.annotator) ?? newSlot());
    if (slot.kept === null) added.set(mark.annotator, slot);
    slot.marks.push(mark);
  }
  return [...slots, ...added.values()];
}

const newSlot = (): Slot => ({ kept: null, annotator: null, marks: [] });

export interface AnnotationWriting extends Omit<RegionWriting, 'author' | 'times'> {
  readonly unnamed: string;
  readonly derivedId: (relation: Relation) => string;
}

/** Null for one that is empty and was never there. */
export function annotationJson(
  { kept, annotator, marks }: Slot,
  relations: readonly Relation[],
  writing: AnnotationWriting,
): JsonObject | null {
  if (kept === null && marks.length === 0) return null;
  const about = objectAt(kept ?? {}, 'about') ?? {};
  if (kept !== null && Object.hasOwn(kept, 'results')) {
    return { ...about, result: [...listAt(kept, 'results')] };
  }
  const times = kept === null ? {} : timesOf(about);
  const here = { ...writing, author: annotator ?? writing.unnamed, times };
  const regions = writeRegions(marks, here);
  const own = relations.filter(({ from }) => regions.ids.has(from));
  const all = [
    ...regions.results,
    ...writeRelations(own, { ...here, regions: regions.ids }),
    ...othersIn(kept),
  ];
  const result = inOrder(all).map(({ json }) => json);
  return { ...(kept === null ? newAbout(marks) : about), result };
}

function othersIn(kept: JsonObject | null): { at: number; json: JsonValue }[] {
  return listAt(kept ?? {}, 'others').flatMap((item) => {
    if (!isJsonObject(item)) return [];
    const { at, result = null } = item;
    return [{ at: typeof at === 'number' ? at : Number.POSITIVE_INFINITY, json: result }];
  });
}

function newAbout(marks: readonly Annotation[]): JsonObject {
  const created = marks.reduce((least, one) => Math.min(least, one.createdAtMs), Infinity);
  const updated = marks.reduce((most, one) => Math.max(most, one.updatedAtMs), created);
  return {
    was_cancelled: false,
    ground_truth: false,
    created_at: timeOf(created),
    updated_at: timeOf(updated),
  };
}
