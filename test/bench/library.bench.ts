// The library against its own limits: a page of a hundred thousand articles beside a page of a hundred, and one act on
// ten thousand articles beside the same writes in a bare better-sqlite3-multiple-ciphers script on a file of its own.

import Database from 'better-sqlite3-multiple-ciphers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotatorId } from '../../shared/domain/ids.ts';
import { sortFields, type ArticleStatus } from '../../shared/domain/library.ts';
import { everything, fillLibrary, idOf, viewOf } from '../support/library.ts';
import { inTurns, type Bench } from './bench.ts';
import { keepRowSums } from '../support/row-sums.ts';

const ana = { id: 'annotator' as AnnotatorId, name: 'Ana' };
const many = 100_000;
const few = 100;
const rowsShown = 100;
const acted = 10_000;

type Service = ReturnType<typeof createWorkspaceService>;

interface Filled {
  readonly service: Service;
  readonly path: string;
}

async function fill(folder: string, name: string, articles: number): Promise<Filled> {
  const path = join(folder, `${name}.sourcebench`);
  const service = createWorkspaceService();
  await service.handlers['workspace:open']({ path, withSample: false });
  await service.handlers['workspace:set-annotator']({ annotator: ana });
  fillLibrary(path, articles);
  return { service, path };
}

/** Runs the work in a folder of its own, which is removed afterwards. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function perRun(times: number, work: (index: number) => Promise<void>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < times; index += 1) await work(index);
  return (performance.now() - start) / times;
}

/** The first page in every order, both ways, with the counts beside the list. */
async function firstPages({ service }: Filled): Promise<number> {
  const orders = sortFields.flatMap((by) => [
    { by, descending: false },
    { by, descending: true },
  ]);
  const perPage = await perRun(orders.length, async (index) => {
    const sort = orders[index] ?? everything.sort;
    const view = viewOf({ sort });
    const page = await service.handlers['library:page']({ view, offset: 0, limit: rowsShown });
    if (page.rows.length !== rowsShown) throw new Error('rows are missing');
    await service.handlers['library:counts'](undefined);
  });
  return perPage * 1000;
}

function measurePages() {
  return inFolder(async (folder) => {
    const large = await fill(folder, 'large', many);
    const small = await fill(folder, 'small', few);
    const result = await inTurns(
      () => firstPages(large),
      () => firstPages(small),
      { runs: 51, warmUp: 5 },
    );
    large.service.close();
    small.service.close();
    return result;
  });
}

const statusOf = (turn: number): ArticleStatus => (turn % 2 === 0 ? 'done' : 'in-progress');

/** The writes of one act, word for word, prepared once and run with ready-made values. */
function bareActs(path: string, hasSums: boolean): (turn: number) => void {
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  db.pragma('synchronous = FULL');
  db.pragma('temp_store = MEMORY');
  // Only now, because they live in that store.
  if (hasSums) keepRowSums(db, path);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const standing = db.prepare('UPDATE article SET status = ? WHERE id = ?');
  const act = db.prepare(
    `INSERT INTO act (kind, label, annotator_id, at_ms, target_seq, beneath_seq, undo_seq, redo_seq)
     VALUES ('act', 'Mark 10,000 articles', ?, ?, NULL, NULL, NULL, NULL)`,
  );
  const change = db.prepare(
    'INSERT INTO change (act_seq, entity, article_id, entity_id, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const ids = Array.from({ length: acted }, (_, index) => idOf(index));
  const json = (status: string) => `{"status":"${status}","shelf":"library"}`;
  return (turn) => {
    const status = statusOf(turn);
    begin.run();
    for (const id of ids) standing.run(status, id);
    const { lastInsertRowid } = act.run(ana.id, Date.now());
    const [before, after] = [json(statusOf(turn + 1)), json(status)];
    for (const id of ids) change.run(lastInsertRowid, 'standing', id, id, before, after);
    commit.run();
  };
}

function measureActs() {
  return inFolder(async (folder) => {
    const ours = await fill(folder, 'ours', acted);
    const bare = await fill(folder, 'bare', acted);
    bare.service.close();
    const runBare = bareActs(bare.path, true);
    const turns = { ours: 0, bare: 0 };
    const setAll = async (turn: number) => {
      const { libraryChanged } = await ours.service.handlers['library:act']({
        target: { view: everything, except: [] },
        act: { kind: 'set-status', status: statusOf(turn) },
      });
      if (!libraryChanged) throw new Error('nothing was changed');
    };
    const result = await inTurns(
      () => perRun(1, () => setAll(turns.ours++)),
      () =>
        perRun(1, () => {
          runBare(turns.bare++);
          return Promise.resolve();
        }),
      { runs: 15, warmUp: 2 },
    );
    ours.service.close();
    return result;
  });
}

function measureSums() {
  return inFolder(async (folder) => {
    const [summed, plain] = await Promise.all(
      [true, false].map(async (hasSums) => {
        const { service, path } = await fill(folder, `${hasSums}`, acted);
        service.close();
        return bareActs(path, hasSums);
      }),
    );
    const turns = { summed: 0, plain: 0 };
    return inTurns(
      () => perRun(1, async () => summed?.(turns.summed++)),
      () => perRun(1, async () => plain?.(turns.plain++)),
      { runs: 15, warmUp: 2 },
    );
  });
}

export const benches: readonly Bench[] = [
  {
    name: 'library: the first page and the counts at 100,000 articles, beside 100',
    unit: 'µs',
    target: 2,
    compare: 'ratio-at-most',
    run: measurePages,
  },
  {
    name: 'library: one act on 10,000 articles',
    unit: 'ms',
    target: 1.5,
    compare: 'ratio-at-most',
    run: measureActs,
  },
  {
    name: 'library: the statements of that act with the sums of its rows, beside them without',
    unit: 'ms',
    target: 2,
    compare: 'ratio-at-most',
    run: measureSums,
  },
];
