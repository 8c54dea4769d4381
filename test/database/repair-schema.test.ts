// The list of tables stands on the first page and a few others. When one of them is lost SQLite reads nothing of the file,
// whose other pages may all be whole.

import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTrees } from '../../electron/workspace/db/page-trees.ts';
import type { Value } from '../../electron/workspace/db/connection.ts';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { appErrorOf } from '../support/app-error.ts';
import { damagePage } from '../support/damage-page.ts';
import { encryptedWorkspace } from '../support/encrypted-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const options = { passphrase: null, clock: () => Date.UTC(2026, 10, 23, 9), program: 'test' };
const pageBytes = 4096;
/** Of these nobody can tell that they had no rows. */
const unsummed = /^(?:likeness|review_document)$/u;

interface Made {
  readonly whole: Buffer;
  /** By id: what the window shows of each article. */
  readonly written: ReadonlyMap<string, string>;
  /** Pages of the list of tables. */
  readonly listed: readonly number[];
}

type Workspace = Awaited<ReturnType<typeof openTestWorkspace>>;
type Opened = Awaited<ReturnType<Workspace['call']['article:open']>>;

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const stateOf = ({ article, marks, relations }: Opened) =>
  `${article.title}, ${marks.ids.length} marks, ${sha256(JSON.stringify([article.text, marks, relations]))}`;

let making: Promise<Made> | null = null;
const worked = (): Promise<Made> => (making ??= work());

async function work(): Promise<Made> {
  const workspace = await openTestWorkspace();
  const { call, service, path } = workspace;
  const written = new Map<string, string>();
  for (let count = 0; count < 12; count += 1) {
    const text = `Bridge reopens ${count}\n\n${'It opened on Monday. '.repeat(300)}`;
    const id = await importText(workspace, text);
    for (let mark = 0; mark < 40; mark += 1) await tagWords(workspace, id, 'Monday');
    written.set(id, stateOf(await call['article:open']({ id })));
  }
  // Marks that are there no more, and pages that nothing uses any more, on which they are still as they were.
  const busy = await importText(workspace, `Busy\n\n${'It was here. '.repeat(400)}`);
  for (let mark = 0; mark < 100; mark += 1) await tagWords(workspace, busy, 'here');
  const { marks } = await call['article:open']({ id: busy });
  const db = new Database(path);
  const old = ['annotation', 'segment'].map((table) => ({
    table,
    rows: db.prepare<[], Value[]>(`SELECT * FROM ${table}`).raw().all(),
  }));
  for (const id of marks.ids) await call['annotation:delete']({ id, articleId: busy });
  written.set(busy, stateOf(await call['article:open']({ id: busy })));
  service.close();
  db.pragma('foreign_keys = OFF');
  for (const { table, rows } of old) putOnFreePages(db, table, rows);
  const listed = db
    .prepare<[], number>("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")
    .pluck()
    .all();
  db.close();
  return { whole: readFileSync(path), written, listed };
}

/** As a table leaves them that is dropped: each with its sum, and free for others. */
function putOnFreePages(db: Database.Database, table: string, rows: readonly Value[][]): void {
  const find = 'SELECT sql FROM sqlite_schema WHERE name = ?';
  const sql = db.prepare<[string], string>(find).pluck().get(table) ?? '';
  db.exec(sql.replace(table, `old_${table}`));
  for (const row of rows) {
    db.prepare(`INSERT INTO old_${table} VALUES (${row.map(() => '?').join(', ')})`).run(row);
  }
  db.exec(`DROP TABLE old_${table}`);
}

/** A file of which these pages are overwritten; of the first one what says what the file is stays. */
function damaged({ whole }: Made, pages: readonly number[]): string {
  const path = join(tempFolder(), 'damaged.sourcebench');
  const bytes = Buffer.from(whole);
  for (const page of pages) {
    bytes.fill(0xa5, (page - 1) * pageBytes + (page === 1 ? 100 : 0), page * pageBytes);
  }
  writeFileSync(path, bytes);
  return path;
}

async function shown(path: string): Promise<Map<string, string>> {
  const { call, service } = await openTestWorkspace({ path });
  const found = new Map<string, string>();
  for (const { id } of await call['article:list'](undefined)) {
    found.set(id, stateOf(await call['article:open']({ id })));
  }
  service.close();
  return found;
}

