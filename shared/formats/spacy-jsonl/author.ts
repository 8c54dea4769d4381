// Who answered a task: Prodigy names annotators by words; older versions have only the session's name.

import type { JsonObject } from '../../domain/json.ts';
import { stringAt } from '../draft/read-own.ts';

export function authorName(record: JsonObject): string | null {
  const name = stringAt(record, '_annotator_id') ?? stringAt(record, '_session_id');
  return name === '' ? null : name;
}

export const authorId = (idFor: (...words: readonly string[]) => string, name: string): string =>
  idFor('annotator', 'spacy-jsonl', name);

export function authorIn(
  record: JsonObject,
  { idFor }: { readonly idFor: (...words: readonly string[]) => string },
): string | null {
  const name = authorName(record);
  return name === null ? null : authorId(idFor, name);
}
