// The rows of a Hypothesis export: annotations of passages become marks, replies are added to the note of what they
// answer, page notes are kept with the article.

import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { FormatFile, ReadContext } from '../codec.ts';
import type { Reading } from '../reading.ts';
import { segmentOf } from '../selectors/segment-of.ts';
import { isObject, listOf, textIn, timeIn, type WebMark } from '../selectors/web-mark.ts';
import { isReply, nameOf, quoted, repliesIn, type Reply } from './replies.ts';

export interface HypothesisRows {
  readonly marks: readonly WebMark[];
  /** By source. */
  readonly titles: ReadonlyMap<string, string>;
  /** Notes about whole pages, and replies to what is not in the file, by source. */
  readonly pageNotes: ReadonlyMap<string, readonly JsonObject[]>;
}

export interface Row {
  readonly value: JsonValue;
  readonly path: string;
}

/** Null where it is no export. */
export function rowsIn(value: JsonValue): readonly Row[] | null {
  const rows = isObject(value) ? (value['rows'] ?? value['annotations']) : value;
  if (!Array.isArray(rows)) return null;
  const prefix = Array.isArray(value)
    ? '$'
    : `$.${isObject(value) && 'rows' in value ? 'rows' : 'annotations'}`;
  return rows.map((row, at) => ({ value: row, path: `${prefix}[${at}]` }));
}

interface RowContext {
  readonly file: FormatFile;
  readonly context: ReadContext;
  /** Ids of the files so far. */
  readonly taken: Set<string>;
  readonly reading: Reading;
}

/** Without tags, as in Hypothesis itself. */
const UNTAGGED = 'annotation';
/** What becomes a part of a mark; the rest is kept as it came. */
const understood = new Set([
  'id',
  'created',
  'updated',
  'user',
  'uri',
  'text',
  'tags',
  'references',
]);

interface Found {
  readonly marks: WebMark[];
  readonly titles: Map<string, string>;
  readonly pageNotes: Map<string, JsonObject[]>;
}

export function readRows(rows: readonly Row[], context: RowContext): HypothesisRows {
  const replies = repliesIn(rows);
  const found: Found = { marks: [], titles: new Map(), pageNotes: new Map() };
  for (const { value, path } of rows) {
    if (!isObject(value)) {
      const { file, reading } = context;
      reading.problem(file.path, path, 'A row is not an object.', 'Export it again.');
    } else if (!isReply(value)) readRow({ value, path }, replies, found, context);
  }
  const marked = new Set(found.marks.map(({ id }) => id));
  for (const [root, thread] of replies) {
    if (marked.has(root)) continue;
    for (const reply of thread) keep(reply, unanswered, found, context);
  }
  return found;
}

function readRow(
  row: Reply,
  replies: ReadonlyMap<string, readonly Reply[]>,
  found: Found,
  context: RowContext,
): void {
  const { value } = row;
  const source = sourceOf(value);
  const title = titleOf(value);
  if (title !== null && !found.titles.has(source)) found.titles.set(source, title);
  const segments = listOf(value['target']).flatMap((target) =>
    isObject(target) ? (segmentOf(listOf(target['selector'])) ?? []) : [],
  );
  if (segments.length === 0) keep(row, wholePage, found, context);
  else found.marks.push(...marksOf({ ...row, source, segments }, replies, context));
}

interface MarkedRow extends Reply {
  readonly source: string;
  readonly segments: WebMark['segments'];
}

/** One mark for each tag, all at the same place; the note is with the first. */
function marksOf(
  { value, path, source, segments }: MarkedRow,
  replies: ReadonlyMap<string, readonly Reply[]>,
  { file, context, taken, reading }: RowContext,
): WebMark[] {
  const given = textIn(value['id']);
  const id = given ?? context.idFor('hypothesis', file.path, path);
  if (taken.has(id)) {
    const message = `A second row has the id ${id}.`;
    reading.problem(file.path, `${path}.id`, message, 'Leave out one of them.');
    return [];
  }
  taken.add(id);
  const tags = [...new Set(listOf(value['tags']).flatMap((tag) => textIn(tag) ?? []))];
  const user = textIn(value['user']);
  const thread = replies.get(id) ?? [];
  const note = [textIn(value['text']), ...thread.map(quoted)].filter((words) => words !== null);
  const said = {
    path,
    source,
    segments,
    creator: user === null ? null : { id: user, name: nameOf(value, user) },
    createdAtMs: timeIn(value['created']),
    updatedAtMs: timeIn(value['updated']),
  };
  return (tags.length === 0 ? [UNTAGGED] : tags).map((tag, at) => ({
    ...said,
    id: at === 0 ? id : context.idFor('hypothesis', id, tag),
    tag,
    note: at === 0 && note.length > 0 ? note.join('\n\n') : null,
    extra: { hypothesis: at === 0 ? keptOf(value, thread) : { annotation: id } },
  }));
}

/** What a mark has no field for: the group, who may read it, selectors, the replies as they came. */
function keptOf(value: JsonObject, thread: readonly Reply[]): JsonObject {
  const rest = Object.entries(value).filter(([key]) => !understood.has(key));
  const replies = thread.map((reply) => reply.value);
  return Object.fromEntries(replies.length === 0 ? rest : [...rest, ['replies', replies]]);
}

function keep(
  { value, path }: Reply,
  { message, remedy }: { readonly message: string; readonly remedy: string },
  { pageNotes }: Found,
  { file, reading }: RowContext,
): void {
  const source = sourceOf(value);
  const notes = pageNotes.get(source) ?? [];
  if (notes.length === 0) pageNotes.set(source, notes);
  notes.push(value);
  reading.note(file.path, path, message, remedy);
}

const wholePage = {
  message: 'The note is about the whole page; it is kept with the article and not shown.',
  remedy: 'Copy it into a note of a mark where it is needed.',
} as const;

const unanswered = {
  message:
    'The row replies to an annotation of no passage of this file; it is kept with the article and not shown.',
  remedy: 'Export the annotation it replies to as well.',
} as const;

function sourceOf(value: JsonObject): string {
  const uri = textIn(value['uri']);
  const [target] = listOf(value['target']);
  return uri ?? (isObject(target) ? textIn(target['source']) : null) ?? '';
}

function titleOf(value: JsonObject): string | null {
  const { document } = value;
  if (!isObject(document)) return null;
  const [title] = listOf(document['title']);
  return textIn(title)?.trim() ?? null;
}
