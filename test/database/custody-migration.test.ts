import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { applicationId, newestVersion } from '../../electron/workspace/db/migrations.ts';
import { initial } from '../../electron/workspace/db/migrations/0001-initial.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana, openTestWorkspace, tagWords } from '../support/workspace.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const text = 'Bridge 🚧 reopens\n\nIt is safe, she said.';
const articleId = 'an-old-article' as ArticleId;

/** A workspace as the first version left it: one text with one mark, in a log of two acts. */
function firstVersion(): { readonly folder: string; readonly path: string } {
  const folder = tempFolder();
  const path = join(folder, 'old.sourcebench');
  const db = new Database(path);
  initial(db);
  const tagset = JSON.stringify(factCheckingTagset);
  const run = (sql: string, ...values: readonly (string | number | null)[]) =>
    db.prepare<(string | number | null)[]>(sql).run(...values);
  run('INSERT INTO annotator VALUES (?, ?)', ana.id, ana.name);
  run('INSERT INTO tagset VALUES (?, ?, ?, 1, ?)', sha256(tagset), 'fact-checking', 'Old', tagset);
  run(
    `INSERT INTO article VALUES (1, ?, 'Bridge reopens', NULL, NULL, 'Example Times', NULL, NULL, 'en', 'ltr',
       1, ?, 1, 1000, 2000, NULL, '{}')`,
    articleId,
    sha256(tagset),
  );
  const blocks = [
    { startUtf16: 0, endUtf16: 17, type: 'heading', level: 1, role: 'headline' },
    { startUtf16: 19, endUtf16: text.length, type: 'paragraph', role: 'body' },
  ];
  run(
    `INSERT INTO revision VALUES (1, 1, 1, ?, ?, ?, '[]', NULL, NULL, 1000)`,
    text,
    sha256(text),
    JSON.stringify(blocks),
  );
  run(
    `INSERT INTO source VALUES (1, 'bridge.txt', 'text/plain', ?, ?, 1000)`,
    Buffer.byteLength(text),
    sha256(text),
  );
  run('INSERT INTO article_annotator VALUES (1, ?, ?)', ana.id, ana.name);
  run(
    `INSERT INTO annotation VALUES (1, 1, 'mark', 'claim', 25, 29, 'It is ', ', she said.', '{}', NULL, ?,
       'manual', 'exact', 1, NULL, NULL, 2000, 2000, '{}')`,
    ana.id,
  );
  run(`INSERT INTO segment VALUES (1, 0, 25, 29, 'safe', NULL)`);
  run(
    `INSERT INTO act VALUES (1, 'import', 'Import bridge.txt', NULL, 1000, NULL, NULL, NULL, NULL),
       (2, 'act', 'Tag claim', ?, 2000, NULL, NULL, 2, NULL)`,
    ana.id,
  );
  run(
    `INSERT INTO change VALUES (1, 2, 'annotation', ?, 'mark', NULL, ?)`,
    articleId,
    JSON.stringify({ id: 'mark' }),
  );
  db.pragma('user_version = 1');
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('journal_mode = WAL');
  db.close();
  return { folder, path };
}

test('a workspace of the first version opens with everything in it and takes new work', async () => {
  const { folder, path } = firstVersion();
  const { call, service } = await openTestWorkspace({ folder, path });
  const [summary] = await call['article:list'](undefined);
  expect(summary).toEqual({
    id: articleId,
    title: 'Bridge reopens',
    byline: null,
    publisher: 'Example Times',
    publishedOn: null,
    language: 'en',
    kind: null,
    status: 'to-do',
    shelf: 'library',
    collections: [],
    annotations: 1,
    characters: text.length - 1,
    importedAtMs: 1000,
    updatedAtMs: 2000,
    coverage: null,
  });
  const opened = await call['article:open']({ id: articleId });
  expect(opened.article).toMatchObject({ text, source: { fileName: 'bridge.txt' } });
  expect([opened.marks.ids, opened.detected, opened.history.undo]).toEqual([
    ['mark'],
    {},
    'Tag claim',
  ]);
  await tagWords({ call }, articleId, 'Bridge', 'location');
  await call['history:undo'](undefined);
  const { articleId: fresh } = await call['article:import-text']({ text: 'Other words.' });
  expect(await call['article:custody']({ articleId: fresh ?? articleId })).toHaveLength(1);
  service.close();
  const db = new Database(path, { readonly: true });
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  // In the file's header too, where an older program looks.
  expect(readFileSync(path).readInt32BE(60)).toBe(newestVersion);
});

test('its articles have no original, say so, and get it when the same file is imported again', async () => {
  const { folder, path } = firstVersion();
  const { call } = await openTestWorkspace({ folder, path });
  expect(await call['article:custody']({ articleId })).toEqual([]);
  const { code, message, details } = await appErrorOf(() => call['original:read']({ articleId }));
  expect(code).toBe('not-found');
  expect(message).toBe(
    'No original is kept of revision 1 of “Bridge reopens”: it came from no file, or from before originals were kept.',
  );
  expect(details.remedy).toBe('If you still have the file, import it again to keep it.');
  const before = await call['article:open']({ id: articleId });
  for (const fileName of ['found again.txt', 'once more.txt']) {
    const bytes = new TextEncoder().encode(text);
    const again = await call['article:import-bytes']({ fileName, bytes, wholePage: false });
    expect(again).toMatchObject({
      status: 'exists',
      articleId,
      articles: [{ id: articleId, shelf: 'library' }],
    });
  }
  expect(await call['original:read']({ articleId })).toMatchObject({ how: 'text', text });
  expect(await call['article:custody']({ articleId })).toMatchObject([
    { revision: 1, fileName: 'found again.txt', kind: 'plain-text', kept: true },
  ]);
  expect(await call['article:open']({ id: articleId })).toEqual(before);
  expect(await call['article:list'](undefined)).toHaveLength(1);
});
