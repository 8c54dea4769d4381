// Prodigy's relations: between spans, or between single tokens that nobody labelled. The latter are no relations between
// marks; they are kept.

import { excerpt } from '../../annotation-file/problems.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { DraftMark, DraftRelation } from '../draft/draft.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { isJsonObject, listAt } from '../json-object.ts';
import type { JsonRecord } from '../json-records.ts';
import type { Reading } from '../reading.ts';

export interface Tasked {
  readonly marks: readonly DraftMark[];
  readonly relations: readonly DraftRelation[];
  /** Relations between words that are no spans. */
  readonly others: readonly JsonValue[];
}

export interface TaskMarks {
  readonly file: string;
  readonly record: JsonRecord;
  readonly reading: Reading;
  readonly annotator: Annotator | null;
  /** By the spans of the record. */
  readonly marks: ReadonlyMap<JsonValue, DraftMark>;
}

export function relationsIn(task: TaskMarks): Tasked {
  const { file, record, reading, annotator, marks } = task;
  const relations: DraftRelation[] = [];
  const others: JsonValue[] = [];
  const tokens = listAt(record.value, 'tokens').length;
  const spans = spansOf(marks);
  for (const [at, item] of listAt(record.value, 'relations').entries()) {
    const path = `${record.path}.relations[${at}]`;
    const found = isJsonObject(item) ? item : {};
    const { head, child, head_span, child_span, label, ...more } = found;
    const from = endOf(head, head_span, spans);
    const to = endOf(child, child_span, spans);
    if (typeof label !== 'string') {
      reading.problem(file, path, 'A relation has no label.', 'Give it one.');
    } else if (from !== null && to !== null) {
      const made = annotator === null ? {} : { annotator };
      const kept = Object.keys(more).length === 0 ? {} : { more };
      relations.push({ id: null, type: label, from, to, path, made, kept });
    } else if (isToken(head, tokens) && isToken(child, tokens)) {
      others.push(item);
    } else {
      reading.problem(
        file,
        path,
        `An end of the relation ${excerpt(label)} is not there.`,
        'Name tokens and spans of the same record, or leave the relation out.',
      );
    }
  }
  if (others.length > 0) {
    reading.note(
      file,
      `${record.path}.relations`,
      `${others.length} relations between words without a span are kept and not shown.`,
      'Label the words as spans to work with them.',
    );
  }
  return { marks: [...marks.values()], relations, others };
}

const isToken = (at: JsonValue | undefined, tokens: number): boolean =>
  typeof at === 'number' && Number.isSafeInteger(at) && at >= 0 && at < tokens;

interface Spans {
  /** By what a relation says of its ends, from what says most to what says least. */
  readonly named: ReadonlyMap<string, DraftMark>;
  /** By the token that ends them, as Prodigy shows ends, else by one of their tokens. */
  readonly byToken: ReadonlyMap<number, DraftMark>;
}

/** A span of more tokens is found by its last one only. */
const MOST_TOKENS = 1000;

function spansOf(marks: ReadonlyMap<JsonValue, DraftMark>): Spans {
  const named = new Map<string, DraftMark>();
  const last = new Map<number, DraftMark>();
  const covering = new Map<number, DraftMark>();
  const put = <Key>(map: Map<Key, DraftMark>, key: Key, mark: DraftMark) => {
    if (!map.has(key)) map.set(key, mark);
  };
  for (const [span, mark] of marks) {
    if (!isJsonObject(span)) continue;
    for (const key of keysOf(span)) put(named, key, mark);
    const { token_start, token_end } = span;
    if (typeof token_end !== 'number') continue;
    put(last, token_end, mark);
    if (typeof token_start !== 'number' || token_end - token_start > MOST_TOKENS) continue;
    for (let at = token_start; at < token_end; at += 1) put(covering, at, mark);
  }
  return { named, byToken: new Map([...covering, ...last]) };
}

/** Our own files number spans that are otherwise the same. */
function keysOf(span: JsonObject): readonly string[] {
  const { start = null, end = null, label = null, [OWN_KEY]: twin = null } = span;
  return [
    [start, end, label, twin],
    [start, end, label],
    [start, end],
  ].map((parts) => JSON.stringify(parts));
}

function endOf(
  token: JsonValue | undefined,
  named: JsonValue | undefined,
  spans: Spans,
): DraftMark | null {
  if (!isJsonObject(named)) {
    return typeof token === 'number' ? (spans.byToken.get(token) ?? null) : null;
  }
  const found = keysOf(named).flatMap((key) => spans.named.get(key) ?? []);
  return found[0] ?? null;
}
