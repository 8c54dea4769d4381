// Annotations that point at text by selectors (W3C Web Annotation, Hypothesis), in one form: which source, which words,
// where. Offsets are as the file has them until a text is found to hold them against.

import type { JsonObject, JsonValue } from '../../domain/json.ts';

export interface QuoteSelector {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

export interface PositionSelector {
  readonly start: number;
  readonly end: number;
}

/** One stretch; at least one of both is there. */
export interface WebSegment {
  readonly quote: QuoteSelector | null;
  readonly position: PositionSelector | null;
}

export interface WebAgent {
  readonly id: string;
  readonly name: string;
}

/** What the file says of who made an annotation and when. */
export interface WebOrigin {
  readonly creator: WebAgent | null;
  readonly createdAtMs: number | null;
  readonly updatedAtMs: number | null;
}

export interface WebMark extends WebOrigin {
  /** Of the file, or made of what the annotation is; unique in the file. */
  readonly id: string;
  /** Where it stands in the file, for messages. */
  readonly path: string;
  /** What is annotated: a URL or the name of a file. */
  readonly source: string;
  readonly segments: readonly WebSegment[];
  readonly tag: string;
  readonly note: string | null;
  readonly extra: JsonObject;
}

/** Between two marks of one source, by their ids. */
export interface WebRelation extends WebOrigin {
  readonly id: string;
  readonly path: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly note: string | null;
  readonly extra: JsonObject;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const textIn = (value: JsonValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value.toWellFormed() : null;

/** Milliseconds; null for what is no time. */
export function timeIn(value: JsonValue | undefined): number | null {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(ms) || Math.abs(ms) > 8.64e15 || ms < -62_135_596_800_000 ? null : ms;
}
