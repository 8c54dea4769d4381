// Saves what can be read of a damaged workspace into a new one in its place. The damaged files are set aside untouched,
// and only when the new one is complete, looked through and on the disk; killed at any point, the old or the new one is
// there. Of the log the acts are kept for as long as their seals hold. Where all of it holds it is the truth; otherwise,
// and for all that is lost, one more sealed act, “Repair”, says what the articles are now. Undo ends before it. A file of
// which nothing can be read is left as it is, and no empty workspace takes its place: that is what backups are for.

import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { SalvagedArticle, SalvageReport } from '../../../shared/ipc/safety-types.ts';
import { appendAct, findCursor, type NewAct } from '../db/act.ts';
import { findArticle } from '../db/article.ts';
import { listChangesOf, type Change } from '../db/change.ts';
import { knownKeyOf, type KnownKey } from '../db/cipher.ts';
import { closeDatabase, transaction, type ReadDb, type WriteDb } from '../db/connection.ts';
import { checkFile } from '../db/copy-database.ts';
import { fromSqlite } from '../db/errors.ts';
import { realPathOf, takeHold } from '../db/hold.ts';
import { checkHeader } from '../db/inspect.ts';
import { listArticleIds } from '../db/integrity.ts';
import { listLostArticles, setContentTimes } from '../db/log-rows.ts';
import { copyWithLogs } from '../db/logs-beside.ts';
import { openDatabase } from '../db/open.ts';
import { readDatabase } from '../db/open-for-reading.ts';
import { tablesWanting } from '../db/salvage-losses.ts';
import { makeSalvaged, type Salvaged } from '../db/salvage-rows.ts';
import { openSalvage } from '../db/salvage-source.ts';
import { letGo } from './backup-place.ts';
import { loggedState } from './logged-state.ts';
import { bringBack, problemsOf, restated } from './salvage-article.ts';
import { makeLostArticles } from './salvage-lost.ts';
import { bringBackCollections, lostRestated, sharedRestated } from './salvage-shared.ts';
import { tagsetInstead } from './salvage-tagset.ts';
import { replaceDamaged } from './set-aside.ts';
import { leftoverPrefix, repairFolderPrefix, sweepLeftovers } from './sweep-leftovers.ts';
import { verifyWorkspace } from './verify.ts';
import { writingError } from './write-file.ts';

export interface RepairOptions {
  readonly passphrase: string | null;
  readonly clock: () => number;
  readonly program: string;
}

/** Throws an {@link AppError}; the workspace is then as it was. A workspace that is whole is refused with `conflict`. */
export function repairWorkspace(wanted: string, options: RepairOptions): SalvageReport {
  const path = realPathOf(wanted);
  requireHeader(path);
  const key = knownKeyOf(path, options.passphrase);
  const nowMs = options.clock();
  const hold = takeHold(path, { program: options.program, person: null, sinceMs: nowMs });
  const part = join(dirname(path), `${leftoverPrefix(path)}${randomUUID()}.part`);
  try {
    sweepLeftovers(path);
    refuseWhole(path, options.passphrase);
    const report = salvage(path, part, key, nowMs);
    checkFile({ path, target: part, passphrase: key });
    const aside = replaceDamaged({ path, part, key, nowMs });
    return { ...report, setAside: aside, savedTo: path };
  } catch (thrown) {
    hold.putBack();
    throw writingError(path, fromSqlite(thrown, path));
  } finally {
    letGo(part, hold);
  }
}

/** Without its first bytes nothing else of a file can be told apart. */
function requireHeader(path: string): void {
  try {
    checkHeader(path);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    if (thrown.code === 'workspace-damaged') throw nothingSaved(path);
    if (thrown.code !== 'workspace-not-sqlite') throw thrown;
    throw new AppError(
      'workspace-not-sqlite',
      `${path} is not a Sourcebench workspace, or its beginning is lost: nothing of it can be read.`,
      { remedy: 'If it was one, restore a backup. The file was left as it is.', file: path },
    );
  }
}

