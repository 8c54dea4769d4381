// All sentences of an article with their states, for the window; and their count, for the library. The sentences are
// found when an article is opened for the first time, and kept with their revision from then on.

import { allSentences } from '../../../shared/coverage/body-sentences.ts';
import type { CoverageCount, CoverageTable } from '../../../shared/domain/coverage.ts';
import type { ArticleHead } from '../db/article.ts';
import { transaction, type ReadDb, type WriteDb } from '../db/connection.ts';
import {
  findSentences,
  findStates,
  putSentences,
  setCoverageCount,
  setStates,
} from '../db/coverage.ts';
import { readStates, sentencesOf } from './coverage-states.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function coverageTable(
  workspace: OpenWorkspace,
  db: ReadDb,
  head: ArticleHead,
): CoverageTable {
  const spans = sentencesOf(workspace, db, head);
  const kept = head.sentenceCount === null ? null : findStates(db, head.key, head.revisionNumber);
  const states = kept?.length === spans.length / 2 ? kept : allStates(workspace, db, head);
  return { spans: spans.slice(), states };
}

function allStates(workspace: OpenWorkspace, db: ReadDb, head: ArticleHead): Uint8Array {
  const end = sentencesOf(workspace, db, head).length / 2;
  return readStates(workspace, db, head, { first: 0, end }).states;
}

/** Keeps the sentences of the current revision and counts them. */
export function countCoverage(
  workspace: OpenWorkspace,
  db: WriteDb,
  head: ArticleHead,
): CoverageCount {
  if (findSentences(db, head.key, head.revisionNumber) === null) {
    const { text, blocks } = workspace.revisionOf(head);
    const all = allSentences(text, blocks, head.language);
    putSentences(db, head.key, head.revisionNumber, all);
  }
  const states = allStates(workspace, db, head);
  setStates(db, head.key, head.revisionNumber, states);
  const count = {
    sentences: states.length,
    // The state `unseen` is the first one.
    unseen: states.reduce((sum, state) => sum + Number(state === 0), 0),
  };
  setCoverageCount(db, head.key, count);
  return count;
}

/** Counts an article that never was. One that cannot be written to, as on a full disk, can still be read. */
export function countOnOpening(workspace: OpenWorkspace, head: ArticleHead): void {
  if (head.sentenceCount !== null) return;
  try {
    transaction(workspace.db, (db) => countCoverage(workspace, db, head));
  } catch {
    // It is counted at the next opening.
  }
}
