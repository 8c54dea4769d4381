// The kind of source that a file of a format is: the same name, but for our own datasets.

import { datasetKinds, type DatasetKind } from '../domain/source-map.ts';
import type { FormatId } from './format-list.ts';

/** Throws RangeError for a format that is not read. */
export function kindOfFormat(format: FormatId): DatasetKind {
  const name = format === 'jsonl' ? 'annotated-jsonl' : format;
  const kind = datasetKinds.find((one) => one === name);
  if (kind === undefined) throw new RangeError(`${format} is not read`);
  return kind;
}

export const formatOfKind = (kind: DatasetKind): FormatId =>
  kind === 'annotated-jsonl' ? 'jsonl' : kind;
