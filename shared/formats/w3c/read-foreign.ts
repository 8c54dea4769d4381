// Web Annotations of other programs: one mark for each tag of an annotation that points at words, one relation for each
// that links two of them. The annotations themselves are kept, so that what nobody changed is written back as it came.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { FormatFile, ReadContext } from '../codec.ts';
import type { Reading } from '../reading.ts';
import type { Sources } from '../selectors/sources.ts';
import { webArticles } from '../selectors/web-articles.ts';
import { isObject, type WebMark, type WebRelation } from '../selectors/web-mark.ts';
import type { WebDocument } from './annotations-in.ts';
import { interpret, linkIn } from './interpret.ts';

export interface ForeignDocument {
  readonly file: FormatFile;
  readonly document: WebDocument;
  readonly sources: Sources;
}

/** For annotations without a tag, and links without a name. */
export const UNTAGGED = 'annotation';
export const UNNAMED_LINK = 'linking';

interface Item {
  readonly value: JsonObject;
  readonly path: string;
  readonly index: number;
}

interface Found {
  readonly marks: WebMark[];
  readonly relations: WebRelation[];
  /** Annotations that are kept and not shown, by source. */
  readonly others: Map<string, JsonObject[]>;
}

export function readForeign(
  { file, document, sources }: ForeignDocument,
  context: ReadContext,
  reading: Reading,
): AnnotatedArticle[] {
  const { marks, relations, others } = foundIn(document, { file, context, reading });
  if (marks.length === 0 && reading.problemCount === 0) {
    reading.problem(
      file.path,
      '$',
      'None of the annotations points at words of a text.',
      'Choose annotations with text quotes or text positions.',
    );
  }
  const { container, head } = document;
  return webArticles(
    {
      format: 'w3c',
      file,
      marks,
      relations,
      sources,
      unit: 'code-points',
      titleOf: () => null,
      kept: others,
      extraOf: (source, isExcerpt, kept) => ({
        w3c: { container, head, source, isExcerpt, others: [...kept] },
      }),
    },
    context,
    reading,
  );
}

interface Told {
  readonly file: FormatFile;
  readonly context: ReadContext;
  readonly reading: Reading;
}

function foundIn(document: WebDocument, told: Told): Found {
  const { file, reading } = told;
  const found: Found = { marks: [], relations: [], others: new Map() };
  const links: Item[] = [];
  const taken = new Set<string>();
  for (const [index, { value, path }] of document.items.entries()) {
    if (!isObject(value)) {
      reading.problem(file.path, path, 'An annotation is not an object.', 'Export it again.');
    } else if (linkIn(value) !== null) links.push({ value, path, index });
    else addMarks({ value, path, index }, found, { ...told, taken });
  }
  const sourceOf = new Map(found.marks.map(({ id, source }) => [id, source]));
  for (const item of links) addLink(item, sourceOf, found, { ...told, taken });
  return found;
}

interface Taking extends Told {
  /** Ids of the file so far. */
  readonly taken: Set<string>;
}

function addMarks({ value, path, index }: Item, { marks, others }: Found, taking: Taking): void {
  const { file, context, reading } = taking;
  const read = interpret(value);
  if (read.segments.length === 0) {
    keep(others, read.source, { index, annotation: value });
    reading.note(file.path, path, notShown.message, notShown.remedy);
    return;
  }
  if (read.others > 0) reading.note(file.path, path, partlyShown.message, notShown.remedy);
  const id = takenId(read.id, path, taking);
  if (id === null) return;
  const tags = read.tags.length === 0 ? [UNTAGGED] : read.tags;
  for (const [at, tag] of tags.entries()) {
    marks.push({
      ...read,
      id: at === 0 ? id : context.idFor('w3c', id, tag),
      path,
      tag,
      note: at === 0 ? read.note : null,
      extra: { w3c: at === 0 ? { index, annotation: value } : { of: id } },
    });
  }
}

function addLink(
  { value, path, index }: Item,
  sourceOf: ReadonlyMap<string, string>,
  { relations, others }: Found,
  taking: Taking,
): void {
  const { file, reading } = taking;
  const read = interpret(value);
  const { from, to } = linkIn(value) ?? { from: '', to: '' };
  const source = sourceOf.get(from);
  if (source === undefined || source !== sourceOf.get(to)) {
    keep(others, source ?? sourceOf.get(to) ?? read.source, { index, annotation: value });
    reading.note(file.path, path, notRelated.message, notShown.remedy);
    return;
  }
  const id = takenId(read.id, path, taking);
  if (id === null) return;
  const [type = UNNAMED_LINK] = read.tags;
  relations.push({
    ...read,
    id,
    path,
    type,
    from,
    to,
    extra: { w3c: { index, annotation: value } },
  });
}

/** Null for an id that is taken. */
function takenId(
  given: string | null,
  path: string,
  { file, context, reading, taken }: Taking,
): string | null {
  const id = given ?? context.idFor('w3c', file.path, path);
  if (taken.has(id)) {
    const message = `A second annotation has the id ${id}.`;
    reading.problem(file.path, `${path}.id`, message, 'Leave out one of them.');
    return null;
  }
  taken.add(id);
  return id;
}

function keep(others: Found['others'], source: string, kept: JsonObject): void {
  const list = others.get(source) ?? [];
  if (list.length === 0) others.set(source, list);
  list.push(kept);
}

const notShown = {
  message:
    'The annotation is not about words of a text; it is kept with the article and not shown.',
  remedy: 'It is written back when the article is exported as Web Annotations.',
} as const;

const partlyShown = {
  message:
    'The annotation has further targets, in other sources or not about words; they are kept and not shown.',
} as const;

const notRelated = {
  message:
    'The annotation links what is not marked in one text of this file; it is kept with the article and not shown.',
} as const;
