// Reads Prodigy's tasks. What an annotator rejected or ignored never becomes a mark: it is kept, and told.

import { excerpt } from '../../annotation-file/problems.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FormatFile, ReadContext, ReadResult } from '../codec.ts';
import type { Draft, DraftMark } from '../draft/draft.ts';
import { finishDrafts } from '../draft/finish-drafts.ts';
import { OWN_KEY } from '../draft/own-block.ts';
import { annotatorsIn, factsIn, idIn, stringAt, unitIn, withOwn } from '../draft/read-own.ts';
import { isJsonObject, listAt, objectAt, without } from '../json-object.ts';
import { jsonRecords, type JsonRecord } from '../json-records.ts';
import { arrivedText, type FileSpan } from '../offset-choice.ts';
import { createReading, type Reading } from '../reading.ts';
import { authorIn, authorName } from './author.ts';
import { relationsIn, type Tasked } from './read-relations.ts';

export function readSpacyJsonl(files: readonly FormatFile[], context: ReadContext): ReadResult {
  const reading = createReading();
  const drafts = files.flatMap((file) =>
    jsonRecords(file, reading).flatMap((record) => draftOf({ file, record, context, reading })),
  );
  return finishDrafts(drafts, { format: 'spacy-jsonl', unit: 'code-points' }, context, reading);
}

interface Task {
  readonly file: FormatFile;
  readonly record: JsonRecord;
  readonly context: ReadContext;
  readonly reading: Reading;
}

const known = ['text', 'tokens', 'spans', 'relations', OWN_KEY];

function draftOf(task: Task): Draft[] {
  const { file, record, reading } = task;
  const { value, path, index } = record;
  const text = stringAsIs(value, 'text');
  if (text === null) {
    reading.problem(file.path, path, 'The record has no text.', 'Export tasks that are of texts.');
    return [];
  }
  const own = objectAt(value, OWN_KEY);
  const annotators = annotatorsIn(own);
  const answer = stringAt(value, 'answer');
  const isRejected = answer !== null && answer !== 'accept';
  if (isRejected) tellRejected(task, answer);
  const annotator = annotatorIn(task);
  const tasked: Tasked = isRejected
    ? { marks: [], relations: [], others: [] }
    : taskOf(task, annotator);
  const { marks, relations } = withOwn(own, annotators, tasked);
  return [
    {
      file,
      path,
      id: idIn(own),
      place: String(index),
      text: arrivedText(text),
      metadata: factsIn(own),
      annotators,
      marks,
      relations,
      evidence: tokensIn(value),
      unit: unitIn(own),
      kept: keptOf(value, { isRejected, others: tasked.others, isOwn: own !== null }),
    },
  ];
}

const stringAsIs = (value: JsonObject, key: string): string | null => {
  const found = Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof found === 'string' ? found : null;
};

function tellRejected({ file, record, reading }: Task, answer: string): void {
  const count = listAt(record.value, 'spans').length;
  reading.note(
    file.path,
    `${record.path}.answer`,
    `The answer is ${excerpt(answer)}: the ${count === 1 ? 'span is' : `${count} spans are`} kept and not shown.`,
    'They are written back when the article is exported for Prodigy as it is.',
  );
}

function annotatorIn({ record: { value }, context }: Task): Annotator | null {
  const name = authorName(value);
  const id = authorIn(value, context);
  return name === null || id === null ? null : { id: id as Annotator['id'], name };
}

function taskOf(task: Task, annotator: Annotator | null): Tasked {
  const { file, record, reading } = task;
  const marks = new Map<JsonValue, DraftMark>();
  const hasTokens = listAt(record.value, 'tokens').length > 0;
  for (const [at, span] of listAt(record.value, 'spans').entries()) {
    const path = `${record.path}.spans[${at}]`;
    const mark = isJsonObject(span) ? markOf(span, { path, annotator, hasTokens }) : null;
    if (mark !== null) marks.set(span, mark);
    else {
      reading.problem(
        file.path,
        path,
        'A span has no start, end and label.',
        'Write start, end and label.',
      );
    }
  }
  return relationsIn({ file: file.path, record, reading, annotator, marks });
}

interface SpanPlace {
  readonly path: string;
  readonly annotator: Annotator | null;
  /** Numbers of tokens that are not there cannot be found again, and are kept. */
  readonly hasTokens: boolean;
}

function markOf(span: JsonObject, { path, annotator, hasTokens }: SpanPlace): DraftMark | null {
  const { start, end, label, text } = span;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof label !== 'string')
    return null;
  const hasWords = typeof text === 'string';
  const more = without(span, [
    'start',
    'end',
    'label',
    'text',
    OWN_KEY,
    ...(hasTokens ? ['token_start', 'token_end'] : []),
  ]);
  const kept: JsonObject = {
    ...(hasWords ? { hasText: true } : {}),
    ...(Object.keys(more).length === 0 ? {} : { more }),
  };
  return {
    id: null,
    label,
    places: [{ start, end, quote: hasWords ? text : null }],
    path,
    attributes: [],
    made: annotator === null ? {} : { annotator },
    kept,
  };
}

/** The words of tokens show how offsets are counted. */
function tokensIn(value: JsonObject): FileSpan[] {
  return listAt(value, 'tokens').flatMap((token) => {
    const { start, end, text } = isJsonObject(token) ? token : {};
    if (typeof start !== 'number' || typeof end !== 'number' || typeof text !== 'string') return [];
    return [{ start, end, quote: text }];
  });
}

interface Keeping {
  readonly isRejected: boolean;
  readonly others: readonly JsonValue[];
  readonly isOwn: boolean;
}

/** Tokens are kept as they came: a model may be trained with a tokeniser of its own. */
function keptOf(value: JsonObject, { isRejected, others, isOwn }: Keeping): JsonObject {
  const record = without(value, known);
  const parts = ['tokens', 'spans', 'relations'].filter((key) => Object.hasOwn(value, key));
  const isUsual = Object.keys(record).length === 1 && record['answer'] === 'accept';
  if (isOwn && isUsual && others.length === 0 && parts.length === 3) return {};
  return {
    record,
    parts,
    ...(parts.includes('tokens') && !isOwn ? { tokens: [...listAt(value, 'tokens')] } : {}),
    ...(isRejected
      ? {
          rejected: {
            spans: [...listAt(value, 'spans')],
            relations: [...listAt(value, 'relations')],
          },
        }
      : {}),
    ...(others.length === 0 ? {} : { relations: [...others] }),
  };
}
