// All figures over a library of ten thousand articles with fifty marks each, beside reading the same marks row by row
// in a bare better-sqlite3-multiple-ciphers script, with nothing counted.

import Database from 'better-sqlite3-multiple-ciphers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { everything, fillLibrary } from '../support/library.ts';
import { fillMarks } from '../support/marked-library.ts';
import { inTurns, type Bench } from './bench.ts';

const articles = 10_000;
const marksEach = 50;

async function measured() {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const path = join(folder, 'statistics.sourcebench');
  const service = createWorkspaceService();
  try {
    await service.handlers['workspace:open']({ path, withSample: false });
    fillLibrary(path, articles);
    fillMarks(path, marksEach);
    const bare = new Database(path, { readonly: true });
    const rows = bare
      .prepare(
        `SELECT annotation_key, article_key, tag, annotator_id, created_at_ms, attributes, s.quote
         FROM annotation JOIN segment s USING (annotation_key)`,
      )
      .raw();
    const timed = async (work: () => unknown): Promise<number> => {
      const start = performance.now();
      await work();
      return performance.now() - start;
    };
    const target = { view: everything, except: [] };
    const result = await inTurns(
      () => timed(() => service.handlers['stats:read']({ target, all: false })),
      () => timed(() => rows.all()),
    );
    bare.close();
    return result;
  } finally {
    service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = [
  {
    name: 'statistics of 10,000 articles with 500,000 marks, to reading the marks as rows',
    unit: 'ms',
    // Guards against getting slower; it was 2.4 when this was written.
    target: 3,
    compare: 'ratio-at-most',
    run: measured,
  },
];
