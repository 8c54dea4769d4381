// A decision in a review of one colleague's marks, carried out on the draft of the article. Neither side's marks are
// ever lost: what is not taken is there as rejected.

import { attributeFault } from '../../../shared/annotation-file/attribute-values.ts';
import type { ReviewDecisionKind } from '../../../shared/annotation-file/model.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import { normalValue } from '../../../shared/domain/attribute-words.ts';
import type { AnnotationId, RelationId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ReviewItem, SourceRef } from '../../../shared/review/review-item.ts';
import type { DecisionEffects } from '../db/review-decision.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireTag } from './lookup.ts';
import { refName } from './review-comparison.ts';
import { decisionOn, insertCopy, newId, reject, type Deciding } from './review-deciding.ts';
import { endMissing, insertTheirs, type Ends } from './review-relations.ts';
import { placeOf } from './segments.ts';

type Asked = ThreadInput<'review:decide'>['items'][number];

/** What came of it, or why it cannot be done yet. */
export type Done =
  | { readonly effects: DecisionEffects; readonly result: readonly string[] }
  | { readonly why: string };

export const nothingDone: DecisionEffects = { inserted: [], rejected: [], relations: [] };

export function decideMark(
  deciding: Deciding,
  item: ReviewItem,
  decision: ReviewDecisionKind,
  asked: Asked,
): Done {
  const keepsBothOut = decision === 'reject-both' || decision === 'edit';
  if (item.kind === 'agreed' && !keepsBothOut) {
    return { effects: nothingDone, result: [...item.mine] };
  }
  const takes = takenBy(decision);
  const inserted = insertMark(deciding, item, takes.theirs);
  const edited = decision === 'edit' ? insertEdited(deciding, asked) : [];
  const mine = item.mine[0] as AnnotationId | undefined;
  const rejected = takes.mine ? [] : reject(deciding, mine, item.item);
  return {
    effects: { ...nothingDone, inserted: [...inserted, ...edited], rejected },
    result: [
      ...(takes.mine ? item.mine : []),
      ...(takes.theirs ? inserted.map(({ id }) => id) : []),
      ...edited.map(({ id }) => id),
    ],
  };
}

const takenBy = (decision: ReviewDecisionKind) => ({
  mine: decision === 'keep-mine' || decision === 'accept-both',
  theirs: decision === 'accept-theirs' || decision === 'accept-both',
});

/** Theirs, as rejected where it is not taken. The very same mark in both files needs no second copy of it. */
function insertMark(
  deciding: Deciding,
  { item, kind, mine, theirs: [id] }: ReviewItem,
  isTaken: boolean,
): DecisionEffects['inserted'] {
  const mark = id === undefined ? undefined : deciding.comparison.marks[1]?.get(id);
  if (mark === undefined || (kind === 'agreed' && mine[0] === id)) return [];
  const ref: SourceRef = { source: 1, id: mark.id };
  const copy = insertCopy(deciding, ref, mark, isTaken ? null : item);
  return [{ id: copy, of: [ref], updatedAtMs: mark.updatedAtMs }];
}

/** The mark that says what the reviewer made of both. */
export function insertEdited(
  deciding: Deciding,
  { edited }: Asked,
  by = deciding.by,
): DecisionEffects['inserted'][number][] {
  if (edited === undefined) {
    throw new AppError('invalid-input', 'It was not said what the edited mark says.', {
      remedy: 'Choose its tag and its place.',
    });
  }
  const { text, tagset, atMs, draft } = deciding;
  const mark: Annotation = {
    id: newId(),
    tag: edited.tag,
    ...placeOf(text, edited.segments),
    attributes: checkedAttributes(tagset, edited),
    note: edited.note,
    annotator: by.id,
    origin: 'manual',
    createdAtMs: atMs,
    updatedAtMs: atMs,
    extra: {},
  };
  draft.putMark(mark);
  return [{ id: mark.id, of: [], updatedAtMs: atMs }];
}