function refuseWhole(path: string, passphrase: string | null): void {
  let isWhole: boolean;
  try {
    isWhole = readDatabase(path, (db) => verifyWorkspace(db).ok, passphrase);
  } catch (thrown) {
    // Without its passphrase nobody knows what it is, and another program's is none to repair.
    const isRefused = thrown instanceof AppError && !damagedCodes.has(thrown.code);
    if (isRefused) throw thrown;
    isWhole = isWholeWhenNewer(path, passphrase);
  }
  if (!isWhole) return;
  throw new AppError('conflict', `The workspace ${path} is whole; there is nothing to repair.`, {
    remedy: 'Open it as it is. Nothing was changed.',
    file: path,
  });
}

/** A file of an older format is looked at as it would be when it is opened: in a copy that is brought up to date. */
function isWholeWhenNewer(path: string, passphrase: string | null): boolean {
  const folder = mkdtempSync(join(dirname(path), repairFolderPrefix(path)));
  try {
    const copy = join(folder, 'newer.sourcebench');
    copyWithLogs(path, copy);
    const { db } = openDatabase(copy, { passphrase });
    try {
      return verifyWorkspace(db).ok;
    } finally {
      closeDatabase(db);
    }
  } catch {
    // Whatever else was in the way, such as a full disk, the repair meets as well.
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const damagedCodes: ReadonlySet<string> = new Set([
  'workspace-damaged',
  'workspace-not-sqlite',
  'file-unreadable',
]);

const makeAgain = { articles: makeLostArticles, tagset: tagsetInstead };

type Found = Pick<SalvageReport, 'tables' | 'articles'>;

function salvage(path: string, part: string, key: KnownKey, nowMs: number): Found {
  const folder = mkdtempSync(join(dirname(path), repairFolderPrefix(path)));
  try {
    const copy = join(folder, 'copy.sourcebench');
    copyWithLogs(path, copy);
    const source = openSalvage(copy, key);
    if (source === null) throw nothingSaved(path);
    try {
      return settle(path, makeSalvaged(part, key, source, makeAgain), nowMs);
    } finally {
      source.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const nothingSaved = (path: string): AppError =>
  new AppError('workspace-damaged', `Nothing could be read of the workspace ${path}.`, {
    remedy: 'Restore a backup. The damaged file was left as it is.',
    file: path,
  });

function settle(path: string, salvaged: Salvaged, nowMs: number): Found {
  const { db, tables } = salvaged;
  try {
    const articles = transaction(db, (write) => reconcile(write, salvaged, nowMs));
    const check = verifyWorkspace(db);
    if (!check.ok) {
      throw new AppError(
        'workspace-damaged',
        `What could be read of ${path} does not make a whole workspace: ${check.problems[0]?.message ?? ''}`,
        { remedy: 'Restore a backup. The damaged file was left as it is.', file: path },
      );
    }
    return {
      tables: tables.filter(({ saved, lost }) => saved + lost > 0),
      articles,
    };
  } finally {
    closeDatabase(db);
  }
}

function reconcile(db: WriteDb, salvaged: Salvaged, nowMs: number): SalvagedArticle[] {
  bringBackCollections(db);
  const changes: Change[] = [];
  const articles = listArticleIds(db).map((id) => {
    const done = reconcileArticle(db, salvaged, id, nowMs);
    changes.push(...done.changes);
    return done.article;
  });
  const lost = lostArticles(db, salvaged, new Set(articles.map(({ id }) => id)));
  changes.push(...lostRestated(db), ...sharedRestated(db));
  if (changes.length > 0 || !salvaged.isLogWhole)
    appendAct(db, findCursor(db), repairAct(nowMs), changes);
  setContentTimes(db);
  return [...articles, ...lost];
}

/** Those that the log tells of, and those of whose row something could be read. */
function lostArticles(
  db: ReadDb,
  { dropped }: Salvaged,
  there: ReadonlySet<string>,
): SalvagedArticle[] {
  const read = new Map(dropped.map((each) => [each.id, each]));
  return [...new Set([...listLostArticles(db), ...read.keys()])]
    .filter((id) => !there.has(id))
    .map((id) => ({
      id,
      title: read.get(id)?.title ?? titleOf(db, id as ArticleId),
      state: 'lost',
      said: [missingWords[read.get(id)?.wants ?? 'whose']],
    }));
}

const missingWords = {
  text: 'Its text could not be read.',
  whose: 'Its text, or what says whose text it is, could not be read.',
  row: 'What is written of it in the list of articles does not make one.',
} as const;

const repairAct = (atMs: number): NewAct => ({
  kind: 'import',
  label: 'Repair',
  annotatorId: null,
  atMs,
  targetSeq: null,
  beneathSeq: null,
  undoSeq: null,
  redoSeq: null,
});

interface Reconciled {
  readonly article: SalvagedArticle;
  readonly changes: readonly Change[];
}

function reconcileArticle(
  db: WriteDb,
  salvaged: Salvaged,
  id: ArticleId,
  nowMs: number,
): Reconciled {
  const { isLogWhole, wholeArticles } = salvaged;
  const stored = findArticle(db, id);
  if (stored === null) throw new RangeError(`article ${id} is not there`);
  const isWhole = wholeArticles.has(stored.key);
  const before = timesLeftOut(problemsOf(db, id));
  if (isLogWhole ? before.length > 0 : !isWhole) bringBack(db, stored, isLogWhole, nowMs);
  const after = timesLeftOut(problemsOf(db, id));
  const describe = (state: SalvagedArticle['state'], said: readonly string[] = []) =>
    withLosses(stored.key, salvaged, { id, title: stored.title, state, said });
  const isComplete = isLogWhole || isWhole || hasAllRows(db, stored.key, salvaged);
  if (after.length === 0 && isComplete) {
    const isRebuilt = before.length > 0 || !isWhole;
    return { article: describe(isRebuilt ? 'rebuilt' : 'whole'), changes: [] };
  }
  const changes = restated(db, id);
  if (isWhole) return { article: describe('whole'), changes };
  const said = ['Acts that told of what is missing were lost as well.', ...after.slice(0, 20)];
  return { article: describe('partly', isLogWhole ? after : said), changes };
}

/** As many as there were; what a log that was cut says is no measure of that. */
function hasAllRows(db: WriteDb, key: number, { tallies }: Salvaged): boolean {
  const told = tallies.get(key);
  return told !== undefined && tablesWanting(db, key, told).length === 0;
}

/** What of an article nothing but its rows had, in words. */
const lostWords = {
  original: 'The file that it came from could not be read.',
  custody: 'Which files it came from could not be read.',
  source: 'Where it came from could not be read.',
  tagset:
    'The tagset of its marks could not be read. Tags that are known by their ids only go by these.',
  names: 'Who made some of its marks is known by a number only.',
  draft: 'The draft of its text, which was not a revision yet, could not be read.',
} as const;

function withLosses(
  key: number,
  { lostParts }: Salvaged,
  article: SalvagedArticle,
): SalvagedArticle {
  const lost = [...(lostParts.get(key) ?? [])];
  if (lost.length === 0) return article;
  const said = [...article.said, ...lost.map((part) => lostWords[part])];
  return { ...article, state: 'partly', said };
}

/** It is set again at the end, from the log. */
const timesLeftOut = (problems: readonly string[]): string[] =>
  problems.filter((message) => !message.includes('its time of change is not'));

function titleOf(db: ReadDb, id: ArticleId): string {
  const title = loggedState(listChangesOf(db, id)).arrival?.['title'];
  return typeof title === 'string' ? title : id;
}
