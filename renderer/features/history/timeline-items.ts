// The rows of the timeline: a heading for each day, and the acts of that day. Pure.

import type { TimelineEntry } from '../../../shared/ipc/history-types.ts';

export type TimelineItem =
  | { readonly kind: 'day'; readonly key: string; readonly atMs: number }
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly at: number;
      readonly entry: TimelineEntry;
    };

/** Entries newest first; days are those of the person's own time zone. */
export function timelineItems(entries: readonly TimelineEntry[]): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let day = '';
  for (const [at, entry] of entries.entries()) {
    const own = new Date(entry.atMs).toDateString();
    if (own !== day) {
      day = own;
      items.push({ kind: 'day', key: `day ${own} ${entry.seq}`, atMs: entry.atMs });
    }
    items.push({ kind: 'entry', key: `act ${entry.seq}`, at, entry });
  }
  return items;
}
