// The article that the reader left because it was archived or deleted: undoing that act shows it again.

import type { ArticleId } from '../../shared/domain/ids.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { openArticle } from './article-store.ts';

let left: { readonly id: ArticleId; readonly label: string } | null = null;

/** `label` is the act's, by which its undoing is known again. */
export function noteLeft(id: ArticleId, label: string): void {
  left = { id, label };
}

export async function returnToLeft({ label }: ActResult): Promise<void> {
  if (left === null || left.label !== label) return;
  const { id } = left;
  left = null;
  await openArticle(id);
}
