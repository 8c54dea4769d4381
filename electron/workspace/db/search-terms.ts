// What a single term asks of an article, as a condition over the table `article`. A condition is true or false and
// never NULL, so that its opposite takes all the others. Values only ever come in as parameters.

import type {
  Comparison,
  DateTerm,
  HasValue,
  NameTerm,
  PartTerm,
  Term,
  WholeTerm,
  WordsTerm,
} from '../../../shared/search/query-ast.ts';
import { endOfDate, localRange } from '../../../shared/search/query-dates.ts';
import { hasWords } from '../../../shared/search/search-form.ts';
import { sortKey } from '../../../shared/text/sort-key.ts';
import type { Value } from './connection.ts';
import type { Condition } from './library-filter.ts';
import { isIndexed, matchOf, phraseOf } from './search-match.ts';

const condition = (sql: string, ...values: readonly Value[]): Condition => ({ sql, values });

/** Articles that a subquery lists by key. */
const among = (subquery: string, ...values: readonly Value[]): Condition =>
  condition(`article.article_key IN (${subquery})`, ...values);

export function matching(match: string): Condition {
  return among('SELECT rowid FROM article_search WHERE article_search MATCH ?', match);
}

/** A shelf is not among them: it concerns the query as a whole. */
export function termCondition(term: Exclude<Term, { readonly kind: 'shelf' }>): Condition {
  switch (term.kind) {
    case 'words':
      return wordsCondition(term);
    case 'whole':
      return wholeCondition(term);
    case 'part':
      return partCondition(term);
    case 'name':
      return nameCondition(term);
    case 'language':
      return condition(
        `coalesce(article.language = ? COLLATE NOCASE OR article.language LIKE ? ESCAPE '\\', 0)`,
        term.language,
        `${likeText(term.language)}-%`,
      );
    case 'source':
      return condition('article.kind IS ?', term.source);
    case 'status':
      return condition('article.status = ?', term.status);
    case 'has':
      return condition(hasSql[term.has]);
    case 'date':
      return dateCondition(term);
    case 'marks':
      return condition(`article.annotation_count ${term.comparison} ?`, term.count);
  }
}

const hasSql: { readonly [Has in HasValue]: string } = {
  mark: 'article.annotation_count > 0',
  note: `EXISTS (SELECT 1 FROM annotation n WHERE n.article_key = article.article_key AND n.note <> ''
    AND n.rejected_by IS NULL)`,
  relation: `article.article_key IN
    (SELECT f.article_key FROM relation r JOIN annotation f ON f.annotation_key = r.from_key
       JOIN annotation t ON t.annotation_key = r.to_key
     WHERE f.rejected_by IS NULL AND t.rejected_by IS NULL
     UNION SELECT t.article_key FROM relation r JOIN annotation t ON t.annotation_key = r.to_key
       JOIN annotation f ON f.annotation_key = r.from_key
     WHERE f.rejected_by IS NULL AND t.rejected_by IS NULL)`,
  url: `coalesce(article.url, '') <> ''`,
  date: 'article.published_on IS NOT NULL',
  original: `article.article_key IN
    (SELECT c.article_key FROM custody c JOIN original o ON o.sha256 = c.sha256)`,
  publisher: 'article.publisher_sort IS NOT NULL',
  byline: 'article.byline_sort IS NOT NULL',
  language: `coalesce(article.language, '') <> ''`,
  collection: 'article.article_key IN (SELECT article_key FROM collected)',
};

function wordsCondition(term: WordsTerm): Condition {
  const match = isIndexed(term) ? matchOf(term) : null;
  if (match !== null) return matching(match);
  if (term.field === 'note' && hasWords(term.text)) {
    return among(
      `SELECT n.article_key FROM note_search CROSS JOIN annotation n
         ON n.annotation_key = note_search.rowid WHERE note_search MATCH ? AND n.rejected_by IS NULL`,
      phraseOf(term),
    );
  }
  return symbolCondition(term);
}

const symbolColumns = {
  title: ['d.title'],
  subtitle: ['d.subtitle'],
  byline: ['d.byline'],
  publisher: ['d.publisher'],
  text: ['d.body'],
} as const;

/** Symbols are not in the index, so every text is looked through. */
function symbolCondition({ field, text }: WordsTerm): Condition {
  const wanted = text.trim();
  if (field === 'note') {
    return among(
      `SELECT n.article_key FROM annotation n WHERE n.note <> '' AND n.rejected_by IS NULL AND instr(n.note, ?)`,
      wanted,
    );
  }
  const columns = field === null ? Object.values(symbolColumns).flat() : symbolColumns[field];
  return among(
    `SELECT d.article_key FROM search_document d
     WHERE ${columns.map((column) => `instr(coalesce(${column}, ''), ?)`).join(' OR ')}`,
    ...columns.map(() => wanted),
  );
}

/** Names of publishers and authors count as one where lists count them as one. */
function wholeCondition({ field, text }: WholeTerm): Condition {
  if (field === 'subtitle') return condition('article.subtitle IS ? COLLATE NOCASE', text);
  return condition(`article.${field}_sort IS ?`, sortKey(text));
}

