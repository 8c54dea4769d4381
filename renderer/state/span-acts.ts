// Acts that make two marks of one and one of several. Shown at once; kept as not saved while the disk does not take them.

import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { mergeSpans } from '../../shared/spans/merge-spans.ts';
import { splitSpans } from '../../shared/spans/split-spans.ts';
import { countOf, quoted } from '../ui/words.ts';
import { enqueueKept, requestOf, type ActRequest } from './act-requests.ts';
import { applyResult, reportFailure } from './acts.ts';
import { currentArticle, tagLabel } from './article-store.ts';
import { marks } from './marks.ts';
import { announce } from './messages.ts';
import { expectMark, settleMark } from './pending-marks.ts';
import { shortQuote } from './quote.ts';
import { selectMark, useSelection } from './selection-store.ts';

/** Null removes a mark. `said` is asked when the answer is there. */
async function actOnMarks(
  next: ReadonlyMap<AnnotationId, Mark | null>,
  request: ActRequest,
  made: readonly AnnotationId[],
  what: string,
  said: (result: ActResult) => string,
): Promise<void> {
  const show = () => {
    for (const [id, mark] of next) expectMark(id, mark);
  };
  show();
  try {
    const touches = [...next.keys()];
    const result = await enqueueKept(request, { what, touches, makes: made, placed: true, show });
    applyResult(result);
    announce(said(result));
  } catch (thrown) {
    reportFailure(thrown);
  } finally {
    for (const id of next.keys()) settleMark(id);
    const { markId } = useSelection.getState();
    if (markId !== null && next.has(markId) && marks.get(markId) === undefined) selectMark(null);
  }
}

/** False when one part would be empty there; nothing happens then. Offset in UTF-16 code units. */
export function splitMark(mark: Mark, at: number): boolean {
  const article = currentArticle()?.article;
  const parts = article === undefined ? null : splitSpans(article.text, mark.segments, at);
  if (article === undefined || parts === null) return false;
  const newId = crypto.randomUUID() as AnnotationId;
  const first: Mark = { ...mark, segments: parts.first };
  const second: Mark = { ...mark, id: newId, segments: parts.second, hasNote: false };
  const words = [first, second].map((part) => quoted(shortQuote(article.text, part, null)));
  const split = `${tagLabel(mark.tag)} split: ${words.join(' and ')}`;
  void actOnMarks(
    new Map([
      [mark.id, first],
      [newId, second],
    ]),
    requestOf('annotation:split', { id: mark.id, articleId: article.id, at, newId }),
    [newId],
    split,
    () => split,
  );
  return true;
}

/** Into the first one, which is selected then. */
export function mergeMarks([first, ...others]: readonly Mark[]): void {
  const article = currentArticle()?.article;
  if (article === undefined || first === undefined || others.length === 0) return;
  const all = [first, ...others];
  const spans = mergeSpans(
    article.text,
    all.map(({ segments }) => segments),
  );
  const merged: Mark = {
    ...first,
    segments: spans,
    hasNote: all.some(({ hasNote }) => hasNote),
  };
  const next = new Map<AnnotationId, Mark | null>(others.map(({ id }) => [id, null]));
  next.set(first.id, merged);
  const words = quoted(shortQuote(article.text, merged, null));
  const counted = `${all.length} marks merged into one ${tagLabel(first.tag)}`;
  selectMark(first.id);
  void actOnMarks(
    next,
    requestOf('annotation:merge', { ids: all.map(({ id }) => id), articleId: article.id }),
    [],
    `${counted}: ${words}`,
    ({ relations }) => `${counted}: ${words}${goneWords(relations.removed.length)}`,
  );
}

const goneWords = (count: number): string =>
  count === 0 ? '' : `. ${countOf(count, 'relation')} that became double or led back deleted`;
