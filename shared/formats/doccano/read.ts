// Reads doccano's records: `{"text","label":[[0,5,"X"]]}`, also `labels`, or `{"text","entities","relations"}`; any other
// key is metadata that is kept.

import { excerpt } from '../../annotation-file/problems.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import type { Draft, DraftMark, DraftRelation } from '../draft/draft.ts';
import { finishDrafts } from '../draft/finish-drafts.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { annotatorsIn, factsIn, idIn, unitIn, withOwn } from '../draft/read-own.ts';
import { isJsonObject, listAt, objectAt } from '../json-object.ts';
import { jsonRecords, type JsonRecord } from '../json-records.ts';
import { arrivedText } from '../offset-choice.ts';
import { createReading, type Reading } from '../reading.ts';
import { entityIn, type Entity } from './entity.ts';

export function readDoccano(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const drafts = files.flatMap((file) =>
    jsonRecords(file, reading).flatMap((record) => draftOf(file, record, { context, reading })),
  );
  return finishDrafts(drafts, { format: 'doccano', unit: 'utf-16' }, context, reading);
}

interface Means {
  readonly context: ReadContext;
  readonly reading: Reading;
}

const spanKeys = ['entities', 'label', 'labels'] as const;

function draftOf(file: FormatFile, record: JsonRecord, { context, reading }: Means): Draft[] {
  const { value, path, index } = record;
  const text = Object.hasOwn(value, 'text') ? value['text'] : undefined;
  if (typeof text !== 'string') {
    reading.problem(file.path, path, 'The record has no text.', 'Export it from a text project.');
    return [];
  }
  const arrived = arrivedText(text);
  const own = objectAt(value, OWN_KEY);
  const annotators = annotatorsIn(own);
  const key = spanKeys.find((name) => Object.hasOwn(value, name)) ?? null;
  const found = key === null ? [] : entitiesIn(file, record, key, reading);
  const relations = relationsIn(file, record, found, reading);
  const records = withOwn(own, annotators, { marks: found.map(({ mark }) => mark), relations });
  return [
    {
      file,
      path,
      id: idIn(own) ?? derivedId(value, context, arrived.text),
      place: String(index),
      text: arrived,
      metadata: factsIn(own),
      annotators,
      ...records,
      evidence: [],
      unit: unitIn(own),
      kept: keptOf(value, key, own !== null),
    },
  ];
}

/** doccano counts its examples from 1 in every database: the number alone names nothing. */
function derivedId(value: JsonObject, { idFor, sha256Hex }: ReadContext, text: string) {
  const id = Object.hasOwn(value, 'id') ? value['id'] : undefined;
  if (typeof id !== 'number' && typeof id !== 'string') return null;
  return id === '' ? null : idFor('article', 'doccano', String(id), sha256Hex(text));
}

interface Found {
  readonly entity: Entity;
  readonly mark: DraftMark;
}

function entitiesIn(
  file: FormatFile,
  { value, path }: JsonRecord,
  key: string,
  reading: Reading,
): Found[] {
  const list = listAt(value, key);
  const found = list.flatMap((item, at): Found[] => {
    // A label of the whole text, as in classification; it is kept.
    if (typeof item === 'string') return [];
    const place = `${path}.${key}[${at}]`;
    const entity = entityIn(item);
    if (entity !== null) return [{ entity, mark: markOf(entity, place) }];
    reading.problem(
      file.path,
      place,
      'A span has no start, end and label.',
      'Write it as [start, end, label], or with start_offset, end_offset and label.',
    );
    return [];
  });
  const whole = list.filter((item) => typeof item === 'string').length;
  if (whole > 0) {
    reading.note(
      file.path,
      `${path}.${key}`,
      'Labels of the whole text are kept and not shown.',
      'They are written back when the article is exported to doccano.',
    );
  }
  return found;
}

const markOf = ({ id, label, start, end, more }: Entity, path: string): DraftMark => ({
  id: id === null ? null : String(id),
  label,
  places: [{ start, end, quote: null }],
  path,
  attributes: [],
  made: {},
  kept: Object.keys(more).length === 0 ? {} : { more },
});

function relationsIn(
  file: FormatFile,
  { value, path }: JsonRecord,
  found: readonly Found[],
  reading: Reading,
): DraftRelation[] {
  const ends = new Map(found.toReversed().map(({ entity, mark }) => [entity.id, mark]));
  return listAt(value, 'relations').flatMap((item, at): DraftRelation[] => {
    const place = `${path}.relations[${at}]`;
    const { id, from_id, to_id, type, ...more } = isJsonObject(item) ? item : {};
    const from = typeof from_id === 'number' ? ends.get(from_id) : undefined;
    const to = typeof to_id === 'number' ? ends.get(to_id) : undefined;
    if (typeof type !== 'string') {
      reading.problem(file.path, place, 'A relation has no type.', 'Give it one.');
      return [];
    }
    if (from === undefined || to === undefined) {
      const missing = from === undefined ? from_id : to_id;
      reading.problem(
        file.path,
        place,
        `The relation ${excerpt(type)} ends at the entity ${JSON.stringify(missing) ?? 'without id'}, which is not there.`,
        'Name an entity of the same record, or leave the relation out.',
      );
      return [];
    }
    const hasMore = Object.keys(more).length > 0;
    return [
      {
        id: typeof id === 'number' && Number.isSafeInteger(id) ? String(id) : null,
        type,
        from,
        to,
        path: place,
        made: {},
        kept: hasMore ? { more } : {},
      },
    ];
  });
}

/** The form of the record, and all of it that is no text, no span and no relation. */
function keptOf(value: JsonObject, key: string | null, isOwn: boolean): JsonObject {
  const known = new Set<string>(['text', 'relations', OWN_KEY, ...(key === null ? [] : [key])]);
  const others = Object.entries(value).filter(([name]) => !known.has(name));
  const whole: JsonValue[] =
    key === null ? [] : listAt(value, key).filter((item) => typeof item === 'string');
  if (isOwn && others.length === 0 && whole.length === 0 && key === 'entities') return {};
  return {
    form: formOf(value, key),
    ...(whole.length === 0 ? {} : { whole }),
    ...(others.length === 0 ? {} : { meta: Object.fromEntries(others) }),
  };
}

/** Intent detection has its entities as triples, too (`{"entities":[[0,5,"X"]],"cats":[]}`). */
function formOf(value: JsonObject, key: string | null): JsonValue {
  if (key !== 'entities') return key;
  const isTriples = listAt(value, key).some((item) => Array.isArray(item));
  if (isTriples) return 'triples';
  return Object.hasOwn(value, 'relations') ? 'entities' : 'entities-alone';
}
