// The lines of one article’s .ann. Lines of the file it was read from keep their ids, their order and, where they still
// say what is so, every byte; lines of what is gone go; new ones follow.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Span } from '../../domain/span.ts';
import type { AttributeType } from '../../domain/tagset.ts';
import { codePointIndex, type CodePointIndex } from '../../text/code-points.ts';
import { listAt, objectAt } from '../json-object.ts';
import { readAnnLines, type AnnRecord, type Textbound } from './ann-lines.ts';
import { valueOfLine } from './attribute-uses.ts';
import { writeNote, writeOwnNote, type AnnDraft } from './draft.ts';
import { fragmentsOf, passagesOf, sameSpans, wordsOf } from './fragments.ts';
import { createLineIds } from './line-ids.ts';
import { meaningOf, type Meaning } from './meaning.ts';
import { nameStored, storedName } from './names.ts';
import { madeBy } from './own-note.ts';
import { writeRelations } from './relation-writer.ts';

/** The lines that were read, where the article came from brat. */
const oldLines = ({ extra }: AnnotatedArticle['article']): readonly string[] =>
  listAt(objectAt(extra, 'brat') ?? {}, 'lines').filter((line) => typeof line === 'string');

/** Marks without a place are not among `marks`. Each line without its break. */
export function annLines(
  document: AnnotatedArticle,
  marks: readonly Annotation[],
  unnamed: string,
): readonly string[] {
  const lines = oldLines(document.article);
  const { records } = readAnnLines(lines);
  const old = meaningOf(records);
  const kept = new Map<number, string>();
  const added: string[] = [];
  const draft: AnnDraft = {
    document,
    authors: { unnamed, annotators: document.annotators },
    old,
    ...idsOf(marks, records, old),
    written: new Set(),
    ownOfTriggers: new Map(),
    put(line, record) {
      if (record === null || kept.has(record.line)) added.push(line);
      else kept.set(record.line, line);
    },
    subjectOf: (tid) => old.marks.get(tid)?.events[0]?.id ?? tid,
  };
  const writer = {
    draft,
    index: codePointIndex(document.article.text),
    types: attributeTypes(document),
  };
  for (const mark of marks) writeMark(mark, writer);
  writeRelations(draft);
  putKept(draft);
  const inOrder = [...kept].toSorted(([a], [b]) => a - b).map(([, line]) => line);
  return [...inOrder, ...added];
}

function idsOf(
  marks: readonly Annotation[],
  records: readonly AnnRecord[],
  old: Meaning,
): Pick<AnnDraft, 'ids' | 'marks'> {
  const ids = createLineIds();
  for (const record of records) if (record.kind !== '*') ids.reserve(record.id);
  const known = new Map<string, string>();
  for (const [tid, { own }] of old.marks) {
    const id = own?.says['id'];
    known.set(typeof id === 'string' && id !== '' && !known.has(id) ? id : tid, tid);
  }
  const found = new Map<string, string>();
  const fresh: Annotation[] = [];
  for (const mark of marks) {
    const tid = known.get(mark.id);
    if (tid === undefined) fresh.push(mark);
    else found.set(mark.id, tid);
  }
  // Ids that look like lines of brat are given before others are made up.
  for (const mark of fresh.toSorted((a, b) => Number(isTid(b.id)) - Number(isTid(a.id)))) {
    found.set(mark.id, ids.take('T', mark.id));
  }
  return { ids, marks: found };
}

const isTid = (id: string): boolean => /^T\d{1,9}$/.test(id);

interface MarkWriter {
  readonly draft: AnnDraft;
  readonly index: CodePointIndex;
  readonly types: ReadonlyMap<string, AttributeType>;
}

const typeKey = (tag: string, attribute: string): string => JSON.stringify([tag, attribute]);

const attributeTypes = ({ tagset }: AnnotatedArticle): ReadonlyMap<string, AttributeType> =>
  new Map(
    tagset.tags.flatMap(({ id, attributes }) =>
      attributes.map((one) => [typeKey(id, one.id), one.type] as const),
    ),
  );

function writeMark(mark: Annotation, writer: MarkWriter): void {
  const { draft, index } = writer;
  const { document, marks, old, written } = draft;
  const tid = marks.get(mark.id) ?? '';
  const { text } = document.article;
  const fragments = fragmentsOf(text, mark.segments);
  const places = fragments.map(({ startUtf16, endUtf16 }) => ({
    start: index.toCodePoint(startUtf16),
    end: index.toCodePoint(endUtf16),
  }));
  const before = old.marks.get(tid)?.textbound ?? null;
  const spans = places.map(({ start, end }) => `${start} ${end}`).join(';');
  const line = `${tid}\t${storedName(mark.tag)} ${spans}\t${wordsOf(text, fragments)}`;
  const isSame =
    before !== null &&
    nameStored(before.type) === mark.tag &&
    isSamePlace(before, { fragments, text, index });
  draft.put(isSame ? before.raw : line, before);
  written.add(tid);
  const { inLines, inNote } = sortAttributes(mark, tid, writer);
  for (const [name, value] of inLines) writeAttribute(draft, tid, name, value);
  writeNotes(draft, tid, mark.note, ownOf(mark, tid, writer, inNote));
}

