// Which sentences of an article's body were looked at, and what came of it. What counts is what was set by hand or
// follows from a claim, whichever is newer; a sentence that nobody looked at is unseen, whatever else was done.

/** In the order in which a key steps through them. */
export const coverageStates = [
  'unseen',
  'seen',
  'checkable',
  'checked',
  'opinion',
  'not-checkable',
] as const;
export type CoverageState = (typeof coverageStates)[number];

/** As they are said inside a sentence. */
export const coverageWords: { readonly [State in CoverageState]: string } = {
  unseen: 'unseen',
  seen: 'seen',
  checkable: 'checkable',
  checked: 'checked',
  opinion: 'opinion',
  'not-checkable': 'not checkable',
};

/** The sentences of blocks with the role `body`, in text order, and the state of each. */
export interface CoverageTable {
  /** Start and end of each sentence in turn, in UTF-16 code units. */
  readonly spans: Int32Array;
  /** For each sentence its state's index in {@link coverageStates}. */
  readonly states: Uint8Array;
}

/** Sentences whose state changed: indexes into a {@link CoverageTable}, and the new states. */
export interface CoveragePatch {
  readonly sentences: Int32Array;
  readonly states: Uint8Array;
}

/** For the library's row. */
export interface CoverageCount {
  readonly sentences: number;
  readonly unseen: number;
}
