// What was typed about a mark and could not be saved: a note when saving failed, a value that is not what its attribute
// asks for. It is there again when the mark is selected again, and lives as long as the window; nothing typed is lost.

import type { AnnotationId } from '../../shared/domain/ids.ts';
import { currentArticle } from './article-store.ts';

const drafts = new Map<string, string>();
/** Those of them that are with an act already. */
const sent = new Set<string>();

/** Of the open article's mark: files from elsewhere may use one mark id in several articles. */
function draftKey(id: AnnotationId, field: string): string {
  return [currentArticle()?.article.id ?? '', id, field].join(' ');
}

export const noteKey = (id: AnnotationId): string => draftKey(id, 'note');
export const valueKey = (id: AnnotationId, attribute: string): string =>
  draftKey(id, `value ${attribute}`);

export function keepUnsaved(key: string, text: string): void {
  drafts.set(key, text);
}

/** An act has it, on its way or waiting until the disk takes it: it is not to be sent a second time. */
export function noteSent(key: string, isSent: boolean): void {
  if (isSent) sent.add(key);
  else sent.delete(key);
}

export const isSent = (key: string): boolean => sent.has(key);

export function forgetUnsaved(key: string): void {
  drafts.delete(key);
  sent.delete(key);
}

/** Null when everything that was typed there is saved. */
export function unsavedText(key: string): string | null {
  return drafts.get(key) ?? null;
}
