// The rows of the library list, a hundred at a time: the pages round the viewport are kept, the rest is asked for when
// it is scrolled to. A changed view keeps the old rows until its own are there; a refreshed one replaces them in place.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { ArticleSummary } from '../../shared/domain/article.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { LibraryView } from '../../shared/domain/library.ts';
import { showError } from './messages.ts';

export const PAGE_ROWS = 100;
const KEPT_PAGES = 12;
/** Dragging the scroll bar passes hundreds of pages; only where it comes to rest has to be read. */
const MOST_UNDER_WAY = 2;
const MOST_AT_ONCE = 500;

interface RowsState {
  /** How many rows the shown view has; null before the first answer. */
  readonly total: number | null;
  /** Rises with every change of a row. */
  readonly version: number;
  /** Another view was asked for and is on its way. */
  readonly pending: boolean;
  /** Rises when another view's rows are shown. */
  readonly shownViews: number;
}

const nothing: RowsState = { total: null, version: 0, pending: false, shownViews: 0 };
export const useRows = create<RowsState>()(() => nothing);

interface Page {
  readonly rows: readonly ArticleSummary[];
  readonly generation: number;
}

const pages = new Map<number, Page>();
const underWay = new Set<number>();
const failed = new Set<number>();
let view: LibraryView | null = null;
/** Answers to an older generation are dropped. */
let generation = 0;
let wanted = { first: 0, last: 0 };

const pageOf = (index: number): number => Math.floor(index / PAGE_ROWS);

export function rowAt(index: number): ArticleSummary | undefined {
  return pages.get(pageOf(index))?.rows[index % PAGE_ROWS];
}

/** The row if it is loaded, with its place. */
export function loadedRow(id: ArticleId): { row: ArticleSummary; index: number } | null {
  for (const [page, { rows }] of pages) {
    const at = rows.findIndex((row) => row.id === id);
    const row = rows[at];
    if (row !== undefined) return { row, index: page * PAGE_ROWS + at };
  }
  return null;
}

function changed(next: Partial<RowsState> = {}): void {
  useRows.setState(({ version }) => ({ ...next, version: version + 1 }));
}

function newGeneration(): number {
  generation += 1;
  underWay.clear();
  failed.clear();
  return generation;
}

/** Farthest from the viewport first. */
function evict(): void {
  const middle = (wanted.first + wanted.last) / 2;
  const far = [...pages.keys()].toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle));
  for (const page of far.slice(0, Math.max(0, pages.size - KEPT_PAGES))) pages.delete(page);
}

async function fetchPage(page: number): Promise<void> {
  if (view === null) return;
  const mine = generation;
  underWay.add(page);
  try {
    const answer = await call('library:page', {
      view,
      offset: page * PAGE_ROWS,
      limit: PAGE_ROWS,
    });
    if (mine !== generation) return;
    pages.set(page, { rows: answer.rows, generation: mine });
    evict();
    changed({ total: answer.total });
  } catch (thrown) {
    if (mine !== generation) return;
    failed.add(page);
    showError(thrown);
  }
  underWay.delete(page);
  pump();
}

function pump(): void {
  const { total, pending } = useRows.getState();
  // Rows of the view that is about to go would come as rows of the one that follows.
  if (pending) return;
  const last = Math.min(wanted.last, pageOf(Math.max(0, (total ?? 1) - 1)));
  for (let page = wanted.first; page <= last; page += 1) {
    if (underWay.size >= MOST_UNDER_WAY) return;
    const fresh = pages.get(page)?.generation === generation;
    if (!fresh && !underWay.has(page) && !failed.has(page)) void fetchPage(page);
  }
}

/** The rows that are seen, by place. */
export function wantRows(first: number, last: number): void {
  wanted = { first: pageOf(Math.max(0, first)), last: pageOf(Math.max(0, last)) };
  pump();
}

/** Shows another view from its top, once its first rows are there. */
export async function showRows(next: LibraryView): Promise<void> {
  const mine = newGeneration();
  useRows.setState({ pending: true });
  try {
    const answer = await call('library:page', { view: next, offset: 0, limit: PAGE_ROWS });
    if (mine !== generation) return;
    view = next;
    wanted = { first: 0, last: 0 };
    pages.clear();
    pages.set(0, { rows: answer.rows, generation: mine });
    const { shownViews } = useRows.getState();
    changed({ total: answer.total, pending: false, shownViews: shownViews + 1 });
  } catch (thrown) {
    if (mine !== generation) return;
    changed({ total: useRows.getState().total ?? 0, pending: false });
    showError(thrown);
    pump();
  }
}

/** Reads what is seen again; what else is kept is read again when it is seen. Resolves when the rows are current. */
export async function refreshRows(): Promise<void> {
  if (view === null || useRows.getState().pending) return;
  const mine = newGeneration();
  const { first } = wanted;
  await fetchPage(first);
  const { total } = useRows.getState();
  const lastPage = pageOf(Math.max(0, (total ?? 1) - 1));
  // The list may have become shorter than what was seen of it.
  if (mine !== generation || first <= lastPage) return;
  wanted = { first: lastPage, last: lastPage };
  pump();
}

/** Replaces the row where it stands: a list that reorders itself under the pointer is worse than a stale order. */
export function putRow(summary: ArticleSummary): void {
  const found = loadedRow(summary.id);
  if (found === null) return;
  const number = pageOf(found.index);
  const page = pages.get(number);
  if (page === undefined) return;
  pages.set(number, { ...page, rows: page.rows.with(found.index % PAGE_ROWS, summary) });
  changed();
}

export function clearRows(): void {
  newGeneration();
  view = null;
  pages.clear();
  useRows.setState({ ...nothing, shownViews: useRows.getState().shownViews + 1 });
}

/** The ids from one place to another, both included, loaded or not. */
export async function idsBetween(from: number, to: number): Promise<readonly ArticleId[]> {
  const first = Math.min(from, to);
  const end = Math.max(from, to) + 1;
  const loaded = Array.from({ length: end - first }, (_, at) => rowAt(first + at));
  if (view === null || loaded.every((row) => row !== undefined)) {
    return loaded.flatMap((row) => row?.id ?? []);
  }
  const ids: ArticleId[] = [];
  for (let offset = first; offset < end; offset += MOST_AT_ONCE) {
    const limit = Math.min(MOST_AT_ONCE, end - offset);
    const answer = await call('library:page', { view, offset, limit });
    ids.push(...answer.rows.map(({ id }) => id));
    if (answer.rows.length < limit) break;
  }
  return ids;
}
