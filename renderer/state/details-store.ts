// Notes, values, times and people of marks, asked for when a mark is looked at and kept while its article is open.
// Values that are being saved show at once; what the database says is shown as soon as nothing is under way.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../../shared/domain/ids.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import { actsSettled } from './act-queue.ts';
import { showError } from './messages.ts';

interface Details {
  readonly byId: ReadonlyMap<AnnotationId, Annotation>;
}

export const useDetails = create<Details>()(() => ({ byId: new Map() }));

/** Attribute values by attribute id; null takes a value away. */
export type Values = Input<RendererChannels, 'annotation:set-attributes'>['values'];
export type AttributeValue = Values[string];

interface Pending {
  /** What the database is known to hold. */
  confirmed: Annotation;
  /** What was asked for and is not answered, in that order. */
  readonly asked: Values[];
}

const asked = new Set<AnnotationId>();
const pending = new Map<AnnotationId, Pending>();
/** Whose marks these are: files from elsewhere may use one mark id in several articles. */
let ofArticle: ArticleId | null = null;
/** Counts how often all was forgotten: an answer to an earlier question is not about what is shown now. */
let times = 0;
const MOST_AT_ONCE = 1000;

/**
 * Forgets everything, because this article opens, or none does. What was known of the very article that opens is asked
 * for again: those who look at its marks asked once, and they look at the same marks still.
 */
export function clearDetails(articleId: ArticleId | null): void {
  const again =
    articleId !== null && articleId === ofArticle
      ? [...new Set([...useDetails.getState().byId.keys(), ...asked])]
      : [];
  ofArticle = articleId;
  times += 1;
  asked.clear();
  pending.clear();
  useDetails.setState({ byId: new Map() });
  for (let at = 0; at < again.length; at += MOST_AT_ONCE) {
    void wantDetails(again.slice(at, at + MOST_AT_ONCE));
  }
}

/** The annotation with these values; what was taken away is left out. */
function withValues(annotation: Annotation, values: Values): Annotation {
  const all = Object.entries({ ...annotation.attributes, ...values });
  return {
    ...annotation,
    attributes: Object.fromEntries(all.filter(([, value]) => value !== null)),
  };
}

function shownOf(annotation: Annotation): Annotation {
  const entry = pending.get(annotation.id);
  if (entry === undefined) return annotation;
  entry.confirmed = annotation;
  return entry.asked.reduce(withValues, annotation);
}

/** Shows the values before they are saved. Call the answer when they are, or could not be. */
export function expectValues(id: AnnotationId, values: Values): () => void {
  const annotation = useDetails.getState().byId.get(id);
  if (annotation === undefined) return () => undefined;
  const entry = pending.get(id) ?? { confirmed: annotation, asked: [] };
  entry.asked.push(values);
  pending.set(id, entry);
  putDetails([entry.confirmed]);
  return () => {
    // Another article may be open by now.
    if (pending.get(id) !== entry) return;
    entry.asked.splice(entry.asked.indexOf(values), 1);
    if (entry.asked.length === 0) pending.delete(id);
    putDetails([entry.confirmed]);
  };
}

export function putDetails(annotations: readonly Annotation[]): void {
  if (annotations.length === 0) return;
  useDetails.setState(({ byId }) => {
    const next = new Map(byId);
    for (const annotation of annotations) next.set(annotation.id, shownOf(annotation));
    return { byId: next };
  });
}

export function removeDetails(ids: readonly AnnotationId[]): void {
  if (ids.length === 0) return;
  for (const id of ids) {
    asked.delete(id);
    pending.delete(id);
  }
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
  const wanted = times;
  try {
    const place = ofArticle === null ? {} : { articleId: ofArticle };
    const found = await call('annotation:details', { ids: missing, ...place });
    if (wanted !== times) return;
    // An act's answer that came meanwhile is newer than what was read here.
    const known = useDetails.getState().byId;
    putDetails(found.filter(({ id }) => asked.has(id) && !known.has(id)));
  } catch (thrown) {
    if (wanted === times) for (const id of missing) asked.delete(id);
    showError(thrown);
  }
}

/** Waits for them where they are on their way, also those of a mark made just now; null when the mark is gone. */
export async function detailsOf(id: AnnotationId): Promise<Annotation | null> {
  const known = useDetails.getState().byId.get(id);
  if (known !== undefined) return known;
  await actsSettled();
  asked.delete(id);
  await wantDetails([id]);
  return useDetails.getState().byId.get(id) ?? null;
}
