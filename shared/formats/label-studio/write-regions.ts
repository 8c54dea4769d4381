// Marks as regions: one result for the labels, one for each attribute, all with the region's id. What came from Label
// Studio is written as it came, unless it was changed here.

import type { Annotation } from '../../domain/annotation.ts';
import type { JsonObject } from '../../domain/json.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { stringAt } from '../draft/read-own.ts';
import { objectAt, without } from '../json-object.ts';
import type { Names } from './controls.ts';
import {
  keptOf,
  metaOf,
  namesOf,
  ownOf,
  placeIn,
  spanOf,
  writtenOrigin,
  type OrderedResult,
  type Region,
  type RegionWriting,
} from './region-parts.ts';
import { attributeResults } from './write-attributes.ts';

export interface WrittenRegions {
  readonly results: readonly OrderedResult[];
  /** The region's id by the mark's. */
  readonly ids: ReadonlyMap<string, string>;
}

export function writeRegions(marks: readonly Annotation[], writing: RegionWriting): WrittenRegions {
  const regions = new Map<string, Region>();
  const ids = new Map<string, string>();
  for (const mark of marks) {
    const region = regionFor(mark, regions, writing);
    ids.set(mark.id, region.id);
  }
  const used = new Set(regions.keys());
  const results = [...regions.values()].flatMap((region) => [
    ...labelResults(region, writing),
    ...attributeResults(region, writing),
    ...segmentResults(region, used, writing),
  ]);
  return { results, ids };
}

/** Several labels of one region are several marks here. */
function regionFor(mark: Annotation, regions: Map<string, Region>, writing: RegionWriting): Region {
  const kept = keptOf(mark);
  const native = stringAt(kept, 'region');
  const part = typeof kept['part'] === 'number' ? kept['part'] : 0;
  const before = native === null ? undefined : regions.get(native);
  if (before !== undefined && isLabelOnly(mark, before.main, writing)) {
    before.parts.set(part, [...(before.parts.get(part) ?? []), mark]);
    if ((before.parts.get(part)?.length ?? 0) > 1) writing.config.severalLabels();
    return before;
  }
  let id = native !== null && before === undefined ? native : mark.id;
  while (regions.has(id)) id += '~';
  const region = { id, main: mark, parts: new Map([[part, [mark]]]) };
  regions.set(id, region);
  return region;
}

const placesOf = ({ segments }: Annotation): string =>
  JSON.stringify(segments.map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]));

/** Nothing is said of it that a label cannot hold. */
const isLabelOnly = (mark: Annotation, main: Annotation, writing: RegionWriting): boolean =>
  placesOf(mark) === placesOf(main) &&
  mark.note === null &&
  Object.keys(mark.attributes).length === 0 &&
  Object.keys(ownOf(mark, writing)).length === 0;

function labelResults({ id, main, parts }: Region, writing: RegionWriting): OrderedResult[] {
  const own = ownOf(main, writing);
  const [segment] = main.segments;
  if (segment === undefined) return [];
  return Array.from(parts.values()).flatMap((marks): OrderedResult[] => {
    const [mark] = marks;
    if (mark === undefined) return [];
    const kept = keptOf(mark);
    const names = namesOf(mark, writing);
    for (const { tag } of marks) declareLabel(names, tag, writing);
    const isUnlabelled = kept['hasNoLabel'] === true && marks.length === 1;
    return [
      {
        at: placeIn(kept),
        json: {
          id,
          from_name: names.from,
          to_name: names.to,
          type: 'labels',
          ...originPart(mark),
          ...without(objectAt(kept, 'others') ?? {}, [
            'id',
            'from_name',
            'to_name',
            'type',
            'value',
            'meta',
          ]),
          value: {
            ...spanOf(segment, writing),
            ...(kept['hasNoText'] === true ? {} : { text: segment.quote }),
            labels: isUnlabelled ? [] : marks.map(({ tag }) => tag),
            ...without(objectAt(kept, 'values') ?? {}, ['start', 'end', 'text', 'labels']),
          },
          ...metaOf(mark, main.note, mark === main ? own : {}),
        },
      },
    ];
  });
}

/** Old exports do not say it. */
const originPart = (mark: Annotation): JsonObject =>
  objectAt(keptOf(mark), 'others') === null ? { origin: writtenOrigin(mark) } : {};

function declareLabel(names: Names, tag: string, { given, config }: RegionWriting): void {
  config.label(names, tag, given.tagset.tags.find(({ id }) => id === tag) ?? null);
}

/** A segment after the first is a region of its own that names the first. */
function segmentResults(
  { id, main }: Region,
  used: Set<string>,
  writing: RegionWriting,
): OrderedResult[] {
  const { from, to } = namesOf(main, writing);
  return main.segments.slice(1).map((segment, at) => {
    let part = `${id}~${at + 2}`;
    while (used.has(part)) part += '~';
    used.add(part);
    return {
      at: Number.POSITIVE_INFINITY,
      json: {
        id: part,
        from_name: from,
        to_name: to,
        type: 'labels',
        origin: writtenOrigin(main),
        value: { ...spanOf(segment, writing), text: segment.quote, labels: [main.tag] },
        meta: { [OWN_KEY]: { of: id } },
      },
    };
  });
}
