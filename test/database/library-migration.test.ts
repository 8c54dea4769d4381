import Database from 'better-sqlite3-multiple-ciphers';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { initial } from '../../electron/workspace/db/migrations/0001-initial.ts';
import { custody } from '../../electron/workspace/db/migrations/0002-custody.ts';
import { library } from '../../electron/workspace/db/migrations/0003-library.ts';
import { codePointLength } from '../../shared/text/code-points.ts';
import { sortKey } from '../../shared/text/sort-key.ts';
import { tempFolder } from '../support/temp-folder.ts';

const titles = ['“Émile” 🚧 10', 'Chapter 9', '???', 'Straße', 'की', 'ﬁle ２'];
const publishers = ['Coastal Ledger', null, ' ', 'ÉCHO', 'x', 'y'];
const text = 'Bridge 🚧\n\nopens';

/** A file as the steps before this one left it. */
function older() {
  const driver = new Database(join(tempFolder(), 'old.sourcebench'));
  onTestFinished(() => void driver.close());
  initial(driver);
  custody(driver);
  const sha256 = 'a'.repeat(64);
  driver.prepare('INSERT INTO tagset VALUES (?, ?, ?, ?, ?)').run(sha256, 't', 'T', 1, '{}');
  const article = driver.prepare(
    `INSERT INTO article (id, title, publisher, direction, revision_number, tagset_sha256, imported_at_ms,
       updated_at_ms, extra) VALUES (?, ?, ?, 'ltr', 1, ?, 1, 1, '{}')`,
  );
  const revision = driver.prepare(
    `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks, created_at_ms)
     VALUES (?, 1, ?, ?, '[]', '[]', 1)`,
  );
  for (const [index, title] of titles.entries()) {
    const { lastInsertRowid } = article.run(`id-${index}`, title, publishers[index], sha256);
    revision.run(lastInsertRowid, text, sha256);
  }
  return driver;
}

test('articles from before the library stand in it, to do, with sort keys as new ones get them', () => {
  const driver = older();
  library(driver);
  const rows = driver
    .prepare(
      `SELECT title_sort AS title, publisher_sort AS publisher, status, shelf, characters, kind
       FROM article ORDER BY article_key`,
    )
    .all();
  expect(rows).toEqual(
    titles.map((title, index) => {
      const publisher = publishers[index]?.trim() ?? '';
      return {
        title: sortKey(title),
        publisher: publisher === '' ? null : sortKey(publisher),
        status: 'to-do',
        shelf: 'library',
        characters: codePointLength(text),
        kind: null,
      };
    }),
  );
});

test('articles from before the library are counted', () => {
  const driver = older();
  library(driver);
  const counts = driver.prepare('SELECT shelf, status, articles FROM standing_count').all();
  expect(counts).toHaveLength(9);
  expect(counts).toContainEqual({ shelf: 'library', status: 'to-do', articles: titles.length });
});

test.each([
  "UPDATE article SET status = 'maybe'",
  "UPDATE article SET shelf = 'attic'",
  'UPDATE article SET characters = -1',
  "INSERT INTO collection (id, name, name_folded) VALUES ('a', '', 'x')",
  "INSERT INTO collection (id, name, name_folded) VALUES ('a', 'A', 'x'), ('b', 'B', 'x')",
])('the file itself refuses %s', (sql) => {
  const driver = older();
  library(driver);
  expect(() => driver.exec(sql)).toThrow('constraint failed');
});
