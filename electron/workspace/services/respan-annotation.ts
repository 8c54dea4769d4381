// Moves a mark's edges, adds segments to it and takes them away. A mark that was moved by hand is exact again, whatever it was before.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { placeOf, samePlace } from './segments.ts';

export function respanAnnotation(
  workspace: OpenWorkspace,
  { id, segments, articleId }: ThreadInput<'annotation:respan'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const { head, annotation: before } = requireAnnotation(db, id, articleId);
    const place = placeOf(workspace.revisionOf(head).text, segments);
    const label =
      before.anchoring.state === 'orphan'
        ? 'Place mark'
        : labelOf(before.segments.length, place.segments.length);
    if (before.anchoring.state === 'exact' && samePlace(before.segments, place.segments)) {
      return { label, head, changes: [] };
    }
    const after: Annotation = { ...before, ...place, updatedAtMs: atMs };
    return {
      label,
      head,
      changes: [{ entity: 'annotation', articleId: head.id, id, before, after }],
    };
  });
}

function labelOf(segmentsBefore: number, segmentsAfter: number): string {
  if (segmentsBefore === segmentsAfter) return 'Move edge';
  return segmentsBefore < segmentsAfter ? 'Add segment' : 'Remove segment';
}
