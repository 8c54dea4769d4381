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

/** Of marks and relations, losses of these kinds are left out as a whole. */
const marksLeftOut: readonly LossKind[] = ['annotation', 'orphan', 'overlap'];
const relationsLeftOut: readonly LossKind[] = ['relation', 'relation-across'];

/** What is chosen, whether or not the format can hold it. */
interface Chosen {
  readonly annotations: number;
  readonly relations: number;
  readonly loss: LossReport;
}

/** `5 marks`, or `2 of 5 marks` when the others are left out. */
function heldOf(all: number, noun: string, { kinds }: LossReport, leftOut: readonly LossKind[]) {
  const lost = kinds.filter(({ kind }) => leftOut.includes(kind));
  const held = all - lost.reduce((sum, { count }) => sum + count, 0);
  const words = countOf(all, noun);
  return held === all ? words : `${formatNumber(Math.max(0, held))} of ${words}`;
}

function marksWords({ annotations, relations, loss }: Chosen): string {
  const marks = heldOf(annotations, 'mark', loss, marksLeftOut);
  if (relations === 0) return marks;
  return `${marks} and ${heldOf(relations, 'relation', loss, relationsLeftOut)}`;
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
