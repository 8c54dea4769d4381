import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listChangesOf } from '../../electron/workspace/db/change.ts';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { requireArticle } from '../../electron/workspace/services/lookup.ts';
import { loggedState } from '../../electron/workspace/services/logged-state.ts';
import { pastDocument } from '../../electron/workspace/services/past-article.ts';
import { readReviewParts } from '../../electron/workspace/services/review-parts.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import type { WorkspaceService } from '../../electron/workspace/workspace.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { ArticleId, TagId } from '../../shared/domain/ids.ts';
import { isActive } from '../../shared/domain/is-active.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { ReviewState } from '../../shared/ipc/review-types.ts';
import {
  addMine,
  documentBy,
  jon,
  mia,
  reviewText,
  sourceOf,
  startReview,
  theirsMarked,
} from '../support/decided-review.ts';
import { parseWritten } from '../support/parse-written.ts';
import { ana, tickingClock } from '../support/workspace.ts';

// Random decisions, changes of mine, undos, redos, newer files and restarts, in reviews of one and of two colleagues.

interface Step {
  readonly do:
    | 'decide'
    | 'null'
    | 'undo'
    | 'redo'
    | 'retag'
    | 'delete'
    | 'newer'
    | 'reopen'
    | 'restore';
  readonly which: number;
  readonly many: number;
  readonly how: number;
}

const decisions = ['keep-mine', 'accept-theirs', 'accept-both', 'reject-both', 'edit'] as const;
const stepOf = (kinds: readonly (readonly [number, Step['do']])[]): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.oneof(
      ...kinds.map(([weight, name]) => ({ weight, arbitrary: fc.constant<Step['do']>(name) })),
    ),
    which: fc.nat({ max: 40 }),
    many: fc.integer({ min: 1, max: 12 }),
    how: fc.nat({ max: 4 }),
  });

const deciding = stepOf([
  [8, 'decide'],
  [2, 'null'],
  [4, 'undo'],
  [2, 'redo'],
  [1, 'reopen'],
]);
const everything = stepOf([
  [8, 'decide'],
  [2, 'null'],
  [4, 'undo'],
  [2, 'redo'],
  [1, 'reopen'],
  [2, 'retag'],
  [1, 'delete'],
  [2, 'newer'],
  [1, 'restore'],
]);

interface Reviewed {
  service: WorkspaceService;
  readonly articleId: ArticleId;
  readonly reviewId: string;
  readonly mode: 'pair' | 'panel';
  readonly reopen: () => Promise<WorkspaceService>;
}

