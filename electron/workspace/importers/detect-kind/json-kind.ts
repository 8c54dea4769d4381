// Our own files among JSON: one article, or a dataset with one on each line. Other JSON is prose only when its name
// does not say that it is JSON.

import type { DatasetKind } from '../../../../shared/domain/source-map.ts';
import { detectFormat } from '../../../../shared/formats/detect-format.ts';
import { opensTwoLines } from '../../../../shared/formats/detect-format/json-format.ts';
import { kindOfFormat } from '../../../../shared/formats/kind-of-format.ts';
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
  const foreign = foreignKind(fileName, bytes);
  if (foreign !== null) return { kind: foreign };
  if (kindOfText(fileName, text) === 'annotated') {
    return { kind: isNamedLines || opensTwoLines(text) ? 'annotated-jsonl' : 'annotated-json' };
  }
  if (!isNamed) return null;
  return {
    refusal: { code: 'file-invalid', ...(isNamedLines ? notOurLines : notOursRefusal(text)) },
  };
}

/** What another program wrote may carry an article of ours inside. */
function foreignKind(fileName: string, bytes: Uint8Array): DatasetKind | null {
  const format = detectFormat({ path: fileName, bytes });
  const isForeign = format !== null && format !== 'annotated-json' && format !== 'jsonl';
  return isForeign ? kindOfFormat(format) : null;
}

const notOurLines = {
  what: 'has no lines that are annotated articles.',
  remedy:
    'Choose a dataset that Sourcebench exported (“.jsonl”). To annotate the lines themselves, save them as “.txt”.',
};
