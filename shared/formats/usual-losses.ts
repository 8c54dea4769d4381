// What most formats have no place for, told in one way: an article's formatting, where its text comes from, its
// review, and what other formats left with it.

import type { AnnotatedArticle } from '../annotation-file/model.ts';
import type { Annotation } from '../domain/annotation.ts';
import type { JsonObject } from '../domain/json.ts';
import { plainTextStructure } from '../text/plain-text-structure.ts';
import type { FormatId } from './format-list.ts';
import type { Losses } from './loss.ts';

/** Only what is there: a text whose blocks a reader would find again has lost nothing. */
export function addStructureLoss(losses: Losses, given: AnnotatedArticle): void {
  const { text, blocks, marks } = given.article;
  if (marks.length > 0) {
    losses.add('structure', given, null, 'Bold, italic, links and other formatting.');
  } else if (JSON.stringify(plainTextStructure(text).blocks) !== JSON.stringify(blocks)) {
    losses.add('structure', given, null, 'Headings, lists and the roles of paragraphs.');
  }
}

export function addProvenanceLoss(losses: Losses, given: AnnotatedArticle): void {
  losses.add('provenance', given, null, 'The revision, and the file the text was read from.');
}

export function addReviewLosses(losses: Losses, given: AnnotatedArticle): void {
  if (given.review !== null) losses.add('review', given, null, 'What the reviewer decided.');
  for (const { id, rejectedBy } of given.annotations) {
    if (rejectedBy !== undefined) losses.add('review', given, id, 'That a review rejected it.');
  }
}

/** What is kept for other formats than the one that is written. */
export function addExtraLosses(losses: Losses, given: AnnotatedArticle, format: FormatId): void {
  const add = (extra: JsonObject, id: string | null) => {
    const others = Object.keys(extra).filter((key) => key !== format);
    if (others.length > 0) losses.add('extra', given, id, others.join(', '));
  };
  add(given.article.extra, null);
  for (const { id, extra } of given.annotations) add(extra, id);
  for (const { id, extra } of given.relations) add(extra, id);
}

/** The marks that have a place. The others are told as orphans. */
export function placedMarks(losses: Losses, given: AnnotatedArticle): Annotation[] {
  return given.annotations.filter(({ id, anchoring, segments }) => {
    if (anchoring.state !== 'orphan') return true;
    losses.add('orphan', given, id, segments.map(({ quote }) => quote).join(' … '));
    return false;
  });
}
