// A library of many articles, put there by bare SQL: what lists, counts and acts on the library are tried on.

import Database from 'better-sqlite3-multiple-ciphers';
import { keepRowSums } from './row-sums.ts';
import { createHash } from 'node:crypto';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { LibraryView } from '../../shared/domain/library.ts';
import { sortKey } from '../../shared/text/sort-key.ts';

/** All of the library, newest import first. */
export const everything: LibraryView = {
  query: '',
  shelf: 'library',
  status: null,
  collection: null,
  sort: { by: 'imported', descending: true },
};

export const viewOf = (change: Partial<LibraryView>): LibraryView => ({ ...everything, ...change });

export const idOf = (index: number) =>
  `00000000-0000-4000-8000-${String(index).padStart(12, '0')}` as ArticleId;

const publishers = ['Coastal Ledger', 'Example Times', 'Zeitung', 'Agência'];
const languages = ['en', 'pt', 'de', null];
const kinds = ['html', 'pdf', 'plain-text', null];
const statuses = ['to-do', 'in-progress', 'done'];

/** The fields of the article with this number, spread so that every field has many values and some have none. */
export function articleFields(index: number) {
  const publisher = index % 5 === 0 ? null : `${publishers[index % 4]} ${index % 97}`;
  return {
    id: idOf(index),
    title: `Article ${(index * 7919) % 100_003} of the day`,
    publisher,
    byline: index % 3 === 0 ? null : `Author ${index % 211}`,
    publishedOn: index % 7 === 0 ? null : `20${10 + (index % 15)}-0${1 + (index % 9)}-11`,
    language: languages[index % 4] ?? null,
    kind: kinds[(index >> 2) % 4] ?? null,
    status: statuses[index % 3] ?? 'to-do',
    importedAtMs: 1_700_000_000_000 + Math.floor(index / 2),
    characters: (index * 31) % 9973,
  };
}

/** Adds articles 0 to `count` - 1 in one transaction; the workspace has been made before. */
export function fillLibrary(path: string, count: number): void {
  const db = new Database(path);
  keepRowSums(db, path);
  const tagset = createHash('sha256').update('tagset').digest('hex');
  const definition = JSON.stringify(factCheckingTagset);
  db.prepare(
    'INSERT OR IGNORE INTO tagset (sha256, id, name, version, definition) VALUES (?, ?, ?, ?, ?)',
  ).run(tagset, 't', 'T', 1, definition);
  const article = db.prepare(
    `INSERT INTO article (id, title, publisher, byline, published_on, language, kind, status, imported_at_ms,
       updated_at_ms, characters, title_sort, publisher_sort, byline_sort, direction, revision_number,
       tagset_sha256, extra)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'ltr', 1, ?, '{}')`,
  );
  const revision = db.prepare(
    `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks, created_at_ms)
     VALUES (?, 1, 'Text.', ?, '[]', '[]', 0)`,
  );
  db.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const fields = articleFields(index);
      const { lastInsertRowid } = article.run(
        fields.id,
        fields.title,
        fields.publisher,
        fields.byline,
        fields.publishedOn,
        fields.language,
        fields.kind,
        fields.status,
        fields.importedAtMs,
        fields.importedAtMs,
        fields.characters,
        sortKey(fields.title),
        fields.publisher === null ? null : sortKey(fields.publisher),
        fields.byline === null ? null : sortKey(fields.byline),
        tagset,
      );
      revision.run(lastInsertRowid, tagset);
    }
  })();
  db.close();
}
