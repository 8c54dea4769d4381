// What a review comes to, as an article of a dataset: in a pair the marks that stand, in a panel only the adjudicated
// set. Either has the decisions with it, so that it can be seen how it came about.

import type { AnnotatedArticle, Review, ReviewDecision } from '../annotation-file/model.ts';
import type { Annotation, Annotator, Relation } from '../domain/annotation.ts';
import type { AnnotationId, AnnotatorId } from '../domain/ids.ts';
import type { DecisionView, ReviewState } from '../ipc/review-types.ts';
import type { PanelItem } from './review-item.ts';

/** The document is the article as it is now, with the results of the decisions. */
export function adjudicatedArticle(
  document: AnnotatedArticle,
  state: ReviewState,
): AnnotatedArticle {
  const { adjudicator } = state.head;
  const stands = ({ rejectedBy }: Annotation) => rejectedBy === undefined;
  if (adjudicator === null) return standing(document, stands, () => true, document.review);
  const isTheirs = ({ annotator }: { readonly annotator: AnnotatorId }) =>
    annotator === adjudicator.id;
  const decided = standing(
    document,
    (mark) => stands(mark) && isTheirs(mark),
    isTheirs,
    panelReview(document, state),
  );
  return withAgreed(decided, state, adjudicator);
}

/**
 * What every source of a panel says needs no decision to be part of the set: it is credited to the adjudicator as well,
 * under the id that the first source's mark has.
 */
function withAgreed(
  decided: AnnotatedArticle,
  { panel, sides, decisions }: ReviewState,
  adjudicator: Annotator,
): AnnotatedArticle {
  const done = new Set(decisions.map(({ item }) => item));
  const agreed = panel.filter(({ kind, item }) => kind === 'agreed' && !done.has(item));
  const taken = new Set<string>(decided.annotations.map(({ id }) => id));
  const marks = new Map(
    (sides[0]?.annotations ?? []).map((mark) => [mark.id as string, mark] as const),
  );
  const added = agreed.flatMap(({ subject, variants }): Annotation[] => {
    const first = variants[0]?.marks.find(({ source }) => source === 0);
    const mark = subject === 'mark' && first !== undefined ? marks.get(first.id) : undefined;
    if (mark === undefined || taken.has(mark.id)) return [];
    return [{ ...mark, annotator: adjudicator.id }];
  });
  const ids = new Set<string>([...taken, ...added.map(({ id }) => id)]);
  const relations = agreed.flatMap(({ subject, variants }): Relation[] => {
    const first = variants[0]?.marks.find(({ source }) => source === 0);
    const relation =
      subject === 'relation' ? sides[0]?.relations.find(({ id }) => id === first?.id) : undefined;
    // A mark that was decided on stands under another id: then the relation has to be decided on too.
    if (relation === undefined || !ids.has(relation.from) || !ids.has(relation.to)) return [];
    if (decided.relations.some(({ id }) => id === relation.id)) return [];
    return [{ ...relation, annotator: adjudicator.id }];
  });
  const isListed = decided.annotators.some(({ id }) => id === adjudicator.id);
  const isUsed = added.length + relations.length > 0;
  return {
    ...decided,
    annotators: isListed || !isUsed ? decided.annotators : [...decided.annotators, adjudicator],
    annotations: [...decided.annotations, ...added].toSorted(inTextOrder),
    relations: [...decided.relations, ...relations],
  };
}

const inTextOrder = (a: Annotation, b: Annotation): number =>
  (a.segments[0]?.startUtf16 ?? 0) - (b.segments[0]?.startUtf16 ?? 0);

/** Relations go with their marks; so do the people who are left without anything. */
function standing(
  document: AnnotatedArticle,
  isKept: (mark: Annotation) => boolean,
  isKeptRelation: (relation: Relation) => boolean,
  review: Review | null,
): AnnotatedArticle {
  const annotations = document.annotations.filter(isKept);
  const ids = new Set(annotations.map(({ id }) => id));
  const relations = document.relations.filter(
    (relation) =>
      isKeptRelation(relation) &&
      ids.has(relation.from) &&
      (relation.toArticle !== undefined || ids.has(relation.to)),
  );
  const used = new Set([...annotations, ...relations].map(({ annotator }) => annotator));
  const annotators = document.annotators.filter(({ id }) => used.has(id));
  return { ...document, annotators, annotations, relations, review };
}

function panelReview({ article }: AnnotatedArticle, { head, ...state }: ReviewState): Review {
  const items = new Map(state.panel.map((item) => [item.item, item]));
  const [first] = head.sources;
  return {
    reviewer: head.reviewer,
    of: {
      fileSha256: first?.fileSha256 ?? article.textSha256,
      annotators: head.sources.map(({ colleague }) => colleague),
      textSha256: article.textSha256,
    },
    base: null,
    startedAtMs: head.startedAtMs,
    finishedAtMs: head.finishedAtMs,
    decisions: state.decisions
      .map((decision) => panelDecision(decision, items.get(decision.item)))
      .toSorted((a, b) => a.decidedAtMs - b.decidedAtMs),
  };
}

function panelDecision(decision: DecisionView, item: PanelItem | undefined): ReviewDecision {
  const marks = item?.variants.flatMap((variant) => variant.marks) ?? [];
  const idsOf = (isWanted: (source: number) => boolean) =>
    marks.flatMap(({ source, id }) => (isWanted(source) ? [id as AnnotationId] : []));
  return {
    item: decision.item,
    kind: item?.kind ?? '',
    mine: idsOf((source) => source === 0),
    theirs: idsOf((source) => source !== 0),
    decision: decision.decision,
    result: decision.result.map((id) => id as AnnotationId),
    reason: decision.reason,
    decidedAtMs: decision.decidedAtMs,
  };
}
