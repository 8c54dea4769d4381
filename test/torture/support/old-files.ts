// Workspaces as earlier versions left them, made by the steps of the schema that there were, with marks on articles and
// acts that made them. Small enough to be made often, large enough that bringing them up to date takes a while.

import { hash } from 'node:crypto';
import Database from 'better-sqlite3-multiple-ciphers';
import { applicationId, newestVersion } from '../../../electron/workspace/db/migrations.ts';
import { initial } from '../../../electron/workspace/db/migrations/0001-initial.ts';
import { custody } from '../../../electron/workspace/db/migrations/0002-custody.ts';
import { library } from '../../../electron/workspace/db/migrations/0003-library.ts';
import { search } from '../../../electron/workspace/db/migrations/0004-search.ts';
import { likeness } from '../../../electron/workspace/db/migrations/0005-likeness.ts';
import { depth } from '../../../electron/workspace/db/migrations/0006-depth.ts';
import { review } from '../../../electron/workspace/db/migrations/0007-review.ts';
import { rowSums } from '../../../electron/workspace/db/migrations/0008-row-sums.ts';
import {
  noSeal,
  startSeal,
  type SealedAct,
  type SealedChange,
} from '../../../electron/workspace/db/seal.ts';
import { keepRowSums } from '../../support/row-sums.ts';
import { factCheckingVersion1 } from '../../support/tagset-version-1.ts';

const steps = [initial, custody, library, search, likeness, depth, review, rowSums];
/** Those that can be made here: all that have shipped before the newest. */
export const oldVersions = steps.map((_, index) => index + 1).filter((n) => n < newestVersion);

type Row = Readonly<Record<string, string | number | null>>;

