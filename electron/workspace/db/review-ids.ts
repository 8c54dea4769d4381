// How the log names the parts of a review.

export interface DecisionPlace {
  readonly reviewId: string;
  readonly round: number;
  readonly item: string;
}

export const reviewSourceId = (reviewId: string, ordinal: number): string =>
  `${reviewId}/${ordinal}`;

export function placeOfSource(id: string): { readonly reviewId: string; readonly ordinal: number } {
  const at = id.lastIndexOf('/');
  return { reviewId: id.slice(0, at), ordinal: Number(id.slice(at + 1)) };
}

/** Ids of reviews are UUIDs; those of items may have any characters. */
export const reviewDecisionId = ({ reviewId, round, item }: DecisionPlace): string =>
  `${reviewId}/${round}/${item}`;

export function placeOfDecision(id: string): DecisionPlace {
  const first = id.indexOf('/');
  const second = id.indexOf('/', first + 1);
  return {
    reviewId: id.slice(0, first),
    round: Number(id.slice(first + 1, second)),
    item: id.slice(second + 1),
  };
}
