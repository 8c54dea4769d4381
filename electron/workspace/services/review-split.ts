// One file that holds the marks of several annotators, taken apart: for each of them what he made, as if he had sent a
// file of his own.

import type { AnnotatorId } from '../../../shared/domain/ids.ts';
import type { StartSource } from './review-start.ts';

/** In the order of the file's list of annotators; nothing of `me`. Relations stay with both of their ends. */
export function splitByMaker(source: StartSource, me: AnnotatorId): readonly StartSource[] {
  const { annotators, annotations, relations } = source.document;
  return annotators.flatMap((colleague): readonly StartSource[] => {
    const marks = annotations.filter(({ annotator }) => annotator === colleague.id);
    if (colleague.id === me || marks.length === 0) return [];
    const ids = new Set(marks.map(({ id }) => id));
    const links = relations.filter(
      ({ annotator, from, to, toArticle }) =>
        annotator === colleague.id && ids.has(from) && (toArticle !== undefined || ids.has(to)),
    );
    const document = {
      ...source.document,
      annotators: [colleague],
      annotations: marks,
      relations: links,
    };
    return [{ ...source, colleague, document }];
  });
}
