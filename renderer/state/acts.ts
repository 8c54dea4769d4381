// Everything that changes marks or an article's fields. Shown at once, saved in order; each result is announced. What the
// disk does not take stays shown as not saved; what is wrong in itself is taken back with a message.

import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import { toErrorData } from '../../shared/ipc/result.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { enqueueKept, requestOf, type ActRequest } from './act-requests.ts';
import {
  currentArticle,
  putMetadata,
  putStanding,
  refreshStanding,
  reloadArticle,
  tagLabel,
  useArticle,
} from './article-store.ts';
import { patchCoverage } from './coverage-store.ts';
import { putDetails, removeDetails, useDetails } from './details-store.ts';
import { openDialog } from './dialogs.ts';
import { putSummary, refreshLibrary } from './library-store.ts';
import { marks } from './marks.ts';
import { announce, showError } from './messages.ts';
import { confirmMarks, expectMark, settleMark } from './pending-marks.ts';
import { countOf, quoted } from '../ui/words.ts';
import { shortQuote } from './quote.ts';
import { patchRelations } from './relation-store.ts';
import { selectMark, useSelection } from './selection-store.ts';
import { withdrawUndo } from './undo-offer.ts';

function markOf(annotation: Annotation): Mark {
  const { id, tag, segments, note, anchoring } = annotation;
  const spans = segments.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 }));
  return { id, tag, segments: spans, hasNote: note !== null, state: anchoring.state };
}

/** What an act changed of the library: rows, counts, where the open article stands. */
function applyToLibrary({ summary, libraryChanged }: ActResult): void {
  if (summary !== null) {
    putSummary(summary);
    putStanding(summary);
  }
  if (!libraryChanged) return;
  void refreshLibrary();
  if (summary === null) void refreshStanding();
}

/** Takes over what an act changed. Marks of an article that is not open any more are left out. */
export function applyResult(result: ActResult): void {
  withdrawUndo();
  applyToLibrary(result);
  useArticle.setState({ history: result.history });
  const open = currentArticle()?.article.id;
  if (open === undefined) return;
  if (result.articleId !== open) {
    // An act on several articles names them only.
    if (result.articles.includes(open)) void reloadArticle();
    return;
  }
  if (result.textChanged) {
    void reloadArticle();
    return;
  }
  confirmMarks(result.upserted.map(markOf), result.removed);
  putDetails(result.upserted);
  removeDetails(result.removed);
  // An end in an article that was not asked for yet, or relations of other articles that end here.
  if (!patchRelations(result) || result.articles.length > 1) void reloadArticle();
  patchCoverage(result.coverage);
  if (result.metadata !== null) putMetadata(result.metadata);
}

/** Asks who annotates where that is what is missing, else says what went wrong. */
export function reportFailure(thrown: unknown): void {
  if (toErrorData(thrown).code === 'no-annotator') openDialog({ kind: 'annotator' });
  else showError(thrown);
}

/** Relations that could not stay without the mark or with its new tag: nothing goes silently. */
function goneWith({ relations, articles }: ActResult): string {
  const own = relations.removed.length === 0 ? [] : [countOf(relations.removed.length, 'relation')];
  const others = articles.length > 1 ? ['relations of other articles'] : [];
  const gone = [...own, ...others];
  return gone.length === 0 ? '' : `, and ${gone.join(' and ')} deleted`;
}

interface MarkAct {
  readonly request: ActRequest;
  readonly said: string;
  readonly makes?: true;
  readonly placed?: true;
  readonly slot?: string;
}

async function actOnMark(
  id: AnnotationId,
  next: Mark | null,
  { request, said, makes, placed, slot }: MarkAct,
): Promise<boolean> {
  expectMark(id, next);
  try {
    const result = await enqueueKept(request, {
      what: said,
      touches: [id],
      makes: makes === true ? [id] : [],
      placed: placed === true,
      show: () => expectMark(id, next),
      ...(slot === undefined ? {} : { slot }),
    });
    applyResult(result);
    announce(`${said}${goneWith(result)}`);
    return true;
  } catch (thrown) {
    reportFailure(thrown);
    return false;
  } finally {
    settleMark(id);
    if (marks.get(id) === undefined && useSelection.getState().markId === id) selectMark(null);
  }
}

