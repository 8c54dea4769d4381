// Makes one mark of several: the first one named keeps its id and takes over the others' text, what they say and
// their relations. Marks of different tags or by different people are different judgements and are never merged.

import type { Annotation, Anchoring } from '../../../shared/domain/annotation.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { mergeAttributes, mergeNotes } from '../../../shared/spans/merge-sayings.ts';
import { mergeSpans } from '../../../shared/spans/merge-spans.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { labelOfTag } from './label.ts';
import { requireAnnotation } from './lookup.ts';
import { relationsMerged } from './merge-relations.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { relationsCounted } from './relation-words.ts';
import { placeOf, requirePlace } from './segments.ts';

export function mergeAnnotations(
  workspace: OpenWorkspace,
  { ids, articleId }: ThreadInput<'annotation:merge'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const found = [...new Set(ids)].map((id) => requireAnnotation(db, id, articleId));
    const [first, ...others] = found;
    if (first === undefined || others.length === 0) {
      throw new AppError('invalid-input', 'A mark cannot be merged with itself.', {
        remedy: 'Choose at least two marks.',
      });
    }
    const { head, annotation: before } = first;
    const all = found.map(({ annotation }) => annotation);
    const label = labelOfTag(workspace.tagsetOf(head), before.tag);
    checkAlike(all);
    const { text } = workspace.revisionOf(head);
    const after: Annotation = {
      ...before,
      ...placeOf(
        text,
        mergeSpans(
          text,
          all.map(({ segments }) => segments),
        ),
      ),
      anchoring: leastCertain(all),
      attributes: mergeAttributes(all.map(({ attributes }) => attributes)),
      note: mergeNotes(all.map(({ note }) => note)),
      updatedAtMs: atMs,
    };
    const relations = relationsMerged(db, workspace.tagsetOf(head), found, atMs);
    const gone = relations.filter((change) => change.after === null).length;
    return {
      label: `Merge ${found.length} marks: ${label}${gone === 0 ? '' : ` and delete ${relationsCounted(gone)}`}`,
      head,
      changes: [
        ...relations,
        { entity: 'annotation', articleId: head.id, id: before.id, before, after },
        ...others.map(({ annotation }): UndoableChange => ({
          entity: 'annotation',
          articleId: head.id,
          id: annotation.id,
          before: annotation,
          after: null,
        })),
      ],
    };
  });
}

function checkAlike(all: readonly Annotation[]): void {
  for (const annotation of all) requirePlace(annotation);
  if (new Set(all.map(({ tag }) => tag)).size > 1) {
    throw new AppError('invalid-input', 'Marks with different tags cannot be merged.', {
      remedy: 'Give them the same tag first.',
    });
  }
  if (new Set(all.map(({ annotator }) => annotator)).size > 1) {
    throw new AppError('invalid-input', 'Marks by different annotators cannot be merged.', {
      remedy: 'Keep both, or delete one of them and change the span of the other.',
    });
  }
}

/** A place that came out of several is as certain as the least certain of them. */
function leastCertain(all: readonly Annotation[]): Anchoring {
  const certain = ({ state, score }: Anchoring) => (state === 'exact' ? 2 : score);
  const [worst] = all.map(({ anchoring }) => anchoring).toSorted((a, b) => certain(a) - certain(b));
  return worst ?? { state: 'exact', score: 1 };
}
