// Who made what in a colleague's file, so that no mark is credited to the wrong person: what the file credits to me is
// mine only where I said the very same in this article; of the rest its maker has to be named.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import type { ReviewMatch } from '../../../shared/ipc/review-types.ts';
import { idFor } from '../datasets/codec-context.ts';
import { markContent, relationContent, type FileThing, type Trace } from './review-trace.ts';

export interface Credit {
  /** Whose marks a review of the file is about: null where the file does not tell. */
  readonly colleague: Annotator | null;
  /** Marks and relations that the file credits to me and that were never mine, by entity and id. */
  readonly strangers: ReadonlySet<string>;
}

const keyOf = (entity: FileThing['entity'], id: string): string => `${entity} ${id}`;

/** `placed` are the same as they would stand in the article, in any order; one that is missing has no place. */
export function thingsOf(
  document: AnnotatedArticle,
  placed: Pick<AnnotatedArticle, 'annotations' | 'relations'>,
): readonly FileThing[] {
  const standing = new Map(placed.annotations.map((mark) => [mark.id, mark]));
  const linking = new Map(placed.relations.map((relation) => [relation.id, relation]));
  const marks = document.annotations.map((mark): FileThing => {
    const content = markContent(mark);
    const other = standing.get(mark.id);
    const there = other === undefined || other === mark ? content : markContent(other);
    const { id, annotator, createdAtMs, updatedAtMs } = mark;
    return {
      entity: 'annotation',
      id,
      annotator,
      contents: there === content ? [content] : [content, there],
      createdAtMs,
      updatedAtMs,
      counts: isActive(mark),
    };
  });
  const relations = document.relations.map((relation): FileThing => {
    const { id, annotator, createdAtMs, updatedAtMs } = relation;
    const there = linking.get(id);
    const contents = [relation, ...(there === undefined ? [] : [there])].map(relationContent);
    return { entity: 'relation', id, annotator, contents, createdAtMs, updatedAtMs, counts: true };
  });
  return [...marks, ...relations];
}

/**
 * The colleague is who decided in it, where it is a review of my marks; else who made most of what the article never
 * had; else who made most of the rest; else whom it lists besides me. `named` made what I did not.
 */
export function creditOf(
  document: AnnotatedArticle,
  things: readonly FileThing[],
  { isCopy }: Pick<Trace, 'isCopy'>,
  { me, named }: { readonly me: AnnotatorId | null; readonly named: Annotator | null },
): Credit {
  const active = things.filter(({ counts }) => counts);
  const fresh = active.filter((thing) => !isCopy(thing));
  const strangers = fresh.filter(({ annotator }) => annotator === me);
  const makerOf = ({ annotator }: FileThing) => (annotator === me ? named?.id : annotator);
  const people = [...document.annotators, ...(named === null ? [] : [named])];
  const nameOf = (id: string | null) => people.find((person) => person.id === id) ?? null;
  const colleague =
    answersIn(document, me)?.reviewer ??
    nameOf(mostFrequent(fresh.map(makerOf))) ??
    nameOf(mostFrequent(active.map(makerOf).filter((id) => id !== me))) ??
    people.find(({ id }) => id !== me) ??
    null;
  return {
    colleague,
    strangers: new Set(strangers.map(({ entity, id }) => keyOf(entity, id))),
  };
}

/** A file of nothing but copies of my marks, where some may lack, tells nobody: it is called after itself. */
export const calledAfter = (fileName: string, articleId: ArticleId): Annotator => ({
  id: idFor('colleague', articleId, fileName) as AnnotatorId,
  name: fileName.replace(/(?:\.annotated)?\.[^.]*$/, ''),
});

/** The first of the most frequent. */
function mostFrequent(ids: readonly (string | undefined)[]): string | null {
  const counts = new Map<string, number>();
  for (const id of ids) if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  let best: string | null = null;
  for (const [id, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = id;
  }
  return best;
}

/** The decisions of somebody else about my marks that came back in it. */
export function answersIn(
  { review }: AnnotatedArticle,
  me: AnnotatorId | null,
): ReviewMatch['answers'] {
  if (review === null || me === null || review.reviewer.id === me) return null;
  if (!review.of.annotators.some(({ id }) => id === me)) return null;
  return { reviewer: review.reviewer, decisions: review.decisions.length };
}

/** Everybody who made an active mark or a relation; the colleague first, then in the order of the file. */
export function makersOf(
  { annotators, annotations, relations }: AnnotatedArticle,
  colleague: Annotator | null,
): readonly Annotator[] {
  const active = annotations.filter(isActive);
  const ids = new Set([...active, ...relations].map(({ annotator }) => annotator));
  const makers = annotators.filter(({ id }) => ids.has(id));
  return [
    ...makers.filter(({ id }) => id === colleague?.id),
    ...makers.filter(({ id }) => id !== colleague?.id),
  ];
}

/** With the strangers credited to the one who is named, who is on its list of annotators then. */
export function recredited(
  document: AnnotatedArticle,
  strangers: Credit['strangers'],
  named: Annotator,
): AnnotatedArticle {
  if (strangers.size === 0) return document;
  const credited =
    (entity: FileThing['entity']) =>
    <Thing extends { readonly id: string; readonly annotator: AnnotatorId }>(thing: Thing): Thing =>
      strangers.has(keyOf(entity, thing.id)) ? { ...thing, annotator: named.id } : thing;
  return {
    ...document,
    annotators: withPerson(document.annotators, named),
    annotations: document.annotations.map(credited('annotation')),
    relations: document.relations.map(credited('relation')),
  };
}

export const withPerson = (people: readonly Annotator[], person: Annotator): readonly Annotator[] =>
  people.some(({ id }) => id === person.id) ? people : [...people, person];
