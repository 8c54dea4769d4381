// Figures over a selection of articles, read from one unchanging state of the file.

import { coverageStates } from '../../../shared/domain/coverage.ts';
import type { LibraryTarget } from '../../../shared/domain/library.ts';
import { shownMost, type Statistics } from '../../../shared/domain/statistics.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { conditionOf, type Condition } from '../db/library-filter.ts';
import {
  annotatorNames,
  countRelations,
  eachMarked,
  listCountedArticles,
  listStateLists,
  type CountedArticle,
  type KeyList,
} from '../db/statistics.ts';
import { checkTables } from './check-article.ts';
import { requireFilter } from './library-view.ts';
import { targetArticles } from './library-target.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { markTally, type MarkTally } from './statistics-marks.ts';
import { countQuoted } from './statistics-quoted.ts';
import { ranked } from './statistics-tally.ts';
import { meaningsOf, speakingTags, type TagsetMeaning } from './statistics-tags.ts';
import { valueTally, type ValueTally } from './statistics-values.ts';

export interface StatisticsInput {
  readonly target: LibraryTarget;
  /** Leaves nothing out of the longest lists. */
  readonly all: boolean;
}

const counted = [
  'article',
  'annotator',
  'annotation',
  'segment',
  'relation',
  'sentence_list',
  'coverage',
  'tagset',
] as const;

/**
 * Deleted articles count where the view looks into the bin, or where they are named. Throws `not-found` for an id that
 * is not there and `invalid-input` for a view whose query is wrong.
 */
export function readStatistics(
  workspace: OpenWorkspace,
  { target, all }: StatisticsInput,
): Statistics {
  return snapshot(workspace.db, (db) => {
    checkTables(workspace, db, counted);
    const articles = listCountedArticles(db, selected(db, target));
    const keys: KeyList = JSON.stringify(articles.map(({ key }) => key));
    const meanings = meaningsOf(db, new Set(articles.map(({ tagset }) => tagset)));
    const { marks, values } = walk(db, articles, keys, meanings);
    const { perArticle, ...figures } = marks.counts(articles);
    const { verdicts, actors, locations } = values.counts(db);
    const most = all ? { articles: null, names: null, quoted: null } : shownMost;
    const quoted = countQuoted(db, { articles, keys, meanings, values }, most.quoted);
    return {
      articles: articles.length,
      relations: countRelations(db, keys),
      characters: articles.reduce((sum, { characters }) => sum + characters, 0),
      ...figures,
      perArticle: ranked(perArticle, most.articles),
      coverage: coverageOf(db, keys),
      verdicts,
      actors: ranked(actors, most.names),
      locations: ranked(locations, most.names),
      quoted: ranked(quoted, most.quoted),
    };
  });
}

function walk(
  db: ReadDb,
  articles: readonly CountedArticle[],
  keys: KeyList,
  meanings: ReadonlyMap<string, TagsetMeaning>,
): { readonly marks: MarkTally; readonly values: ValueTally } {
  const people = annotatorNames(db);
  const marks = markTally((id) => people.get(id) ?? id);
  const values = valueTally();
  const heads = new Map(articles.map((article) => [article.key, article]));
  for (const marked of eachMarked(db, keys, speakingTags(meanings))) {
    const head = heads.get(marked.articleKey);
    if (head === undefined) continue;
    const tagset = meanings.get(head.tagset);
    marks.add(marked, head, tagset);
    values.add(marked, tagset);
  }
  return { marks, values };
}

function selected(db: ReadDb, target: LibraryTarget): Condition {
  const inList = (ids: readonly string[]) => [JSON.stringify(ids)];
  if ('ids' in target) {
    const ids = targetArticles(db, target).map(({ id }) => id);
    return { sql: 'id IN (SELECT value FROM json_each(?))', values: inList(ids) };
  }
  const { sql, values } = conditionOf(requireFilter(target.view));
  if (target.except.length === 0) return { sql, values };
  return {
    sql: `${sql} AND id NOT IN (SELECT value FROM json_each(?))`,
    values: [...values, ...inList(target.except)],
  };
}

function coverageOf(db: ReadDb, keys: KeyList): Statistics['coverage'] {
  const lists = listStateLists(db, keys);
  const sentences = coverageStates.map(() => 0);
  for (const states of lists) {
    for (const state of states) sentences[state] = (sentences[state] ?? 0) + 1;
  }
  return {
    articles: lists.length,
    states: coverageStates.map((state, at) => ({ state, sentences: sentences[at] ?? 0 })),
  };
}
