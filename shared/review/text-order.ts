// Text order, the longer first; what has no place is at Infinity, behind everything.

import { compareText, firstDifference } from '../domain/order.ts';
import type { ReviewItem } from './review-item.ts';

export interface InText {
  readonly startUtf16: number;
  readonly endUtf16: number;
}

export const byStart = (a: InText, b: InText): number =>
  firstDifference(order(a.startUtf16, b.startUtf16), order(b.endUtf16, a.endUtf16));

/** Infinity has no difference to Infinity that could be taken. */
export const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

interface ItemInText extends InText {
  readonly item: Pick<ReviewItem, 'item' | 'subject'>;
}

/** Marks before the relations that begin at the same place. */
export const byPlaceOfItem = (a: ItemInText, b: ItemInText): number =>
  firstDifference(
    order(a.startUtf16, b.startUtf16),
    Number(a.item.subject === 'relation') - Number(b.item.subject === 'relation'),
    order(b.endUtf16, a.endUtf16),
    compareText(a.item.item, b.item.item),
  );
