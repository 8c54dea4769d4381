// The sentences of the open article's body and the state of each: what the database said last, and over it what is on
// its way there, so that a key shows at once and the next one goes on from it.

import { create } from 'zustand';
import {
  coverageStates,
  type CoverageCount,
  type CoveragePatch,
  type CoverageState,
  type CoverageTable,
} from '../../shared/domain/coverage.ts';

interface CoverageStore {
  /** Grows with every change. */
  readonly version: number;
  /** As shown. */
  readonly table: CoverageTable;
  readonly counts: ReadonlyMap<CoverageState, number>;
}

interface Expected {
  readonly state: CoverageState;
  readonly act: number;
}

const empty: CoverageTable = { spans: new Int32Array(0), states: new Uint8Array(0) };

let saved: CoverageTable = empty;
const expected = new Map<number, Expected>();
let acts = 0;

export const useCoverage = create<CoverageStore>()(() => ({
  version: 0,
  table: empty,
  counts: new Map(),
}));

function show(): void {
  const states = saved.states.slice();
  for (const [sentence, { state }] of expected) states[sentence] = coverageStates.indexOf(state);
  const counts = new Map<CoverageState, number>();
  for (const index of states) {
    const state = coverageStates[index] ?? 'unseen';
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  const table = { spans: saved.spans, states };
  useCoverage.setState(({ version }) => ({ version: version + 1, table, counts }));
}

/** Null when no article is open. */
export function replaceCoverage(table: CoverageTable | null): void {
  saved = table ?? empty;
  expected.clear();
  show();
}

export function patchCoverage(patch: CoveragePatch | null): void {
  if (patch === null) return;
  const { states } = saved;
  for (const [at, sentence] of patch.sentences.entries()) states[sentence] = patch.states[at] ?? 0;
  show();
}

/** Shows what an act is about to make of the sentences. The answer is to be called when the act has ended. */
export function expectCoverage(sentences: readonly number[], state: CoverageState): () => void {
  acts += 1;
  const act = acts;
  for (const sentence of sentences) expected.set(sentence, { state, act });
  show();
  return () => {
    // What a later act expects of the same sentence stays.
    for (const sentence of sentences) {
      if (expected.get(sentence)?.act === act) expected.delete(sentence);
    }
    show();
  };
}

export function coverageCount({
  table,
  counts,
}: Pick<CoverageStore, 'table' | 'counts'>): CoverageCount {
  return { sentences: table.states.length, unseen: counts.get('unseen') ?? 0 };
}
