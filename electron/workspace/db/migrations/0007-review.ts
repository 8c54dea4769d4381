// Reviews of colleagues' files: what was opened, from whom, and what was decided. The documents that came are kept once
// for each content, as own-format JSON, compressed, and never go, so that undo and redo find them.
// A decision's `round` is 0 while it stands; one that a newer file made void gets the next number and stays, because
// marks go on naming its item. Marks that a review rejected count as no marks any more: the count of an article is made
// anew, and the indexes that searches read carry what tells them.
// Times are milliseconds since 1970 UTC.

import type { Driver } from '../connection.ts';

export function review(db: Driver): void {
  db.exec(tables);
  db.exec(rejected);
}

const tables = /* sql */ `
CREATE TABLE review_document (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  data   BLOB NOT NULL
) STRICT;

CREATE TABLE review (
  review_key       INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
  article_key      INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  mode             TEXT NOT NULL CHECK (mode IN ('pair', 'panel')),
  reviewer_id      TEXT NOT NULL REFERENCES annotator (id),
  reviewer_name    TEXT NOT NULL,
  adjudicator_id   TEXT REFERENCES annotator (id),
  adjudicator_name TEXT,
  base_document    TEXT REFERENCES review_document (sha256),
  base_words       TEXT,
  base_file_sha256 TEXT CHECK (length(base_file_sha256) = 64),
  started_at_ms    INTEGER NOT NULL,
  finished_at_ms   INTEGER,
  CHECK ((mode = 'panel') = (adjudicator_id IS NOT NULL)),
  CHECK ((adjudicator_id IS NULL) = (adjudicator_name IS NULL)),
  CHECK ((base_document IS NULL) = (base_words IS NULL))
) STRICT;
CREATE INDEX review_by_article ON review (article_key);

-- The colleagues' files, from 1; side 0 is the article itself.
CREATE TABLE review_source (
  review_key     INTEGER NOT NULL REFERENCES review (review_key) ON DELETE CASCADE,
  ordinal        INTEGER NOT NULL CHECK (ordinal BETWEEN 1 AND 10),
  file_name      TEXT NOT NULL,
  file_sha256    TEXT NOT NULL CHECK (length(file_sha256) = 64),
  colleague_id   TEXT NOT NULL CHECK (colleague_id <> ''),
  colleague_name TEXT NOT NULL,
  document       TEXT NOT NULL REFERENCES review_document (sha256),
  text_sha256    TEXT NOT NULL CHECK (length(text_sha256) = 64),
  opened_at_ms   INTEGER NOT NULL,
  PRIMARY KEY (review_key, ordinal)
) STRICT, WITHOUT ROWID;

-- mine, theirs and result are lists of ids; effects say what the decision did to the article, so that it can be taken back.
CREATE TABLE review_decision (
  decision_key   INTEGER PRIMARY KEY,
  review_key     INTEGER NOT NULL REFERENCES review (review_key) ON DELETE CASCADE,
  item           TEXT NOT NULL CHECK (item <> ''),
  round          INTEGER NOT NULL CHECK (round >= 0),
  kind           TEXT NOT NULL CHECK (kind IN ('agreed', 'only-mine', 'only-theirs', 'tag', 'boundary', 'attribute',
                   'note', 'relation', 'segments', 'delete-change')),
  mine           TEXT NOT NULL,
  theirs         TEXT NOT NULL,
  decision       TEXT NOT NULL CHECK (decision IN ('keep-mine', 'accept-theirs', 'accept-both', 'edit', 'reject-both')),
  result         TEXT NOT NULL,
  reason         TEXT,
  fingerprint    TEXT NOT NULL CHECK (fingerprint <> ''),
  effects        TEXT NOT NULL,
  annotator_id   TEXT NOT NULL,
  annotator_name TEXT NOT NULL,
  decided_at_ms  INTEGER NOT NULL,
  place          INTEGER NOT NULL CHECK (place >= 0),
  UNIQUE (review_key, item, round)
) STRICT;

-- Where the tags of a colleague's tagset go in one of mine, as it was answered last.
CREATE TABLE tagset_mapping (
  theirs_id TEXT NOT NULL CHECK (theirs_id <> ''),
  mine_id   TEXT NOT NULL CHECK (mine_id <> ''),
  migration TEXT NOT NULL,
  PRIMARY KEY (theirs_id, mine_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE guidelines (
  tagset_id TEXT PRIMARY KEY CHECK (tagset_id <> ''),
  markdown  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

const rejected = /* sql */ `
DROP INDEX annotation_by_tag;
CREATE INDEX annotation_by_tag ON annotation (tag COLLATE NOCASE, article_key, rejected_by);
DROP INDEX annotation_by_annotator;
CREATE INDEX annotation_by_annotator ON annotation (article_key, annotator_id, rejected_by);
DROP INDEX annotation_with_note;
CREATE INDEX annotation_with_note ON annotation (article_key) WHERE note <> '' AND rejected_by IS NULL;
CREATE INDEX annotation_rejected ON annotation (article_key) WHERE rejected_by IS NOT NULL;

UPDATE article SET annotation_count = annotation_count -
  (SELECT count(*) FROM annotation n WHERE n.article_key = article.article_key AND n.rejected_by IS NOT NULL)
WHERE article_key IN (SELECT article_key FROM annotation WHERE rejected_by IS NOT NULL);
`;
