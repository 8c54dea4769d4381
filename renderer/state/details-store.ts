// Notes, times and people of marks, asked for when a mark is looked at and kept while its article is open.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../../shared/domain/ids.ts';
import { showError } from './messages.ts';

interface Details {
  readonly byId: ReadonlyMap<AnnotationId, Annotation>;
}

export const useDetails = create<Details>()(() => ({ byId: new Map() }));

const asked = new Set<AnnotationId>();
/** Whose marks these are: files from elsewhere may use one mark id in several articles. */
let ofArticle: ArticleId | null = null;
const MOST_AT_ONCE = 1000;

/** Forgets everything, because this article opens, or none does. */
export function clearDetails(articleId: ArticleId | null): void {
  ofArticle = articleId;
  asked.clear();
  useDetails.setState({ byId: new Map() });
}

export function putDetails(annotations: readonly Annotation[]): void {
  if (annotations.length === 0) return;
  useDetails.setState(({ byId }) => {
    const next = new Map(byId);
    for (const annotation of annotations) next.set(annotation.id, annotation);
    return { byId: next };
  });
}

export function removeDetails(ids: readonly AnnotationId[]): void {
  if (ids.length === 0) return;
  for (const id of ids) asked.delete(id);
  useDetails.setState(({ byId }) => {
    const next = new Map(byId);
    for (const id of ids) next.delete(id);
    return { byId: next };
  });
}

/** Asks for what is not known yet; each id once, until it is removed or another article opens. */
export async function wantDetails(ids: readonly AnnotationId[]): Promise<void> {
  const { byId } = useDetails.getState();
  const missing = ids.filter((id) => !byId.has(id) && !asked.has(id)).slice(0, MOST_AT_ONCE);
  if (missing.length === 0) return;
  for (const id of missing) asked.add(id);
  try {
    const articleId = ofArticle;
    const place = articleId === null ? {} : { articleId };
    const found = await call('annotation:details', { ids: missing, ...place });
    if (articleId !== ofArticle) return;
    // An act's answer that came meanwhile is newer than what was read here.
    const known = useDetails.getState().byId;
    putDetails(found.filter(({ id }) => asked.has(id) && !known.has(id)));
  } catch (thrown) {
    for (const id of missing) asked.delete(id);
    showError(thrown);
  }
}
