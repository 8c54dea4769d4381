// What a new text would change, before it is made a revision: the texts side by side, and every mark that would wait for
// a decision or lie elsewhere.

import { inOrderOnly } from '../../../shared/anchoring/kept-runs.ts';
import { mappingOf, reanchorBy } from '../../../shared/anchoring/reanchor.ts';
import { diffByKept } from '../../../shared/anchoring/text-diff.ts';
import type { AnchoringState, Annotation } from '../../../shared/domain/annotation.ts';
import type { EditedText, RevisionPreview } from '../../../shared/ipc/text-types.ts';
import { listAnnotations } from '../db/annotation.ts';
import type { StoredArticle } from '../db/article.ts';
import { snapshot } from '../db/connection.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkEdited, isSameText } from './edited-text.ts';
import { requireStoredArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const MOST_SHOWN = 500;

/** Throws as {@link checkEdited} does. */
export function previewEdit(
  workspace: OpenWorkspace,
  { articleId, edited }: ThreadInput<'text:preview'>,
): RevisionPreview {
  return snapshot(workspace.db, (db) => {
    const stored = requireStoredArticle(db, articleId);
    checkEdited(workspace, stored, edited);
    const marks = listAnnotations(db, stored.key);
    return { token: null, fileName: null, ...previewOf(workspace, stored, marks, edited) };
  });
}

type Text = Pick<EditedText, 'text' | 'blocks' | 'marks'> & { readonly kept?: Int32Array };

export function previewOf(
  workspace: OpenWorkspace,
  stored: StoredArticle,
  annotations: readonly Annotation[],
  fresh: Text,
): Omit<RevisionPreview, 'token' | 'fileName'> {
  const before = workspace.revisionOf(stored);
  const mapping = mappingOf(before.text, fresh.text, fresh.kept);
  // Where the marks would be does not depend on the new text's hash.
  const after = { text: fresh.text, textSha256: '' };
  const now = reanchorBy(before, after, annotations, mapping);
  const states: Record<AnchoringState, number> = { exact: 0, moved: 0, fuzzy: 0, orphan: 0 };
  let waiting = 0;
  const uncertain: { readonly before: Annotation; readonly after: Annotation }[] = [];
  for (const [index, mark] of now.entries()) {
    const old = annotations[index] ?? mark;
    const { state } = mark.anchoring;
    if (state !== 'exact' && !isNews(old, mark)) {
      waiting += 1;
      continue;
    }
    states[state] += 1;
    if (state !== 'exact' && uncertain.length < MOST_SHOWN) {
      uncertain.push({ before: old, after: mark });
    }
  }
  return {
    diff: diffByKept(before.text, fresh.text, inOrderOnly(mapping.runs)),
    states,
    waiting,
    uncertain,
    same: isSameText(before, fresh),
  };
}

/** A mark that waited before and whose words stayed waits on; that is no news. */
function isNews(before: Annotation, after: Annotation): boolean {
  return (
    before.anchoring.state !== after.anchoring.state ||
    before.segments.length !== after.segments.length ||
    before.segments.some(({ quote }, index) => quote !== after.segments[index]?.quote)
  );
}
