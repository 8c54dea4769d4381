// Search results as one run of items: each article's title, then the first places in it, so that one list scrolls them
// all and an article with hundreds of places does not hide the next one.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { SearchGroup, SearchHit } from '../../../shared/ipc/types.ts';
import { passagesOf, type Passage } from './passages.ts';

export type ResultItem =
  | { readonly kind: 'title'; readonly group: SearchGroup }
  | {
      readonly kind: 'hit';
      readonly group: SearchGroup;
      /** Opened; the first of those that the row shows. */
      readonly hit: SearchHit;
      readonly passage: Passage;
      readonly first: boolean;
    }
  /** Places that are known and not shown yet. */
  | { readonly kind: 'more'; readonly group: SearchGroup; readonly count: number }
  /** Places that were counted only: there are too many to list. */
  | { readonly kind: 'rest'; readonly group: SearchGroup; readonly count: number };

const SHOWN_HITS = 4;

/** `opened` names the articles whose places are all shown. */
function itemsOf(group: SearchGroup, open: boolean): readonly ResultItem[] {
  const { hits, hitCount } = group;
  const passages = passagesOf(hits);
  // One more line is no more than the line that would stand for it.
  const all = open || passages.length <= SHOWN_HITS + 1;
  const shown = all ? passages : passages.slice(0, SHOWN_HITS);
  const more = hits.length - shown.reduce((sum, passage) => sum + passage.hits.length, 0);
  const rest = hitCount - hits.length;
  return [
    { kind: 'title', group },
    ...shown.map((passage, at): ResultItem => {
      const [hit] = passage.hits;
      return { kind: 'hit', group, hit, passage, first: at === 0 };
    }),
    ...(more > 0 ? [{ kind: 'more', group, count: more + rest } as const] : []),
    ...(more === 0 && rest > 0 ? [{ kind: 'rest', group, count: rest } as const] : []),
  ];
}

const made = new WeakMap<
  SearchGroup,
  { readonly open: boolean; readonly items: readonly ResultItem[] }
>();

/** The same items for the same group, so that reading on costs only what is new. */
export function resultItems(
  groups: readonly SearchGroup[],
  opened: ReadonlySet<ArticleId>,
): readonly ResultItem[] {
  return groups.flatMap((group) => {
    const open = opened.has(group.article.id);
    const known = made.get(group);
    if (known?.open === open) return known.items;
    const items = itemsOf(group, open);
    made.set(group, { open, items });
    return items;
  });
}

/** Whether the arrow keys stop at it: every place, what opens more, and the title of an article without a place. */
export function isStop(item: ResultItem | undefined): boolean {
  if (item === undefined || item.kind === 'rest') return false;
  return item.kind !== 'title' || item.group.hits.length === 0;
}

/** The next stop from `index` in the direction; null where there is none. */
export function nextStop(items: readonly ResultItem[], index: number, step: 1 | -1): number | null {
  for (let at = index + step; at >= 0 && at < items.length; at += step) {
    if (isStop(items[at])) return at;
  }
  return null;
}

/** In letters of ordinary width. */
const BEFORE_WIDTH = 30;
/** Characters as wide as two letters. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** What stands before the match, short enough for the match to be in sight on the first lines. */
export function leadIn(before: string): string {
  const characters = [...before];
  let first = characters.length;
  for (let width = 0; first > 0; first -= 1) {
    width += wide.test(characters[first - 1] ?? '') ? 2 : 1;
    if (width > BEFORE_WIDTH) break;
  }
  if (first === 0) return before;
  const tail = characters.slice(first).join('');
  const space = tail.indexOf(' ');
  return `…${space === -1 || space > tail.length / 2 ? tail : tail.slice(space + 1)}`;
}
