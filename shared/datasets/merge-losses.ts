// The loss reports of several writings as one: a dataset in parts, or in a file for each article, has one report.

import { lossKinds, type LossItem, type LossKind, type LossReport } from '../formats/loss.ts';

/** Of each kind, as in a single report. */
const MOST_ITEMS = 100;

export interface LossSum {
  readonly add: (report: LossReport) => void;
  readonly report: () => LossReport;
}

export function sumLosses(): LossSum {
  const counts = new Map<LossKind, number>();
  const items = new Map<LossKind, LossItem[]>();
  return {
    add(report) {
      for (const { kind, count } of report.kinds) counts.set(kind, (counts.get(kind) ?? 0) + count);
      for (const item of report.items) {
        const list = items.get(item.kind) ?? [];
        items.set(item.kind, list);
        if (list.length < MOST_ITEMS) list.push(item);
      }
    },
    report: () => ({
      kinds: lossKinds.flatMap((kind) => {
        const count = counts.get(kind);
        return count === undefined ? [] : [{ kind, count }];
      }),
      items: lossKinds.flatMap((kind) => items.get(kind) ?? []),
    }),
  };
}
