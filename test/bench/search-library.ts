// A library for the search benches: 10,000 articles of 5 kB in words that are as unevenly frequent as in a language
// (Zipf), with publishers, dates, tags and notes. The same every time; made by plain SQL in a few seconds.

import type Database from 'better-sqlite3-multiple-ciphers';
import { sortKey } from '../../shared/text/sort-key.ts';
import { keepRowSums } from '../support/row-sums.ts';

export const articleCount = 10_000;
const textBytes = 5000;
const vocabularySize = 30_000;
const marksPerArticle = 4;

/** Uniform in [0, 1), the same sequence for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables =
  'ba be bo da de di fo ga ge hi ja ka ke ki la le li lo ma me mi na ne no pa pe ra re ri ro sa se si ta te ti va vo wa za'.split(
    ' ',
  );

/** Frequent words are short, as in a language. */
export function makeVocabulary(): readonly string[] {
  const random = randomFrom(1);
  const words = new Set<string>();
  while (words.size < vocabularySize) {
    const length = words.size < 100 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 3);
    let word = '';
    for (let index = 0; index < length; index += 1) {
      word += syllables[Math.floor(random() * syllables.length)] ?? '';
    }
    words.add(random() < 0.3 ? `${word}n` : word);
  }
  return [...words];
}

/** The rank of a word drawn by Zipf's law, through the inverse of its distribution. */
export function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor((size + 1) ** random()) - 1);
}

export const publishers = Array.from({ length: 40 }, (_, index) => `Example Times ${index}`);
export const tags = ['claim', 'actor', 'location', 'quote'];

export function makeText(words: readonly string[], random: () => number): string {
  let text = '';
  while (text.length < textBytes) {
    const length = 6 + Math.floor(random() * 14);
    for (let index = 0; index < length; index += 1) {
      const word = words[zipf(random, words.length)] ?? '';
      text += index === 0 ? word[0]?.toUpperCase() + word.slice(1) : ` ${word}`;
    }
    text += random() < 0.2 ? '.\n\n' : '. ';
  }
  return text.trimEnd();
}

/** Fills an empty, migrated workspace. */
export function fillLibrary(db: Database.Database, words: readonly string[]): void {
  const random = randomFrom(2);
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'",
    )
    .all();
  db.pragma('synchronous = OFF');
  keepRowSums(db, db.name);
  const fill = db.transaction(() => {
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    insertRows(db, words, random);
    db.exec(`INSERT INTO article_search (article_search) VALUES ('rebuild');
      INSERT INTO note_search (note_search) VALUES ('rebuild')`);
    for (const { sql } of triggers) db.exec(sql);
  });
  fill();
  db.exec('ANALYZE');
}

function insertRows(db: Database.Database, words: readonly string[], random: () => number): void {
  const someWords = (count: number) =>
    Array.from({ length: count }, () => words[zipf(random, words.length)]).join(' ');
  db.exec(`INSERT INTO annotator (id, name) VALUES ('ana', 'Ana');
    INSERT INTO tagset (sha256, id, name, version, definition)
    VALUES ('${'0'.repeat(64)}', 'bench', 'Bench', 1, '{"tags":[]}')`);
  const article = db.prepare(
    `INSERT INTO article (article_key, id, title, publisher, published_on, language, direction,
       revision_number, tagset_sha256, annotation_count, imported_at_ms, updated_at_ms, extra, title_sort,
       publisher_sort)
     VALUES (?, ?, ?, ?, ?, 'en', 'ltr', 1, '${'0'.repeat(64)}', ${marksPerArticle}, ?, ?, '{}', ?, ?)`,
  );
  const revision = db.prepare(
    `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks, created_at_ms)
     VALUES (?, 1, ?, '${'0'.repeat(64)}', '[]', '[]', 0)`,
  );
  const annotation = db.prepare(
    `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes, note,
       annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
     VALUES (?, ?, ?, ?, ?, '', '', '{}', ?, 'ana', 'manual', 'exact', 1, 0, 0, '{}')`,
  );
  const segment = db.prepare(
    `INSERT INTO segment (annotation_key, ordinal, start_utf16, end_utf16, quote) VALUES (?, 0, ?, ?, ?)`,
  );
  for (let key = 1; key <= articleCount; key += 1) {
    const title = someWords(8);
    const day = new Date(Date.UTC(2019, 0, 1 + Math.floor(random() * 2000)));
    const publisher = publishers[zipf(random, publishers.length)] ?? '';
    const publishedOn = day.toISOString().slice(0, 10);
    article.run(
      key,
      `article ${key}`,
      title,
      publisher,
      publishedOn,
      key,
      key,
      title,
      sortKey(publisher),
    );
    const text = makeText(words, random);
    revision.run(key, text);
    for (let mark = 0; mark < marksPerArticle; mark += 1) {
      const startUtf16 = Math.floor((text.length - 40) * random());
      const endUtf16 = startUtf16 + 20;
      const note = random() < 0.2 ? someWords(12) : null;
      const tag = tags[zipf(random, tags.length)];
      const { lastInsertRowid } = annotation.run(
        key,
        `${key}.${mark}`,
        tag,
        startUtf16,
        endUtf16,
        note,
      );
      segment.run(lastInsertRowid, startUtf16, endUtf16, text.slice(startUtf16, endUtf16));
    }
  }
}
