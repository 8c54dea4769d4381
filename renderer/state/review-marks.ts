// What the reader paints while marks are reviewed: both sides in one text, or each in its own. Painted marks have ids of
// their own, because two sides may know one mark by the same id. An act repaints the items it was about, not the rest.

import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';
import { lookTag, type ReviewLook } from '../features/review/text/review-styles.ts';
import { createMarkStore } from './mark-store.ts';
import { marks } from './marks.ts';
import { useReview } from './review-store.ts';
import { isPlaced, type Entry, type Saying } from './review-view.ts';

/** Both sides. */
export const reviewMarks = createMarkStore();
/** For the view side by side. */
export const mineMarks = createMarkStore();
export const theirMarks = createMarkStore();

/** The mark that stands for what is being edited. */
export const DRAFT_ID = 'edit' as string as AnnotationId;

type Column = 'mine' | 'theirs' | 'both';

interface Painted {
  readonly mark: Mark;
  readonly column: Column;
  /** Painted where both sides are in one text. */
  readonly inOne: boolean;
}

const itemOf = new Map<AnnotationId, string>();
const paintedOf = new Map<string, readonly Painted[]>();

/** The item that a painted mark belongs to. */
export const itemOfPainted = (id: AnnotationId): string | null => itemOf.get(id) ?? null;

function painted(id: string, from: Annotation | Mark, look: ReviewLook, column: Column): Painted {
  return {
    mark: {
      id: id as AnnotationId,
      tag: lookTag(look),
      segments: from.segments.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 })),
      hasNote: false,
      state: 'exact',
    },
    column,
    inOne: true,
  };
}

/** How a saying looks: by whose it is, whether it is agreed, what was decided, and whether it is chosen now. */
function lookOf(entry: Entry, saying: Saying, isChosen: boolean): ReviewLook {
  if (entry.kind === 'agreed') return isChosen ? 'agreed-chosen' : 'agreed';
  const whose = saying.sources.includes(0) ? 'mine' : 'theirs';
  if (isChosen) return `${whose}-chosen`;
  const decision = useReview.getState().decisions.get(entry.item)?.decision;
  if (decision === undefined) return whose;
  const kept =
    decision === 'accept-both' || decision === (whose === 'mine' ? 'keep-mine' : 'accept-theirs');
  return kept ? 'settled' : 'dropped';
}

function paintedSayings(entry: Entry, isChosen: boolean): Painted[] {
  return entry.sayings.flatMap((saying, at): Painted[] => {
    const { mark, sources, ref } = saying;
    if (mark === null || !isPlaced(mark)) return [];
    const isMine = sources.includes(0);
    const column = sources.length > 1 && isMine ? 'both' : isMine ? 'mine' : 'theirs';
    const one = painted(
      `${isMine ? 0 : 1} ${ref.source} ${ref.id}`,
      mark,
      lookOf(entry, saying, isChosen),
      column,
    );
    // Agreed on, it is one passage and not two on each other.
    return [{ ...one, inOne: entry.kind !== 'agreed' || at === 0 }];
  });
}

/** Marks that a decision made; known once it is saved. */
function paintedResults(entry: Entry): Painted[] {
  const { decisions, view } = useReview.getState();
  const decision = decisions.get(entry.item);
  const isNew = decision?.decision === 'edit' || view?.head.mode === 'panel';
  if (decision === undefined || !isNew) return [];
  return decision.result.flatMap((id) => {
    const mark = marks.get(id as AnnotationId);
    return mark === undefined || mark.state === 'orphan'
      ? []
      : painted(`2 ${id}`, mark, 'settled', 'mine');
  });
}

/** A relation has no words of its own: while it is chosen the marks that it links stand out. */
function paintedEnds(entry: Entry, isChosen: boolean): Painted[] {
  const { view } = useReview.getState();
  if (!isChosen || view === null) return [];
  return entry.sayings.flatMap(({ relation, ref: { source }, sources }) => {
    const whose = sources.includes(0) ? 'mine' : 'theirs';
    return [relation?.from, relation?.to].flatMap((id) => {
      const mark = id === undefined ? null : view.markOf(source, id);
      if (mark === null || !isPlaced(mark)) return [];
      return painted(`3 ${source} ${mark.id}`, mark, `${whose}-chosen`, whose);
    });
  });
}

function paint(entry: Entry, selected: string | null): readonly Painted[] {
  // While it is edited the edit is what stands out.
  const isChosen = entry.item === selected && useReview.getState().edit === null;
  const made = [
    ...paintedSayings(entry, isChosen),
    ...paintedEnds(entry, isChosen),
    ...paintedResults(entry),
  ];
  for (const { mark } of made) itemOf.set(mark.id, entry.item);
  paintedOf.set(entry.item, made);
  return made;
}

const isIn = (column: 'mine' | 'theirs') => (each: Painted) =>
  each.column === column || each.column === 'both';
const marksOf = (all: readonly Painted[]) => all.map(({ mark }) => mark);

/** Everything anew, for another review or another state of it. */
export function paintReview(): void {
  itemOf.clear();
  paintedOf.clear();
  const { view, selected } = useReview.getState();
  const all = (view?.entries ?? []).flatMap((entry) => paint(entry, selected));
  reviewMarks.replaceAll(marksOf(all.filter(({ inOne }) => inOne)));
  mineMarks.replaceAll(marksOf(all.filter(isIn('mine'))));
  theirMarks.replaceAll(marksOf(all.filter(isIn('theirs'))));
  paintEdit();
}

/** Only these items. */
export function repaint(items: Iterable<string>): void {
  const { view, selected } = useReview.getState();
  const gone: AnnotationId[] = [];
  const put: Painted[] = [];
  for (const item of new Set(items)) {
    const entry = view?.byItem.get(item);
    if (entry === undefined) continue;
    const before = paintedOf.get(item) ?? [];
    const after = paint(entry, selected);
    const kept = new Set(after.map(({ mark }) => mark.id));
    gone.push(...before.flatMap(({ mark: { id } }) => (kept.has(id) ? [] : id)));
    put.push(...after);
  }
  for (const id of gone) itemOf.delete(id);
  for (const store of [reviewMarks, mineMarks, theirMarks]) store.remove(gone);
  reviewMarks.put(marksOf(put.filter(({ inOne }) => inOne)));
  mineMarks.put(marksOf(put.filter(isIn('mine'))));
  theirMarks.put(marksOf(put.filter(isIn('theirs'))));
}

/** The span that is being edited, over everything else. */
export function paintEdit(): void {
  const { edit } = useReview.getState();
  for (const store of [reviewMarks, mineMarks]) {
    if (edit === null) store.remove([DRAFT_ID]);
    else {
      const { segments } = edit;
      const tag = lookTag('mine-chosen');
      store.put([{ id: DRAFT_ID, tag, segments, hasNote: false, state: 'exact' }]);
    }
  }
}
