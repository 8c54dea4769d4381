// Searches the library: articles in the order asked for, each with the places where the query's words occur. Reads
// what it needs a few articles at a time; between them other calls are answered and a cancel is heard.

import { setImmediate } from 'node:timers/promises';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { SearchGroup, SearchPage } from '../../../shared/ipc/types.ts';
import { parseQuery } from '../../../shared/search/parse-query.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listSummaries } from '../db/library-list.ts';
import { listMatchingNotes, listTaggedPassages, type NoteRow } from '../db/search-marks.ts';
import {
  findMarkedText,
  findText,
  listKeysWithForm,
  type MarkedArticle,
  type TextRow,
} from '../db/search-results.ts';
import type { Job } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { checkArticle, checkListed } from './check-article.ts';
import {
  hitsOf,
  maxHits,
  passageHit,
  placesInColumns,
  placesInNote,
  placesOfSymbol,
  type Hits,
  type Places,
} from './search-hits.ts';
import { planSearch, type ShownTerms } from './search-plan.ts';
import { findPage } from './search-page.ts';

type SearchInput = ThreadInput<'library:search'>;

/** A query that is wrong is answered with its fault. Throws `cancelled` when the job is stopped. */
export async function searchLibrary(
  workspace: OpenWorkspace,
  input: SearchInput,
  job: Job,
): Promise<SearchPage> {
  const { db } = workspace;
  const { view, offset } = input;
  const parsed = parseQuery(view.query);
  if (!parsed.ok) return { offset, groups: [], total: 0, fault: parsed.fault };
  const plan = planSearch(view, parsed.node);
  const { found, total, summaries } = snapshot(db, () => {
    const page = findPage(db, input, plan);
    const keys = page.articles.map(({ key }) => key);
    const listed = listSummaries(db, keys);
    checkListed(workspace, db, listed);
    for (const [index, { title }] of listed.entries()) {
      const key = keys[index];
      if (key !== undefined) checkArticle(workspace, db, { key, title });
    }
    return {
      total: page.total,
      summaries: listed,
      found: gather(db, plan.shown, page.articles),
    };
  });
  const groups: SearchGroup[] = [];
  const turn = turns(job);
  for (const [index, article] of found.articles.entries()) {
    await turn();
    const summary: ArticleSummary | undefined = summaries[index];
    if (summary === undefined) continue;
    const { hits, count } = hitsIn(db, plan.shown, article, found);
    groups.push({ article: summary, hits, hitCount: count });
  }
  return { offset, groups, total, fault: null };
}

/** Lets others have a turn whenever this has worked for a while. */
function turns(job: Job): () => Promise<void> {
  const atMostMs = 12;
  let since = performance.now();
  return async () => {
    if (performance.now() - since > atMostMs) {
      await setImmediate();
      since = performance.now();
    }
    if (!job.signal.aborted) return;
    throw new AppError('cancelled', 'The search was stopped.', { remedy: 'Search again.' });
  };
}

interface Gathered {
  readonly articles: readonly MarkedArticle[];
  /** Articles of which the index reads something else than what they say. */
  readonly withForm: ReadonlySet<number>;
  readonly notes: ReadonlyMap<number, readonly NoteRow[]>;
}

/** What the hits are made of, for all articles of the page at once. */
function gather(db: ReadDb, shown: ShownTerms, articles: readonly MarkedArticle[]): Gathered {
  const keys = articles.map(({ key }) => key);
  const notes = new Map<number, NoteRow[]>();
  if (shown.noteMatch !== null) {
    for (const row of listMatchingNotes(db, shown.noteMatch, keys)) {
      const known = notes.get(row.articleKey);
      if (known === undefined) notes.set(row.articleKey, [row]);
      else known.push(row);
    }
  }
  const withForm = new Set(shown.match === null ? [] : listKeysWithForm(db, keys));
  return { articles, withForm, notes };
}

function hitsIn(db: ReadDb, shown: ShownTerms, article: MarkedArticle, found: Gathered): Hits {
  const { key, columns, later } = article;
  // One article's text at a time: together they may be more than fits into memory.
  const needsText = shown.symbols.length > 0 || shown.tags.length > 0 || found.withForm.has(key);
  const texts = needsText ? findText(db, key) : null;
  const body = later && shown.match !== null ? findMarkedText(db, shown.match, key) : columns[4];
  const places: Places[] = [
    ...placesInColumns([...columns.slice(0, 4), body ?? null], texts),
    ...(found.notes.get(key) ?? []).flatMap(placesInNote),
    ...(texts === null ? [] : symbolPlaces(shown, texts)),
  ];
  const words = hitsOf(places);
  if (shown.tags.length === 0) return words;
  const { passages, count } = listTaggedPassages(db, shown.tags, key, maxHits);
  const hits = passages.map((row) => passageHit(row, texts?.text ?? null));
  return { hits: [...words.hits, ...hits].slice(0, maxHits), count: words.count + count };
}

const symbolFields = ['title', 'subtitle', 'byline', 'publisher', 'text'] as const;

function symbolPlaces({ symbols }: ShownTerms, texts: TextRow): Places[] {
  return symbols.flatMap(({ field, text }) =>
    symbolFields
      .filter((name) => field === null || field === name)
      .flatMap((name) => placesOfSymbol(name, texts[name] ?? '', text.trim())),
  );
}
