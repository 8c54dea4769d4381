// The library: where each article stands, the collections it is in, and what lists are sorted and counted by.
// Every order of a list has an index that begins with the shelf and ends with the row's key, so that a page of
// 100,000 articles is read without sorting. Counts are kept by triggers, so that no writer can forget them.

import type { Driver } from '../connection.ts';

export function library(db: Driver): void {
  db.exec(columns);
  fillSortKeys(db);
  db.exec(tables);
}

const columns = /* sql */ `
ALTER TABLE article ADD COLUMN status TEXT NOT NULL DEFAULT 'to-do'
  CHECK (status IN ('to-do', 'in-progress', 'done'));
ALTER TABLE article ADD COLUMN shelf TEXT NOT NULL DEFAULT 'library'
  CHECK (shelf IN ('library', 'archive', 'bin'));
-- Of the current text, in code points.
ALTER TABLE article ADD COLUMN characters INTEGER NOT NULL DEFAULT 0 CHECK (characters >= 0);
-- The kind of source of the current revision; null where it is not known.
ALTER TABLE article ADD COLUMN kind TEXT;
-- Without case and accents, for order only.
ALTER TABLE article ADD COLUMN title_sort TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN publisher_sort TEXT;
ALTER TABLE article ADD COLUMN byline_sort TEXT;
ALTER TABLE article ADD COLUMN status_rank INTEGER
  AS (CASE status WHEN 'to-do' THEN 0 WHEN 'in-progress' THEN 1 ELSE 2 END) VIRTUAL;
-- Grows whenever the roles of the current revision's blocks change, so that a copy in memory shows its age.
ALTER TABLE article ADD COLUMN blocks_version INTEGER NOT NULL DEFAULT 0;

UPDATE article SET characters = coalesce(
  (SELECT length(r.text) FROM revision r
   WHERE r.article_key = article.article_key AND r.number = article.revision_number), 0);
`;

const tables = /* sql */ `
CREATE INDEX article_by_imported ON article (shelf, imported_at_ms);
CREATE INDEX article_by_changed ON article (shelf, updated_at_ms);
CREATE INDEX article_by_published ON article (shelf, published_on);
CREATE INDEX article_by_title ON article (shelf, title_sort);
CREATE INDEX article_by_publisher ON article (shelf, publisher_sort);
CREATE INDEX article_by_byline ON article (shelf, byline_sort);
CREATE INDEX article_by_status ON article (shelf, status_rank);
CREATE INDEX article_by_marks ON article (shelf, annotation_count);
CREATE INDEX article_by_length ON article (shelf, characters);
CREATE INDEX article_by_language ON article (shelf, language);
CREATE INDEX article_by_kind ON article (shelf, kind);

CREATE TABLE standing_count (
  shelf    TEXT NOT NULL CHECK (shelf IN ('library', 'archive', 'bin')),
  status   TEXT NOT NULL CHECK (status IN ('to-do', 'in-progress', 'done')),
  articles INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0),
  PRIMARY KEY (shelf, status)
) STRICT, WITHOUT ROWID;
INSERT INTO standing_count (shelf, status)
  SELECT s.column1, t.column1 FROM (VALUES ('library'), ('archive'), ('bin')) s,
    (VALUES ('to-do'), ('in-progress'), ('done')) t;
UPDATE standing_count SET articles =
  (SELECT count(*) FROM article a WHERE a.shelf = standing_count.shelf AND a.status = standing_count.status);

-- name_folded is without differences of case, for uniqueness; articles counts those in the library.
CREATE TABLE collection (
  id          TEXT PRIMARY KEY CHECK (id <> ''),
  name        TEXT NOT NULL CHECK (name <> ''),
  name_folded TEXT NOT NULL UNIQUE,
  articles    INTEGER NOT NULL DEFAULT 0 CHECK (articles >= 0)
) STRICT;

CREATE TABLE collected (
  collection_id TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
  article_key   INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  PRIMARY KEY (collection_id, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX collected_by_article ON collected (article_key);

CREATE TRIGGER standing_of_new_article AFTER INSERT ON article BEGIN
  UPDATE standing_count SET articles = articles + 1 WHERE shelf = new.shelf AND status = new.status;
END;
CREATE TRIGGER standing_of_gone_article AFTER DELETE ON article BEGIN
  UPDATE standing_count SET articles = articles - 1 WHERE shelf = old.shelf AND status = old.status;
END;
CREATE TRIGGER standing_changed AFTER UPDATE OF shelf, status ON article
WHEN old.shelf <> new.shelf OR old.status <> new.status BEGIN
  UPDATE standing_count SET articles = articles - 1 WHERE shelf = old.shelf AND status = old.status;
  UPDATE standing_count SET articles = articles + 1 WHERE shelf = new.shelf AND status = new.status;
END;

CREATE TRIGGER collected_added AFTER INSERT ON collected BEGIN
  UPDATE collection SET articles = articles + 1 WHERE id = new.collection_id
    AND (SELECT shelf FROM article WHERE article_key = new.article_key) = 'library';
END;
CREATE TRIGGER collected_removed AFTER DELETE ON collected BEGIN
  UPDATE collection SET articles = articles - 1 WHERE id = old.collection_id
    AND (SELECT shelf FROM article WHERE article_key = old.article_key) = 'library';
END;
CREATE TRIGGER collected_moved AFTER UPDATE OF shelf ON article
WHEN (old.shelf = 'library') <> (new.shelf = 'library') BEGIN
  UPDATE collection SET articles = articles + iif(new.shelf = 'library', 1, -1)
  WHERE id IN (SELECT collection_id FROM collected WHERE article_key = new.article_key);
END;
-- Before the article goes, while it still says on which shelf it is.
CREATE TRIGGER collected_with_gone_article BEFORE DELETE ON article BEGIN
  DELETE FROM collected WHERE article_key = old.article_key;
END;
`;

interface SortedRow {
  readonly key: number;
  readonly title: string;
  readonly publisher: string | null;
  readonly byline: string | null;
}

function fillSortKeys(db: Driver): void {
  const rows = db
    .prepare<[], SortedRow>('SELECT article_key AS key, title, publisher, byline FROM article')
    .all();
  const fill = db.prepare(
    'UPDATE article SET title_sort = ?, publisher_sort = ?, byline_sort = ? WHERE article_key = ?',
  );
  for (const { key, title, publisher, byline } of rows) {
    fill.run(sortKey(title), nullable(publisher), nullable(byline), key);
  }
}

const nullable = (value: string | null): string | null =>
  value === null || value.trim() === '' ? null : sortKey(value);

/** As the program made sort keys when this step shipped; a step stands for itself. */
function sortKey(value: string): string {
  const plain = value
    .slice(0, 1000)
    .normalize('NFKD')
    .replaceAll(/\p{Script=Inherited}+/gu, '')
    .toLowerCase();
  const words = plain.replace(/^[^\p{L}\p{N}]+/u, '') || plain;
  return words
    .replaceAll(/\d+/g, (digits) => {
      const figure = digits.replace(/^0+(?=\d)/, '');
      return `${Math.min(figure.length, 9)}${figure}`;
    })
    .slice(0, 200);
}
