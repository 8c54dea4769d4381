// Which block is the headline: the heading that says what the page calls itself, else the one above the article.

import { draftText } from './draft-text.ts';
import type { Draft } from './draft-writer.ts';
import { hintOf } from './hints.ts';

/** Whether two titles are the same but for signs, case, and what a site puts before or after. */
function isSameTitle(a: string, b: string): boolean {
  const [first, second] = [titleKey(a), titleKey(b)];
  if (first === '' || second === '') return false;
  const [short, long] = first.length < second.length ? [first, second] : [second, first];
  return long === short || (long.includes(short) && short.length >= long.length * 0.5);
}

const titleKey = (text: string): string =>
  text
    .slice(0, 500)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');

const farthest = 15;

export interface HeadlineSearch {
  /** What the page is said to be called; may be empty. */
  readonly titles: readonly string[];
  /** Index of the article's first block; -1 when nothing is. */
  readonly firstKept: number;
  readonly isOutside: (draft: Draft) => boolean;
}

/** Its index, or -1. */
export function findHeadline(drafts: readonly Draft[], search: HeadlineSearch): number {
  const stated = drafts.findIndex((draft) => draft.role === 'headline');
  if (stated !== -1) return stated;
  let best = -1;
  let bestScore = fewestPoints - 1;
  for (const [index, draft] of drafts.entries()) {
    const score = scoreOf(draft, index, search);
    // Of headings that are as good, the last one above the article.
    const isNearer = score === bestScore && score < asTitle && index <= search.firstKept;
    if (score > bestScore || isNearer) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

const asTitle = 100;
const fewestPoints = 20;
const longestHeadline = 400;

/** On a page without metadata, the heading right above the text is what it has for a headline. */
const opensText = (index: number, firstKept: number): boolean =>
  index === firstKept || index === firstKept - 1;

function scoreOf(draft: Draft, index: number, search: HeadlineSearch): number {
  const { titles, firstKept, isOutside } = search;
  if (draft.textLength > longestHeadline || isOutside(draft)) return 0;
  const isHinted = hintOf(draft) === 'headline';
  if (draft.type !== 'heading' && !isHinted) return 0;
  const isTitle = titles.some((title) => isSameTitle(title, draftText(draft)));
  const isNear = index >= firstKept - farthest && index <= firstKept + 2;
  if (!isTitle && !isNear) return 0;
  const points = [
    [isTitle, asTitle],
    [draft.level === 1, 20],
    [isHinted, 15],
    [draft.type === 'heading' && opensText(index, firstKept), 15],
    [isNear, 5],
    [index <= firstKept, 2],
  ] as const;
  return points.reduce((sum, [holds, weight]) => (holds ? sum + weight : sum), 0);
}
