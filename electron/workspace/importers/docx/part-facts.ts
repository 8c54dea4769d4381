// What is noted of a part of a Word document beside its text.

export interface ParagraphFacts {
  /** From 1, of all `w:p` in the part. */
  readonly number: number;
  /** As written in the paragraph itself: null where it leaves that to its style. */
  list: string | null;
  level: string | null;
  outline: string | null;
}

/** How often a part has what the article cannot show as the document does. */
export interface PartCounts {
  inserted: number;
  deleted: number;
  hidden: number;
  formulas: number;
  rubies: number;
  diagrams: number;
  embedded: number;
}

export const noCounts = (): PartCounts => ({
  inserted: 0,
  deleted: 0,
  hidden: 0,
  formulas: 0,
  rubies: 0,
  diagrams: 0,
  embedded: 0,
});