/** Columns that the table does not have yet are left out. */
function inserter(db: Database.Database): (table: string, row: Row) => void {
  const columns = new Map<string, ReadonlySet<string>>();
  const columnsOf = (table: string) => {
    const info = db.pragma(`table_info(${table})`) as { name: string }[];
    const names = columns.get(table) ?? new Set(info.map(({ name }) => name));
    columns.set(table, names);
    return names;
  };
  return (table, row) => {
    const names = Object.keys(row).filter((name) => columnsOf(table).has(name));
    const marks = names.map(() => '?').join(', ');
    db.prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${marks})`).run(
      ...names.map((name) => row[name] ?? null),
    );
  };
}

export function makeOldFile(path: string, version: number, articles: number): void {
  const db = new Database(path);
  for (const step of steps.slice(0, version)) step(db);
  // Of the versions that have them.
  keepRowSums(db, path);
  const insert = inserter(db);
  const definition = JSON.stringify(factCheckingVersion1);
  const tagset = hash('sha256', definition, 'hex');
  const { id, name } = factCheckingVersion1;
  db.transaction(() => {
    insert('annotator', { annotator_id: 'ana', id: 'ana', name: 'Ana' });
    insert('tagset', { sha256: tagset, id, name, version: 1, definition });
    for (let key = 1; key <= articles; key += 1) addArticle(insert, key, tagset);
    if (version >= sealedFrom) sealAll(db);
  })();
  db.pragma(`user_version = ${version}`);
  db.pragma(`application_id = ${applicationId}`);
  db.close();
}

function addArticle(insert: (table: string, row: Row) => void, key: number, tagset: string): void {
  const text = `It is safe, she said. ${`Sentence ${key} of the text. `.repeat(40)}`.trimEnd();
  const article = `article-${key}`;
  const textSha256 = hash('sha256', text, 'hex');
  const times = { created_at_ms: 2000, updated_at_ms: 2000, imported_at_ms: 1000 };
  const common = { article_key: key, extra: '{}', ...times };
  const place = { start_utf16: 6, end_utf16: 10 };
  const blocks = [{ startUtf16: 0, endUtf16: text.length, type: 'paragraph', role: 'body' }];
  const heading = { id: article, title: `T ${key}`, title_sort: `T ${key}`, direction: 'ltr' };
  const counts = { revision_number: 1, annotation_count: 1, characters: text.length };
  insert('article', { ...common, ...heading, ...counts, tagset_sha256: tagset });
  insert('revision', {
    article_key: key,
    number: 1,
    text,
    text_sha256: textSha256,
    blocks: JSON.stringify(blocks),
    marks: '[]',
    created_at_ms: 1000,
  });
  const source = { file_name: 'a.txt', media_type: 'text/plain', bytes: text.length };
  insert('source', { ...source, article_key: key, sha256: textSha256, imported_at_ms: 1000 });
  insert('article_annotator', { article_key: key, annotator_id: 'ana', name: 'Ana' });
  const mark = { id: `mark-${key}`, tag: 'claim', prefix: 'It is ', suffix: ', she said.' };
  const where = { anchoring_state: 'exact', anchoring_score: 1, origin: 'manual' };
  insert('annotation', {
    ...common,
    ...mark,
    ...where,
    ...place,
    annotation_key: key,
    attributes: '{}',
    annotator_id: 'ana',
  });
  insert('segment', { ...place, annotation_key: key, ordinal: 0, quote: 'safe' });
  insert('act', {
    seq: key,
    kind: 'act',
    label: 'Tag claim',
    annotator_id: 'ana',
    at_ms: 2000,
    beneath_seq: key === 1 ? null : key - 1,
    undo_seq: key,
  });
  const after = {
    ...mark,
    segments: [{ startUtf16: 6, endUtf16: 10, quote: 'safe' }],
    attributes: {},
    note: null,
    annotator: 'ana',
    origin: 'manual',
    createdAtMs: 2000,
    updatedAtMs: 2000,
    anchoring: { state: 'exact', score: 1 },
    extra: {},
  };
  const change = { act_seq: key, entity: 'annotation', article_id: article, entity_id: mark.id };
  insert('change', { ...change, after: JSON.stringify(after) });
}

/** From this version on every act has its seal. */
const sealedFrom = 6;

function sealAll(db: Database.Database): void {
  const put = db.prepare('INSERT INTO seal (seq, sha256) VALUES (?, ?)');
  const acts = db.prepare(
    `SELECT seq, kind, label, annotator_id, at_ms, target_seq, beneath_seq, undo_seq, redo_seq
     FROM act ORDER BY seq`,
  );
  const changes = db.prepare(
    `SELECT change_seq, entity, article_id, entity_id, before, after FROM change WHERE act_seq = ?
     ORDER BY change_seq`,
  );
  let seal = noSeal;
  for (const act of acts.raw().all() as SealedAct[]) {
    const sealing = startSeal(seal, act);
    for (const change of changes.raw().all(act[0]) as SealedChange[]) sealing.add(change);
    seal = sealing.end();
    put.run(act[0], seal);
  }
}

/** What has to be in the file afterwards, whatever happened on the way. */
export function contentOf(path: string): string {
  const db = new Database(path, { readonly: true });
  const rows = [
    'SELECT id, title, annotation_count FROM article ORDER BY id',
    'SELECT id, tag, start_utf16, end_utf16, attributes FROM annotation ORDER BY id',
    'SELECT quote FROM segment ORDER BY annotation_key',
    'SELECT text_sha256, text, blocks FROM revision ORDER BY article_key, number',
    "SELECT seq, label FROM act WHERE kind = 'act' ORDER BY seq",
    'SELECT act_seq, after FROM change WHERE act_seq <= (SELECT count(*) FROM article) ORDER BY change_seq',
  ].map((sql) => db.prepare(sql).raw().all());
  const version = Number(db.pragma('user_version', { simple: true }));
  const integrity = String(db.pragma('integrity_check(1)', { simple: true }));
  db.close();
  return hash('sha256', JSON.stringify([version, integrity, rows]), 'hex');
}
