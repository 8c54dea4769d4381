// Marks that a change of the text left for a decision: stepping through them, accepting, placing, and which one is
// meant while words are being selected for it. Selecting text lets go of a mark, so the one to place is remembered.

import { create } from 'zustand';
import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { settings } from '../../state/app-store.ts';
import { currentArticle, tagLabel } from '../../state/article-store.ts';
import { detailsOf } from '../../state/details-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { acceptPlaces, placeMark } from '../../state/value-acts.ts';
import { countOf, formatNumber } from '../../ui/words.ts';
import { showInspector } from '../../app/panes.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { prepareSpan } from '../annotate/prepare-span.ts';
import { selectedMark, wordsOf } from '../annotate/selected-mark.ts';

interface ToPlace {
  readonly id: AnnotationId | null;
  /** Files from elsewhere may use one mark id in several articles. */
  readonly articleId: ArticleId | null;
  /** Somebody said so, rather than only looking at the mark. */
  readonly asked: boolean;
}

const none: ToPlace = { id: null, articleId: null, asked: false };

export const useToPlace = create<ToPlace>()(() => none);

function remember(id: AnnotationId, asked: boolean): void {
  useToPlace.setState({ id, articleId: currentArticle()?.article.id ?? null, asked });
}

export const isWaiting = ({ state }: Mark): boolean => state !== 'exact';
export const waitingMarks = (): readonly Mark[] => marks.ordered().filter(isWaiting);

// The last mark that waits and was selected is the one to place, until another mark is selected.
useSelection.subscribe(({ markId }, before) => {
  if (markId === null || markId === before.markId) return;
  const mark = marks.get(markId);
  if (mark !== undefined && isWaiting(mark)) remember(markId, false);
  else forgetToPlace();
});

/** Undefined once it was placed or deleted, or another article is open. */
export function markToPlace(): Mark | undefined {
  const { id, articleId } = useToPlace.getState();
  if (id === null || articleId !== currentArticle()?.article.id) return undefined;
  const mark = marks.get(id);
  return mark !== undefined && isWaiting(mark) ? mark : undefined;
}

export function forgetToPlace(): void {
  useToPlace.setState(none);
}

function stillWaiting(): string {
  const count = waitingMarks().length;
  return count === 0 ? 'None waits any more' : `${countOf(count, 'mark')} still waiting`;
}

export const canAccept = (): boolean => {
  const mark = selectedMark();
  return mark !== undefined && isWaiting(mark);
};

export function acceptSelected(): void {
  const mark = selectedMark();
  if (mark === undefined) return;
  if (mark.state === 'orphan') {
    announce('It has no place in this text. Select its words, then press P.');
    return;
  }
  void acceptPlaces([mark.id]);
}

export const canPlace = (): boolean => markToPlace() !== undefined;

/** With text selected the mark goes there; else the text is where to go on. */
export function placeSelected(): boolean {
  const mark = markToPlace();
  const text = currentArticle()?.article.text ?? '';
  if (mark === undefined) return false;
  const range = rangeOf(useSelection.getState().span);
  if (range === null) {
    remember(mark.id, true);
    reader.current?.focus();
    announce(`Select the words of ${wordsOf(mark)} in the text, then press P`);
    return true;
  }
  const span = prepareSpan(text, range, settings().trimWhitespace);
  if (span === null) {
    announce('Only white space is selected. Select the words that are meant.');
    return true;
  }
  void placeMark(mark.id, [span]);
  goToPassage(mark.id, { focus: true });
  return true;
}

const stateWords = {
  moved: 'moved',
  fuzzy: 'with changed words',
  orphan: 'without a place',
} as const;

/** From the selected mark on, round and round. */
export function goToNextWaiting(): boolean {
  const ordered = marks.ordered();
  const waiting = waitingMarks();
  const selected = selectedMark() ?? markToPlace();
  const from = selected === undefined ? -1 : ordered.indexOf(selected);
  const next = waiting.find((mark) => ordered.indexOf(mark) > from) ?? waiting[0];
  if (next === undefined || next.state === 'exact') {
    announce('No mark waits for a decision');
    return true;
  }
  showInspector();
  goToPassage(next.id, { focus: next.state !== 'orphan' });
  const place = `${formatNumber(waiting.indexOf(next) + 1)} of ${formatNumber(waiting.length)}`;
  void announceWithWords(next, `${tagLabel(next.tag)} ${stateWords[next.state]}, ${place}`);
  return true;
}

/** The words of a mark without a place are those saved with it, which may not be here yet. */
async function announceWithWords(mark: Mark, said: string): Promise<void> {
  if (mark.state === 'orphan') await detailsOf(mark.id);
  if (useSelection.getState().markId === mark.id) announce(`${said}: ${wordsOf(mark)}`);
}

export async function acceptAllMoved(): Promise<void> {
  const moved = waitingMarks().filter(({ state }) => state === 'moved');
  if (await acceptPlaces(moved.map(({ id }) => id)))
    announce(`${countOf(moved.length, 'moved mark')} accepted. ${stillWaiting()}`);
}
