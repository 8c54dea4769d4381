// What marks and relations have in common when they are written: what was kept of them, and who made them when.

import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { EXTRA } from './kept.ts';
import { isId, isObject, own } from './members.ts';
import type { CasWriting } from './write.ts';

export interface WrittenMark {
  readonly id: number;
  readonly mark: Annotation;
  readonly type: string;
  /** Where its features stand as they were read; null for what did not come from a CAS, or has another tag since. */
  readonly extra: JsonObject | null;
}

export type Growing = [name: string, value: JsonValue | undefined][];

/** What was read from the file of this article, not from another one. */
export function extraOf({ kept }: CasWriting, { extra }: Annotation | Relation): JsonObject | null {
  const mine = own(extra, EXTRA);
  return kept !== null && isObject(mine) ? mine : null;
}

/** From the start of its first stretch to the end of the last. */
export function coverOf({ segments }: Annotation): [begin: number, end: number] {
  const begin = segments[0]?.startUtf16 ?? 0;
  return [begin, segments.at(-1)?.endUtf16 ?? begin];
}

/** The id that the structure had when it was read. */
export function structureId(extra: JsonObject, id: number): number {
  const before = own(extra, 'id');
  return isId(before) ? before : id;
}

/** `foreignId` is the structure's id where the mark or relation was read from another program's file. */
export function metaOfItem(
  { given, context }: CasWriting,
  item: Annotation | Relation,
  foreignId: number | null,
): Growing {
  const { article, annotators } = given;
  const { idFor } = context;
  const isForeign = foreignId !== null;
  const members: Growing = [];
  const madeId = idFor('cas-json', article.textSha256, String(foreignId ?? ''));
  if (!isForeign || item.id !== madeId) members.push(['id', item.id]);
  if (item.note !== null) members.push(['note', item.note]);
  if (!isForeign || item.annotator !== idFor('annotator', 'cas-json')) {
    const name = annotators.find(({ id }) => id === item.annotator)?.name;
    members.push(['annotator', item.annotator], ['annotatorName', name]);
  }
  const { importedAtMs } = article.source;
  if (!isForeign || item.createdAtMs !== importedAtMs || item.updatedAtMs !== importedAtMs) {
    members.push(['created', timeText(item.createdAtMs)], ['updated', timeText(item.updatedAtMs)]);
  }
  return members;
}

const timeText = (ms: number): string => new Date(ms).toISOString();
