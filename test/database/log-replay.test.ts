import fc from 'fast-check';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCursor } from '../../electron/workspace/db/act.ts';
import { listChangesOf } from '../../electron/workspace/db/change.ts';
import { loggedState } from '../../electron/workspace/services/logged-state.ts';
import { pastDocument, readPast } from '../../electron/workspace/services/past-article.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../electron/workspace/workspace.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import {
  act,
  logText,
  randomAct,
  recordNow,
  type RandomAct,
  type Recorded,
} from '../support/log-model.ts';
import { ana, tickingClock } from '../support/workspace.ts';

// Random acts, undos, redos, restores, restarts and crashes; every state on the way is recorded, and has to be what
// the log says, forwards from the arrival and backwards from the end.

/** What a crash leaves: the file and its log as they are at this moment. */
function copyOfCrash(path: string, to: string): void {
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, to + suffix);
  }
}

async function opened(path: string, clock: () => number): Promise<WorkspaceService> {
  const service = createWorkspaceService({ clock, busyTimeoutMs: 200 });
  await service.handlers['workspace:set-annotator']({ annotator: ana });
  await service.handlers['workspace:open']({ path, withSample: false });
  return service;
}

async function run(
  folder: string,
  steps: readonly RandomAct[],
  look: (service: WorkspaceService, articleId: ArticleId, at: Map<number, Recorded>) => void,
): Promise<void> {
  const clock = tickingClock();
  let path = join(folder, 'w0.sourcebench');
  let service = await opened(path, clock);
  const left: WorkspaceService[] = [];
  try {
    const { articleId } = await service.handlers['article:import-text']({ text: logText });
    if (articleId === null) throw new Error('not imported');
    const recorded = new Map<number, Recorded>([[1, recordNow(service, articleId)]]);
    for (const [index, step] of steps.entries()) {
      if (step.do === 'reopen') {
        service.close();
        service = await opened(path, clock);
      } else if (step.do === 'kill') {
        left.push(service);
        const copy = join(folder, `w${index + 1}.sourcebench`);
        copyOfCrash(path, copy);
        path = copy;
        service = await opened(path, clock);
      } else {
        const { seq } = findCursor(service.current().db);
        await act(service, articleId, step, seq);
      }
      const { seq } = findCursor(service.current().db);
      const now = recordNow(service, articleId);
      const before = recorded.get(seq);
      if (before !== undefined) expect(now).toEqual(before);
      recorded.set(seq, now);
    }
    look(service, articleId, recorded);
  } finally {
    for (const each of [service, ...left]) each.close();
  }
}

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-replay-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('any sequence of acts, undos, redos, restores, restarts and crashes equals a replay of the log, at every act', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(randomAct, { minLength: 1, maxLength: 40 }), (steps) =>
      inFolder((folder) =>
        run(folder, steps, (service, articleId, recorded) => {
          const workspace = service.current();
          const { db } = workspace;
          for (const [seq, { document, coverage }] of recorded) {
            expect(pastDocument(workspace, { articleId, at: seq })).toEqual(document);
            const { was } = readPast(workspace, db, { articleId, at: seq });
            const sorted = [...was.coverage].toSorted(([a], [b]) => a.localeCompare(b));
            expect(sorted).toEqual(coverage);
          }
          const replayed = loggedState(listChangesOf(db, articleId));
          const { document } = recordNow(service, articleId);
          const byId = (a: { readonly id: string }, b: { readonly id: string }) =>
            a.id.localeCompare(b.id);
          expect([...replayed.annotations.values()].toSorted(byId)).toEqual(
            document.annotations.toSorted(byId),
          );
          expect([...replayed.relations.values()].toSorted(byId)).toEqual(
            document.relations.toSorted(byId),
          );
          expect(verifyWorkspace(db)).toMatchObject({ ok: true, problems: [] });
        }),
      ),
    ),
    { numRuns: 30 },
  );
}, 180_000);