/** The mark's words for a message. Taken when the act is made: by its answer another article may be open. */
function wordsOf(mark: Mark): string {
  const saved = useDetails.getState().byId.get(mark.id);
  return quoted(shortQuote(currentArticle()?.article.text ?? '', mark, saved));
}

/** Adds a mark and selects it; the answer is its id, also before it is saved. */
export function createMark(tag: TagId, segments: readonly Span[]): AnnotationId | null {
  const current = currentArticle();
  if (current === null) return null;
  const id = crypto.randomUUID() as AnnotationId;
  const articleId = current.article.id;
  const mark: Mark = { id, tag, segments, hasNote: false, state: 'exact' };
  const said = `${tagLabel(tag)} added: ${wordsOf(mark)}`;
  const request = requestOf('annotation:create', { id, articleId, tag, segments: [...segments] });
  void actOnMark(id, mark, { request, said, makes: true, placed: true });
  selectMark(id, { fresh: true });
  return id;
}

/**
 * Names the open article with an act: files from elsewhere may use one mark id in several articles.
 * Taken when the act is made, because it is sent later and another article may be open by then.
 */
function inOpenArticle(): { readonly articleId?: ArticleId } {
  const current = currentArticle();
  return current === null ? {} : { articleId: current.article.id };
}

export function retagMark(id: AnnotationId, tag: TagId): void {
  const mark = marks.get(id);
  if (mark === undefined || mark.tag === tag) return;
  const place = inOpenArticle();
  const said = `Tag changed to ${tagLabel(tag)}: ${wordsOf(mark)}`;
  const request = requestOf('annotation:retag', { id, tag, ...place });
  void actOnMark(id, { ...mark, tag }, { request, said });
}

/** `what` begins the announcement. */
export function respanMark(
  id: AnnotationId,
  segments: readonly Span[],
  what = 'Span changed',
): void {
  const mark = marks.get(id);
  if (mark === undefined) return;
  const place = inOpenArticle();
  const said = `${what}: ${wordsOf({ ...mark, segments })}`;
  const request = requestOf('annotation:respan', { id, segments: [...segments], ...place });
  void actOnMark(id, { ...mark, segments }, { request, said, placed: true });
}

export function deleteMark(id: AnnotationId): void {
  const mark = marks.get(id);
  if (mark === undefined) return;
  const place = inOpenArticle();
  const said = `${tagLabel(mark.tag)} deleted: ${wordsOf(mark)}`;
  void actOnMark(id, null, { request: requestOf('annotation:delete', { id, ...place }), said });
}

/** `note` null or blank removes it. The answer is whether it was saved. */
export function setNote(id: AnnotationId, text: string): Promise<boolean> {
  const note = text.trim() === '' ? null : text;
  const mark = marks.get(id);
  if (mark === undefined) return Promise.resolve(false);
  const place = inOpenArticle();
  return actOnMark(
    id,
    { ...mark, hasNote: note !== null },
    {
      request: requestOf('annotation:set-note', { id, note, ...place }),
      said: `${note === null ? 'Note removed' : 'Note saved'}: ${wordsOf(mark)}`,
      slot: `note ${id}`,
    },
  );
}

type Fields = Input<RendererChannels, 'article:update'>['fields'];

export async function updateArticle(fields: Fields): Promise<boolean> {
  const current = currentArticle();
  if (current === null) return false;
  const { id } = current.article;
  try {
    const names = Object.keys(fields);
    const result = await enqueueKept(requestOf('article:update', { id, fields }), {
      what: `Article changed: ${names.join(', ')}`,
      touches: names.map((name) => `${id} ${name}`),
      slot: `${id} ${names.join(' ')}`,
    });
    applyResult(result);
    announce(`Saved: ${result.label}`);
    return true;
  } catch (thrown) {
    reportFailure(thrown);
    return false;
  }
}
