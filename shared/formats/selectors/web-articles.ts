// Articles of annotations that point at texts: one for each source. Where the text is among the files, marks stand in
// it by position and quote; where it is not, the article is made of the marked passages, and says so.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { AnnotatorId } from '../../domain/ids.ts';
import type { JsonObject } from '../../domain/json.ts';
import { buildArticle, type ForeignMark, type ForeignRelation } from '../build-article.ts';
import type { FormatFile, ReadContext } from '../codec.ts';
import type { OffsetUnit } from '../offset-choice.ts';
import type { Reading } from '../reading.ts';
import { createScheme, type FinishedScheme } from '../scheme.ts';
import {
  offsetsOf,
  placeInExcerpt,
  placeInText,
  type PlacedMark,
  type PlacedSource,
} from './place-in-source.ts';
import type { Sources } from './sources.ts';
import type { WebMark, WebOrigin, WebRelation } from './web-mark.ts';

export interface WebDataset {
  readonly format: 'w3c' | 'hypothesis';
  readonly file: FormatFile;
  readonly marks: readonly WebMark[];
  readonly relations: readonly WebRelation[];
  readonly sources: Sources;
  /** The unit in which positions count, as far as the quotes do not show another. */
  readonly unit: OffsetUnit;
  readonly titleOf: (source: string) => string | null;
  /** Annotations that are kept and not shown, by source. Those of sources without marks go with the first source. */
  readonly kept: ReadonlyMap<string, readonly JsonObject[]>;
  /** What is kept with the article of a source. */
  readonly extraOf: (source: string, isExcerpt: boolean, kept: readonly JsonObject[]) => JsonObject;
}

export function webArticles(
  dataset: WebDataset,
  context: ReadContext,
  reading: Reading,
): AnnotatedArticle[] {
  const { format, file, marks, relations, sources, unit } = dataset;
  const scheme = createScheme(format, format === 'w3c' ? 'Web Annotation' : 'Hypothesis');
  const tagOf = new Map(marks.map(({ id, tag }) => [id, tag]));
  for (const { tag } of marks) scheme.tag(tag);
  for (const { type, from, to } of relations) {
    scheme.relation(type, tagOf.get(from) ?? '', tagOf.get(to) ?? '');
  }
  const finished = scheme.finish(context.tagsets);
  const bySource = Map.groupBy(marks, ({ source }) => source);
  const sourceOf = new Map(marks.map(({ id, source }) => [id, source]));
  const byFirst = Map.groupBy(relations, ({ from }) => sourceOf.get(from));
  const found = Array.from(bySource, ([source, own]) => ({
    source,
    own,
    // With one source, a text that is called like the file can only be its text.
    arrived: sources.textOf(source) ?? (bySource.size === 1 ? sources.textBeside(file) : null),
  }));
  const texts = found.flatMap(({ arrived, own }) =>
    arrived === null ? [] : [{ arrived, segments: own.flatMap(({ segments }) => segments) }],
  );
  const [first] = found;
  const homeless = Array.from(dataset.kept).flatMap(([of, list]) => (bySource.has(of) ? [] : list));
  const keptWith = (source: string) => {
    const own = dataset.kept.get(source) ?? [];
    return source === first?.source ? [...own, ...homeless] : own;
  };
  const choice = offsetsOf(texts, { file, unit, reading });
  return found.flatMap(({ source, own, arrived }) => {
    const told = { file, reading };
    const placed =
      arrived === null
        ? placeInExcerpt(source, own, told)
        : placeInText({ arrived, choice }, own, told);
    if (placed.text === '') return [];
    const isExcerpt = arrived === null;
    const extra = dataset.extraOf(source, isExcerpt, keptWith(source));
    const related = byFirst.get(source) ?? [];
    const one = { ...dataset, relations: related, source, isExcerpt, extra };
    return [articleOf(one, placed, { context, scheme: finished, reading })];
  });
}

interface SourceDataset extends WebDataset {
  readonly source: string;
  readonly isExcerpt: boolean;
  readonly extra: JsonObject;
}

interface Making {
  readonly context: ReadContext;
  readonly scheme: FinishedScheme;
  readonly reading: Reading;
}

function articleOf(
  dataset: SourceDataset,
  { text, marks }: PlacedSource,
  { context, scheme, reading }: Making,
): AnnotatedArticle {
  const { format, file, source, isExcerpt, extra } = dataset;
  const kept = new Set(marks.map(({ mark }) => mark.id));
  const relations = dataset.relations.filter(({ from, to, path }) => {
    const isKept = kept.has(from) && kept.has(to);
    if (!isKept) reading.problem(file.path, path, lostEnd.message, lostEnd.remedy);
    return isKept;
  });
  const isAddress = /^(?:https?|file):/i.test(source);
  const title = dataset.titleOf(source) ?? (isExcerpt && source !== '' ? source : null);
  return buildArticle(context, scheme.tagset, {
    format,
    file,
    id: null,
    place: source,
    text,
    metadata: {
      ...(title === null ? {} : { title }),
      ...(isAddress ? { url: source } : {}),
    },
    annotators: annotatorsOf([...marks.map(({ mark }) => mark), ...relations]),
    marks: marks.map((placed) => markOf(placed, scheme)),
    relations: relations.map((relation) => relationOf(relation, scheme)),
    extra,
  });
}

const lostEnd = {
  message: 'One of the two annotations that this one links has no place in the text.',
  remedy: 'Mend that annotation; the relation comes with it.',
} as const;

/** Each once, by id, under the first name. */
function annotatorsOf(said: readonly WebOrigin[]): Annotator[] {
  const annotators = new Map<string, Annotator>();
  for (const { creator } of said) {
    if (creator === null || annotators.has(creator.id)) continue;
    annotators.set(creator.id, { id: creator.id as AnnotatorId, name: creator.name });
  }
  return [...annotators.values()];
}

function originOf({ creator, createdAtMs, updatedAtMs }: WebOrigin) {
  const created = createdAtMs ?? updatedAtMs;
  return {
    ...(creator === null ? {} : { annotator: creator.id as AnnotatorId }),
    ...(created === null ? {} : { createdAtMs: created }),
    ...(updatedAtMs === null ? {} : { updatedAtMs }),
  };
}

function markOf({ mark, spans, anchoring }: PlacedMark, scheme: FinishedScheme): ForeignMark {
  const { id, tag, note, extra } = mark;
  return {
    id,
    tag: scheme.tagId(tag),
    spans,
    note,
    ...originOf(mark),
    ...(anchoring === undefined ? {} : { anchoring }),
    extra,
  };
}

function relationOf(relation: WebRelation, scheme: FinishedScheme): ForeignRelation {
  const { id, type, from, to, note, extra } = relation;
  return { id, type: scheme.relationId(type), from, to, note, ...originOf(relation), extra };
}
