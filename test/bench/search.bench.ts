// Search beside FTS5 itself: 10,000 articles of 5 kB, words, phrases, three-letter beginnings and fields, each with
// the words around the hits, against the bare query with `snippet()` that shows as many rows of the same database in
// the same order; and saving an article with its index against inserting the same rows by plain SQL.

import Database from 'better-sqlite3-multiple-ciphers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../electron/workspace/workspace.ts';
import { defaultSort, type LibraryView } from '../../shared/domain/library.ts';
import { inTurns, type Bench, percentile } from './bench.ts';
import { fillLibrary, makeText, makeVocabulary, randomFrom } from './search-library.ts';
import { measureSaving } from './search-saving.ts';

const rowsShown = 50;

interface Library {
  readonly service: WorkspaceService;
  readonly bare: Database.Database;
  readonly words: readonly string[];
}

/** A query in our language, and what a bare script would ask for the same. */
interface Query {
  readonly query: string;
  readonly match: string;
  readonly where: string;
  readonly values: readonly (string | number)[];
}

let library: Promise<Library> | null = null;

/** Made once for all cases, in a folder that goes with the process. */
function openLibrary(): Promise<Library> {
  library ??= makeLibrary();
  return library;
}

async function makeLibrary(): Promise<Library> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const path = join(folder, 'search.sourcebench');
  const service = createWorkspaceService();
  await service.handlers['workspace:open']({ path, withSample: false });
  const words = makeVocabulary();
  const bare = new Database(path);
  process.once('exit', () => {
    bare.close();
    service.close();
    rmSync(folder, { recursive: true, force: true });
  });
  fillLibrary(bare, words);
  return { service, bare, words };
}

const textOnly = (query: string, match = `"${query}"`): Query => ({
  query,
  match,
  where: '1',
  values: [],
});

/** From very frequent words to rare ones. */
const wordQueries = (words: readonly string[]): Query[] =>
  Array.from({ length: 40 }, (_, index) => words[Math.floor(3 * 1.22 ** index)] ?? '')
    .filter((word) => word !== '')
    .map((word) => textOnly(word));

/** Three words as they stand side by side somewhere. */
function phraseQueries(words: readonly string[]): Query[] {
  const random = randomFrom(3);
  return Array.from({ length: 40 }, () => {
    const sentence = makeText(words, random).split('. ', 1)[0]?.toLowerCase() ?? '';
    const phrase = sentence.split(' ').slice(1, 4).join(' ');
    return textOnly(`"${phrase}"`, `"${phrase}"`);
  });
}

function prefixQueries(words: readonly string[]): Query[] {
  const beginnings = new Set(words.slice(50, 400).map((word) => word.slice(0, 3)));
  return [...beginnings]
    .filter((beginning) => beginning.length === 3)
    .slice(0, 40)
    .map((beginning) => textOnly(`${beginning}*`, `"${beginning}" *`));
}

const hasTag = `EXISTS (SELECT 1 FROM annotation n WHERE n.tag = ? COLLATE NOCASE
  AND n.article_key = article.article_key)`;
const hasNote = `article.article_key IN (SELECT n.article_key FROM note_search
  JOIN annotation n ON n.annotation_key = note_search.rowid WHERE note_search MATCH ?)`;

function fieldQueries(words: readonly string[]): Query[] {
  const kinds: ((word: string, other: string) => Query)[] = [
    (word) => ({ ...textOnly(word), query: `tag:quote ${word}`, where: hasTag, values: ['quote'] }),
    (word) => ({
      ...textOnly(word),
      query: `before:2021-05 ${word}`,
      where: 'article.published_on < ?',
      values: ['2021-05'],
    }),
    (word) => ({
      ...textOnly(word),
      query: `publisher:="Example Times 3" ${word}`,
      where: 'article.publisher = ?',
      values: ['Example Times 3'],
    }),
    (word, other) => ({
      ...textOnly(word),
      query: `note:${other} ${word}`,
      where: hasNote,
      values: [`"${other}"`],
    }),
    (word, other) => ({
      query: `title:${word} OR "${other}"`,
      match: `title : "${word}" OR "${other}"`,
      where: '1',
      values: [],
    }),
    (word, other) => ({
      ...textOnly(word, `"${word}" NOT "${other}"`),
      query: `${word} -${other} marks:>2 status:to-do`,
      where: `article.annotation_count > ? AND article.status = ?`,
      values: [2, 'to-do'],
    }),
  ];
  return Array.from({ length: 36 }, (_, index) => {
    const word = words[Math.floor(8 * 1.2 ** index)] ?? words[100] ?? '';
    const other = words[20 + index * 3] ?? '';
    const make = kinds[index % kinds.length];
    if (make === undefined) throw new RangeError('no kind of query');
    return make(word, other);
  });
}

const viewOf = (query: string): LibraryView => ({
  query,
  shelf: 'library',
  status: null,
  collection: null,
  sort: defaultSort,
});

function bareQuery(bare: Database.Database, { match, where, values }: Query): () => number {
  const statement = bare
    .prepare<(string | number)[]>(
      `SELECT article_search.rowid, snippet(article_search, -1, '[', ']', '…', 16)
       FROM article_search ${where === '1' ? '' : 'CROSS JOIN article ON article.article_key = article_search.rowid'}
       WHERE article_search MATCH ? AND ${where}
       ORDER BY article_search.rank LIMIT ${rowsShown}`,
    )
    .raw(true);
  return () => statement.all(match, ...values).length;
}

/** The time that 95 of 100 queries need at most. */
const p95 = (times: readonly number[]): number => percentile(times, 95);

async function timeOf(run: () => number | Promise<number>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

async function measureQueries(make: (words: readonly string[]) => Query[]) {
  const { service, bare, words } = await openLibrary();
  const queries = make(words);
  const ours = queries.map(({ query }) => async () => {
    const { groups, fault } = await service.handlers['library:search']({
      view: viewOf(query),
      offset: 0,
      limit: rowsShown,
      order: 'relevance',
    });
    if (fault !== null) throw new Error(`${query}: ${fault.message}`);
    return groups.length;
  });
  const theirs = queries.map((query) => bareQuery(bare, query));
  for (const [index, run] of ours.entries()) {
    const rows = [await run(), theirs[index]?.()];
    if (rows[0] !== rows[1])
      throw new Error(`${queries[index]?.query}: ${rows.join(' rows, not ')}`);
  }
  // Each query by itself, so that a slow moment of the machine meets one query and not the slowest of all.
  const medians: { value: number; reference: number }[] = [];
  for (const [index, run] of ours.entries()) {
    const bareRun = theirs[index] ?? (() => 0);
    medians.push(
      await inTurns(
        () => timeOf(run),
        () => timeOf(bareRun),
        { runs: 15 },
      ),
    );
  }
  return {
    value: p95(medians.map(({ value }) => value)),
    reference: p95(medians.map(({ reference }) => reference)),
  };
}

const searches: readonly (readonly [what: string, make: (words: readonly string[]) => Query[]])[] =
  [
    ['words', wordQueries],
    ['phrases', phraseQueries],
    ['three-letter beginnings', prefixQueries],
    ['fields', fieldQueries],
  ];

export const benches: readonly Bench[] = [
  ...searches.map(([what, make]): Bench => ({
    name: `search: ${what} in 10,000 articles, p95`,
    unit: 'ms',
    target: 1.5,
    compare: 'ratio-at-most',
    run: () => measureQueries(make),
  })),
  {
    name: 'search: saving an article of 5 kB with its index',
    unit: 'ms',
    target: 1.5,
    compare: 'ratio-at-most',
    run: measureSaving,
  },
];
