// What is said about an export: what it holds, what it lost, how far it is.

import {
  lossKinds,
  lossWords,
  type LossKind,
  type LossReport,
} from '../../../shared/formats/loss.ts';
import type { ExportPreview, ExportSummary } from '../../../shared/ipc/dataset-types.ts';
import type { Progress } from '../../../shared/ipc/types.ts';
import { byteSize, countOf, formatNumber } from '../../ui/words.ts';

interface Held {
  readonly annotations: number;
  readonly relations: number;
}

function marksWords({ annotations, relations }: Held): string {
  const marks = countOf(annotations, 'mark');
  return relations === 0 ? marks : `${marks} and ${countOf(relations, 'relation')}`;
}

/** `1 article with 12 marks and 3 relations`; of what was looked at so far. */
export function heldWords(preview: ExportPreview): string {
  return `${countOf(preview.looked, 'article')} with ${marksWords(preview)}`;
}

export function exportedWords(summary: ExportSummary): string {
  const { articles, bytes, fileCount, path } = summary;
  const marks = marksWords(summary);
  const what = articles === 1 ? marks : `${countOf(articles, 'article')} with ${marks}`;
  const size =
    fileCount === 1 ? byteSize(bytes) : `${countOf(fileCount, 'file')}, ${byteSize(bytes)}`;
  return `Exported ${what} (${size}) to ${path}`;
}

/** `12 notes left out`. */
export function lossLine(kind: LossKind, count: number): string {
  return `${formatNumber(count)} ${lossWords[kind][count === 1 ? 0 : 1]}`;
}

export const stoppedWords = 'Export stopped. Nothing was written.';

const NAMED = 3;

/** The weightiest first; null where nothing was lost. */
export function lostWords({ kinds }: LossReport): string | null {
  if (kinds.length === 0) return null;
  const named = kinds.slice(0, NAMED).map(({ kind, count }) => lossLine(kind, count));
  const others = kinds.length - named.length;
  const more = others === 0 ? '' : `, and ${formatNumber(others)} more`;
  return `Not in the file: ${named.join(', ')}${more}.`;
}

const firstSlight = lossKinds.indexOf('annotator');

/** Whether it is about marks, relations and what people wrote, not about how they came about. */
export const isWeighty = (kind: LossKind): boolean => {
  const at = lossKinds.indexOf(kind);
  return at < firstSlight || kind === 'text' || kind === 'review';
};

export function progressWords({ done, total }: Progress): string {
  if (total === null) return formatNumber(done);
  return `${formatNumber(done)} of ${formatNumber(total)}`;
}