function checkedAttributes(
  tagset: Deciding['tagset'],
  { tag: tagId, attributes }: NonNullable<Asked['edited']>,
): Annotation['attributes'] {
  const tag = requireTag(tagset, tagId);
  const values: Record<string, JsonValue> = {};
  for (const [id, given] of Object.entries(attributes)) {
    const attribute = tag.attributes.find((each) => each.id === id);
    if (attribute === undefined) {
      throw new AppError('invalid-input', `The tag “${tag.label}” has no attribute “${id}”.`, {
        remedy: 'Leave it out, or add it to the tagset.',
      });
    }
    const value = normalValue(attribute, given);
    const fault = value === null ? null : attributeFault(attribute, value);
    if (fault !== null) {
      throw new AppError('invalid-input', `“${attribute.label}” cannot be that.`, {
        remedy: fault,
      });
    }
    if (value !== null) values[id] = value;
  }
  return values;
}

export function decideRelation(
  deciding: Deciding,
  item: ReviewItem,
  decision: ReviewDecisionKind,
): Done {
  if (decision === 'edit') {
    throw new AppError('invalid-input', 'A relation cannot be edited in a review.', {
      remedy: 'Keep yours, take theirs, or reject both and link the marks anew.',
    });
  }
  if (item.kind === 'agreed' && decision !== 'reject-both') {
    return { effects: nothingDone, result: [...item.mine] };
  }
  const takes = takenBy(decision);
  const mine = item.mine[0] as RelationId | undefined;
  const gone = takes.mine ? [] : deleteMine(deciding, mine);
  const taken = takes.theirs ? takeTheirs(deciding, item.theirs[0]) : null;
  if (taken !== null && 'why' in taken) {
    putBack(deciding, gone);
    return taken;
  }
  return {
    effects: { ...nothingDone, relations: [...gone, ...(taken?.effects ?? [])] },
    result: [...(takes.mine ? item.mine : []), ...(taken === null ? [] : [taken.id])],
  };
}

/** What was deleted for a relation that cannot be taken. */
function putBack({ draft }: Deciding, gone: DecisionEffects['relations']): void {
  for (const { articleId, before } of gone)
    if (before !== null) draft.putRelation(articleId, before);
}

function takeTheirs(
  deciding: Deciding,
  id: string | undefined,
): ReturnType<typeof insertTheirs> | null {
  const relation = id === undefined ? undefined : deciding.comparison.relations[1]?.get(id);
  if (relation === undefined) return null;
  const ends: Ends = {
    from: standIn(deciding, { source: 1, id: relation.from }),
    to: standIn(deciding, { source: 1, id: relation.to }),
  };
  const why = endMissing(deciding, 1, relation, ends);
  return why === null ? insertTheirs(deciding, relation, ends) : { why };
}

function deleteMine(
  { draft, comparison }: Deciding,
  id: RelationId | undefined,
): DecisionEffects['relations'][number][] {
  const { articleId } = comparison.review;
  const before = id === undefined ? null : draft.relation(articleId, id);
  if (before === null) return [];
  draft.dropRelation(articleId, before.id);
  return [{ articleId, before, after: null }];
}

/** The mark in the article that stands for theirs; null when there is none yet, or when it was rejected. */
function standIn(deciding: Deciding, ref: SourceRef): AnnotationId | null {
  const item = deciding.comparison.itemOfMark.get(refName(ref));
  if (item === undefined || 'variants' in item) return null;
  const decision = decisionOn(deciding, item);
  const own = decision?.effects.inserted.find(({ of }) => of.some(({ id }) => id === ref.id));
  const candidates = [
    ...(own === undefined ? [] : [own.id]),
    ...(decision === null ? item.mine : decision.result),
  ];
  for (const id of candidates) {
    const mark = deciding.draft.mark(id as AnnotationId);
    if (mark !== null && isActive(mark)) return mark.id;
  }
  return null;
}
