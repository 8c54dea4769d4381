// The database against its own limit: acts in transactions of their own, forced to the disk, and reading the marks
// of an article, each beside the same SQL in a bare better-sqlite3-multiple-ciphers script on a file of its own. What the
// sums of rows cost, which are a part of that SQL, stands in a line of its own.

import Database from 'better-sqlite3-multiple-ciphers';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { summaryColumns } from '../../electron/workspace/db/article.ts';
import { selectMarks } from '../../electron/workspace/db/mark.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { inTurns, type Bench } from './bench.ts';
import { keepRowSums } from '../support/row-sums.ts';

const ana = { id: 'annotator' as AnnotatorId, name: 'Ana' };
const textLength = 100_000;
const wordLength = 5;
const text = 'word '.repeat(textLength / wordLength);

interface Filled {
  readonly service: ReturnType<typeof createWorkspaceService>;
  readonly articleId: ArticleId;
  readonly path: string;
}

async function fill(folder: string, name: string): Promise<Filled> {
  const path = join(folder, `${name}.sourcebench`);
  const service = createWorkspaceService();
  await service.handlers['workspace:open']({ path, withSample: false });
  await service.handlers['workspace:set-annotator']({ annotator: ana });
  const { articleId } = await service.handlers['article:import-text']({ text });
  if (articleId === null) throw new Error('the article was not imported');
  return { service, articleId, path };
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

const spanAt = (index: number) => {
  const startUtf16 = (index * 37 * wordLength) % textLength;
  return { startUtf16, endUtf16: startUtf16 + wordLength - 1 };
};

async function tag({ service, articleId }: Filled, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await service.handlers['annotation:create']({
      id: randomUUID() as string as AnnotationId,
      articleId,
      tag: 'claim' as TagId,
      segments: [spanAt(index)],
    });
  }
}

