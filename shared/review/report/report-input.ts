// What a report is made from: a review as the window shows it, the article with all that is on it, and what was measured.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import { signsOf, type TagSigns } from '../../formats/html/tag-signs.ts';
import type { DecisionView, ReviewState } from '../../ipc/review-types.ts';
import type { AgreementReport } from '../agreement/agreement-report.ts';

export interface ReportInput {
  readonly state: ReviewState;
  /** As it is now; the results of decisions are in it. */
  readonly document: AnnotatedArticle;
  /** Null where it was not measured. */
  readonly agreement: AgreementReport | null;
  /** When the report is made, in milliseconds. */
  readonly nowMs: number;
  readonly generatorVersion: string;
}

/** The input, with what every part of the page looks up. */
export interface ReportContext extends ReportInput {
  readonly signs: TagSigns;
  readonly decisionOf: ReadonlyMap<string, DecisionView>;
  /** A side's mark, by source (0 is mine) and id. */
  readonly markOf: (source: number, id: string) => Annotation | null;
  readonly relationOf: (source: number, id: string) => Relation | null;
  /** A mark that stands in the article now, such as the result of a decision. */
  readonly currentMark: (id: string) => Annotation | null;
}

export function reportContext(input: ReportInput): ReportContext {
  const { state, document } = input;
  const marks = state.sides.map(({ annotations }) => byId(annotations));
  const relations = state.sides.map((side) => byId(side.relations));
  const current = byId(document.annotations);
  return {
    ...input,
    signs: signsOf(document.tagset),
    decisionOf: new Map(state.decisions.map((decision) => [decision.item, decision])),
    markOf: (source, id) => marks[source]?.get(id) ?? null,
    relationOf: (source, id) => relations[source]?.get(id) ?? null,
    currentMark: (id) => current.get(id) ?? null,
  };
}

const byId = <T extends { readonly id: string }>(things: readonly T[]): Map<string, T> =>
  new Map(things.map((thing) => [thing.id, thing]));
