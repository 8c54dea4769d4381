// A report of losses of every kind, with long titles and words of other scripts among the things.

import { lossKinds, type LossItem, type LossReport } from '../../../shared/formats/loss.ts';

const titles = [
  'Harbour bridge reopens after nine-month repair',
  'A headline that goes on for very long because the desk wanted every office, every date and every sum in it',
  'إعادة فتح جسر الميناء بعد تسعة أشهر من الإصلاح',
];

const item = (kind: LossItem['kind'], at: number): LossItem => ({
  kind,
  articleId: `article-${(at % 3) + 1}`,
  title: titles[at % 3] ?? '',
  id: `mark-${at}`,
  what:
    at % 3 === 2 ? '«فحصنا كل الكابلات»' : `“cost $41 million, twice the sum approved in 202${at}”`,
});

/** `each` things of each kind by name, of ten times as many. */
export function manyLosses(each = 3): LossReport {
  return {
    kinds: lossKinds.map((kind) => ({ kind, count: each * 10 })),
    items: lossKinds.flatMap((kind) => Array.from({ length: each }, (_, at) => item(kind, at))),
  };
}
