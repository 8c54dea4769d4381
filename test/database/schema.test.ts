import Database from 'better-sqlite3-multiple-ciphers';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeDatabase } from '../../electron/workspace/db/connection.ts';
import { migrate, newestVersion } from '../../electron/workspace/db/migrations.ts';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

async function filled() {
  const workspace = await openTestWorkspace();
  await tagWords(workspace, await importText(workspace), 'Monday');
  const driver = new Database(workspace.path);
  onTestFinished(() => void driver.close());
  return driver;
}

test('every table is STRICT', () => {
  const path = join(tempFolder(), 'x.sourcebench');
  closeDatabase(openDatabase(path).db);
  const driver = new Database(path, { readonly: true });
  const tables = driver.prepare('PRAGMA table_list').all() as {
    name: string;
    strict: number;
    type: string;
  }[];
  driver.close();
  const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
  expect(own.map(({ name }) => name).toSorted()).toEqual([
    'act',
    'annotation',
    'annotator',
    'article',
    'article_annotator',
    'change',
    'collected',
    'collection',
    'coverage',
    'custody',
    'draft',
    'guidelines',
    'kept_tagset',
    'likeness',
    'original',
    'relation',
    'review',
    'review_decision',
    'review_document',
    'review_source',
    'revision',
    'row_tally',
    'seal',
    'segment',
    'sentence_list',
    'source',
    'standing_count',
    'tagset',
    'tagset_mapping',
  ]);
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
});

test.each([
  "UPDATE annotation SET origin = 'guessed'",
  "UPDATE annotation SET anchoring_state = 'lost'",
  'UPDATE annotation SET anchoring_score = 1.5',
  "UPDATE annotation SET start_utf16 = 'one'",
  "UPDATE article SET direction = 'up'",
  'UPDATE segment SET end_utf16 = start_utf16',
  "INSERT INTO act (kind, label, at_ms) VALUES ('undo', 'x', 1)",
])('the file itself refuses %s', async (sql) => {
  const driver = await filled();
  expect(() => driver.exec(sql)).toThrow(/constraint failed|cannot store/);
});

test('a mark without its annotator or article cannot exist', async () => {
  const driver = await filled();
  driver.pragma('foreign_keys = ON');
  expect(() => driver.exec('DELETE FROM annotator')).toThrow('FOREIGN KEY');
  expect(() => driver.exec('UPDATE annotation SET article_key = 99')).toThrow('FOREIGN KEY');
});

test('migrating an up-to-date file again changes nothing', async () => {
  const driver = await filled();
  const schema = () => driver.prepare('SELECT sql FROM sqlite_schema ORDER BY name').all();
  const before = schema();
  const version: unknown = driver.pragma('data_version', { simple: true });
  migrate(driver);
  expect(schema()).toEqual(before);
  expect(driver.pragma('data_version', { simple: true })).toBe(version);
  expect(driver.pragma('user_version', { simple: true })).toBe(newestVersion);
});

test('listing articles does not look at annotations', async () => {
  const driver = await filled();
  const plan = driver
    .prepare(
      'EXPLAIN QUERY PLAN SELECT id, annotation_count FROM article ORDER BY imported_at_ms DESC',
    )
    .all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join(' ')).not.toContain('annotation_by');
});

test('the marks of an article are found through the index by place', async () => {
  const { selectMarks } = await import('../../electron/workspace/db/mark.ts');
  const driver = await filled();
  const plan = driver.prepare(`EXPLAIN QUERY PLAN ${selectMarks}`).all(1) as { detail: string }[];
  const details = plan.map(({ detail }) => detail);
  expect(details.join('\n')).toContain('USING INDEX annotation_by_place');
  expect(details.join('\n')).not.toContain('SCAN');
});
