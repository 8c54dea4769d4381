import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const options = { passphrase: null, clock: () => Date.UTC(2026, 10, 23, 9), program: 'test' };

/** A closed workspace with marked articles, and what the window shows of the first. */
async function worked() {
  const workspace = await openTestWorkspace();
  const { call, service, path } = workspace;
  const articleId = await importText(workspace);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
  await call['annotation:set-note']({ id, articleId, note: 'Who says so?' });
  const truth = await call['article:open']({ id: articleId });
  service.close();
  const pageOf = (name: string) => {
    const db = new Database(path, { readonly: true });
    const page = db
      .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get(name);
    db.close();
    return page ?? 0;
  };
  const zero = (name: string) => {
    const bytes = readFileSync(path);
    const page = pageOf(name);
    bytes.fill(0, (page - 1) * 4096, page * 4096);
    writeFileSync(path, bytes);
  };
  const flip = (words: string) => {
    const bytes = readFileSync(path);
    let at = -1;
    for (;;) {
      at = bytes.indexOf(words, at + 1);
      if (at < 0) break;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
    }
    writeFileSync(path, bytes);
  };
  return { ...workspace, articleId, truth, zero, flip };
}

type Worked = Awaited<ReturnType<typeof worked>>;

/** Repairs, checks what always has to hold, and answers the report and what the window shows afterwards. */
async function repaired({ path, articleId }: Worked) {
  const damaged = readFileSync(path);
  const report = repairWorkspace(path, options);
  expect(readFileSync(report.setAside).equals(damaged)).toBe(true);
  expect(readDatabase(path, (db) => verifyWorkspace(db))).toMatchObject({ ok: true, problems: [] });
  const again = await openTestWorkspace({ path });
  const opened = report.articles.some(({ id, state }) => id === articleId && state !== 'lost')
    ? await again.call['article:open']({ id: articleId })
    : null;
  if (opened !== null) await tagWords(again, articleId, 'bridge');
  again.service.close();
  return { report, opened };
}

describe('rows that are gone come back from the log', () => {
  test.each([
    'annotation',
    'segment',
    'article',
    'annotation_by_place',
    'article_annotator',
    'row_tally',
    'annotator',
    'source',
    'standing_count',
    'custody',
    'tagset',
  ])('when the page of %s is gone', async (table) => {
    const at = await worked();
    at.zero(table);
    const { opened, report } = await repaired(at);
    expect(opened?.article.title).toBe(at.truth.article.title);
    expect(opened?.article.text).toBe(at.truth.article.text);
    expect(opened?.marks).toEqual(at.truth.marks);
    expect(report.articles.map(({ id }) => id)).toContain(at.articleId);
  });
});

test('an article is kept as its rows are when acts are gone', async () => {
  for (const table of ['change', 'act', 'seal']) {
    const at = await worked();
    at.zero(table);
    const { opened, report } = await repaired(at);
    expect(opened?.marks).toEqual(at.truth.marks);
    expect(report.tables).toContainEqual(expect.objectContaining({ name: 'act', saved: 0 }));
  }
});

test('a text that is gone is said to be lost', async () => {
  const at = await worked();
  at.zero('revision');
  const { opened, report } = await repaired(at);
  expect(opened).toBeNull();
  expect(report.articles).toContainEqual(
    expect.objectContaining({ id: at.articleId, state: 'lost' }),
  );
});

test('an article is said to be lost when its text is gone and the log as well', async () => {
  const at = await worked();
  for (const name of ['revision', 'change', 'act']) at.zero(name);
  const { title } = at.truth.article;
  const { report } = await repaired(at);
  const said = ['Its text could not be read.'];
  expect(report.articles).toContainEqual({ id: at.articleId, title, state: 'lost', said });
});

test('a flipped byte in a row and in its note', async () => {
  const at = await worked();
  at.flip('Who says so?');
  const { opened, report } = await repaired(at);
  expect(opened?.article.text).toBe(at.truth.article.text);
  expect(report.tables).toContainEqual(expect.objectContaining({ name: 'annotation', lost: 1 }));
});

test('a file that lost its second half', async () => {
  const at = await worked();
  truncateSync(at.path, Math.floor(statSync(at.path).size / 8192) * 4096);
  const { report } = await repaired(at);
  expect(report.tables.some(({ lost }) => lost > 0)).toBe(true);
});

test.each([
  ['a column of the marks', "'note '", "'nots '"],
  ['the key of the marks', "'annotation_key'", "CAST(X'FFFE' AS TEXT) || 'nnotation_key'"],
  ['the sum of a row', "'row_sum'", "'row_sun'"],
])('a definition in which %s has another name', async (_what, words, instead) => {
  const at = await worked();
  const db = new Database(at.path);
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  const { changes } = db
    .prepare(
      `UPDATE sqlite_schema SET sql = replace(sql, ${words}, ${instead}) WHERE name = 'annotation'
       AND instr(sql, ${words}) > 0`,
    )
    .run();
  db.close();
  expect(changes).toBe(1);
  const { opened, report } = await repaired(at);
  expect(opened?.marks).toEqual(at.truth.marks);
  expect(report.articles).toMatchObject([{ id: at.articleId, state: 'whole' }]);
});

test('a whole workspace is not touched', async () => {
  const { path } = await worked();
  const before = readFileSync(path);
  const refused = await appErrorOf(() => repairWorkspace(path, options));
  expect(refused).toMatchObject({ code: 'conflict' });
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('of bytes that are no workspace nothing is saved and nothing is changed', async () => {
  const { path, folder } = await worked();
  const bytes = Buffer.alloc(20_000, 7);
  writeFileSync(path, bytes);
  const refused = await appErrorOf(() => repairWorkspace(path, options));
  expect(refused.code).toMatch(/^workspace-/);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(existsSync(folder)).toBe(true);
});
