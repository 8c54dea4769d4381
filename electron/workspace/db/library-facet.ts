// How many articles of a list have which value of a field: the commonest values, most articles first.

import { shelves, type FacetField } from '../../../shared/domain/library.ts';
import { readAll, type ReadDb } from './connection.ts';
import { conditionOf, type Condition, type ListFilter } from './library-filter.ts';

export interface FacetRow extends Readonly<Record<string, string | number>> {
  readonly value: string;
  readonly articles: number;
}

/** Longer lists of values are no help to anybody. */
const maxValues = 200;

/** A query may look on other shelves than the list's own; naming all of them lets the index by name be used. */
const everyShelf = shelves.map((shelf) => `'${shelf}'`).join(', ');

/** Articles without a value are not counted. */
export function listFacetValues(db: ReadDb, field: FacetField, filter: ListFilter): FacetRow[] {
  const { sql, values } = statementOf(field, conditionOf(filter));
  return readAll<FacetRow>(db, sql, values);
}

function statementOf(field: FacetField, condition: Condition): Condition {
  switch (field) {
    case 'publisher':
    case 'byline':
      return bySortKey(field, condition);
    case 'language':
    case 'kind':
      return byValue(field, condition);
    case 'year':
      return byValue('substr(published_on, 1, 4)', condition);
    case 'tag':
      return byMark('n.tag', 'annotation n', condition);
    case 'annotator':
      return byMark('w.name', 'annotation n JOIN annotator w ON w.id = n.annotator_id', condition);
  }
}

/** Spellings that differ in case or accents alone count together, under one of them. */
const bySortKey = (column: 'publisher' | 'byline', { sql, values }: Condition): Condition => ({
  sql: `WITH counted AS (
      SELECT ${column}_sort AS sort, count(*) AS articles FROM article
      WHERE ${sql} AND ${column}_sort IS NOT NULL
      GROUP BY ${column}_sort ORDER BY articles DESC, sort LIMIT ${maxValues})
    SELECT (SELECT a.${column} FROM article a
        WHERE a.shelf IN (${everyShelf}) AND a.${column}_sort = counted.sort LIMIT 1) AS value, articles
    FROM counted ORDER BY articles DESC, sort`,
  values,
});

const byValue = (expression: string, { sql, values }: Condition): Condition => ({
  sql: `SELECT ${expression} AS value, count(*) AS articles FROM article
    WHERE ${sql} AND ${expression} <> ''
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${maxValues}`,
  values,
});

/** Every article counts once, however many of its marks have the value. */
const byMark = (value: string, from: string, { sql, values }: Condition): Condition => ({
  sql: `SELECT value, count(*) AS articles FROM (
      SELECT DISTINCT ${value} AS value, n.article_key FROM ${from}
      WHERE n.article_key IN (SELECT article_key FROM article WHERE ${sql}))
    GROUP BY value ORDER BY 2 DESC, 1 LIMIT ${maxValues}`,
  values,
});
