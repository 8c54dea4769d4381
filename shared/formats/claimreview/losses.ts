// What a list of ClaimReviews leaves out of an article, and what it lacks for being published.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation } from '../../domain/annotation.ts';
import type { Tagset } from '../../domain/tagset.ts';
import type { Losses } from '../loss.ts';
import { addMarkLosses } from '../mark-losses.ts';
import { addExtraLosses, addProvenanceLoss, addReviewLosses } from '../usual-losses.ts';
import { isClaim, isMaking, keepsAttribute, verdictOf } from './review.ts';

/** Search engines ask for the first; nobody but the publisher knows any of them. */
const PUBLISHERS =
  'the publisher has to add the address of the published review (url), its date (datePublished) and who publishes it';

export function addClaimLosses(losses: Losses, document: AnnotatedArticle): void {
  const { annotations, tagset } = document;
  addProvenanceLoss(losses, document);
  addReviewLosses(losses, document);
  addExtraLosses(losses, document, 'claimreview');
  losses.add(
    'text',
    document,
    null,
    'The text and the places in it: only words of claims are kept.',
  );
  const reviewed = new Set<string>();
  for (const mark of annotations) {
    if (verdictOf(tagset, mark) === null) {
      losses.add('annotation', document, mark.id, whyNot(tagset, mark));
      continue;
    }
    reviewed.add(mark.id);
    addReviewedLosses(losses, document, mark);
  }
  const facts = [
    ...(document.article.subtitle === null ? [] : ['subtitle']),
    ...(reviewed.size === 0 ? [] : [PUBLISHERS]),
  ];
  if (facts.length > 0) losses.add('metadata', document, null, facts.join('; '));
  addRelationLosses(losses, document, reviewed);
}

function addReviewedLosses(losses: Losses, document: AnnotatedArticle, mark: Annotation): void {
  if (mark.segments.length > 1) {
    losses.add('discontinuous', document, mark.id, 'One line, with […] between its segments.');
  }
  for (const name of Object.keys(mark.attributes)) {
    if (!keepsAttribute(mark, name)) losses.add('attribute', document, mark.id, name);
  }
  addMarkLosses(losses, document, mark, ['anchoring', 'origin']);
}

function addRelationLosses(
  losses: Losses,
  document: AnnotatedArticle,
  reviewed: ReadonlySet<string>,
): void {
  for (const relation of document.relations) {
    const { id, from, to, type, toArticle, note } = relation;
    if (reviewed.has(from) && isMaking(relation)) {
      if (note !== null) losses.add('relation-note', document, id, note);
      continue;
    }
    const kind = toArticle === undefined ? 'relation' : 'relation-across';
    losses.add(kind, document, id, `${type}, from ${from} to ${to}`);
  }
}

function whyNot({ tags }: Tagset, mark: Annotation): string {
  const tag = tags.find(({ id }) => id === mark.tag);
  if (tag === undefined || !isClaim(tag)) return `${tag?.label ?? mark.tag} is no claim`;
  return mark.rejectedBy === undefined
    ? 'a claim without a verdict'
    : 'a claim that a review rejected';
}
