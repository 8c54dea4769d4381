// Which format JSON is in, by the keys of its first record.

import { FORMAT } from '../../annotation-file/format-name.ts';
import type { FormatId } from '../format-list.ts';
import { decodeLeniently } from '../utf8.ts';

/** What is larger is told by its opening alone. */
const PARSED_BYTES = 1_048_576;

/** `opening` is the beginning of the text. Null for JSON of no format that is read. */
export function formatOfJson(path: string, bytes: Uint8Array, opening: string): FormatId | null {
  const isNamedLines = /\.(?:jsonl|ndjson)$/i.test(path);
  const ours = isNamedLines || opensTwoLines(opening) ? 'jsonl' : 'annotated-json';
  // Other formats may carry an article of ours inside; the format's name is at the top of our own.
  if (beginsAsOurs.test(opening)) return ours;
  const whole =
    bytes.length <= PARSED_BYTES ? decodeLeniently(bytes).replace(/^\ufeff/, '') : opening;
  const record = firstRecord(whole);
  if (record?.get('format') === FORMAT) return ours;
  if (record !== null) return formatOfRecord(record, whole);
  return formatOfOpening(opening) ?? (opening.includes(`"${FORMAT}"`) ? ours : null);
}

const beginsAsOurs = new RegExp(
  String.raw`^\s*\{\s*"format"\s*:\s*"${FORMAT.replaceAll('.', '\\.')}"`,
);

type Record = ReadonlyMap<string, unknown>;

const asRecord = (value: unknown): Record | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : null;

/** The first object of a list, of lines, or the one object; null where it cannot be parsed. */
function firstRecord(text: string): Record | null {
  for (const json of [text, text.trimStart().split('\n', 1)[0] ?? '']) {
    try {
      const value: unknown = JSON.parse(json);
      return asRecord(Array.isArray(value) ? value[0] : value);
    } catch {
      // Perhaps lines.
    }
  }
  return null;
}

function formatOfRecord(record: Record, text: string): FormatId | null {
  const has = (...keys: readonly string[]) => keys.some((key) => record.has(key));
  if (has('%TYPES', '%FEATURE_STRUCTURES', '%VIEWS')) return 'cas-json';
  if (isWebAnnotation(record, text)) return 'w3c';
  if (isHypothesis(record)) return 'hypothesis';
  const hasList = (...keys: readonly string[]) =>
    keys.some((key) => Array.isArray(record.get(key)));
  if (
    asRecord(record.get('data')) !== null &&
    hasList('annotations', 'completions', 'predictions', 'result')
  ) {
    return 'label-studio';
  }
  if (typeof record.get('text') !== 'string') return null;
  if (isProdigy(record)) return 'spacy-jsonl';
  return hasList('label', 'labels', 'entities') ? 'doccano' : null;
}

function isWebAnnotation(record: Record, text: string): boolean {
  const context = JSON.stringify(record.get('@context') ?? '');
  if (context.includes('www.w3.org/ns/anno')) return true;
  const type = JSON.stringify(record.get('type') ?? '');
  return /"Annotation(?:Page|Collection)?"/.test(type) && /"(?:target|items|first)"/.test(text);
}

/** The answer of the API, a list of its rows, or the client's export. */
function isHypothesis(record: Record): boolean {
  const rows = record.get('rows') ?? record.get('annotations');
  const row: unknown = Array.isArray(rows) ? rows[0] : null;
  if (Array.isArray(rows) && rows.length === 0)
    return record.has('total') || record.has('export_date');
  const one = asRecord(row) ?? record;
  const isWeb = ['motivation', 'body', 'type'].some((key) => one.has(key));
  const isRow = asRecord(row) !== null || typeof one.get('uri') === 'string';
  return isRow && Array.isArray(one.get('target')) && !isWeb;
}

/** Spans are objects; doccano's labels are lists. */
function isProdigy(record: Record): boolean {
  if (['_input_hash', '_task_hash'].some((key) => record.has(key))) return true;
  if (/^(?:accept|reject|ignore)$/.test(String(record.get('answer')))) return true;
  const isObjects = (value: unknown) =>
    Array.isArray(value) && value.every((item) => asRecord(item) !== null);
  return isObjects(record.get('tokens')) || isObjects(record.get('spans'));
}

/** For files of which only the beginning is looked at. */
function formatOfOpening(opening: string): FormatId | null {
  const has = (pattern: RegExp) => pattern.test(opening);
  if (has(/"%(?:TYPES|FEATURE_STRUCTURES|VIEWS)"/)) return 'cas-json';
  if (has(/www\.w3\.org\/ns\/anno/)) return 'w3c';
  if (has(/"rows"\s*:\s*\[/) && has(/"target"\s*:/)) return 'hypothesis';
  if (has(/"(?:annotations|completions|predictions)"\s*:\s*\[/) && has(/"(?:data|result)"\s*:/)) {
    return 'label-studio';
  }
  if (!has(/"text"\s*:/)) return null;
  if (has(/"(?:_input_hash|_task_hash|tokens|token_start|answer)"\s*:/)) return 'spacy-jsonl';
  if (has(/"spans"\s*:\s*\[/)) return 'spacy-jsonl';
  return has(/"(?:labels?|entities)"\s*:\s*\[/) ? 'doccano' : null;
}

/** Objects that begin at the start of a line: in one object that is set over several lines, only the first does. */
export function opensTwoLines(text: string): boolean {
  const lines = text.slice(Math.max(0, text.indexOf('{')));
  return /^\{[^\r\n]*[^\s{]/.test(lines) && /[\r\n]\{/.test(lines);
}