/** Also where white space at a line break is in a stretch here and between two there. */
function isSamePlace(
  before: Textbound,
  {
    fragments,
    text,
    index,
  }: { readonly fragments: readonly Span[]; readonly text: string; readonly index: CodePointIndex },
): boolean {
  const { lengthCodePoints } = index;
  if (before.spans.some(({ start, end }) => start > end || end > lengthCodePoints)) return false;
  const spans = before.spans.map(({ start, end }) => ({
    startUtf16: index.toUtf16(start),
    endUtf16: index.toUtf16(end),
  }));
  const passages = passagesOf(text, spans);
  if (before.text !== wordsOf(text, spans)) return false;
  return passages.length === 0
    ? sameSpans(spans, fragments)
    : sameSpans(passages, passagesOf(text, fragments));
}

/** brat has flags and choices: those, and what stood in a line and still is so, get lines. */
function sortAttributes(
  mark: Annotation,
  tid: string,
  { draft, types }: MarkWriter,
): { readonly inLines: [string, string | true][]; readonly inNote: [string, JsonValue][] } {
  const inLines: [string, string | true][] = [];
  const inNote: [string, JsonValue][] = [];
  for (const [name, value] of Object.entries(mark.attributes)) {
    const type = types.get(typeKey(mark.tag, name));
    const line = draft.old.marks.get(tid)?.attributes.get(name);
    const inLine = line === undefined ? null : valueOfLine(line);
    if (inLine !== null && isSaid(inLine, value)) inLines.push([name, inLine]);
    else if (type === 'choice' && typeof value === 'string') inLines.push([name, value]);
    else if (value === true) inLines.push([name, true]);
    else inNote.push([name, value]);
  }
  return { inLines, inNote };
}

const isSaid = (inLine: string | true, value: JsonValue): boolean =>
  inLine === value ||
  (inLine === true
    ? value === 'true'
    : typeof value !== 'string' && JSON.stringify(value) === inLine);

function writeAttribute(draft: AnnDraft, tid: string, name: string, value: string | true): void {
  const before = draft.old.marks.get(tid)?.attributes.get(name) ?? null;
  const id = before?.id ?? draft.ids.take('A');
  const subject = before?.target ?? draft.subjectOf(tid);
  const said = value === true ? '' : ` ${storedName(value)}`;
  const isSame = before !== null && valueOfLine(before) === value;
  draft.put(isSame ? before.raw : `${id}\t${storedName(name)} ${subject}${said}`, before);
  draft.written.add(id);
}

/** The id, exact edges, values, origin and so on: what the lines of brat do not say of a mark. */
function ownOf(
  mark: Annotation,
  tid: string,
  { draft, index }: MarkWriter,
  attributes: readonly [string, JsonValue][],
): JsonObject {
  const { document, authors } = draft;
  const { text } = document.article;
  const isExact = sameSpans(passagesOf(text, fragmentsOf(text, mark.segments)), mark.segments);
  const { state, score } = mark.anchoring;
  return {
    ...(mark.id === tid ? {} : { id: mark.id }),
    ...(isExact
      ? {}
      : {
          segments: mark.segments.map(({ startUtf16, endUtf16 }) => [
            index.toCodePoint(startUtf16),
            index.toCodePoint(endUtf16),
          ]),
        }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(mark.origin === 'imported' ? {} : { origin: mark.origin }),
    ...(state === 'exact' ? {} : { anchoring: { state, score } }),
    ...madeBy(mark, authors),
  };
}

/** The note for people, and ours where there is something to say. */
function writeNotes(draft: AnnDraft, tid: string, note: string | null, own: JsonObject): void {
  const before = draft.old.marks.get(tid);
  const subject = draft.subjectOf(tid);
  writeNote(draft, subject, note, before?.note ?? null);
  if (subject === tid) writeOwnNote(draft, tid, own, before?.own?.line ?? null);
  else draft.ownOfTriggers.set(subject, own);
}

/** Lines without a place here stay as long as what they are about does. */
function putKept({ old, written, put }: AnnDraft): void {
  let waiting = old.kept;
  for (;;) {
    const ready = waiting.filter((record) => refersTo(record).every((id) => written.has(id)));
    for (const record of ready) {
      put(record.raw, record);
      if (record.kind !== '*') written.add(record.id);
    }
    if (ready.length === 0) return;
    const done = new Set(ready);
    waiting = waiting.filter((record) => !done.has(record));
  }
}

function refersTo(record: AnnRecord): readonly string[] {
  if (record.kind === 'T') return [];
  if (record.kind === 'E') return [record.trigger, ...record.args.map(({ target }) => target)];
  if (record.kind === 'R') return [record.from.target, record.to.target];
  if (record.kind === '*') return record.members;
  return record.target === '' ? [] : [record.target];
}
