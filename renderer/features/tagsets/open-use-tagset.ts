// Another tagset for the articles of an act: which ones they are is settled before the dialog opens, so that what is
// shown is what will be changed.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { openDialog } from '../../state/dialogs.ts';
import type { Acted } from '../../state/library-acts.ts';
import { idsBetween, useRows } from '../../state/library-rows.ts';
import { showError } from '../../state/messages.ts';

async function idsOf({ target }: Acted): Promise<readonly ArticleId[]> {
  if ('ids' in target) return target.ids;
  const total = useRows.getState().total ?? 0;
  const except = new Set(target.except);
  const all = total === 0 ? [] : await idsBetween(0, total - 1);
  return all.filter((id) => !except.has(id));
}

export async function openUseTagset(acted: Acted): Promise<void> {
  try {
    const articleIds = await idsOf(acted);
    if (articleIds.length > 0) openDialog({ kind: 'use-tagset', articleIds });
  } catch (thrown) {
    showError(thrown);
  }
}
