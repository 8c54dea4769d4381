// Who made a mark, when and how: the features that we give the types of marks and relations beside their attributes.

import type { Anchoring, Annotation, Annotator } from '../../domain/annotation.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import type { JsonValue } from '../../domain/json.ts';

/** What the file says; absent where it says nothing that is right. */
export interface Meta {
  readonly note?: string;
  readonly annotator?: AnnotatorId;
  readonly createdAtMs?: number;
  readonly updatedAtMs?: number;
  readonly origin?: Annotation['origin'];
  readonly anchoring?: Anchoring;
}

export interface People {
  /** The annotator of that id, the name where it was not known. */
  get(id: string, name: string | null): AnnotatorId;
  all(): Annotator[];
}

export function createPeople(listed: readonly Annotator[]): People {
  const people = new Map(listed.map((one) => [one.id, one]));
  return {
    get(given, name) {
      const id = given as AnnotatorId;
      if (!people.has(id)) people.set(id, { id, name: name ?? given });
      return id;
    },
    all: () => [...people.values()],
  };
}

export function metaOf(ours: ReadonlyMap<string, JsonValue>, people: People): Meta {
  const text = (name: string): string | null => {
    const value = ours.get(name);
    return typeof value === 'string' ? value.toWellFormed() : null;
  };
  const note = text('note');
  const annotator = text('annotator') ?? '';
  const createdAtMs = timeOf(text('created'));
  const updatedAtMs = timeOf(text('updated'));
  const origin = originOf(text('origin'));
  const anchoring = anchoringOf(text('anchoring'), ours.get('score'));
  return {
    ...(note === null ? {} : { note }),
    ...(annotator === '' ? {} : { annotator: people.get(annotator, text('annotatorName')) }),
    ...(createdAtMs === null ? {} : { createdAtMs }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
    ...(origin === null ? {} : { origin }),
    ...(anchoring === null ? {} : { anchoring }),
  };
}

const origins = ['manual', 'suggested', 'propagated', 'imported'] as const;

const originOf = (value: string | null): Annotation['origin'] | null =>
  origins.find((one) => one === value) ?? null;

function timeOf(value: string | null): number | null {
  if (value === null || !/^\d{4}-\d\d-\d\dT/.test(value)) return null;
  const ms = Date.parse(value);
  return Number.isNaN(ms) || ms < 0 ? null : ms;
}

function anchoringOf(state: string | null, score: JsonValue | undefined): Anchoring | null {
  if (state === 'moved') return { state, score: 1 };
  const isScore = typeof score === 'number' && score >= 0 && score < 1;
  return state === 'fuzzy' && isScore ? { state, score } : null;
}
