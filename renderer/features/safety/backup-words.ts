// What is said about backups, in words.

import type { BackupEntry, BackupReason } from '../../../shared/ipc/safety-types.ts';
import { byteSize, countOf, formatDateTime, formatNumber } from '../../ui/words.ts';

export const reasonWords: Readonly<Record<BackupReason, string>> = {
  start: 'When the workspace was opened',
  hourly: 'Hourly',
  migration: 'Before the file was brought up to date',
  'bulk-act': 'Before an act on many at once',
  asked: 'Made by hand',
  'before-restore': 'Before a backup was restored',
  passphrase: 'When the passphrase was changed',
};

/** `12 articles, up to act 812`; empty where neither is known. */
export function contentWords({ articles, acts }: BackupEntry): string {
  const parts = [
    ...(articles === null ? [] : [countOf(articles, 'article')]),
    ...(acts === null ? [] : [acts === 0 ? 'no acts yet' : `up to act ${formatNumber(acts)}`]),
  ];
  return parts.join(', ');
}

export function detailWords(entry: BackupEntry): string {
  const content = contentWords(entry);
  return [
    reasonWords[entry.reason],
    byteSize(entry.bytes),
    ...(content === '' ? [] : [content]),
    ...(entry.isEncrypted ? ['encrypted'] : []),
  ].join(' · ');
}

export const timeWords = ({ madeAtMs }: BackupEntry): string => formatDateTime(madeAtMs);

const ago = new Intl.RelativeTimeFormat(undefined, { numeric: 'always' });
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `3 hours ago`. */
export function agoWords(ms: number, nowMs: number): string {
  const past = Math.max(0, nowMs - ms);
  if (past >= 2 * DAY_MS) return ago.format(-Math.floor(past / DAY_MS), 'day');
  if (past >= HOUR_MS) return ago.format(-Math.floor(past / HOUR_MS), 'hour');
  return ago.format(-Math.floor(past / MINUTE_MS), 'minute');
}

/** Backups are made hourly while something changes: one that is this much behind the last change is old. */
const OLD_MS = 2 * HOUR_MS;

export function isBehind(newest: BackupEntry | undefined, changedAtMs: number): boolean {
  return newest === undefined || changedAtMs - newest.madeAtMs > OLD_MS;
}
