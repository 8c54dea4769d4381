// Says that marks which a change of the text carried elsewhere, or to words that are not quite theirs, are right
// where they are now. One act for all of them. A mark that has no place cannot be right; it has to be given one.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { contextOf } from '../../../shared/text/context.ts';
import type { AnnotationChange } from '../db/change.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { inSentence } from './label.ts';
import { requireAnnotation, requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Marks that are exact already are left alone. Throws `conflict` and changes nothing when one has no place. */
export function acceptPlaces(
  workspace: OpenWorkspace,
  { ids, articleId }: ThreadInput<'annotation:accept-places'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const head = requireArticle(db, articleId);
    const { text } = workspace.revisionOf(head);
    const found = [...new Set(ids)].map((id) => requireAnnotation(db, id, articleId).annotation);
    refuseOrphans(found);
    const waiting = found.filter(({ anchoring }) => anchoring.state !== 'exact');
    const changes = waiting.map((before): AnnotationChange => {
      const after = accepted(text, before, atMs);
      return { entity: 'annotation', articleId, id: before.id, before, after };
    });
    const tag = workspace.tagsetOf(head).tags.find(({ id }) => id === waiting[0]?.tag);
    const noun = tag === undefined ? 'mark' : inSentence(tag);
    const count = waiting.length.toLocaleString('en-US');
    const label =
      waiting.length === 1 ? `Accept place of ${noun}` : `Accept places of ${count} marks`;
    return { label, head, changes };
  });
}

function refuseOrphans(found: readonly Annotation[]): void {
  const orphans = found.filter(({ anchoring }) => anchoring.state === 'orphan');
  const [first] = orphans;
  if (first === undefined) return;
  const quote = first.segments.map((segment) => segment.quote).join(' … ');
  const what =
    orphans.length === 1
      ? `The mark on “${quote.slice(0, 80)}” has no place in this text.`
      : `${orphans.length} of the marks have no place in this text.`;
  throw new AppError('conflict', what, {
    remedy: 'Select its words in the text and place it there, or delete it.',
  });
}

function accepted(text: string, before: Annotation, atMs: number): Annotation {
  const segments = before.segments.map(({ startUtf16, endUtf16 }) => ({
    startUtf16,
    endUtf16,
    quote: text.slice(startUtf16, endUtf16),
  }));
  return {
    ...before,
    segments,
    ...contextOf(text, segments),
    anchoring: { state: 'exact', score: 1 },
    updatedAtMs: atMs,
  };
}
