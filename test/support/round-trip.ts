// What every format is held to: what it writes it reads again, and what is not the same afterwards is in its loss
// report by name. Also the contexts that codecs need, and all files of a writing at once.

import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { slugOf } from '../../shared/annotation-file/file-name.ts';
import type { Annotation, Relation } from '../../shared/domain/annotation.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import type {
  Codec,
  FormatFile,
  ReadContext,
  ReadResult,
  WriteContext,
} from '../../shared/formats/codec.ts';
import type { LossKind, LossReport } from '../../shared/formats/loss.ts';

export const sha256Of = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

export function idFor(...words: readonly string[]): string {
  const hex = sha256Of(JSON.stringify(words));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5, 678);

export const readContext = (tagsets: readonly Tagset[] = []): ReadContext => ({
  sha256Hex: sha256Of,
  idFor,
  nowMs,
  tagsets,
});

export function writeContext(more: Partial<WriteContext> = {}): WriteContext {
  const names = new Map<string, string>();
  const nameOf = ({ article: { id, title } }: AnnotatedArticle) => {
    const name = names.get(id) ?? `${slugOf(title, 'article').slice(0, 40)}-${names.size + 1}`;
    names.set(id, name);
    return name;
  };
  return {
    sha256Hex: sha256Of,
    idFor,
    nowMs,
    generatorVersion: '0.0.0',
    name: 'dataset',
    nameOf,
    text: true,
    offsets: null,
    ...more,
  };
}

export interface Written {
  readonly files: readonly FormatFile[];
  readonly loss: LossReport;
}

/** All that the codec makes of the articles; throws for one that cannot write. */
export async function writeAll(
  { id, write }: Codec,
  articles: readonly AnnotatedArticle[],
  more: Partial<WriteContext> = {},
): Promise<Written> {
  if (write === undefined) throw new Error(`${id} does not write`);
  const pieces = new Map<string, Buffer[]>();
  const writing = write(articles, writeContext(more));
  for (;;) {
    const step = await writing.next();
    if (step.done === true) {
      const files = Array.from(pieces, ([path, parts]) => ({
        path,
        bytes: Uint8Array.from(Buffer.concat(parts)),
      }));
      return { files, loss: step.value };
    }
    const { path, content } = step.value;
    const parts = pieces.get(path) ?? [];
    parts.push(Buffer.from(content));
    pieces.set(path, parts);
  }
}

export async function readAll(
  { id, read }: Codec,
  files: readonly FormatFile[],
  tagsets: readonly Tagset[] = [],
): Promise<ReadResult> {
  if (read === undefined) throw new Error(`${id} does not read`);
  return read(files, readContext(tagsets));
}

/** The text of the one file whose path ends so. */
export function textOf({ files }: Written, end: string): string {
  const file = files.find(({ path }) => path.endsWith(end));
  if (file === undefined)
    throw new Error(`no ${end} among ${files.map(({ path }) => path).join(', ')}`);
  return Buffer.from(file.bytes).toString('utf8');
}

export const fileOf = (path: string, content: string): FormatFile => ({
  path,
  bytes: new TextEncoder().encode(content),
});

/**
 * Writes, reads and compares up to the loss that was declared, and that writing what was read gives the same bytes.
 * Answers what was written. `knowsTagset` is whether the reader is told the tagset, as it is in a workspace.
 */
export async function checkRoundTrip(
  codec: Codec,
  articles: readonly AnnotatedArticle[],
  more: Partial<WriteContext> = {},
): Promise<Written> {
  const written = await writeAll(codec, articles, more);
  const tagsets = [
    ...new Map(articles.map(({ tagset }) => [JSON.stringify(tagset), tagset])).values(),
  ];
  const result = await readAll(codec, written.files, tagsets);
  expect(result.problems).toEqual([]);
  const back = result.articles;
  expect(back.length).toBe(articles.length);
  for (const [at, given] of articles.entries()) {
    const found = back[at];
    if (found !== undefined) compareArticle(given, found, written.loss);
  }
  return written;
}

