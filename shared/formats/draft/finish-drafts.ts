// Makes articles of drafts: the names in them become a tagset, ids become unique, and whatever does not fit is told.
// What comes out is consistent in itself.

import { attributeFault } from '../../annotation-file/attribute-values.ts';
import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import { excerpt } from '../../annotation-file/problems.ts';
import type { Annotator } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { buildArticle, type ForeignMark, type ForeignRelation } from '../build-article.ts';
import type { ReadContext, ReadResult } from '../codec.ts';
import { formatInfo, type FormatId } from '../format-list.ts';
import type { OffsetUnit } from '../offset-choice.ts';
import type { Reading } from '../reading.ts';
import { createScheme, type FinishedScheme, type Scheme } from '../scheme.ts';
import type { Draft, DraftAttribute, DraftMark, Made } from './draft.ts';
import { placeMarks, type PlacedMark, type SameWords } from './place-marks.ts';
import { placeId, relationId } from './place-id.ts';

export interface DraftFormat {
  readonly format: FormatId;
  readonly unit: OffsetUnit;
  readonly sameWords?: SameWords;
  /** Declares what a file says of its scheme before any mark does. */
  readonly declare?: (scheme: Scheme) => void;
}

interface Finishing {
  readonly format: FormatId;
  readonly context: ReadContext;
  readonly reading: Reading;
}

export function finishDrafts(
  drafts: readonly Draft[],
  { format, unit, sameWords, declare }: DraftFormat,
  context: ReadContext,
  reading: Reading,
): ReadResult {
  const finishing = { format, context, reading };
  const placed = placeMarks(drafts, unit, reading, sameWords);
  const scheme = createScheme(format, formatInfo(format).label);
  declare?.(scheme);
  for (const [{ relations }, marks] of placed) declareNames(scheme, marks, relations);
  const finished = scheme.finish(context.tagsets);
  const taken = new Set<string>();
  const articles: AnnotatedArticle[] = [];
  for (const draft of drafts) {
    const article = articleOf(draft, placed.get(draft) ?? [], finished, finishing);
    if (isNew(article, draft, taken, finishing)) articles.push(article);
  }
  return reading.result(articles, finished.tagset);
}

function declareNames(
  scheme: Scheme,
  marks: readonly PlacedMark[],
  relations: Draft['relations'],
): void {
  const there = new Set(marks.map(({ draft }) => draft));
  for (const { label, attributes } of there) {
    scheme.tag(label);
    for (const { name, value, more } of attributes) {
      if (more !== undefined) scheme.attribute(label, name, more);
      scheme.value(label, name, cleanValue(value));
    }
  }
  for (const { type, from, to } of relations) {
    if (there.has(from) && there.has(to)) scheme.relation(type, from.label, to.label);
  }
}

/** A list of choices names each of them once. */
const cleanValue = (value: JsonValue): JsonValue =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? [...new Set(value)]
    : value;

function isNew(
  { article: { id } }: AnnotatedArticle,
  draft: Draft,
  taken: Set<string>,
  { reading }: Finishing,
): boolean {
  if (!taken.has(id)) {
    taken.add(id);
    return true;
  }
  reading.problem(
    draft.file.path,
    draft.path,
    `Another article has the id ${excerpt(id)}; this one is left out.`,
    'Give the articles ids of their own, or keep only one of them.',
  );
  return false;
}

function articleOf(
  draft: Draft,
  placed: readonly PlacedMark[],
  scheme: FinishedScheme,
  finishing: Finishing,
): AnnotatedArticle {
  const { format, context } = finishing;
  const ids = new Map<DraftMark, string>();
  const marks = marksOf(draft, placed, ids, { ...finishing, scheme });
  return buildArticle(context, scheme.tagset, {
    format,
    file: draft.file,
    id: draft.id,
    place: draft.place,
    text: draft.text.text,
    metadata: draft.metadata,
    annotators: annotatorsOf(draft),
    marks,
    relations: relationsOf(draft, ids, { ...finishing, scheme }),
    extra: keptAs(format, draft.kept),
  });
}

