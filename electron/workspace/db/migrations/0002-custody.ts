// Chain of custody: the bytes each article was made of, compressed and once per content, and for every revision that
// came from a file which importer read it, how, and where in the file its blocks are.

import type { Driver } from '../connection.ts';

export function custody(db: Driver): void {
  db.exec(tables);
}

const tables = /* sql */ `
CREATE TABLE original (
  sha256      TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL CHECK (bytes >= 0),
  compression TEXT NOT NULL CHECK (compression IN ('none', 'zstd')),
  data        BLOB NOT NULL
) STRICT;

-- The file as it arrived; an annotated article's source row tells of the file that its text once came from.
CREATE TABLE custody (
  article_key      INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  revision_number  INTEGER NOT NULL CHECK (revision_number >= 1),
  file_name        TEXT NOT NULL,
  media_type       TEXT NOT NULL,
  bytes            INTEGER NOT NULL CHECK (bytes >= 0),
  sha256           TEXT NOT NULL CHECK (length(sha256) = 64),
  imported_at_ms   INTEGER NOT NULL,
  kind             TEXT NOT NULL CHECK (kind <> ''),
  importer_version INTEGER NOT NULL,
  program_version  TEXT NOT NULL,
  encoding         TEXT,
  whole_page       INTEGER NOT NULL CHECK (whole_page IN (0, 1)),
  -- Which of the file's articles it is, from 0: a book has one for each chapter.
  part_index       INTEGER NOT NULL DEFAULT 0 CHECK (part_index >= 0),
  notices          TEXT NOT NULL,
  map              TEXT NOT NULL,
  PRIMARY KEY (article_key, revision_number)
) STRICT;
CREATE INDEX custody_by_bytes ON custody (sha256);

-- What the importer found for each field, and from what, as JSON.
ALTER TABLE article ADD COLUMN detected TEXT NOT NULL DEFAULT '{}';
`;
