// The first schema: articles with their revisions, marks with their segments, and the log of every act.
// Later steps add tables; nothing here needs to be rebuilt for them:
// - text lives in `revision`, so editing the text adds rows and old marks keep their revision;
// - a tagset is stored by its content, so two definitions with one id live side by side;
// - ids from files are unique within an article only, so rows refer to each other by integer keys,
//   which VACUUM keeps (INTEGER PRIMARY KEY) and a full-text index can use as they are;
// - the log names what it is about by id, not by reference, so it outlives what it tells of.
// Offsets count UTF-16 code units. Times are milliseconds since 1970 UTC.

import type { Driver } from '../connection.ts';

export function initial(db: Driver): void {
  db.exec(tables);
}

const tables = /* sql */ `
CREATE TABLE annotator (
  id   TEXT PRIMARY KEY CHECK (id <> ''),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE tagset (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  id         TEXT NOT NULL CHECK (id <> ''),
  name       TEXT NOT NULL,
  version    INTEGER NOT NULL,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE article (
  article_key      INTEGER PRIMARY KEY,
  id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
  title            TEXT NOT NULL,
  subtitle         TEXT,
  byline           TEXT,
  publisher        TEXT,
  published_on     TEXT,
  url              TEXT,
  language         TEXT,
  direction        TEXT NOT NULL CHECK (direction IN ('ltr', 'rtl')),
  revision_number  INTEGER NOT NULL CHECK (revision_number >= 1),
  tagset_sha256    TEXT NOT NULL REFERENCES tagset (sha256),
  annotation_count INTEGER NOT NULL DEFAULT 0 CHECK (annotation_count >= 0),
  imported_at_ms   INTEGER NOT NULL,
  updated_at_ms    INTEGER NOT NULL,
  review           TEXT,
  extra            TEXT NOT NULL
) STRICT;

CREATE TABLE revision (
  revision_key       INTEGER PRIMARY KEY,
  article_key        INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  number             INTEGER NOT NULL CHECK (number >= 1),
  text               TEXT NOT NULL,
  text_sha256        TEXT NOT NULL CHECK (length(text_sha256) = 64),
  blocks             TEXT NOT NULL,
  marks              TEXT NOT NULL,
  parent_text_sha256 TEXT,
  reason             TEXT,
  created_at_ms      INTEGER NOT NULL,
  UNIQUE (article_key, number)
) STRICT;

CREATE TABLE source (
  article_key    INTEGER PRIMARY KEY REFERENCES article (article_key) ON DELETE CASCADE,
  file_name      TEXT NOT NULL,
  media_type     TEXT NOT NULL,
  bytes          INTEGER NOT NULL CHECK (bytes >= 0),
  sha256         TEXT NOT NULL,
  imported_at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX source_by_bytes ON source (sha256);

-- The annotators that an article's file lists, with their names as it spells them.
CREATE TABLE article_annotator (
  article_key  INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  annotator_id TEXT NOT NULL REFERENCES annotator (id),
  name         TEXT NOT NULL,
  PRIMARY KEY (article_key, annotator_id)
) STRICT, WITHOUT ROWID;

-- start_utf16 and end_utf16 are the first segment's start and the last one's end, for order and search by place.
CREATE TABLE annotation (
  annotation_key        INTEGER PRIMARY KEY,
  article_key           INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  id                    TEXT NOT NULL CHECK (id <> ''),
  tag                   TEXT NOT NULL CHECK (tag <> ''),
  start_utf16           INTEGER NOT NULL CHECK (start_utf16 >= 0),
  end_utf16             INTEGER NOT NULL,
  prefix                TEXT NOT NULL,
  suffix                TEXT NOT NULL,
  attributes            TEXT NOT NULL,
  note                  TEXT,
  annotator_id          TEXT NOT NULL REFERENCES annotator (id),
  origin                TEXT NOT NULL CHECK (origin IN ('manual', 'suggested', 'propagated', 'imported')),
  anchoring_state       TEXT NOT NULL CHECK (anchoring_state IN ('exact', 'moved', 'fuzzy', 'orphan')),
  anchoring_score       REAL NOT NULL CHECK (anchoring_score BETWEEN 0 AND 1),
  anchoring_text_sha256 TEXT,
  rejected_by           TEXT,
  created_at_ms         INTEGER NOT NULL,
  updated_at_ms         INTEGER NOT NULL,
  extra                 TEXT NOT NULL,
  UNIQUE (id, article_key),
  CHECK (end_utf16 > start_utf16)
) STRICT;
CREATE INDEX annotation_by_place ON annotation (article_key, start_utf16, end_utf16 DESC, id);
CREATE INDEX annotation_by_annotator ON annotation (article_key, annotator_id);

-- start_code_point is an orphan's only: it cannot be counted in a text that the orphan does not belong to.
CREATE TABLE segment (
  annotation_key   INTEGER NOT NULL REFERENCES annotation (annotation_key) ON DELETE CASCADE,
  ordinal          INTEGER NOT NULL CHECK (ordinal >= 0),
  start_utf16      INTEGER NOT NULL CHECK (start_utf16 >= 0),
  end_utf16        INTEGER NOT NULL,
  quote            TEXT NOT NULL,
  start_code_point INTEGER CHECK (start_code_point >= 0),
  PRIMARY KEY (annotation_key, ordinal),
  CHECK (end_utf16 > start_utf16)
) STRICT, WITHOUT ROWID;

-- Both ends by key, so that a later step can let an end lie in another article.
CREATE TABLE relation (
  relation_key  INTEGER PRIMARY KEY,
  article_key   INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  id            TEXT NOT NULL CHECK (id <> ''),
  type          TEXT NOT NULL CHECK (type <> ''),
  from_key      INTEGER NOT NULL REFERENCES annotation (annotation_key) DEFERRABLE INITIALLY DEFERRED,
  to_key        INTEGER NOT NULL REFERENCES annotation (annotation_key) DEFERRABLE INITIALLY DEFERRED,
  note          TEXT,
  annotator_id  TEXT NOT NULL REFERENCES annotator (id),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  extra         TEXT NOT NULL,
  UNIQUE (article_key, id)
) STRICT;
CREATE INDEX relation_by_from ON relation (from_key);
CREATE INDEX relation_by_to ON relation (to_key);

-- What was done, when and by whom; undoing and redoing are acts too. Every row also says what undo and redo
-- would do after it, so the newest row is the undo cursor and there is nothing to keep in step with it.
CREATE TABLE act (
  seq          INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL CHECK (kind IN ('act', 'import', 'undo', 'redo')),
  label        TEXT NOT NULL,
  annotator_id TEXT,
  at_ms        INTEGER NOT NULL,
  target_seq   INTEGER REFERENCES act (seq),
  beneath_seq  INTEGER REFERENCES act (seq),
  undo_seq     INTEGER REFERENCES act (seq),
  redo_seq     INTEGER REFERENCES act (seq),
  CHECK ((kind IN ('undo', 'redo')) = (target_seq IS NOT NULL))
) STRICT;

-- One row per thing that an act changed: the whole of it as JSON, before and after; null where it was not there.
CREATE TABLE change (
  change_seq INTEGER PRIMARY KEY,
  act_seq    INTEGER NOT NULL REFERENCES act (seq),
  entity     TEXT NOT NULL CHECK (entity <> ''),
  article_id TEXT,
  entity_id  TEXT NOT NULL,
  before     TEXT,
  after      TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_by_act ON change (act_seq);

CREATE TRIGGER act_is_append_only_update BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;
CREATE TRIGGER act_is_append_only_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;
CREATE TRIGGER change_is_append_only_update BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;
CREATE TRIGGER change_is_append_only_delete BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;
`;
