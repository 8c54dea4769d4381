// Backups, a holder and a salvage report as the workspace would tell them, for tests and pictures.

import { AppError, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { BackupEntry, SalvageReport } from '../../../shared/ipc/safety-types.ts';

const at = (day: number, hour: number, minute: number): number =>
  new Date(2026, 10, day, hour, minute).getTime();

function backup(
  madeAtMs: number,
  reason: BackupEntry['reason'],
  acts: number | null,
  more: Partial<BackupEntry> = {},
): BackupEntry {
  return {
    id: `${madeAtMs} ${reason}`,
    madeAtMs,
    reason,
    bytes: 700_000 + (acts ?? 0) * 100,
    articles: acts === null ? null : 12,
    acts,
    isEncrypted: false,
    ...more,
  };
}

/** Newest first. */
export const backups: readonly BackupEntry[] = [
  backup(at(22, 14, 2), 'hourly', 812),
  backup(at(22, 13, 1), 'bulk-act', 790),
  backup(at(22, 9, 15), 'start', 655),
  backup(at(21, 18, 40), 'asked', 650),
  backup(at(20, 17, 5), 'before-restore', 1204),
  backup(at(19, 8, 30), 'migration', null, { bytes: 524_288 }),
  backup(at(18, 16, 44), 'passphrase', 431),
];

const file = '/home/ana/Library.sourcebench';

export const damaged: AppErrorData = {
  code: 'workspace-damaged',
  message: `The workspace ${file} is damaged: parts of it cannot be read.`,
  details: { remedy: 'Restore a backup, or save what can be read.', file },
};

export const missing: AppErrorData = {
  code: 'workspace-gone',
  message: `The workspace ${file} is missing, but its log is there, with the acts that were saved last.`,
  details: {
    remedy:
      'Put the file back to its place, or restore a backup, which keeps the log under another name. To begin anew here, move Library.sourcebench-wal away.',
    file,
  },
};

export const held: AppErrorData = {
  code: 'workspace-held',
  message: `The workspace ${file} is open in Sourcebench on desk-4.`,
  details: {
    remedy: 'Close it there.',
    file,
    holder: {
      program: 'Sourcebench',
      person: 'Jon',
      host: 'desk-4',
      pid: 4242,
      sinceMs: at(22, 9, 15),
    },
  },
};

export const locked: AppErrorData = {
  code: 'passphrase-needed',
  message: `The workspace ${file} is encrypted.`,
  details: { remedy: 'Enter its passphrase.', file },
};

export const diskFull = (): AppError =>
  new AppError('disk-full', `The disk that holds ${file} is full; the last act was not saved.`, {
    remedy: 'Free some space on that disk, then do it again.',
    file,
  });

export const salvage: SalvageReport = {
  setAside: '/home/ana/Library (damaged 2026-11-22 14-05).sourcebench',
  savedTo: file,
  tables: [
    { name: 'annotations', saved: 412, lost: 3 },
    { name: 'log', saved: 812, lost: 0 },
    { name: 'originals', saved: 11, lost: 1 },
  ],
  articles: [
    { id: 'a', title: 'Harbour bridge reopens after nine-month repair', state: 'whole', said: [] },
    { id: 'b', title: 'Minister: hospital waits halved since January', state: 'rebuilt', said: [] },
    {
      id: 'c',
      title: 'Dam operators deny early release before flood',
      state: 'partly',
      said: ['3 marks could not be read and are not in the log.', 'Its original is lost.'],
    },
    { id: 'd', title: 'Toll for the harbour bridge from May', state: 'lost', said: [] },
  ],
};