/** The statements of one act, word for word, prepared once and run with ready-made values. */
function bareActs(path: string, articleId: ArticleId, hasSums: boolean): (count: number) => void {
  const db = openBare(path);
  if (hasSums) keepRowSums(db, path);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const head = db.prepare<[string], { key: number }>(
    `SELECT article_key AS key, id, title, revision_number AS revisionNumber,
       tagset_sha256 AS tagsetSha256, updated_at_ms AS updatedAtMs, blocks_version AS blocksVersion
     FROM article WHERE id = ?`,
  );
  const exists = db.prepare(
    'SELECT annotation_key AS key FROM annotation WHERE id = ? AND article_key = ?',
  );
  const annotator = db.prepare('SELECT name FROM annotator WHERE id = ?');
  const listed = db.prepare(
    'SELECT name FROM article_annotator WHERE article_key = ? AND annotator_id = ?',
  );
  const annotation = db.prepare(
    `INSERT INTO annotation (tag, start_utf16, end_utf16, prefix, suffix, attributes, note, note_form,
       annotator_id, origin, anchoring_state, anchoring_score, anchoring_text_sha256, rejected_by,
       created_at_ms, updated_at_ms, extra, article_key, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const segment = db.prepare(
    `INSERT INTO segment (annotation_key, ordinal, start_utf16, end_utf16, quote, start_code_point)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const touch = db.prepare(
    `UPDATE article SET annotation_count = annotation_count + ?, updated_at_ms = ? WHERE article_key = ?`,
  );
  const cursor = db.prepare<[], { seq: number; undoSeq: number | null }>(
    `SELECT seq, undo_seq AS undoSeq, redo_seq AS redoSeq,
       coalesce((SELECT sha256 FROM seal ORDER BY seq DESC LIMIT 1), '${'0'.repeat(64)}') AS seal
     FROM act ORDER BY seq DESC LIMIT 1`,
  );
  const act = db.prepare(
    `INSERT INTO act (seq, kind, label, annotator_id, at_ms, target_seq, beneath_seq, undo_seq, redo_seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const change = db.prepare(
    'INSERT INTO change (act_seq, entity, article_id, entity_id, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const seal = db.prepare('INSERT INTO seal (seq, sha256) VALUES (?, ?)');
  const sha256 = 'a5'.repeat(32);
  const summary = db.prepare(`SELECT ${summaryColumns} FROM article WHERE article_key = ?`);
  const history = db.prepare(
    `SELECT (SELECT label FROM act WHERE seq = last.undo_seq) AS undo,
            (SELECT label FROM act WHERE seq = last.redo_seq) AS redo
     FROM act last ORDER BY last.seq DESC LIMIT 1`,
  );
  const around = 'word word word word word word wo';
  const now = Date.now();
  const json = JSON.stringify({ ...exampleAnnotation(around), createdAtMs: now, updatedAtMs: now });

  return (count) => {
    for (let index = 0; index < count; index += 1) {
      const { startUtf16, endUtf16 } = spanAt(index);
      const id = randomUUID();
      begin.run();
      const key = head.get(articleId)?.key ?? 0;
      exists.get(id, key);
      annotator.get(ana.id);
      listed.get(key, ana.id);
      const { lastInsertRowid } = annotation.run(
        'claim',
        startUtf16,
        endUtf16,
        around,
        around,
        '{}',
        null,
        null,
        ana.id,
        'manual',
        'exact',
        1,
        null,
        null,
        now,
        now,
        '{}',
        key,
        id,
      );
      segment.run(lastInsertRowid, 0, startUtf16, endUtf16, 'word', null);
      touch.run(1, now, key);
      const { seq, undoSeq } = cursor.get() ?? { seq: 0, undoSeq: null };
      act.run(seq + 1, 'act', 'Tag claim', ana.id, now, null, undoSeq, seq + 1, null);
      change.run(seq + 1, 'annotation', articleId, id, null, json);
      seal.run(seq + 1, sha256);
      summary.get(key);
      history.get();
      commit.run();
    }
  };
}

/** Of the size that the log keeps. */
const exampleAnnotation = (around: string) => ({
  id: randomUUID(),
  tag: 'claim',
  segments: [{ startUtf16: 10_000, endUtf16: 10_004, quote: 'word' }],
  prefix: around,
  suffix: around,
  anchoring: { state: 'exact', score: 1 },
  attributes: {},
  note: null,
  annotator: ana.id,
  origin: 'manual',
  extra: {},
});

function openBare(path: string): Database.Database {
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  db.pragma('synchronous = FULL');
  return db;
}

// Short turns and many of them: what a disk needs to sync varies tenfold while others use it, for longer than a
// long turn takes, and would then measure the neighbours instead of the two programs.
const actsPerRun = 10;
const actRuns = 301;

async function perAct(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return ((performance.now() - start) * 1000) / actsPerRun;
}

async function measureActs() {
  return inFolder(async (folder) => {
    const ours = await fill(folder, 'ours');
    const bare = await fill(folder, 'bare');
    // One act of ours puts the annotator there; then the file is the bare script's alone.
    await tag(bare, 1);
    bare.service.close();
    const runBare = bareActs(bare.path, bare.articleId, true);
    const result = await inTurns(
      () => perAct(() => tag(ours, actsPerRun)),
      () => perAct(() => runBare(actsPerRun)),
      { runs: actRuns, warmUp: 20 },
    );
    ours.service.close();
    return result;
  });
}

async function measureSums() {
  return inFolder(async (folder) => {
    const [summed, plain] = await Promise.all(
      [true, false].map(async (hasSums) => {
        const filled = await fill(folder, `${hasSums}`);
        await tag(filled, 1);
        filled.service.close();
        return bareActs(filled.path, filled.articleId, hasSums);
      }),
    );
    return inTurns(
      () => perAct(() => summed?.(actsPerRun)),
      () => perAct(() => plain?.(actsPerRun)),
      { runs: actRuns, warmUp: 20 },
    );
  });
}

const marksRead = 10_000;
const readsPerRun = 3;

async function measureReading() {
  return inFolder(async (folder) => {
    const ours = await fill(folder, 'marks');
    await tag(ours, marksRead);
    const { handlers } = ours.service;
    const bare = openBare(ours.path);
    const statement = bare.prepare(selectMarks);
    const articleKey = 1;
    const perRead = async (read: () => unknown) => {
      const start = performance.now();
      for (let index = 0; index < readsPerRun; index += 1) await read();
      return (performance.now() - start) / readsPerRun;
    };
    const result = await inTurns(
      () =>
        perRead(async () => {
          const { marks } = await handlers['article:open']({ id: ours.articleId });
          if (marks.ids.length !== marksRead) throw new Error('marks are missing');
        }),
      () =>
        perRead(() => {
          if (statement.all(articleKey).length !== marksRead) throw new Error('marks are missing');
        }),
      { runs: 31, warmUp: 3 },
    );
    bare.close();
    ours.service.close();
    return result;
  });
}

export const benches: readonly Bench[] = [
  {
    name: 'database: one act, one transaction on disk',
    unit: 'µs',
    target: 1.3,
    compare: 'ratio-at-most',
    run: measureActs,
  },
  {
    name: 'database: the statements of one act with the sums of its rows, beside them without',
    unit: 'µs',
    target: 1.3,
    compare: 'ratio-at-most',
    run: measureSums,
  },
  {
    name: 'database: opening an article with 10,000 marks',
    unit: 'ms',
    target: 1.3,
    compare: 'ratio-at-most',
    run: measureReading,
  },
];
