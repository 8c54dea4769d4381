// What formats of plain labelled spans have no word for, in one object under one key of our own, `sourcebench`, which
// other tools keep as metadata and pass over. It says only what a reader would not find without it, so that a file of
// another tool comes back as it was. Marks are found again by label and place, because tools give them other ids.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Annotator, Relation } from '../../domain/annotation.ts';
import type { ArticleMetadata } from '../../domain/article.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import { codePointIndex } from '../../text/code-points.ts';
import { plainTextStructure } from '../../text/plain-text-structure.ts';
import type { WriteContext } from '../codec.ts';
import type { FormatId } from '../format-list.ts';
import type { OffsetUnit } from '../offset-choice.ts';

/** The key that the object stands under. */
export const OWN_KEY = 'sourcebench';

/** UTF-16 offsets of a canonical text in the unit of a file. */
export function offsetIn(text: string, unit: OffsetUnit): (utf16: number) => number {
  if (unit === 'utf-16') return (offset) => offset;
  const index = codePointIndex(text);
  return (offset) => index.toCodePoint(offset);
}

export const timeOf = (ms: number): string => new Date(ms).toISOString();

const factNames = [
  'title',
  'subtitle',
  'byline',
  'publisher',
  'publishedOn',
  'url',
  'language',
  'direction',
] as const satisfies readonly (keyof ArticleMetadata)[];

/** What is not in the text already. */
function factsOf({ article }: AnnotatedArticle): JsonObject {
  const found: ArticleMetadata = { url: null, ...plainTextStructure(article.text).metadata };
  return Object.fromEntries(
    factNames.flatMap((name) => (article[name] === found[name] ? [] : [[name, article[name]]])),
  );
}

/** Whoever a file of the format does not name (build-article.ts). */
export const unnamedId = (context: Pick<WriteContext, 'idFor'>, format: FormatId): string =>
  context.idFor('annotator', format);

type MadeBy = Pick<Annotation, 'note' | 'annotator' | 'createdAtMs' | 'updatedAtMs'>;

/** Times of what nobody is named for are when it was read, and not said. */
function madeOf(
  { note, annotator, createdAtMs, updatedAtMs }: MadeBy,
  unnamed: string,
): JsonObject {
  const isNamed = annotator !== unnamed;
  return {
    ...(note === null ? {} : { note }),
    ...(isNamed ? { annotator } : {}),
    ...(isNamed || createdAtMs !== updatedAtMs
      ? { createdAt: timeOf(createdAtMs), updatedAt: timeOf(updatedAtMs) }
      : {}),
  };
}

export const anchoringOf = ({ anchoring: { state, score } }: Annotation): JsonObject =>
  state === 'exact' ? {} : { anchoring: { state, score } };

export interface BlockParts {
  readonly format: FormatId;
  readonly unit: OffsetUnit;
  /** The article's; null where the file says it in its own way. */
  readonly id: string | null;
  /** False where the file came without an id and nothing else is to be said: then it stays without. */
  readonly saysIdAlone: boolean;
  /** Those that are written, in the order of the file. */
  readonly marks: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Those the file does not say in its own way; all but {@link author} where this is left out. */
  readonly annotators?: readonly Annotator[];
  /** Whom a reader takes for the author without being told; null for nobody. */
  readonly author: string | null;
  /** The ids that a reader gives without being told. */
  readonly derivedId: (mark: Annotation) => string;
  readonly derivedRelationId: (relation: Relation) => string;
}

/** Null where there is nothing to say. */
export function ownBlock(
  given: AnnotatedArticle,
  parts: BlockParts,
  context: WriteContext,
): JsonObject | null {
  const { format, unit, id, saysIdAlone } = parts;
  const unnamed = parts.author ?? unnamedId(context, format);
  const facts = factsOf(given);
  const annotators = parts.annotators ?? given.annotators.filter(({ id: one }) => one !== unnamed);
  const marks = markRecords(given, parts, unnamed);
  const relations = relationRecords(parts, unnamed);
  const isEmpty =
    Object.keys(facts).length + annotators.length + marks.length + relations.length === 0;
  if (isEmpty && (id === null || !saysIdAlone)) return null;
  const article = { ...(id === null ? {} : { id }), ...facts };
  return {
    version: 1,
    offsets: unit,
    ...(Object.keys(article).length === 0 ? {} : { article }),
    ...(annotators.length === 0 ? {} : { annotators: annotators.map(asJson) }),
    ...(marks.length === 0 ? {} : { marks }),
    ...(relations.length === 0 ? {} : { relations }),
  };
}

const asJson = ({ id, name }: Annotator): JsonObject => ({ id, name });

/** All of them or none: marks of one label and place are told apart by their order. */
function markRecords(
  { article }: AnnotatedArticle,
  { marks, unit, derivedId }: BlockParts,
  unnamed: string,
): JsonValue[] {
  const offset = offsetIn(article.text, unit);
  const saidOf = (mark: Annotation): JsonObject => ({
    ...(Object.keys(mark.attributes).length === 0 ? {} : { attributes: mark.attributes }),
    ...madeOf(mark, unnamed),
    ...(mark.origin === 'imported' ? {} : { origin: mark.origin }),
    ...anchoringOf(mark),
  });
  const says = marks.map(saidOf);
  const ids = marks.map(derivedId);
  const isPlain = marks.every(
    ({ id, segments }, at) =>
      segments.length === 1 && id === ids[at] && Object.keys(says[at] ?? {}).length === 0,
  );
  if (isPlain) return [];
  return marks.map((mark, at) => ({
    id: mark.id,
    label: mark.tag,
    segments: mark.segments.map(({ startUtf16, endUtf16, quote }) => [
      offset(startUtf16),
      offset(endUtf16),
      quote,
    ]),
    ...says[at],
  }));
}

function relationRecords(
  { relations, derivedRelationId }: BlockParts,
  unnamed: string,
): JsonValue[] {
  const says = relations.map((relation) => madeOf(relation, unnamed));
  const ids = relations.map(derivedRelationId);
  const isPlain = relations.every(
    ({ id }, at) => id === ids[at] && Object.keys(says[at] ?? {}).length === 0,
  );
  if (isPlain) return [];
  return relations.map(({ id, type, from, to }, at) => ({ id, type, from, to, ...says[at] }));
}
