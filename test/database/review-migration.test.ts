import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { closeDatabase } from '../../electron/workspace/db/connection.ts';
import { applicationId, newestVersion } from '../../electron/workspace/db/migrations.ts';
import { initial } from '../../electron/workspace/db/migrations/0001-initial.ts';
import { custody } from '../../electron/workspace/db/migrations/0002-custody.ts';
import { library } from '../../electron/workspace/db/migrations/0003-library.ts';
import { search } from '../../electron/workspace/db/migrations/0004-search.ts';
import { likeness } from '../../electron/workspace/db/migrations/0005-likeness.ts';
import { depth } from '../../electron/workspace/db/migrations/0006-depth.ts';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { tempFolder } from '../support/temp-folder.ts';

const hash = '0'.repeat(64);

/** A workspace as the version before reviews left it: two of its three marks were rejected by an imported review. */
function before(): string {
  const path = join(tempFolder(), 'old.sourcebench');
  const db = new Database(path);
  for (const step of [initial, custody, library, search, likeness, depth]) step(db);
  db.exec(`
    INSERT INTO annotator VALUES ('ana', 'Ana');
    INSERT INTO tagset VALUES ('${hash}', 'own', 'Own', 1, '{}');
    INSERT INTO article (article_key, id, title, title_sort, direction, revision_number, tagset_sha256,
      annotation_count, characters, imported_at_ms, updated_at_ms, extra)
    VALUES (1, 'reviewed', 'T', 'T', 'ltr', 1, '${hash}', 3, 10, 1000, 2000, '{}'),
      (2, 'other', 'T', 'T', 'ltr', 1, '${hash}', 1, 10, 1000, 2000, '{}');
  `);
  const insert = db.prepare(
    `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes,
       annotator_id, origin, anchoring_state, anchoring_score, rejected_by, created_at_ms, updated_at_ms, extra)
     VALUES (?, ?, 'claim', 0, 3, '', '', '{}', 'ana', 'manual', 'exact', 1, ?, 1000, 1000, '{}')`,
  );
  insert.run(1, 'a', null);
  insert.run(1, 'b', 'item');
  insert.run(1, 'c', 'item');
  insert.run(2, 'a', null);
  db.pragma('user_version = 6');
  db.pragma(`application_id = ${applicationId}`);
  db.close();
  return path;
}

test('a workspace of the version before opens with all its marks, and counts those that were not rejected', () => {
  const path = before();
  closeDatabase(openDatabase(path).db);
  const db = new Database(path, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion);
  expect(
    db.prepare('SELECT id, annotation_count FROM article ORDER BY article_key').raw().all(),
  ).toEqual([
    ['reviewed', 1],
    ['other', 1],
  ]);
  expect(db.prepare('SELECT count(*) FROM annotation').pluck().get()).toBe(4);
  expect(db.prepare('SELECT count(*) FROM review').pluck().get()).toBe(0);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
});

test('searches by tag and by annotator go on reading indexes alone', () => {
  const path = before();
  closeDatabase(openDatabase(path).db);
  const db = new Database(path, { readonly: true });
  const plan = (sql: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join(' ');
  expect(
    plan(
      `SELECT article_key FROM annotation WHERE tag = 'x' COLLATE NOCASE AND rejected_by IS NULL`,
    ),
  ).toContain('COVERING INDEX annotation_by_tag');
  expect(
    plan(
      `SELECT 1 FROM annotation WHERE article_key = 1 AND annotator_id = 'x' AND rejected_by IS NULL`,
    ),
  ).toContain('COVERING INDEX annotation_by_annotator');
  db.close();
});

test.each([
  `INSERT INTO review (id, article_key, mode, reviewer_id, reviewer_name, started_at_ms) VALUES ('r', 1, 'both', 'ana', 'Ana', 1)`,
  `INSERT INTO review (id, article_key, mode, reviewer_id, reviewer_name, started_at_ms) VALUES ('r', 1, 'panel', 'ana', 'Ana', 1)`,
  `INSERT INTO review (id, article_key, mode, reviewer_id, reviewer_name, started_at_ms) VALUES ('r', 9, 'pair', 'ana', 'Ana', 1)`,
  `INSERT INTO review_document VALUES ('short', x'00')`,
  `INSERT INTO guidelines (tagset_id, markdown) VALUES ('', 'x')`,
])('the file refuses %s', (sql) => {
  const path = before();
  closeDatabase(openDatabase(path).db);
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  expect(() => db.exec(sql)).toThrow(/constraint/u);
  db.close();
});
