// What is lost in formats that keep everything said of marks in an object of our own (own-block.ts): what is the
// article's and the tagset's, segments that become several spans, and relations without both ends.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { FormatId } from '../format-list.ts';
import type { Losses } from '../loss.ts';
import {
  addExtraLosses,
  addProvenanceLoss,
  addReviewLosses,
  addStructureLoss,
  placedMarks,
} from '../usual-losses.ts';

export interface Written {
  readonly marks: readonly Annotation[];
  readonly relations: readonly Relation[];
}

/** The marks and relations that are written; the rest is told. */
export function declareLosses(losses: Losses, given: AnnotatedArticle, format: FormatId): Written {
  addStructureLoss(losses, given);
  addProvenanceLoss(losses, given);
  addReviewLosses(losses, given);
  addExtraLosses(losses, given, format);
  const marks = placedMarks(losses, given);
  for (const { id, segments } of marks) {
    if (segments.length > 1) {
      losses.add('discontinuous', given, id, `${segments.length} segments are as many spans`);
    }
  }
  const there = new Set<string>(marks.map(({ id }) => id));
  const relations = given.relations.filter(({ id, type, from, to, toArticle }) => {
    if (toArticle !== undefined) losses.add('relation-across', given, id, type);
    else if (!there.has(from) || !there.has(to)) losses.add('relation', given, id, type);
    else return true;
    return false;
  });
  return { marks, relations };
}
