// Relations between regions of one annotation. Label Studio has one between two regions and gives it several labels.

import type { Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { stringAt } from '../draft/read-own.ts';
import { objectAt, without } from '../json-object.ts';
import { UNLABELLED } from './relations.ts';
import {
  inOrder,
  keptOf,
  madeOf,
  placeIn,
  type OrderedResult,
  type RegionWriting,
} from './region-parts.ts';

export interface RelationWriting extends RegionWriting {
  /** The regions' ids by those of the marks. */
  readonly regions: ReadonlyMap<string, string>;
  readonly derivedId: (relation: Relation) => string;
}

interface Joined {
  readonly from: string;
  readonly to: string;
  readonly relations: Relation[];
}

export function writeRelations(
  relations: readonly Relation[],
  writing: RelationWriting,
): OrderedResult[] {
  const joined = new Map<string, Joined>();
  for (const relation of relations) {
    writing.config.relation(relation.type);
    const from = writing.regions.get(relation.from) ?? '';
    const to = writing.regions.get(relation.to) ?? '';
    const key = keyOf(relation, from, to);
    const before = joined.get(key);
    if (before === undefined) joined.set(key, { from, to, relations: [relation] });
    else before.relations.push(relation);
  }
  return inOrder([...joined.values()].map((one) => ({ one, at: placeOf(one) }))).map(
    ({ one, at }) => ({ at, json: resultOf(one, writing) }),
  );
}

/** The result it came in; what is new goes with its pair, and what has no label stays alone. */
function keyOf(relation: Relation, from: string, to: string): string {
  const kept = keptOf(relation);
  const at = placeIn(kept);
  const came = Number.isFinite(at) ? at : null;
  const alone = Object.hasOwn(kept, 'labels') ? relation.id : null;
  return JSON.stringify([from, to, came, alone]);
}

const placeOf = ({ relations: [first] }: Joined): number =>
  placeIn(first === undefined ? {} : keptOf(first));

const directionOf = (kept: JsonObject): string =>
  stringAt(objectAt(kept, 'others') ?? {}, 'direction') ?? 'right';

const known = ['from_id', 'to_id', 'type', 'labels', OWN_KEY];

function resultOf({ from, to, relations }: Joined, writing: RelationWriting): JsonObject {
  const [first] = relations;
  const kept = first === undefined ? {} : keptOf(first);
  const isTurned = directionOf(kept) === 'left';
  const own = relations.map((relation) => ownOf(relation, writing));
  const hasOwn = own.some((record) => Object.keys(record).length > 0);
  return {
    from_id: isTurned ? to : from,
    to_id: isTurned ? from : to,
    type: 'relation',
    ...(objectAt(kept, 'others') === null ? { direction: 'right' } : {}),
    ...without(objectAt(kept, 'others') ?? {}, known),
    ...labelsOf(relations, kept),
    ...(hasOwn ? { [OWN_KEY]: own } : {}),
  };
}

/** What had no label goes back without one, as long as nobody gave it one. */
function labelsOf(relations: readonly Relation[], kept: JsonObject): JsonObject {
  const before: JsonValue | undefined = kept['labels'];
  const isUnlabelled = relations.length === 1 && relations[0]?.type === UNLABELLED;
  if (before === undefined || !isUnlabelled) return { labels: relations.map(({ type }) => type) };
  return before === 'none' ? {} : { labels: before };
}

function ownOf(relation: Relation, writing: RelationWriting): JsonObject {
  const { id, note } = relation;
  return {
    ...(id === writing.derivedId(relation) ? {} : { id }),
    ...(note === null ? {} : { note }),
    ...madeOf(relation, writing),
  };
}
