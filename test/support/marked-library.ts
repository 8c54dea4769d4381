// Marks for a library that `fillLibrary` made, put there by bare SQL: tags, attributes, annotators, days, relations and
// the states of sentences, spread so that every figure of the statistics has something to count.

import Database from 'better-sqlite3-multiple-ciphers';
import { keepRowSums } from './row-sums.ts';

const quarterMs = 900_000;
const tags = ['claim', 'actor', 'location', 'quote'];
const verdicts = ['supported', 'refuted', 'misleading', 'unproven', 'unchecked', null];

/** The same sequence for the same seed (a linear congruential generator is random enough here). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function attributesOf(
  tag: string,
  pick: (below: number) => number,
): Readonly<Record<string, unknown>> {
  if (tag === 'claim') {
    const verdict = verdicts[pick(verdicts.length)];
    return { topic: `Topic ${pick(40)}`, ...(verdict === null ? {} : { verdict }) };
  }
  if (tag === 'quote') return { form: 'direct' };
  return pick(3) === 0 ? {} : { name: `${tag === 'actor' ? 'Person' : 'Place'} ${pick(300)}` };
}

/** Gives every article of the file so many marks, with a relation from every claim and quote, and a ledger of coverage. */
export function fillMarks(path: string, perArticle: number): void {
  const db = new Database(path);
  keepRowSums(db, path);
  db.pragma('synchronous = OFF');
  const pick = numbers(7);
  const annotation = db.prepare(
    `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes, note,
       annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, 'manual', 'exact', 1, ?, ?, '{}')`,
  );
  const segment = db.prepare(
    'INSERT INTO segment (annotation_key, ordinal, start_utf16, end_utf16, quote) VALUES (?, 0, ?, ?, ?)',
  );
  const relation = db.prepare(
    `INSERT INTO relation (article_key, id, type, from_key, to_key, annotator_id, created_at_ms, updated_at_ms, extra)
     VALUES (?, ?, ?, ?, ?, ?, 0, 0, '{}')`,
  );
  const sentences = db.prepare(
    'INSERT INTO sentence_list (article_key, revision_number, spans, states) VALUES (?, 1, ?, ?)',
  );
  const counted = db.prepare(
    'UPDATE article SET annotation_count = ?, sentence_count = 40, unseen_count = 20 WHERE article_key = ?',
  );
  const context = 'thirty-two characters of context';
  const markOne = (article: number, index: number): { tag: string; key: number } => {
    const tag = tags[pick(tags.length)] ?? 'claim';
    const annotator = `annotator-${pick(5)}`;
    const atMs = Date.UTC(2026, 0, 1) + pick(90 * 96) * quarterMs + pick(quarterMs);
    const start = index * 100;
    const { lastInsertRowid } = annotation.run(
      article,
      `${article}.${index}`,
      tag,
      start,
      start + 20,
      context,
      context,
      JSON.stringify(attributesOf(tag, pick)),
      annotator,
      atMs,
      atMs,
    );
    segment.run(lastInsertRowid, start, start + 20, `the words of mark ${pick(500)}`);
    return { tag, key: Number(lastInsertRowid) };
  };
  const relate = (article: number, marks: readonly { tag: string; key: number }[]): void => {
    const actors = marks.filter(({ tag }) => tag === 'actor');
    for (const [index, { tag, key }] of marks.entries()) {
      const actor = actors[index % Math.max(1, actors.length)];
      if (actor === undefined || (tag !== 'claim' && tag !== 'quote')) continue;
      const type = tag === 'claim' ? 'made-by' : 'said-by';
      relation.run(article, `r${index}`, type, key, actor.key, 'annotator-0');
    }
  };
  db.transaction(() => {
    for (let index = 0; index < 5; index += 1) {
      db.prepare('INSERT OR IGNORE INTO annotator (id, name) VALUES (?, ?)').run(
        `annotator-${index}`,
        `Annotator ${index}`,
      );
    }
    const articles = db
      .prepare<[], { key: number }>('SELECT article_key AS key FROM article')
      .all();
    for (const { key } of articles) {
      const marks = Array.from({ length: perArticle }, (_, index) => markOne(key, index));
      relate(key, marks);
      sentences.run(
        key,
        new Uint8Array(320),
        Uint8Array.from({ length: 40 }, () => pick(6)),
      );
      counted.run(perArticle, key);
    }
  })();
  db.close();
}
