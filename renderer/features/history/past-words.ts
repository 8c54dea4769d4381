// What is said of acts and of past states.

import type {
  LoggedKind,
  PastArticle,
  PastDifference,
  TimelineEntry,
} from '../../../shared/ipc/history-types.ts';
import { formatDateTime, formatNumber, quoted } from '../../ui/words.ts';

/** “Tag claim”, or that it was undone or done again. */
export function actWords({ kind, label }: { readonly kind: LoggedKind; readonly label: string }) {
  if (kind === 'undo') return `Undone: ${label}`;
  return kind === 'redo' ? `Done again: ${label}` : label;
}

export function momentWords({ atMs, label }: Pick<PastArticle, 'atMs' | 'label'>): string {
  return `As it was on ${formatDateTime(atMs)}, after ${quoted(label)}.`;
}

/** How the past state differs from the present one. */
export function differenceWords(difference: PastDifference): string {
  const { marksOnlyThen, marksOnlyNow, marksChanged, textChanged } = difference;
  const parts = [
    marksOnlyThen === 0 ? '' : `${marks(marksOnlyThen)} more than now`,
    marksOnlyNow === 0 ? '' : fewer(marksOnlyNow, marksOnlyThen > 0),
    marksChanged === 0 ? '' : `${marks(marksChanged)} different`,
    textChanged ? 'text different' : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'Text and marks are the same as now.' : sentence(parts.join(', '));
}

const marks = (count: number): string => `${formatNumber(count)} ${count === 1 ? 'mark' : 'marks'}`;

const fewer = (count: number, afterMore: boolean): string =>
  afterMore ? `${formatNumber(count)} fewer` : `${marks(count)} fewer than now`;

const sentence = (words: string): string =>
  `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}.`;

/** What a screen reader hears of an entry, besides its words and its time. */
export function entrySideWords({ who, revision }: TimelineEntry): string {
  return [who, revision === null ? null : `Revision ${revision}`]
    .filter((part) => part !== null)
    .join(' · ');
}