async function inReview(
  mode: Reviewed['mode'],
  work: (reviewed: Reviewed) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-review-'));
  const path = join(folder, 'review.sourcebench');
  const clock = tickingClock();
  const opened = async () => {
    const service = createWorkspaceService({ clock, busyTimeoutMs: 200 });
    await service.handlers['workspace:set-annotator']({ annotator: ana });
    await service.handlers['workspace:open']({ path, withSample: false });
    return service;
  };
  const service = await opened();
  const { articleId } = await service.handlers['article:import-text']({ text: reviewText });
  if (articleId === null) throw new Error('not imported');
  addMine(service, articleId);
  const colleagues = mode === 'pair' ? [jon] : [jon, mia];
  const reviewId = startReview(service, {
    articleId,
    mode,
    sources: colleagues.map((by, index) =>
      sourceOf(documentBy(service, articleId, by, theirsMarked.slice(index)), by),
    ),
    base: null,
    continues: null,
  });
  const reviewed: Reviewed = { service, articleId, reviewId, mode, reopen: opened };
  try {
    await work(reviewed);
  } finally {
    reviewed.service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

const documentNow = ({ service, articleId }: Reviewed) =>
  loadDocument(service.current(), articleId);

async function perform(reviewed: Reviewed, step: Step): Promise<unknown> {
  const { articleId, reviewId } = reviewed;
  const { handlers } = reviewed.service;
  if (step.do === 'undo') return handlers['history:undo'](undefined);
  if (step.do === 'redo') return handlers['history:redo'](undefined);
  if (step.do === 'restore') return handlers['history:restore']({ articleId, at: 3 + step.which });
  if (step.do === 'reopen') {
    reviewed.service.close();
    reviewed.service = await reviewed.reopen();
    return null;
  }
  if (step.do === 'decide' || step.do === 'null') return decide(reviewed, step);
  if (step.do === 'newer') {
    const from = step.which % 4;
    return startReview(reviewed.service, {
      articleId,
      mode: reviewed.mode,
      sources: [sourceOf(documentBy(reviewed.service, articleId, jon, theirsMarked.slice(from)))],
      base: null,
      continues: reviewId,
    });
  }
  const mark = at(documentNow(reviewed).annotations.filter(isActive), step.which);
  if (mark === undefined) return null;
  const one = { id: mark.id, articleId };
  if (step.do === 'delete') return handlers['annotation:delete'](one);
  const tag = (mark.tag === 'claim' ? 'quote' : 'claim') as TagId;
  return handlers['annotation:retag']({ ...one, tag });
}

async function decide({ service, reviewId }: Reviewed, step: Step) {
  const state = await service.handlers['review:read']({ reviewId });
  const all = [...state.items, ...state.panel];
  const wanted = all.filter((_, index) => index % 13 < step.many && (index + step.which) % 3 > 0);
  const items = wanted.map(({ item, subject }) => {
    const decision = step.do === 'null' ? null : (at(decisions, step.how) ?? 'keep-mine');
    if (decision !== 'edit') return { item, decision };
    if (subject === 'relation') return { item, decision: 'accept-theirs' as const };
    const edited = {
      tag: 'claim' as TagId,
      segments: [{ startUtf16: step.which, endUtf16: step.which + 9 }],
      attributes: {},
      note: null,
    };
    return { item, decision, edited };
  });
  if (items.length === 0) return null;
  return service.handlers['review:decide']({ reviewId, items, reason: null });
}

/** A random edit may be of white space alone: a refusal is no act. */
async function tried(reviewed: Reviewed, step: Step): Promise<void> {
  const before = documentNow(reviewed);
  try {
    await perform(reviewed, step);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    expect(['invalid-input', 'not-found']).toContain(thrown.code);
    expect(documentNow(reviewed)).toEqual(before);
  }
}

const content = ({ tag, segments, note, attributes }: Annotation) =>
  JSON.stringify([tag, segments, note, attributes]);

/** Every mark that was compared is in the article, or in an item that waits for a decision. */
function expectNothingLost(state: ReviewState, annotations: readonly Annotation[]): void {
  const there = new Set(annotations.map(content));
  const decided = new Map(state.decisions.map((each) => [each.item, each]));
  const [mine, theirs] = state.sides;
  for (const item of state.items) {
    if (item.subject === 'relation' || !decided.has(item.item) || item.kind === 'agreed') continue;
    for (const id of item.mine) {
      const mark = mine?.annotations.find((each) => each.id === id);
      expect(mark !== undefined && there.has(content(mark))).toBe(true);
    }
    for (const id of item.theirs) {
      const mark = theirs?.annotations.find((each) => each.id === id);
      expect(mark !== undefined && there.has(content(mark))).toBe(true);
    }
  }
}

function expectSound({ service, articleId }: Reviewed): void {
  const workspace = service.current();
  const { db } = workspace;
  const document = loadDocument(workspace, articleId);
  expect(parseWritten(document).problems).toEqual([]);
  const active = new Set<string>(document.annotations.filter(isActive).map(({ id }) => id));
  for (const { from, to } of document.relations)
    expect([active.has(from), active.has(to)]).toEqual([true, true]);
  expect(verifyWorkspace(db)).toMatchObject({ ok: true, problems: [] });
  const replayed = loggedState(listChangesOf(db, articleId));
  const { key } = requireArticle(db, articleId);
  expect(new Map(replayed.reviewParts)).toEqual(readReviewParts(db, key));
  expect(pastDocument(workspace, { articleId, at: Number.MAX_SAFE_INTEGER })).toEqual(document);
}

test.each(['pair', 'panel'] as const)(
  'in a %s, any decisions, undone or not, lose no mark and change no item',
  async (mode) => {
    await fc.assert(
      fc.asyncProperty(fc.array(deciding, { minLength: 1, maxLength: 14 }), (steps) =>
        inReview(mode, async (reviewed) => {
          const { reviewId } = reviewed;
          const first = documentNow(reviewed);
          const { handlers } = reviewed.service;
          const begun = await handlers['review:read']({ reviewId });
          for (const step of steps) {
            await tried(reviewed, step);
            if (await isGone(reviewed)) return;
            const now = await reviewed.service.handlers['review:read']({ reviewId });
            expect([now.items, now.panel]).toEqual([begun.items, begun.panel]);
            expect(now.sides).toEqual(begun.sides);
            expectNothingLost(now, documentNow(reviewed).annotations);
          }
          expectSound(reviewed);
          await backToFirst(reviewed, first.annotations);
        }),
      ),
      { numRuns: 25 },
    );
  },
  180_000,
);

/** Everything was taken back, also that the review began. */
async function isGone({ service, articleId }: Reviewed): Promise<boolean> {
  return (await service.handlers['review:list']({ articleId })).length === 0;
}

/** Decisions that are all taken back leave what was there. */
async function backToFirst(reviewed: Reviewed, first: readonly Annotation[]): Promise<void> {
  const { reviewId, service } = reviewed;
  const { decisions: made } = await service.handlers['review:read']({ reviewId });
  if (made.length > 0) {
    await service.handlers['review:decide']({
      reviewId,
      items: made.map(({ item }) => ({ item, decision: null })),
      reason: null,
    });
  }
  expect(documentNow(reviewed).annotations).toEqual(first);
}

test.each(['pair', 'panel'] as const)(
  'in a %s, decisions among other acts, newer files and restores leave a sound file and a log that tells of it',
  async (mode) => {
    await fc.assert(
      fc.asyncProperty(fc.array(everything, { minLength: 1, maxLength: 16 }), (steps) =>
        inReview(mode, async (reviewed) => {
          for (const step of steps) {
            await tried(reviewed, step);
            if (await isGone(reviewed)) return;
            const { reviewId, service } = reviewed;
            const now = await service.handlers['review:read']({ reviewId });
            // What is kept in memory is what another process would read.
            const fresh = createWorkspaceService();
            try {
              fresh.openBeside({ path: service.current().path });
              expect(await fresh.handlers['review:read']({ reviewId })).toEqual(now);
            } finally {
              fresh.close();
            }
          }
          expectSound(reviewed);
        }),
      ),
      { numRuns: 25 },
    );
  },
  240_000,
);
