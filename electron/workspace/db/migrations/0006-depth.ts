// What deep work needs: a seal on every act of the log, tagsets that are kept and changed, the coverage of sentences,
// and drafts of edited texts.
// - A seal is the SHA-256 of the seal before it with all that the act is and changed (db/seal.ts), so that a log in
//   which something was altered, taken out or put in does not fit its seals. Acts from before are sealed here, once:
//   an act without a seal is never sealed later.
// - Sentences are kept as they were found, so that what was looked at stays the same sentences with any program version.
// Offsets count UTF-16 code units. Times are milliseconds since 1970 UTC.

import { createHash } from 'node:crypto';
import type { Driver } from '../connection.ts';

export function depth(db: Driver): void {
  db.exec(tables);
  sealActs(db);
}

type Column = string | number | null;
type Columns = readonly Column[];

/** As version 1 of the seals is made, whatever the program does later; a step stands for itself. */
function sealActs(db: Driver): void {
  const acts = db
    .prepare<[], Columns>(
      `SELECT seq, kind, label, annotator_id, at_ms, target_seq, beneath_seq, undo_seq, redo_seq
       FROM act ORDER BY seq`,
    )
    .raw()
    .all();
  const changes = db
    .prepare<[Column | undefined], Columns>(
      `SELECT change_seq, entity, article_id, entity_id, before, after FROM change
       WHERE act_seq = ? ORDER BY change_seq`,
    )
    .raw();
  const put = db.prepare('INSERT INTO seal (seq, sha256) VALUES (?, ?)');
  const piece = (value: Column) =>
    value === null ? 'n;' : typeof value === 'number' ? `i${value};` : `t${value.length}:${value};`;
  let seal = '0'.repeat(64);
  for (const act of acts) {
    const sha256 = createHash('sha256').update(`sourcebench-seal-1;${piece(seal)}`);
    sha256.update(act.map(piece).join(''));
    for (const change of changes.all(act[0])) sha256.update(`c${change.map(piece).join('')}`);
    seal = sha256.digest('hex');
    put.run(act[0], seal);
  }
}

const tables = /* sql */ `
CREATE TABLE seal (
  seq    INTEGER PRIMARY KEY REFERENCES act (seq),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE TRIGGER seal_is_append_only_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;
CREATE TRIGGER seal_is_append_only_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;

-- An article's history by time; a mark's is read from the index alone.
CREATE INDEX change_by_article ON change (article_id, act_seq, entity_id);

-- The current definition of each tagset that the workspace keeps; what articles use is in article.
CREATE TABLE kept_tagset (
  id         TEXT PRIMARY KEY CHECK (id <> ''),
  sha256     TEXT NOT NULL REFERENCES tagset (sha256),
  is_default INTEGER NOT NULL DEFAULT 0 CHECK (is_default IN (0, 1))
) STRICT;
CREATE INDEX article_by_tagset ON article (tagset_sha256);
-- A file from before this step that has the first version of the shipped tagset keeps it until it is next opened, when
-- the articles move on to the second one (services/tagset-move-on.ts). A file that is made with this step has no row.
INSERT INTO kept_tagset (id, sha256, is_default)
SELECT id, sha256, 1 FROM tagset
WHERE sha256 = 'a136b65e9a7463dd1c1e168d098ff318822dd6d73653d564ab89ca83860ad4dd';

-- How many sentences the body has and how many of them nobody looked at; null until they are counted.
ALTER TABLE article ADD COLUMN sentence_count INTEGER CHECK (sentence_count >= 0);
ALTER TABLE article ADD COLUMN unseen_count INTEGER CHECK (unseen_count >= 0);

-- Start and end of each sentence of each block in turn, as 32-bit integers, little-endian; and for each sentence of
-- the body its state as a byte, which follows from coverage and the claims and is kept so that opening need not ask them.
CREATE TABLE sentence_list (
  article_key     INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  revision_number INTEGER NOT NULL,
  spans           BLOB NOT NULL,
  states          BLOB NOT NULL,
  PRIMARY KEY (article_key, revision_number)
) STRICT, WITHOUT ROWID;

-- What was set by hand, and what the claims in the sentence said then: it counts as long as they say the same.
CREATE TABLE coverage (
  article_key     INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  revision_number INTEGER NOT NULL,
  start_utf16     INTEGER NOT NULL CHECK (start_utf16 >= 0),
  end_utf16       INTEGER NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('seen', 'checkable', 'checked', 'opinion', 'not-checkable')),
  basis           TEXT NOT NULL,
  annotator_id    TEXT NOT NULL REFERENCES annotator (id),
  at_ms           INTEGER NOT NULL,
  PRIMARY KEY (article_key, revision_number, start_utf16),
  CHECK (end_utf16 > start_utf16)
) STRICT, WITHOUT ROWID;

-- Articles with relations into articles that are not here yet (db/relation-elsewhere.ts).
CREATE INDEX article_with_waiting_relations ON article (article_key)
  WHERE instr(extra, '"relationsAcross":[{') > 0;

-- A text that is being edited and is no revision yet. Not part of the log.
CREATE TABLE draft (
  article_key   INTEGER PRIMARY KEY REFERENCES article (article_key) ON DELETE CASCADE,
  base_revision INTEGER NOT NULL,
  text          TEXT NOT NULL,
  blocks        TEXT NOT NULL,
  marks         TEXT NOT NULL,
  kept          BLOB NOT NULL,
  saved_at_ms   INTEGER NOT NULL
) STRICT;
`;
