// Takes out of an article what was not chosen for a dataset: marks of other tags or annotators, what is not accepted,
// and everything that hangs on them. With nothing to leave out the article is the same object, so nothing is lost.

import type { AnnotatedArticle, Review } from '../annotation-file/model.ts';
import type { Annotation, Relation } from '../domain/annotation.ts';
import type { ExportChoice } from '../domain/export-choice.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../domain/ids.ts';

export type MarkChoice = Pick<ExportChoice, 'tags' | 'annotators' | 'acceptedOnly'>;

/** Whether a mark of another article is in the dataset's choice of marks, too. */
export type IsChosenElsewhere = (article: ArticleId, mark: AnnotationId) => boolean;

export const choosesAll = ({ tags, annotators, acceptedOnly }: MarkChoice): boolean =>
  tags === null && annotators === null && !acceptedOnly;

export type ChooseMarks = (
  document: AnnotatedArticle,
  isChosenElsewhere: IsChosenElsewhere,
) => AnnotatedArticle;

/**
 * Relations stay when both of their marks do and their annotator is a chosen one; annotators stay when something of
 * theirs does. Accepted only: no review decided against the mark, and its place is certain.
 */
export function marksChosenBy(choice: MarkChoice): ChooseMarks {
  if (choosesAll(choice)) return (document) => document;
  const isChosen = markFilter(choice);
  const annotators = choice.annotators === null ? null : new Set(choice.annotators);
  return (document, isChosenElsewhere) => {
    const annotations = document.annotations.filter(isChosen);
    const kept = new Set(annotations.map(({ id }) => id));
    const isKept = ({ from, to, toArticle, annotator }: Relation) =>
      kept.has(from) &&
      (annotators === null || annotators.has(annotator)) &&
      (toArticle === undefined ? kept.has(to) : isChosenElsewhere(toArticle, to));
    const relations = document.relations.filter(isKept);
    return {
      ...document,
      annotators: annotatorsOf(document, annotations, relations),
      annotations,
      relations,
      review: choice.acceptedOnly ? null : reviewOf(document, annotations, kept),
    };
  };
}

function markFilter({ tags, annotators, acceptedOnly }: MarkChoice): (mark: Annotation) => boolean {
  const tagSet = tags === null ? null : new Set<TagId>(tags);
  const annotatorSet = annotators === null ? null : new Set<AnnotatorId>(annotators);
  return ({ tag, annotator, anchoring, rejectedBy }) =>
    (tagSet === null || tagSet.has(tag)) &&
    (annotatorSet === null || annotatorSet.has(annotator)) &&
    (!acceptedOnly || (anchoring.state === 'exact' && rejectedBy === undefined));
}

function annotatorsOf(
  { annotators }: AnnotatedArticle,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): AnnotatedArticle['annotators'] {
  const used = new Set([...annotations, ...relations].map(({ annotator }) => annotator));
  return annotators.filter(({ id }) => used.has(id));
}

/** Without decisions about marks that were left out; those that a kept mark was rejected by stay. */
function reviewOf(
  { review, annotations: all }: AnnotatedArticle,
  annotations: readonly Annotation[],
  kept: ReadonlySet<AnnotationId>,
): Review | null {
  if (review === null) return null;
  const leftOut = new Set(all.map(({ id }) => id).filter((id) => !kept.has(id)));
  const needed = new Set(annotations.map(({ rejectedBy }) => rejectedBy));
  const decisions = review.decisions.filter(
    ({ item, mine, theirs, result }) =>
      needed.has(item) || ![...mine, ...theirs, ...result].some((id) => leftOut.has(id)),
  );
  return { ...review, decisions };
}