interface Naming extends Finishing {
  readonly scheme: FinishedScheme;
}

const keptAs = (format: FormatId, kept: JsonObject): JsonObject =>
  Object.keys(kept).length === 0 ? {} : { [format]: kept };

function annotatorsOf({ annotators, marks, relations }: Draft): Annotator[] {
  const all = new Map<string, Annotator>();
  for (const one of annotators) all.set(one.id, one);
  for (const { made } of [...marks, ...relations]) {
    if (made.annotator !== undefined && !all.has(made.annotator.id)) {
      all.set(made.annotator.id, made.annotator);
    }
  }
  return [...all.values()];
}

const whoAndWhen = ({ annotator, ...made }: Made) => ({
  ...made,
  ...(annotator === undefined ? {} : { annotator: annotator.id }),
});

function marksOf(
  draft: Draft,
  placed: readonly PlacedMark[],
  ids: Map<DraftMark, string>,
  naming: Naming,
): ForeignMark[] {
  const { scheme, format, context } = naming;
  const ownId = uniqueIds(draft, naming.reading);
  const derive = placeId(context.idFor, format);
  return placed.map(({ draft: mark, spans, anchoring }) => {
    const id = ownId(mark, derive(mark.label, spans));
    ids.set(mark, id);
    return {
      id,
      tag: scheme.tagId(mark.label),
      spans,
      attributes: attributesOf(mark, draft, naming),
      ...whoAndWhen(mark.made),
      ...(mark.origin === undefined ? {} : { origin: mark.origin }),
      anchoring,
      extra: keptAs(format, mark.kept),
    };
  });
}

/** The id of the file where it can serve: not empty, and nobody else's. */
function uniqueIds({ file }: Draft, reading: Reading) {
  const used = new Set<string>();
  return ({ id: given, path }: Pick<DraftMark, 'id' | 'path'>, derived: string): string => {
    const own = given?.toWellFormed() ?? '';
    if (own !== '' && used.has(own)) {
      reading.problem(
        file.path,
        path,
        `The id ${excerpt(own)} is there twice; this one gets another.`,
        'Give each of them an id of its own.',
      );
    }
    let id = own === '' || used.has(own) ? derived : own;
    while (used.has(id)) id += '~';
    used.add(id);
    return id;
  };
}

function attributesOf(
  { label, attributes, path }: DraftMark,
  { file }: Draft,
  { scheme, reading }: Naming,
): JsonObject {
  const tagId = scheme.tagId(label);
  const tag = scheme.tagset.tags.find(({ id }) => id === tagId);
  return Object.fromEntries(
    attributes.flatMap(({ name, value }: DraftAttribute) => {
      const [id, typed] = scheme.valueOf(label, name, cleanValue(value));
      const attribute = tag?.attributes.find((one) => one.id === id);
      const fault = attribute === undefined ? null : attributeFault(attribute, typed);
      if (fault === null) return [[id, typed]];
      reading.problem(file.path, path, `The value of ${excerpt(name)} does not fit.`, fault);
      return [];
    }),
  );
}

function relationsOf(
  draft: Draft,
  ids: ReadonlyMap<DraftMark, string>,
  { scheme, format, context, reading }: Naming,
): ForeignRelation[] {
  const ownId = uniqueIds(draft, reading);
  const derive = relationId(context.idFor, format);
  return draft.relations.flatMap((relation): ForeignRelation[] => {
    const from = ids.get(relation.from);
    const to = ids.get(relation.to);
    if (from === undefined || to === undefined) {
      reading.problem(
        draft.file.path,
        relation.path,
        `An end of the relation ${excerpt(relation.type)} has no place, so the relation is left out.`,
        'Correct the mark.',
      );
      return [];
    }
    const { type } = relation;
    return [
      {
        id: ownId(relation, derive({ type, from, to })),
        type: scheme.relationId(type),
        from,
        to,
        ...whoAndWhen(relation.made),
        extra: keptAs(format, relation.kept),
      },
    ];
  });
}
