// The quick way past the schema: an annotation that is plainly what nearly all are, told by a few looks. The schema
// (schema.ts) alone says what is right; this answers true only for what it would take as well, which a property test
// holds it to. A dataset has a million annotations, and the schema takes twice as long as parsing their JSON.

import { isTime } from './schema-parts.ts';

type Members = Readonly<Record<string, unknown>>;

/** False says nothing: then the schema decides. */
export function isOrdinaryAnnotation(value: unknown): boolean {
  return (
    isPlain(value) && Object.keys(value).length === tests.length && tests.every((is) => is(value))
  );
}

/** One for each key; a missing one fails its test, so that with the count no other can be there. */
const tests: readonly ((annotation: Members) => boolean)[] = [
  ({ id }) => isName(id),
  ({ tag }) => isName(tag),
  ({ segments }) => Array.isArray(segments) && segments.length > 0 && segments.every(isSegment),
  ({ prefix }) => isText(prefix),
  ({ suffix }) => isText(suffix),
  ({ attributes }) => isPlain(attributes),
  ({ note }) => note === null || isText(note),
  ({ annotator }) => isName(annotator),
  ({ origin }) => origins.has(origin),
  ({ createdAt }) => typeof createdAt === 'string' && isTime(createdAt),
  ({ updatedAt }) => typeof updatedAt === 'string' && isTime(updatedAt),
  ({ anchoring }) => isSure(anchoring),
  ({ extra }) => isPlain(extra),
];

const origins: ReadonlySet<unknown> = new Set(['manual', 'suggested', 'propagated', 'imported']);
const SEGMENT_KEYS = 5;
const ANCHORING_KEYS = 2;

function isSegment(value: unknown): boolean {
  if (!isPlain(value) || Object.keys(value).length !== SEGMENT_KEYS) return false;
  const { start, end, startUtf16, endUtf16, quote } = value;
  return (
    isOffset(start) && isOffset(end) && isOffset(startUtf16) && isOffset(endUtf16) && isName(quote)
  );
}

function isSure(value: unknown): boolean {
  if (!isPlain(value) || Object.keys(value).length !== ANCHORING_KEYS) return false;
  const { state, score } = value;
  return (state === 'exact' || state === 'moved') && score === 1;
}

const isPlain = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

const isText = (value: unknown): boolean => typeof value === 'string' && value.isWellFormed();
const isName = (value: unknown): boolean => value !== '' && isText(value);
const isOffset = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
