// Which backups are kept: the last ten, and the last one of each day (UTC) for 31 days.

import { newestFirst, type NamedBackup } from './backup-names.ts';

const lastKept = 10;
const daysKept = 31;
const dayMs = 86_400_000;

const dayOf = (ms: number): number => Math.floor(ms / dayMs);

/** Those that may go; never the newest. */
export function outdatedBackups(backups: readonly NamedBackup[], nowMs: number): NamedBackup[] {
  const sorted = backups.toSorted(newestFirst);
  const days = new Set<number>();
  return sorted.filter(({ madeAtMs }, index) => {
    const day = dayOf(madeAtMs);
    const isLastOfDay = !days.has(day);
    days.add(day);
    return index >= lastKept && !(isLastOfDay && day > dayOf(nowMs) - daysKept);
  });
}
