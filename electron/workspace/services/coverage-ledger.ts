// Keeps the coverage of sentences in step with an act, whatever it changes: how many nobody looked at, for the
// library, and which ones changed, for the window. Only the sentences that the act touches are looked at.

import { sentencesTouching } from '../../../shared/coverage/body-sentences.ts';
import type { SentenceRange } from '../../../shared/coverage/claims-by-sentence.ts';
import { isClaimTag } from '../../../shared/coverage/claim-state.ts';
import type { CoveragePatch } from '../../../shared/domain/coverage.ts';
import type { ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { findArticleHead, type ArticleHead } from '../db/article.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { findStates, placeOfCoverage, setCoverageCount, setStates } from '../db/coverage.ts';
import { readStates, sentencesOf } from './coverage-states.ts';
import { countCoverage } from './coverage-table.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export interface Ledger {
  /** To be called when the changes have been made. Answers what changed in the one article, where it was one. */
  readonly settle: (db: WriteDb) => CoveragePatch | null;
}

/** After a change of these all sentences of an article are looked at anew. */
const ofAll: readonly UndoableChange['entity'][] = ['revision', 'roles', 'article-tagset'];
/** More articles than this are counted when they are opened next. */
const mostCountedAtOnce = 20;

interface Touched {
  readonly head: ArticleHead;
  readonly range: SentenceRange;
  readonly before: Uint8Array;
}

/**
 * To be called before the changes are made. Articles that were never counted are left for their first opening. `known`
 * is the article that most changes are about, so that it is not looked up again.
 */
export function openLedger(
  workspace: OpenWorkspace,
  db: ReadDb,
  known: ArticleHead | null,
  changes: readonly UndoableChange[],
): Ledger {
  const all = new Set<ArticleId>();
  const spans = new Map<ArticleId, Span[]>();
  for (const change of changes) {
    if (ofAll.includes(change.entity) && change.articleId !== null) all.add(change.articleId);
    if (change.entity !== 'annotation' && change.entity !== 'coverage') continue;
    const list = spans.get(change.articleId) ?? [];
    spans.set(change.articleId, list);
    list.push(...spansOf(change));
  }
  const touched: Touched[] = [];
  for (const [id, places] of spans) {
    if (all.has(id)) continue;
    const part = touchedPart(workspace, db, known?.id === id ? known : findArticleHead(db, id), {
      changes,
      places,
    });
    if (part !== null) touched.push(part);
  }
  return {
    settle(write) {
      recount(workspace, write, all);
      const patches = touched.map((part) => settlePart(workspace, write, part));
      return patches.length === 1 && all.size === 0 ? (patches[0] ?? null) : null;
    },
  };
}

function touchedPart(
  workspace: OpenWorkspace,
  db: ReadDb,
  head: ArticleHead | null,
  { changes, places }: { changes: readonly UndoableChange[]; places: readonly Span[] },
): Touched | null {
  if (head === null || head.sentenceCount === null) return null;
  const claims = new Set(
    workspace
      .tagsetOf(head)
      .tags.filter(isClaimTag)
      .map((tag) => tag.id),
  );
  if (!changes.some((change) => speaks(change, head.id, claims))) return null;
  const sentences = sentencesOf(workspace, db, head);
  let first = sentences.length / 2;
  let end = 0;
  for (const place of places) {
    const part = sentencesTouching(sentences, place);
    first = Math.min(first, part.first);
    end = Math.max(end, part.end);
  }
  const range = { first, end: Math.max(first, end) };
  return { head, range, before: readStates(workspace, db, head, range).states };
}

/** Whether it can change the state of a sentence of the article. */
function speaks(change: UndoableChange, id: ArticleId, claims: ReadonlySet<TagId>): boolean {
  if (change.articleId !== id) return false;
  if (change.entity === 'coverage') return true;
  if (change.entity !== 'annotation') return false;
  const { before, after } = change;
  return [before, after].some((mark) => mark !== null && claims.has(mark.tag));
}

function spansOf(change: UndoableChange): readonly Span[] {
  if (change.entity === 'coverage') return [placeOfCoverage(change.id)];
  if (change.entity !== 'annotation') return [];
  return [...(change.before?.segments ?? []), ...(change.after?.segments ?? [])];
}

function settlePart(
  workspace: OpenWorkspace,
  db: WriteDb,
  { head, range, before }: Touched,
): CoveragePatch | null {
  const { states } = readStates(workspace, db, head, range);
  const changed: number[] = [];
  let unseen = head.unseenCount ?? 0;
  for (const [at, state] of states.entries()) {
    if (before[at] === state) continue;
    changed.push(at);
    // The state `unseen` is the first one.
    unseen += Number(state === 0) - Number(before[at] === 0);
  }
  if (changed.length === 0) return null;
  const sentences = head.sentenceCount ?? 0;
  setCoverageCount(db, head.key, { sentences, unseen });
  const kept = findStates(db, head.key, head.revisionNumber);
  if (kept !== null) {
    for (const at of changed) kept[at + range.first] = states[at] as number;
    setStates(db, head.key, head.revisionNumber, kept);
  }
  return {
    sentences: Int32Array.from(changed, (at) => at + range.first),
    states: Uint8Array.from(changed, (at) => states[at] as number),
  };
}

function recount(workspace: OpenWorkspace, db: WriteDb, ids: ReadonlySet<ArticleId>): void {
  let counted = 0;
  for (const id of ids) {
    const head = findArticleHead(db, id);
    if (head === null || head.sentenceCount === null) continue;
    counted += 1;
    if (counted > mostCountedAtOnce) setCoverageCount(db, head.key, null);
    else countCoverage(workspace, db, head);
  }
}
