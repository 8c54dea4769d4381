// Relations between regions of one annotation. One result can have several labels, and its direction can be turned.

import { excerpt } from '../../annotation-file/problems.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { DraftMark, DraftRelation, Made } from '../draft/draft.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { madeIn, stringAt } from '../draft/read-own.ts';
import { isJsonObject, listAt, without } from '../json-object.ts';

/** What a relation without a label is called. */
export const UNLABELLED = 'relation';

export interface RelationContext {
  readonly annotation: number | null;
  readonly path: string;
  readonly byId: ReadonlyMap<string, DraftMark>;
  readonly annotators: readonly Annotator[];
  readonly made: Made;
  readonly problem: (path: string, message: string, remedy: string) => void;
}

export function relationsIn(
  results: readonly JsonValue[],
  context: RelationContext,
): DraftRelation[] {
  return results.flatMap((raw, at) =>
    isJsonObject(raw) && raw['type'] === 'relation' ? relationIn(raw, at, context) : [],
  );
}

function relationIn(raw: JsonObject, at: number, context: RelationContext): DraftRelation[] {
  const path = `${context.path}.result[${at}]`;
  const [from, to] = (['from_id', 'to_id'] as const).map((key) => {
    const mark = context.byId.get(stringAt(raw, key) ?? '');
    if (mark === undefined) {
      const id = excerpt(stringAt(raw, key) ?? '');
      context.problem(
        `${path}.${key}`,
        `The relation ends at the region ${id}, which is not there.`,
        'Name a region of the same annotation, or leave the relation out.',
      );
    }
    return mark;
  });
  if (from === undefined || to === undefined) return [];
  const direction = stringAt(raw, 'direction');
  const labels = listAt(raw, 'labels').filter((label) => typeof label === 'string');
  const own = listAt(raw, OWN_KEY);
  const isTurned = direction === 'left';
  return (labels.length === 0 ? [UNLABELLED] : labels).map((type, part): DraftRelation => {
    const record = own[part];
    const said = isJsonObject(record) ? record : {};
    const id = stringAt(said, 'id');
    return {
      id: id === '' ? null : id,
      type,
      from: isTurned ? to : from,
      to: isTurned ? from : to,
      path,
      made: { ...context.made, ...madeIn(said, context.annotators) },
      kept: keptOf(raw, { at, part, isLabelled: labels.length > 0 }, context),
    };
  });
}

interface Part {
  readonly at: number;
  readonly part: number;
  readonly isLabelled: boolean;
}

const known = ['from_id', 'to_id', 'type', 'labels', OWN_KEY];

function keptOf(
  raw: JsonObject,
  { at, part, isLabelled }: Part,
  { annotation }: RelationContext,
): JsonObject {
  if (annotation === null) return {};
  const labels = Object.hasOwn(raw, 'labels') ? raw['labels'] : undefined;
  return {
    annotation,
    at,
    ...(part === 0 ? {} : { part }),
    others: without(raw, known),
    ...(isLabelled ? {} : { labels: labels === undefined ? 'none' : labels }),
  };
}
