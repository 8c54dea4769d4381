// The log of a damaged workspace: the acts from the first on, for as long as each fits its seal. What comes after an act
// that is missing or does not fit is left out, because nothing proves it any more. A format without seals keeps its acts
// from the first on without a gap, and they are sealed when it is brought up to date.

import type { Driver } from './connection.ts';
import type { SalvagedRow, SalvageSource } from './salvage-source.ts';
import { noSeal, startSeal, type SealedAct, type SealedChange } from './seal.ts';
import { isRefused } from './row-refused.ts';
import type { TableSalvage } from './salvage-rows.ts';

export interface LogSalvage {
  /** Every act is there. */
  readonly isWhole: boolean;
  readonly tables: readonly TableSalvage[];
}

const actColumns = [
  'seq',
  'kind',
  'label',
  'annotator_id',
  'at_ms',
  'target_seq',
  'beneath_seq',
  'undo_seq',
  'redo_seq',
] as const;
const changeColumns = [
  'change_seq',
  'entity',
  'article_id',
  'entity_id',
  'before',
  'after',
] as const;

type Rows = Map<number, SalvagedRow>;

/** Inside a transaction. */
export function copyLog(driver: Driver, source: SalvageSource): LogSalvage {
  const acts = readKeyed(source, 'act', 'seq');
  const changes = readKeyed(source, 'change', 'change_seq');
  const hasSeals = source.version >= 6;
  const seals = hasSeals
    ? readKeyed(source, 'seal', 'seq')
    : { rows: new Map<number, SalvagedRow>(), isRead: true };
  const byAct = Map.groupBy(
    [...changes.rows.values()].toSorted(
      (a, b) => Number(a['change_seq']) - Number(b['change_seq']),
    ),
    (row) => Number(row['act_seq']),
  );
  const fits = (seq: number, seal: string) => !hasSeals || seals.rows.get(seq)?.['sha256'] === seal;
  const put = putter(driver, hasSeals);
  let previous = noSeal;
  let saved = 0;
  let savedChanges = 0;
  for (let seq = 1; acts.rows.has(seq); seq += 1) {
    const act = acts.rows.get(seq) ?? {};
    const of = byAct.get(seq) ?? [];
    const seal = sealOf(previous, act, of);
    if (!fits(seq, seal) || !put(seq, act, of, seal)) break;
    previous = seal;
    saved += 1;
    savedChanges += of.length;
  }
  const lastOf = (rows: ReadonlyMap<number, unknown>) => lastKey(rows, source.mostRows);
  const newest = Math.max(lastOf(acts.rows), lastOf(seals.rows), lastOf(byAct));
  const lostChanges = Math.max(changes.rows.size, lastOf(changes.rows)) - savedChanges;
  const isRead = acts.isRead && changes.isRead && seals.isRead;
  return {
    isWhole: isRead && saved === newest && lostChanges === 0,
    tables: [
      { name: 'act', saved, lost: atLeast(acts, newest - saved) },
      { name: 'change', saved: savedChanges, lost: atLeast(changes, lostChanges) },
    ],
  };
}

/** How many were in a place that cannot be read nobody knows. */
const atLeast = ({ isRead }: { readonly isRead: boolean }, lost: number): number =>
  isRead ? lost : Math.max(lost, 1);

/** Numbers are given without a gap, so that a greater one than there can be rows is none. */
function lastKey(rows: ReadonlyMap<number, unknown>, most: number): number {
  let last = 0;
  for (const key of rows.keys()) if (key <= most) last = Math.max(last, key);
  return last;
}

function readKeyed(
  source: SalvageSource,
  table: string,
  key: string,
): { readonly rows: Rows; readonly isRead: boolean } {
  const rows: Rows = new Map();
  const isRead = source.readRows(table, (row) => rows.set(Number(row[key]), row));
  return { rows, isRead };
}

function sealOf(previous: string, act: SalvagedRow, changes: readonly SalvagedRow[]): string {
  // What is not as the tables say gives a seal that does not fit.
  const pick = (row: SalvagedRow, names: readonly string[]) =>
    names.map((name) => row[name] ?? null);
  const sealing = startSeal(previous, pick(act, actColumns) as unknown as SealedAct);
  for (const row of changes) sealing.add(pick(row, changeColumns) as unknown as SealedChange);
  return sealing.end();
}

/** Answers whether it went in: without seals nothing tells beforehand that a row is what was written. */
type Put = (
  seq: number,
  act: SalvagedRow,
  changes: readonly SalvagedRow[],
  seal: string,
) => boolean;

function putter(driver: Driver, hasSeals: boolean): Put {
  const insert = (table: string, names: readonly string[]) =>
    driver.prepare(
      `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    );
  const acts = insert('act', actColumns);
  const changeNames = [...changeColumns, 'act_seq'];
  const changes = insert('change', changeNames);
  const seals = hasSeals ? insert('seal', ['seq', 'sha256']) : null;
  // A change that does not fit takes its act with it.
  const putAll = driver.transaction(
    (seq: number, act: SalvagedRow, of: readonly SalvagedRow[], seal: string) => {
      acts.run(actColumns.map((name) => act[name] ?? null));
      for (const row of of) changes.run(changeNames.map((name) => row[name] ?? null));
      seals?.run(seq, seal);
    },
  );
  return (seq, act, of, seal) => {
    try {
      putAll(seq, act, of, seal);
      return true;
    } catch (thrown) {
      if (!isRefused(thrown)) throw thrown;
      return false;
    }
  };
}