function partCondition({ field, text }: PartTerm): Condition {
  const pattern = `%${likeText(text)}%`;
  if (field === 'url') return condition(`coalesce(article.url LIKE ? ESCAPE '\\', 0)`, pattern);
  return among(
    `SELECT article_key FROM source WHERE file_name LIKE ? ESCAPE '\\'
     UNION ALL SELECT article_key FROM custody WHERE file_name LIKE ? ESCAPE '\\'`,
    pattern,
    pattern,
  );
}

/** The text as part of a LIKE pattern with `\` as its escape. */
const likeText = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

function nameCondition(term: NameTerm): Condition {
  switch (term.field) {
    case 'tag':
      return tagCondition(term);
    case 'collection': {
      const folded = term.text.normalize('NFC').toLowerCase();
      return among(
        `SELECT article_key FROM collected WHERE collection_id IN
           (SELECT c.id FROM collection c WHERE ${term.prefix ? 'instr(c.name_folded, ?) = 1' : 'c.name_folded = ?'})`,
        folded,
      );
    }
    case 'annotator':
      return annotatorCondition(term);
  }
}

/** A mark by its tag's id, or by its tag's label in the article's tagset where that says something else. */
function tagCondition(term: NameTerm): Condition {
  const id = tagIs(term, 'n.tag');
  const labelled = labelledTags(term);
  return condition(
    `(EXISTS (SELECT 1 FROM annotation n WHERE ${id.sql} AND n.article_key = article.article_key
        AND n.rejected_by IS NULL)
      OR (EXISTS (${labelled.sql}) AND EXISTS (SELECT 1 FROM annotation n
        WHERE n.article_key = article.article_key AND n.rejected_by IS NULL
          AND (article.tagset_sha256, n.tag) IN (${labelled.sql}))))`,
    ...id.values,
    ...labelled.values,
    ...labelled.values,
  );
}

/** Over the tables `annotation n` and `article`: a condition for single marks of one article. */
export function markHasTag(term: NameTerm): Condition {
  const id = tagIs(term, 'n.tag');
  const labelled = labelledTags(term);
  return condition(
    `(${id.sql} OR (article.tagset_sha256, n.tag) IN (${labelled.sql}))`,
    ...id.values,
    ...labelled.values,
  );
}

/** A range, because an index cannot be asked for a pattern that has an escape. */
function tagIs({ text, prefix }: NameTerm, column: string): Condition {
  if (!prefix) return condition(`${column} = ? COLLATE NOCASE`, text);
  return condition(
    `(${column} >= ? COLLATE NOCASE AND ${column} < ? COLLATE NOCASE)`,
    text,
    `${text}\u{10ffff}`,
  );
}

function labelledTags(term: NameTerm): Condition {
  const label = tagIs(term, "(t.value ->> 'label')");
  const id = tagIs(term, "(t.value ->> 'id')");
  return condition(
    `SELECT s.sha256, t.value ->> 'id' FROM tagset s JOIN json_each(s.definition, '$.tags') t
     WHERE ${label.sql} AND NOT (${id.sql})`,
    ...label.values,
    ...id.values,
  );
}

/** A mark by somebody of that name, as the workspace or the article's own file spells it. */
function annotatorCondition({ text, prefix, whole }: NameTerm): Condition {
  const words = likeText(text.trim());
  const [pattern, name] = whole
    ? [`${words}${prefix ? '%' : ''}`, 'w.name']
    : [`% ${words}${prefix ? '' : ' '}%`, `' ' || w.name || ' '`];
  return condition(
    `EXISTS (SELECT 1 FROM annotation n WHERE n.article_key = article.article_key
       AND n.rejected_by IS NULL AND n.annotator_id IN
       (SELECT w.id FROM annotator w WHERE w.id = ? OR ${name} LIKE ? ESCAPE '\\'
        UNION ALL SELECT w.annotator_id FROM article_annotator w WHERE ${name} LIKE ? ESCAPE '\\'))`,
    text,
    pattern,
    pattern,
  );
}

function dateCondition({ of, comparison, date }: DateTerm): Condition {
  if (of === 'published') {
    const { sql, values } = ranged('article.published_on', comparison, date, endOfDate(date));
    return condition(`(article.published_on IS NOT NULL AND ${sql})`, ...values);
  }
  const { fromMs, untilMs } = localRange(date);
  return ranged('article.imported_at_ms', comparison, fromMs, untilMs);
}

/** A column against a stretch of time: from its beginning to just before its end. */
function ranged(column: string, comparison: Comparison, from: Value, until: Value): Condition {
  switch (comparison) {
    case '<':
      return condition(`${column} < ?`, from);
    case '<=':
      return condition(`${column} < ?`, until);
    case '=':
      return condition(`(${column} >= ? AND ${column} < ?)`, from, until);
    case '>=':
      return condition(`${column} >= ?`, from);
    case '>':
      return condition(`${column} >= ?`, until);
  }
}
