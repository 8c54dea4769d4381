// Full-text search over titles, texts and notes. Both indexes have the tables as their content and are kept in step by
// triggers, so whatever changes an article or a note changes its index in the same transaction.
// What the index reads differently from what is shown (see `searchForm`) is kept beside it: `search_form` and
// `note_form`, null where they are the same. An article's is a JSON list in the order of the four fields.

import type { Driver } from '../connection.ts';

export function search(db: Driver): void {
  db.exec(tables);
  fillForms(db);
  db.exec(indexes);
  db.exec(triggers);
}

const tables = /* sql */ `
ALTER TABLE article ADD COLUMN search_form TEXT;
ALTER TABLE revision ADD COLUMN search_form TEXT;
ALTER TABLE annotation ADD COLUMN note_form TEXT;

CREATE INDEX annotation_by_tag ON annotation (tag COLLATE NOCASE, article_key);
CREATE INDEX annotation_with_note ON annotation (article_key) WHERE note <> '';

CREATE VIEW search_document (article_key, title, subtitle, byline, publisher, body) AS
  SELECT a.article_key,
    coalesce(a.search_form ->> 0, a.title), coalesce(a.search_form ->> 1, a.subtitle),
    coalesce(a.search_form ->> 2, a.byline), coalesce(a.search_form ->> 3, a.publisher),
    coalesce(r.search_form, r.text)
  FROM article a JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number;

CREATE VIEW note_document (annotation_key, note) AS
  SELECT annotation_key, coalesce(note_form, note) FROM annotation WHERE note IS NOT NULL;
`;

/** Symbols that are younger than SQLite's table of letters and would be taken for letters, glued to the words beside them. */
const youngSymbols: readonly (readonly [first: number, last: number])[] = [
  [0x61c, 0x61c],
  [0x2066, 0x2069],
  [0x20ba, 0x20c0],
  [0x20e3, 0x20e3],
  [0x23f4, 0x23ff],
  [0x2700, 0x2700],
  [0x2b4d, 0x2bff],
  [0x2e3c, 0x2e5d],
  [0xfe00, 0xfe0f],
  [0x1f321, 0x1faff],
  [0xe0100, 0xe01ef],
];
const separators = youngSymbols
  .flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  )
  .join('');
/** Marks (M) belong to words: vowel signs in Indic scripts, points in Arabic and Hebrew. */
const tokenizer = `tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*' separators '${separators}'"`;

const indexes = /* sql */ `
CREATE VIRTUAL TABLE article_search USING fts5 (
  title, subtitle, byline, publisher, body,
  content = 'search_document', content_rowid = 'article_key', prefix = '2 3', ${tokenizer}
);
CREATE VIRTUAL TABLE note_search USING fts5 (
  note, content = 'note_document', content_rowid = 'annotation_key', prefix = '2 3', ${tokenizer}
);
-- A word in the title says more of what an article is about than one in its text.
INSERT INTO article_search (article_search, rank) VALUES ('rank', 'bm25(8.0, 4.0, 2.0, 2.0, 1.0)');
INSERT INTO article_search (article_search) VALUES ('rebuild');
INSERT INTO note_search (note_search) VALUES ('rebuild');
`;

const add = (key: string) => /* sql */ `
  INSERT INTO article_search (rowid, title, subtitle, byline, publisher, body)
    SELECT * FROM search_document WHERE article_key = ${key};`;
const remove = (key: string) => /* sql */ `
  INSERT INTO article_search (article_search, rowid, title, subtitle, byline, publisher, body)
    SELECT 'delete', * FROM search_document WHERE article_key = ${key};`;
const isCurrent = (row: string) =>
  `EXISTS (SELECT 1 FROM article a WHERE a.article_key = ${row}.article_key AND a.revision_number = ${row}.number)`;
const articleChanged = `old.title IS NOT new.title OR old.subtitle IS NOT new.subtitle
  OR old.byline IS NOT new.byline OR old.publisher IS NOT new.publisher
  OR old.revision_number IS NOT new.revision_number OR old.search_form IS NOT new.search_form`;
const articleColumns = 'title, subtitle, byline, publisher, revision_number, search_form';
const removeNote = /* sql */ `
  INSERT INTO note_search (note_search, rowid, note)
    VALUES ('delete', old.annotation_key, coalesce(old.note_form, old.note));`;
const addNote = /* sql */ `
  INSERT INTO note_search (rowid, note) VALUES (new.annotation_key, coalesce(new.note_form, new.note));`;
const noteChanged = 'old.note IS NOT new.note OR old.note_form IS NOT new.note_form';

/**
 * An article has words to find once its current revision is there, whichever of the two arrives first. The old words go
 * before a change and the new ones come after it: triggers of one moment run in no fixed order.
 */
