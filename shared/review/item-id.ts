// The ids of review items: made of the ids of what they are about and of the review's scope, so that they are unique,
// and the same at every look.

import type { ReviewItem } from './review-item.ts';

/** One part for each side, null for one that has nothing here. */
export const itemId = (
  scope: string,
  subject: ReviewItem['subject'],
  parts: readonly (string | null)[],
): string =>
  `${scope}${subject}/${parts.map((part) => encodeURIComponent(part?.toWellFormed() ?? '')).join('/')}`;
