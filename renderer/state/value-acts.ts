// The acts on what is said about marks and on where a changed text left them. Shown at once, saved in order, announced.

import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { quoted } from '../ui/words.ts';
import { enqueueKept, requestOf, type ActRequest } from './act-requests.ts';
import { applyResult, reportFailure } from './acts.ts';
import { currentArticle, tagLabel } from './article-store.ts';
import { expectValues, useDetails, type Values } from './details-store.ts';
import { rememberValues } from './last-values.ts';
import { marks } from './marks.ts';
import { announce } from './messages.ts';
import { expectMark, settleMark } from './pending-marks.ts';
import { shortQuote } from './quote.ts';

async function carryOut(
  request: ActRequest,
  kept: Parameters<typeof enqueueKept>[1],
  said: (result: ActResult) => string,
): Promise<boolean> {
  try {
    const result = await enqueueKept(request, kept);
    applyResult(result);
    announce(said(result));
    return true;
  } catch (thrown) {
    reportFailure(thrown);
    return false;
  }
}

/** Only what is named changes; null takes a value away. The answer is whether it was saved. */
export async function setAttributes(
  id: AnnotationId,
  values: Values,
  said?: string,
): Promise<boolean> {
  const mark = marks.get(id);
  const articleId = currentArticle()?.article.id;
  if (mark === undefined || articleId === undefined) return false;
  const settle = expectValues(id, values);
  if (Object.values(values).some((value) => value !== null)) {
    rememberValues(mark.tag, useDetails.getState().byId.get(id)?.attributes ?? values);
  }
  const names = Object.keys(values);
  const words = quoted(shortQuote(currentArticle()?.article.text ?? '', mark, null));
  const saved = await carryOut(
    requestOf('annotation:set-attributes', { id, values, articleId }),
    {
      what: said ?? `${names.join(', ')} of ${tagLabel(mark.tag)}: ${words}`,
      touches: [id],
      slot: `values ${id} ${names.join(' ')}`,
    },
    ({ label }) => said ?? label,
  );
  settle();
  return saved;
}

/** Marks that were moved or found with changed words are right where they are. One act. */
export async function acceptPlaces(ids: readonly AnnotationId[]): Promise<boolean> {
  const current = currentArticle();
  const [only] = ids;
  if (current === null || only === undefined) return false;
  const { id: articleId, text } = current.article;
  const mark = ids.length === 1 ? marks.get(only) : undefined;
  if (mark !== undefined) expectMark(mark.id, { ...mark, state: 'exact' });
  const what =
    mark === undefined
      ? `${ids.length} marks are right where they are now`
      : `${tagLabel(mark.tag)} is right where it is: ${quoted(shortQuote(text, mark, null))}`;
  const saved = await carryOut(
    requestOf('annotation:accept-places', { ids: [...ids], articleId }),
    { what, touches: ids, placed: true },
    () => what,
  );
  if (mark !== undefined) settleMark(mark.id);
  return saved;
}

/** Gives a mark its place by hand; it is exact from then on. */
export async function placeMark(id: AnnotationId, segments: readonly Span[]): Promise<boolean> {
  const mark = marks.get(id);
  const current = currentArticle();
  if (mark === undefined || current === null) return false;
  const { id: articleId, text } = current.article;
  const placed = { ...mark, segments, state: 'exact' as const };
  expectMark(id, placed);
  const said = `${tagLabel(mark.tag)} placed: ${quoted(shortQuote(text, placed, null))}`;
  const saved = await carryOut(
    requestOf('annotation:respan', { id, segments: [...segments], articleId }),
    { what: said, touches: [id], placed: true, show: () => expectMark(id, placed) },
    () => said,
  );
  settleMark(id);
  return saved;
}
