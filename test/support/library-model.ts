// What a workspace with a few articles should hold, kept by a model that knows nothing of how it is stored: whole
// states, and pure steps between them.

import type { BlockRole } from '../../shared/domain/article.ts';
import type { AnnotationId, CollectionId, TagId } from '../../shared/domain/ids.ts';
import type { ArticleStanding, ArticleStatus, Shelf } from '../../shared/domain/library.ts';

export interface ModelMark {
  readonly tag: TagId;
  readonly note: string | null;
}

export interface ModelArticle extends ArticleStanding {
  readonly title: string;
  readonly roles: readonly BlockRole[];
  readonly marks: Readonly<Record<AnnotationId, ModelMark>>;
}

export interface ModelCollection {
  readonly name: string;
  /** Which articles are in it, by number. */
  readonly members: readonly number[];
}

export interface Model {
  readonly articles: readonly ModelArticle[];
  readonly collections: Readonly<Record<CollectionId, ModelCollection>>;
}

/** Articles by number, or all on a shelf but one. */
export type ModelTarget =
  | { readonly numbers: readonly number[] }
  | { readonly shelf: Shelf; readonly status: ArticleStatus | null; readonly except: number };

export function numbersOf({ articles }: Model, target: ModelTarget): readonly number[] {
  if ('numbers' in target) return [...new Set(target.numbers)].toSorted((a, b) => a - b);
  return articles.flatMap(({ shelf, status }, number) =>
    shelf === target.shelf &&
    (target.status === null || status === target.status) &&
    number !== target.except
      ? [number]
      : [],
  );
}

export function withArticle(
  model: Model,
  numbers: readonly number[],
  change: (article: ModelArticle) => ModelArticle,
): Model {
  const articles = model.articles.map((article, number) =>
    numbers.includes(number) ? change(article) : article,
  );
  return { ...model, articles };
}

export function withMark(
  model: Model,
  number: number,
  id: AnnotationId,
  mark: ModelMark | null,
): Model {
  return withArticle(model, [number], (article) => {
    const { [id]: _gone, ...others } = article.marks;
    return { ...article, marks: mark === null ? others : { ...others, [id]: mark } };
  });
}

export function withCollection(
  model: Model,
  id: CollectionId,
  collection: ModelCollection | null,
): Model {
  const { [id]: _gone, ...others } = model.collections;
  return { ...model, collections: collection === null ? others : { ...others, [id]: collection } };
}

export function withMembers(
  model: Model,
  id: CollectionId,
  numbers: readonly number[],
  inside: boolean,
): Model {
  const collection = model.collections[id];
  if (collection === undefined) return model;
  const others = collection.members.filter((number) => !numbers.includes(number));
  const members = inside ? [...others, ...numbers].toSorted((a, b) => a - b) : others;
  return withCollection(model, id, { ...collection, members });
}