type Lost = (kind: LossKind, id: string | null) => boolean;

function compareArticle(given: AnnotatedArticle, back: AnnotatedArticle, loss: LossReport): void {
  const mine = loss.items.filter(({ articleId }) => articleId === given.article.id);
  const lost: Lost = (kind, id) => mine.some((item) => item.kind === kind && item.id === id);
  if (!lost('text', null)) expect(back.article.text).toBe(given.article.text);
  const unmatched = [...back.annotations];
  const pairs = new Map<string, Annotation>();
  for (const one of given.annotations) {
    if ((['annotation', 'orphan', 'overlap'] as const).some((kind) => lost(kind, one.id))) continue;
    const isChanged =
      (['discontinuous', 'edges'] as const).some((kind) => lost(kind, one.id)) ||
      lost('text', null);
    const at = isChanged ? -1 : matching(one, unmatched, lost);
    if (isChanged) continue;
    expect([one.id, at === -1 ? 'is not there' : 'is there']).toEqual([one.id, 'is there']);
    const [found] = unmatched.splice(at, 1);
    if (found === undefined) continue;
    pairs.set(one.id, found);
    compareMark(one, found, { given, back, lost });
  }
  for (const relation of given.relations) compareRelation(relation, { given, back, lost, pairs });
}

/** The same id where ids are kept, else the same tag and place, best with the same words said about it. */
function matching(one: Annotation, among: readonly Annotation[], lost: Lost): number {
  const key = ({ tag, segments }: Annotation) =>
    JSON.stringify([tag, segments.map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16])]);
  const fits = (other: Annotation) => key(other) === key(one);
  if (!lost('ids', one.id)) return among.findIndex((other) => other.id === one.id && fits(other));
  const isSaid = (other: Annotation) =>
    JSON.stringify([other.note, sorted(other.attributes)]) ===
    JSON.stringify([one.note, sorted(one.attributes)]);
  const best = among.findIndex((other) => fits(other) && isSaid(other));
  return best === -1 ? among.findIndex(fits) : best;
}

const sorted = (values: Annotation['attributes']) =>
  Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));

interface Comparison {
  readonly given: AnnotatedArticle;
  readonly back: AnnotatedArticle;
  readonly lost: Lost;
}

function compareMark(one: Annotation, found: Annotation, { given, back, lost }: Comparison): void {
  const aspects = (mark: Annotation, { annotators }: AnnotatedArticle) => ({
    attribute: sorted(mark.attributes),
    note: mark.note,
    annotator: annotators.find(({ id }) => id === mark.annotator)?.name,
    origin: mark.origin,
    anchoring: [mark.anchoring.state, mark.anchoring.score],
    times: [mark.createdAtMs, mark.updatedAtMs],
    extra: mark.extra,
  });
  const before = aspects(one, given);
  const after = aspects(found, back);
  for (const kind of Object.keys(before) as (keyof typeof before)[]) {
    if (!lost(kind, one.id))
      expect({ id: one.id, [kind]: after[kind] }).toEqual({ id: one.id, [kind]: before[kind] });
  }
}

function compareRelation(
  relation: Relation,
  { back, lost, pairs }: Comparison & { readonly pairs: ReadonlyMap<string, Annotation> },
): void {
  if (lost('relation', relation.id) || lost('relation-across', relation.id)) return;
  const from = pairs.get(relation.from)?.id;
  const to = pairs.get(relation.to)?.id;
  // An end that is lost or changed takes the relation with it only if that is said, too.
  if (from === undefined || to === undefined) return;
  const same = back.relations.filter(
    (other) => other.type === relation.type && other.from === from && other.to === to,
  );
  expect([relation.id, same.length > 0]).toEqual([relation.id, true]);
  if (!lost('relation-note', relation.id)) {
    expect(same.map(({ note }) => note)).toContain(relation.note);
  }
}