test('whichever page of the list is lost, everything is saved, and nothing that was deleted comes back', async () => {
  const made = await worked();
  const { listed, written } = made;
  expect(listed.length).toBeGreaterThan(5);
  for (const page of listed) {
    const path = damaged(made, [page]);
    const report = repairWorkspace(path, options);
    expect(await shown(path)).toEqual(written);
    expect(new Set(report.articles.map(({ state }) => state))).toEqual(new Set(['whole']));
    // Rows on free pages are not even met, and no index passes for a table without sums.
    for (const { name, saved, lost } of report.tables) {
      if (lost > 0) expect([name, saved]).toEqual([expect.stringMatching(unsummed), 0]);
    }
    expect(readDatabase(path, (db) => verifyWorkspace(db))).toMatchObject({ ok: true });
  }
});

test('with any other pages lost as well, what is not said to be lost is what was written', async () => {
  const made = await worked();
  const { whole, written } = made;
  const pages = whole.length / pageBytes;
  let saved = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 2, max: pages }), { minLength: 1, maxLength: 4 }),
      async (more) => {
        const path = damaged(made, [1, ...more]);
        try {
          const { articles } = repairWorkspace(path, options);
          const found = await shown(path);
          for (const { id, state } of articles) {
            if (state === 'whole' || state === 'rebuilt') {
              expect(found.get(id)).toBe(written.get(id));
              saved += 1;
            }
          }
          for (const id of found.keys()) expect([...written.keys()]).toContain(id);
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
        }
      },
    ),
    { numRuns: 25 },
  );
  expect(saved).toBeGreaterThan(20);
});

test('what a lost page led to is found, of marks and acts alike', async () => {
  const made = await worked();
  const path = damaged(made, []);
  for (const table of ['annotation', 'segment', 'act', 'change', 'seal']) damagePage(path, table);
  const { articles, tables } = repairWorkspace(path, options);
  expect(await shown(path)).toEqual(made.written);
  // What stood on the pages themselves comes back from the log.
  for (const { state } of articles) expect(['whole', 'rebuilt']).toContain(state);
  const saved = new Map(tables.map((table) => [table.name, table.saved]));
  expect(saved.get('annotation')).toBeGreaterThan(400);
  // Thirteen imports, and what was marked and deleted.
  expect(saved.get('act')).toBe(13 + 480 + 100 + 100);
});

describe('nothing is guessed', () => {
  test('when it cannot be told which pages are in use', async () => {
    const path = damaged(await worked(), [1]);
    const bytes = readFileSync(path);
    const freeList = bytes.readUInt32BE(32);
    expect(freeList).toBeGreaterThan(0);
    for (const [at, value] of [
      [32, freeList + 100_000],
      [32, 0],
      [(freeList - 1) * pageBytes, freeList],
      // A size of pages that there is not.
      [16, 0x03_00_01_01],
    ] as const) {
      const changed = Buffer.from(bytes);
      changed.writeUInt32BE(value, at);
      writeFileSync(path, changed);
      expect(findTrees(path)).toBeNull();
      const refused = await appErrorOf(() => repairWorkspace(path, options));
      expect(refused).toMatchObject({ code: 'workspace-damaged' });
      expect(readFileSync(path).equals(changed)).toBe(true);
    }
  });

  test('about an encrypted file', async () => {
    const encrypted = await encryptedWorkspace('pass');
    encrypted.service.close();
    const path = join(tempFolder(), 'encrypted.sourcebench');
    copyFileSync(encrypted.path, path);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 200, pageBytes);
    writeFileSync(path, bytes);
    await appErrorOf(() => repairWorkspace(path, { ...options, passphrase: 'pass' }));
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });
});

test('every tree of a whole file is found where it begins', async () => {
  const path = damaged(await worked(), []);
  const db = new Database(path, { readonly: true });
  const rows = (name: string) => Number(db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get());
  const tables = db
    .prepare<[], { root: number; name: string; columns: number }>(
      `SELECT s.rootpage AS root, s.name, (SELECT count(*) FROM pragma_table_info(s.name)) AS columns
       FROM sqlite_schema s JOIN pragma_table_list l USING (name) WHERE l.type = 'table' AND s.name NOT LIKE 'sqlite_%'`,
    )
    .all()
    .filter(({ name }) => rows(name) > 0);
  db.close();
  const trees = new Map((findTrees(path) ?? []).map(({ root, columns }) => [root, columns]));
  expect(tables.length).toBeGreaterThan(10);
  for (const { root, name, columns } of tables) {
    expect([name, trees.get(root)]).toEqual([name, columns]);
  }
});
