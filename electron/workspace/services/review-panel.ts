// A decision in a review of several colleagues' marks: what is taken becomes marks of the adjudicated set, credited to
// its own annotator. The individual sets stay as they are.

import type { ReviewDecisionKind } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { PanelItem, PanelVariant, SourceRef } from '../../../shared/review/review-item.ts';
import type { DecisionEffects } from '../db/review-decision.ts';
import type { ThreadInput } from '../protocol.ts';
import { refName } from './review-comparison.ts';
import { decisionOn, newId, type Deciding } from './review-deciding.ts';
import { insertEdited, nothingDone, type Done } from './review-pair.ts';
import { endMissing, insertTheirs } from './review-relations.ts';

type Asked = ThreadInput<'review:decide'>['items'][number];

export function decidePanelItem(
  deciding: Deciding,
  item: PanelItem,
  decision: ReviewDecisionKind,
  asked: Asked,
): Done {
  const adjudicator = deciding.comparison.review.adjudicator ?? deciding.by;
  if (item.subject === 'relation') return decideRelation(deciding, item, decision, asked);
  if (decision === 'edit') {
    const inserted = insertEdited(deciding, asked, adjudicator);
    return { effects: { ...nothingDone, inserted }, result: inserted.map(({ id }) => id) };
  }
  const inserted = takenVariants(item, decision, asked).flatMap(
    (taken) => insertVariant(deciding, taken, adjudicator) ?? [],
  );
  return { effects: { ...nothingDone, inserted }, result: inserted.map(({ id }) => id) };
}

interface Taken {
  readonly ref: SourceRef;
  readonly variant: PanelVariant;
}

/** What is named; or else mine, what most of the others say, or everything. */
function takenVariants(
  { variants }: PanelItem,
  decision: ReviewDecisionKind,
  { take }: Asked,
): Taken[] {
  if (take !== undefined) return take.map((ref) => ({ ref, variant: variantWith(variants, ref) }));
  const firstOf = (isWanted: (source: number) => boolean, among = variants): Taken[] => {
    for (const variant of among) {
      const ref = variant.marks.find(({ source }) => isWanted(source));
      if (ref !== undefined) return [{ ref, variant }];
    }
    return [];
  };
  if (decision === 'keep-mine') return firstOf((source) => source === 0);
  if (decision === 'accept-theirs') return firstOf((source) => source !== 0);
  if (decision !== 'accept-both') return [];
  return variants.flatMap((variant) => firstOf(() => true, [variant]));
}

function variantWith(variants: readonly PanelVariant[], wanted: SourceRef): PanelVariant {
  const variant = variants.find(({ marks }) =>
    marks.some(({ source, id }) => source === wanted.source && id === wanted.id),
  );
  if (variant !== undefined) return variant;
  throw new AppError('conflict', 'What was chosen is not part of this difference any more.', {
    remedy: 'Look at the difference again and choose from what is there now.',
  });
}

function insertVariant(
  { comparison, draft, copied, atMs }: Deciding,
  { ref, variant }: Taken,
  adjudicator: Annotator,
): DecisionEffects['inserted'][number] | null {
  const mark = comparison.marks[ref.source]?.get(ref.id);
  if (mark === undefined) return null;
  const before = copied.get(refName(ref));
  const id = before !== undefined && draft.mark(before) === null ? before : newId();
  const { rejectedBy: _, ...said } = mark;
  draft.putMark({
    ...said,
    id,
    annotator: adjudicator.id,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  });
  return { id, of: variant.marks, updatedAtMs: atMs };
}

function decideRelation(
  deciding: Deciding,
  item: PanelItem,
  decision: ReviewDecisionKind,
  asked: Asked,
): Done {
  const { comparison, atMs, by } = deciding;
  const annotator = comparison.review.adjudicator?.id ?? by.id;
  const effects: DecisionEffects['relations'][number][] = [];
  const result: string[] = [];
  for (const { ref } of takenVariants(item, decision, asked)) {
    const relation = comparison.relations[ref.source]?.get(ref.id);
    if (relation === undefined) continue;
    const ends = {
      from: adjudicated(deciding, { source: ref.source, id: relation.from }),
      to: adjudicated(deciding, { source: ref.source, id: relation.to }),
    };
    const why = endMissing(deciding, ref.source, relation, ends);
    if (why !== null) return undone(deciding, effects, why);
    const taken = insertTheirs(deciding, relation, ends, {
      annotator,
      createdAtMs: atMs,
      updatedAtMs: atMs,
    });
    if ('why' in taken) return undone(deciding, effects, taken.why);
    effects.push(...taken.effects);
    result.push(taken.id);
  }
  return { effects: { ...nothingDone, relations: effects }, result };
}

function undone(
  { draft }: Deciding,
  effects: readonly DecisionEffects['relations'][number][],
  why: string,
): Done {
  for (const { articleId, after } of effects) {
    if (after !== null) draft.dropRelation(articleId, after.id);
  }
  return { why };
}

/** The mark of the adjudicated set that stands for the one of a source; null when none does. */
function adjudicated(deciding: Deciding, ref: SourceRef): AnnotationId | null {
  const item = deciding.comparison.itemOfMark.get(refName(ref));
  const decision = item === undefined ? null : decisionOn(deciding, item);
  const copy =
    decision?.effects.inserted.find(({ of }) =>
      of.some(({ source, id }) => source === ref.source && id === ref.id),
    )?.id ?? (decision?.result[0] as AnnotationId | undefined);
  const mark = copy === undefined ? null : deciding.draft.mark(copy);
  return mark !== null && isActive(mark) ? mark.id : null;
}
