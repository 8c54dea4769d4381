// The guidelines of a tagset in an annotated article file, which has no field for them: Markdown, as this program's own
// part of the article's `extra`, with the id of the tagset that they are of. They stay there when the file is read.

import type { JsonObject } from '../domain/json.ts';
import { putOwn, takeOwn } from './own-extra.ts';

const PART = 'guidelines';
/** In UTF-16 code units; more is no guideline that anybody wrote. */
const MOST = 1_000_000;

export interface Guidelines {
  readonly tagsetId: string;
  readonly markdown: string;
}

/** `extra` with them; without any where they are null. */
export function putGuidelinesInto(extra: JsonObject, guidelines: Guidelines | null): JsonObject {
  if (guidelines === null) return putOwn(extra, PART, undefined);
  const { tagsetId, markdown } = guidelines;
  return putOwn(extra, PART, { markdown, tagset: tagsetId });
}

/** Null where there are none, or none that this version reads. */
export function guidelinesIn(extra: JsonObject): Guidelines | null {
  const { value } = takeOwn(extra, PART);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { tagset, markdown } = value;
  if (typeof tagset !== 'string' || tagset === '') return null;
  if (typeof markdown !== 'string' || markdown.trim() === '' || markdown.length > MOST) return null;
  return { tagsetId: tagset, markdown };
}
