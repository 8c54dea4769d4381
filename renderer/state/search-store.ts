// Articles found by words, each with the places where they stand. Answers to older questions are dropped; more is
// read while scrolling. What was found stays while an article is open.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { ArticleSummary } from '../../shared/domain/article.ts';
import type { LibraryView } from '../../shared/domain/library.ts';
import type { SearchGroup } from '../../shared/ipc/types.ts';
import type { ResultOrder } from './library-view.ts';
import { showError } from './messages.ts';

const PAGE_GROUPS = 25;
const MOST_AT_ONCE = 500;

interface SearchState {
  readonly groups: readonly SearchGroup[];
  /** How many articles match; null before the first answer. */
  readonly total: number | null;
  /** What was found belongs to this query. */
  readonly query: string;
  readonly pending: boolean;
  /** Rises when another search's results are shown. */
  readonly shown: number;
}

const nothing: SearchState = { groups: [], total: null, query: '', pending: false, shown: 0 };
export const useSearch = create<SearchState>()(() => nothing);

interface Question {
  readonly view: LibraryView;
  readonly order: ResultOrder;
}

let question: Question | null = null;
let asked = 0;
let readingMore = false;

const ask = (offset: number, limit: number, { view, order }: Question) =>
  call('library:search', { view, order, offset, limit });

/** What was found before stays in sight until the answer is there. */
export async function runSearch(view: LibraryView, order: ResultOrder): Promise<void> {
  asked += 1;
  const mine = asked;
  const next = { view, order };
  question = next;
  readingMore = false;
  useSearch.setState({ pending: true });
  try {
    const answer = await ask(0, PAGE_GROUPS, next);
    if (mine !== asked) return;
    useSearch.setState(({ shown }) => ({
      groups: answer.groups,
      total: answer.total,
      query: view.query,
      pending: false,
      shown: shown + 1,
    }));
  } catch (thrown) {
    if (mine !== asked) return;
    useSearch.setState({ pending: false });
    showError(thrown);
  }
}

/** Reads on where the results end, unless it is being done or there is nothing more. */
export async function searchOn(): Promise<void> {
  const { groups, total, pending } = useSearch.getState();
  if (question === null || readingMore || pending || groups.length >= (total ?? 0)) return;
  readingMore = true;
  const mine = asked;
  try {
    const answer = await ask(groups.length, PAGE_GROUPS, question);
    if (mine !== asked) return;
    const known = new Set(groups.map(({ article }) => article.id));
    const more = answer.groups.filter(({ article }) => !known.has(article.id));
    // An answer without anything new would be asked for for ever.
    const end = more.length === 0 ? groups.length : answer.total;
    useSearch.setState({ groups: [...groups, ...more], total: end });
  } catch (thrown) {
    if (mine === asked) showError(thrown);
  } finally {
    if (mine === asked) readingMore = false;
  }
}

/** Reads what is shown again, because articles changed. */
export async function refreshSearch(): Promise<void> {
  const { groups } = useSearch.getState();
  if (question === null) return;
  asked += 1;
  const mine = asked;
  readingMore = false;
  const limit = Math.min(MOST_AT_ONCE, Math.max(PAGE_GROUPS, groups.length));
  try {
    const answer = await ask(0, limit, question);
    if (mine !== asked) return;
    useSearch.setState({ groups: answer.groups, total: answer.total, pending: false });
  } catch (thrown) {
    if (mine === asked) showError(thrown);
  }
}

export function putFoundRow(summary: ArticleSummary): void {
  useSearch.setState(({ groups }) => {
    const at = groups.findIndex(({ article }) => article.id === summary.id);
    const group = groups[at];
    return group === undefined ? {} : { groups: groups.with(at, { ...group, article: summary }) };
  });
}

export function clearSearch(): void {
  asked += 1;
  question = null;
  readingMore = false;
  useSearch.setState(({ shown }) => ({ ...nothing, shown }));
}
