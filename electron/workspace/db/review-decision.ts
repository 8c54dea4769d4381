// What was decided in a review, by item. Round 0 stands; the others were made void by a newer file and stay, because
// marks that they rejected go on naming their item.

import type { ReviewDecisionKind } from '../../../shared/annotation-file/model.ts';
import type { Annotator, Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import type { ItemKind, SourceRef } from '../../../shared/review/review-item.ts';
import { readAll, readOne, write, type ReadDb, type Value, type WriteDb } from './connection.ts';

/** A relation and the article it belongs to, before and after a decision. */
export interface RelationEffect {
  readonly articleId: ArticleId;
  readonly before: Relation | null;
  readonly after: Relation | null;
}

/** What a decision did to the article. */
export interface DecisionEffects {
  /** Marks that it brought in, with what they were copied from and when they were changed last. */
  readonly inserted: readonly {
    readonly id: AnnotationId;
    /** Marks of the sides; empty for what the reviewer wrote. */
    readonly of: readonly SourceRef[];
    readonly updatedAtMs: number;
  }[];
  /** Marks that were there and that it rejected. */
  readonly rejected: readonly AnnotationId[];
  readonly relations: readonly RelationEffect[];
}

export interface DecisionValue {
  readonly kind: ItemKind;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly decision: ReviewDecisionKind;
  readonly result: readonly string[];
  readonly reason: string | null;
  readonly fingerprint: string;
  readonly effects: DecisionEffects;
  readonly by: Annotator;
  readonly decidedAtMs: number;
  /** Among those of one act, from 0: the order in which they were carried out. */
  readonly place: number;
}

export interface StoredDecision extends DecisionValue {
  readonly item: string;
  readonly round: number;
}

type Row = Readonly<Record<string, Value>>;
interface DecisionRow extends Row {
  readonly item: string;
  readonly round: number;
  readonly kind: ItemKind;
  readonly mine: string;
  readonly theirs: string;
  readonly decision: ReviewDecisionKind;
  readonly result: string;
  readonly reason: string | null;
  readonly fingerprint: string;
  readonly effects: string;
  readonly byId: AnnotatorId;
  readonly byName: string;
  readonly decidedAtMs: number;
  readonly place: number;
}

const select = `SELECT item, round, kind, mine, theirs, decision, result, reason, fingerprint, effects,
    annotator_id AS byId, annotator_name AS byName, decided_at_ms AS decidedAtMs, place FROM review_decision`;

const toDecision = ({ byId, byName, ...row }: DecisionRow): StoredDecision => ({
  item: row.item,
  round: row.round,
  kind: row.kind,
  mine: JSON.parse(row.mine) as readonly string[],
  theirs: JSON.parse(row.theirs) as readonly string[],
  decision: row.decision,
  result: JSON.parse(row.result) as readonly string[],
  reason: row.reason,
  fingerprint: row.fingerprint,
  effects: JSON.parse(row.effects) as DecisionEffects,
  by: { id: byId, name: byName },
  decidedAtMs: row.decidedAtMs,
  place: row.place,
});

/** As the log holds it. */
export function decisionValue(decision: StoredDecision): DecisionValue {
  const { item: _item, round: _round, ...value } = decision;
  return value;
}

/** Also those that are void, in the order in which they were made. */
export function listDecisions(db: ReadDb, reviewKey: number): StoredDecision[] {
  return readAll<DecisionRow>(
    db,
    `${select} WHERE review_key = ? ORDER BY decided_at_ms, place, item, round`,
    [reviewKey],
  ).map(toDecision);
}

export function putDecision(
  db: WriteDb,
  reviewKey: number,
  { item, round }: { readonly item: string; readonly round: number },
  value: DecisionValue,
): void {
  write(
    db,
    `INSERT OR REPLACE INTO review_decision (review_key, item, round, kind, mine, theirs, decision, result,
       reason, fingerprint, effects, annotator_id, annotator_name, decided_at_ms, place)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      reviewKey,
      item,
      round,
      value.kind,
      JSON.stringify(value.mine),
      JSON.stringify(value.theirs),
      value.decision,
      JSON.stringify(value.result),
      value.reason,
      value.fingerprint,
      JSON.stringify(value.effects),
      value.by.id,
      value.by.name,
      value.decidedAtMs,
      value.place,
    ],
  );
}

export function deleteDecision(
  db: WriteDb,
  reviewKey: number,
  { item, round }: { readonly item: string; readonly round: number },
): void {
  write(db, 'DELETE FROM review_decision WHERE review_key = ? AND item = ? AND round = ?', [
    reviewKey,
    item,
    round,
  ]);
}

/** Of this item; 0 when there was none. */
export function findLastRound(db: ReadDb, reviewKey: number, item: string): number {
  const row = readOne<{ round: number | null }>(
    db,
    'SELECT max(round) AS round FROM review_decision WHERE review_key = ? AND item = ?',
    [reviewKey, item],
  );
  return row?.round ?? 0;
}
