// Our own files among JSON: one article, or a dataset with one on each line. Other JSON is prose only when its name
// does not say that it is JSON.

import { kindOfText, notOursRefusal } from '../annotated-json.ts';
import { decodeBytes } from '../decode.ts';
import type { DetectedKind } from '../detect-kind.ts';

/** Null for what is neither ours nor named as JSON. The whole is decoded only where it may be ours. */
export function kindOfJson(
  fileName: string,
  bytes: Uint8Array,
  opening: string,
): DetectedKind | null {
  const isNamedLines = /\.(?:jsonl|ndjson)$/i.test(fileName);
  const isNamed = isNamedLines || /\.json$/i.test(fileName);
  if (!isNamed && !/^\s*[{[]/.test(opening)) return null;
  const decoded = decodeBytes(bytes);
  if (!('text' in decoded)) return null;
  const { text } = decoded;
  const isOurs = kindOfText(fileName, text) === 'annotated';
  if (isOurs) {
    return { kind: isNamedLines || opensTwoLines(text) ? 'annotated-jsonl' : 'annotated-json' };
  }
  if (!isNamed) return null;
  return {
    refusal: { code: 'file-invalid', ...(isNamedLines ? notOurLines : notOursRefusal(text)) },
  };
}

const notOurLines = {
  what: 'has no lines that are annotated articles.',
  remedy:
    'Choose a dataset that Sourcebench exported (“.jsonl”). To annotate the lines themselves, save them as “.txt”.',
};

/** Objects that begin at the start of a line: in one object that is set over several lines, only the first does. */
function opensTwoLines(text: string): boolean {
  const lines = text.slice(Math.max(0, text.indexOf('{')));
  return /^\{[^\r\n]*[^\s{]/.test(lines) && /[\r\n]\{/.test(lines);
}