const triggers = /* sql */ `
CREATE TRIGGER search_revision_insert AFTER INSERT ON revision WHEN ${isCurrent('new')}
BEGIN ${add('new.article_key')} END;
CREATE TRIGGER search_revision_before_update BEFORE UPDATE OF text, search_form ON revision
WHEN ${isCurrent('old')}
BEGIN ${remove('old.article_key')} END;
CREATE TRIGGER search_revision_update AFTER UPDATE OF text, search_form ON revision
WHEN ${isCurrent('new')}
BEGIN ${add('new.article_key')} END;
CREATE TRIGGER search_revision_delete BEFORE DELETE ON revision WHEN ${isCurrent('old')}
BEGIN ${remove('old.article_key')} END;

CREATE TRIGGER search_article_before_update BEFORE UPDATE OF ${articleColumns} ON article
WHEN ${articleChanged}
BEGIN ${remove('old.article_key')} END;
CREATE TRIGGER search_article_update AFTER UPDATE OF ${articleColumns} ON article
WHEN ${articleChanged}
BEGIN ${add('new.article_key')} END;
CREATE TRIGGER search_article_delete BEFORE DELETE ON article
BEGIN ${remove('old.article_key')} END;

CREATE TRIGGER search_note_insert AFTER INSERT ON annotation WHEN new.note IS NOT NULL
BEGIN ${addNote} END;
CREATE TRIGGER search_note_before_update BEFORE UPDATE OF note, note_form ON annotation
WHEN old.note IS NOT NULL AND (${noteChanged})
BEGIN ${removeNote} END;
CREATE TRIGGER search_note_update AFTER UPDATE OF note, note_form ON annotation
WHEN new.note IS NOT NULL AND (${noteChanged})
BEGIN ${addNote} END;
CREATE TRIGGER search_note_delete BEFORE DELETE ON annotation WHEN old.note IS NOT NULL
BEGIN ${removeNote} END;
`;

interface FieldRow {
  readonly key: number;
  readonly title: string;
  readonly subtitle: string | null;
  readonly byline: string | null;
  readonly publisher: string | null;
}
interface TextRow {
  readonly key: number;
  readonly text: string;
}

function fillForms(db: Driver): void {
  const fields = db.prepare<[], FieldRow>(
    'SELECT article_key AS key, title, subtitle, byline, publisher FROM article',
  );
  const setFields = db.prepare('UPDATE article SET search_form = ? WHERE article_key = ?');
  for (const { key, title, subtitle, byline, publisher } of fields.all()) {
    const forms = [title, subtitle, byline, publisher].map((field) =>
      field === null ? null : searchForm(field),
    );
    if (forms.some((form) => form !== null)) setFields.run(JSON.stringify(forms), key);
  }
  fillTexts(db, 'revision', 'revision_key', 'text', 'search_form');
  fillTexts(db, 'annotation', 'annotation_key', 'note', 'note_form');
}

/** One text at a time: together they may be more than fits into memory. */
function fillTexts(db: Driver, table: string, key: string, column: string, form: string): void {
  const keys = db.prepare<[], number>(`SELECT ${key} FROM ${table} WHERE ${column} IS NOT NULL`);
  const find = db.prepare<[number], TextRow>(
    `SELECT ${key} AS key, ${column} AS text FROM ${table} WHERE ${key} = ?`,
  );
  const set = db.prepare(`UPDATE ${table} SET ${form} = ? WHERE ${key} = ?`);
  for (const row of keys.pluck().all()) {
    const found = find.get(row);
    const made = found === undefined ? null : searchForm(found.text);
    if (made !== null) set.run(made, row);
  }
}

const scripts =
  'Han Hiragana Katakana Bopomofo Hangul Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Yi';
const unspaced = `[[${scripts.replace(/(\S+)\s*/g, String.raw`\p{scx=$1}`)}]&&[\\p{L}\\p{N}]]`;
const leftOut = String.raw`\u00ad\u2060\ufeff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06dc`;
const hasForm = new RegExp(`[[${leftOut}]${unspaced}]`, 'v');
const everyLeftOut = new RegExp(`[${leftOut}]+`, 'gv');
const unspacedBeforeWord = new RegExp(String.raw`${unspaced}\p{M}*(?=[\p{L}\p{N}\p{Co}])`, 'gv');
const wordBeforeUnspaced = new RegExp(String.raw`[\p{L}\p{N}\p{M}\p{Co}](?=${unspaced})`, 'gv');

/** As the program made search forms when this step shipped; a step stands for itself. */
function searchForm(text: string): string | null {
  if (!hasForm.test(text)) return null;
  return text
    .replace(everyLeftOut, '')
    .replace(unspacedBeforeWord, '$& ')
    .replace(wordBeforeUnspaced, '$& ');
}
