// A workspace to export: 10,000 articles of 5 kB in paragraphs, with 50 marks each that have attributes, notes and
// relations as fact-checkers make them. The same every time; made by plain SQL in a few seconds.

import Database from 'better-sqlite3-multiple-ciphers';
import { createHash } from 'node:crypto';
import { codePointIndex } from '../../shared/text/code-points.ts';
import { contextOf } from '../../shared/text/context.ts';
import { makeText, makeVocabulary, randomFrom } from './search-library.ts';
import { keepRowSums } from '../support/row-sums.ts';

export const marksPerArticle = 50;
const day = Date.UTC(2026, 0, 5);
const tags = ['claim', 'actor', 'location', 'quote'] as const;
const annotators = ['Ana', 'Jon', 'Mia'];

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A UUID, as the program makes them, that is the same every time. */
function uuid(random: () => number): string {
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
}

/** Adds so many articles to a workspace that has one, whose tagset they get; nobody else has it open. */
export function fillWorkspace(path: string, articles: number): void {
  const db = new Database(path);
  keepRowSums(db, path);
  db.pragma('synchronous = OFF');
  const dropped = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'",
    )
    .all();
  const fill = db.transaction(() => {
    for (const { name } of dropped) db.exec(`DROP TRIGGER ${name}`);
    insertArticles(db, articles);
    for (const { sql } of dropped) db.exec(sql);
  });
  fill();
  db.exec('ANALYZE');
  db.close();
}

interface Span {
  readonly startUtf16: number;
  readonly endUtf16: number;
}

function paragraphsOf(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]+/g), ({ index, 0: words }) => ({
    startUtf16: index,
    endUtf16: index + words.length,
  }));
}

function insertArticles(db: Database.Database, articles: number): void {
  const random = randomFrom(3);
  const words = makeVocabulary();
  for (const name of annotators) {
    db.prepare('INSERT INTO annotator (id, name) VALUES (?, ?)').run(`id of ${name}`, name);
  }
  const tagset = db.prepare<[], string>('SELECT tagset_sha256 FROM article').pluck().get() ?? '';
  const insert = statementsOf(db);
  const first = db.prepare<[], number>('SELECT max(article_key) FROM article').pluck().get() ?? 0;
  for (let number = 1; number <= articles; number += 1) {
    const key = first + number;
    const text = makeText(words, random);
    const title = text.slice(0, 60).replaceAll(/\s+/g, ' ').trim();
    const { lengthCodePoints } = codePointIndex(text);
    insert.article.run(key, uuid(random), title, tagset, day, day, lengthCodePoints, title);
    const blocks = paragraphsOf(text).map((span) => ({ ...span, type: 'paragraph', role: 'body' }));
    insert.revision.run(key, text, sha256(text), JSON.stringify(blocks), day);
    insert.source.run(key, `article-${number}.txt`, text.length, sha256(title), day);
    insertMarks(insert, { key, text, random });
  }
}

function statementsOf(db: Database.Database) {
  return {
    article: db.prepare(
      `INSERT INTO article (article_key, id, title, publisher, published_on, language, direction,
         revision_number, tagset_sha256, annotation_count, imported_at_ms, updated_at_ms, extra,
         characters, title_sort)
       VALUES (?, ?, ?, 'Example Times', '2026-01-05', 'en', 'ltr', 1, ?, ${marksPerArticle}, ?, ?, '{}', ?, ?)`,
    ),
    revision: db.prepare(
      `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks, created_at_ms)
       VALUES (?, 1, ?, ?, ?, '[]', ?)`,
    ),
    source: db.prepare(
      `INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
       VALUES (?, ?, 'text/plain', ?, ?, ?)`,
    ),
    annotation: db.prepare(
      `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes,
         note, annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'manual', 'exact', 1, ?, ?, '{}')`,
    ),
    segment: db.prepare(
      'INSERT INTO segment (annotation_key, ordinal, start_utf16, end_utf16, quote) VALUES (?, 0, ?, ?, ?)',
    ),
    relation: db.prepare(
      `INSERT INTO relation (article_key, id, type, from_key, to_key, annotator_id, created_at_ms,
         updated_at_ms, extra) VALUES (?, ?, 'said-by', ?, ?, ?, ?, ?, '{}')`,
    ),
  };
}

interface Marked {
  readonly key: number;
  readonly text: string;
  readonly random: () => number;
}

function insertMarks(insert: ReturnType<typeof statementsOf>, { key, text, random }: Marked): void {
  const ends = [...text.matchAll(/\S(?=\s|$)/g)].map(({ index }) => index + 1);
  const starts = [...text.matchAll(/(?<=\s|^)\S/g)].map(({ index }) => index);
  let quote: number | bigint | null = null;
  for (let mark = 0; mark < marksPerArticle; mark += 1) {
    const tag = tags[mark % tags.length] ?? 'claim';
    const length = tag === 'claim' || tag === 'quote' ? 9 : 2;
    const word = Math.floor(random() * (starts.length - length));
    const startUtf16 = starts[word] ?? 0;
    const endUtf16 = ends[word + length - 1] ?? startUtf16 + 1;
    const { prefix, suffix } = contextOf(text, [{ startUtf16, endUtf16 }]);
    const annotator = `id of ${annotators[mark % annotators.length] ?? ''}`;
    const atMs = day + key * 1000 + mark * 17;
    const attributes = tag === 'claim' ? { checkability: 'checkable', verdict: 'supported' } : {};
    const { lastInsertRowid } = insert.annotation.run(
      key,
      uuid(random),
      tag,
      startUtf16,
      endUtf16,
      prefix,
      suffix,
      JSON.stringify(attributes),
      mark % 10 === 0 ? 'Compare the report of May.' : null,
      annotator,
      atMs,
      atMs,
    );
    insert.segment.run(lastInsertRowid, startUtf16, endUtf16, text.slice(startUtf16, endUtf16));
    if (tag === 'quote') quote = lastInsertRowid;
    if (tag === 'actor' && quote !== null) {
      insert.relation.run(key, uuid(random), quote, lastInsertRowid, annotator, atMs, atMs);
    }
  }
}
