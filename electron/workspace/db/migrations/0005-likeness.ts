// What nearly the same texts are found by: for each article a few hashes that texts alike mostly share.

import type { Driver } from '../connection.ts';

export function likeness(db: Driver): void {
  db.exec(tables);
}

const tables = /* sql */ `
CREATE TABLE likeness (
  band        INTEGER NOT NULL CHECK (band >= 0),
  hash        INTEGER NOT NULL,
  article_key INTEGER NOT NULL REFERENCES article (article_key) ON DELETE CASCADE,
  PRIMARY KEY (band, hash, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX likeness_by_article ON likeness (article_key);
CREATE INDEX revision_by_text ON revision (text_sha256);
-- The roles that somebody gave the blocks of a revision, for the one that comes after it.
CREATE INDEX change_of_roles ON change (article_id, entity_id) WHERE entity = 'roles';
`;
