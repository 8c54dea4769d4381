// Notes whose saving failed, by mark, so that the words are still there when the mark is selected again.
// They live as long as the window; the status bar says that they are not saved.

import type { AnnotationId } from '../../shared/domain/ids.ts';
import { currentArticle } from './article-store.ts';

const notes = new Map<string, string>();

/** Of the open article's mark: files from elsewhere may use one mark id in several articles. */
export function noteKey(id: AnnotationId): string {
  return `${currentArticle()?.article.id ?? ''} ${id}`;
}

export function keepUnsavedNote(key: string, text: string): void {
  notes.set(key, text);
}

export function forgetUnsavedNote(key: string): void {
  notes.delete(key);
}

/** Null when the mark's note is saved as far as it was typed. */
export function unsavedNote(key: string): string | null {
  return notes.get(key) ?? null;
}
