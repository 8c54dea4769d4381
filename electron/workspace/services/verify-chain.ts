// Checks the log's chain of seals: that every act is there, and is sealed with what it says. After an act that does not
// fit, the chain is followed from the seal that is stored, so that each act that was tampered with is named, and no other.

import { countLog, listActRows, listChangeRows } from '../db/log-rows.ts';
import { listSeals, noSeal, startSeal, type SealedAct } from '../db/seal.ts';
import type { ReadDb } from '../db/connection.ts';
import type { Findings } from './verify-findings.ts';

export interface ChainReport {
  readonly acts: number;
  readonly changes: number;
  /** The newest seal; null for a log without acts. */
  readonly head: string | null;
  /** The act whose seal was noted elsewhere; null when there is none. */
  readonly notedSeq: number | null;
}

const actsAtOnce = 500;

export function verifyChain(db: ReadDb, findings: Findings, noted: string | null): ChainReport {
  const counts = countLog(db);
  const { lastSeq, previous, notedSeq } = followChain(db, findings, noted);
  if (counts.strayChanges > 0) {
    findings.add('change', `${counts.strayChanges} changes in the log belong to no act.`);
  }
  if (counts.straySeals > 0) {
    findings.add(
      'seal',
      `${counts.straySeals} seals belong to acts that are not there: acts were taken out.`,
    );
  }
  if (noted !== null && notedSeq === null) {
    findings.add('seal', `No act has the noted seal ${noted}.`);
  }
  const { acts, changes } = counts;
  return { acts, changes, head: lastSeq === 0 ? null : previous, notedSeq };
}

interface Followed {
  readonly lastSeq: number;
  /** The seal of the last act. */
  readonly previous: string;
  readonly notedSeq: number | null;
}

function followChain(db: ReadDb, findings: Findings, noted: string | null): Followed {
  let followed: Followed = { lastSeq: 0, previous: noSeal, notedSeq: null };
  for (;;) {
    const { lastSeq } = followed;
    const rows = listActRows(db, lastSeq, actsAtOnce);
    const until = rows.at(-1)?.[0];
    if (until === undefined) return followed;
    const seals = new Map(listSeals(db, lastSeq, until).map(({ seq, sha256 }) => [seq, sha256]));
    for (const row of rows) {
      const [seq] = row;
      if (seq <= followed.lastSeq) {
        // Pages of the file are at the wrong places: it would go round for ever.
        findings.add(`act ${seq}`, `Act ${seq} stands behind act ${followed.lastSeq} in the log.`);
        return followed;
      }
      const previous = checkAct(db, findings, followed, { row, stored: seals.get(seq) });
      const notedSeq = previous === noted ? seq : followed.notedSeq;
      followed = { lastSeq: seq, previous, notedSeq };
    }
  }
}

/** Answers the seal that the next act is to follow. */
function checkAct(
  db: ReadDb,
  findings: Findings,
  { lastSeq, previous }: Followed,
  { row, stored }: { readonly row: SealedAct; readonly stored: string | undefined },
): string {
  const [seq] = row;
  if (seq !== lastSeq + 1) findings.add(`act ${lastSeq + 1}`, missing(lastSeq + 1, seq - 1));
  const computed = sealOf(db, previous, row);
  if (stored === undefined) findings.add(`act ${seq}`, `${nameOf(row)} has no seal.`);
  else if (stored !== computed) findings.add(`act ${seq}`, unfit(row));
  return stored ?? computed;
}

/** The seal that the act has to have behind the one before. */
export function sealOf(db: ReadDb, previous: string, row: SealedAct): string {
  const sealing = startSeal(previous, row);
  for (const change of listChangeRows(db, row[0])) sealing.add(change);
  return sealing.end();
}

function missing(from: number, to: number): string {
  return from === to
    ? `Act ${from} is not in the log any more.`
    : `Acts ${from} to ${to} are not in the log any more.`;
}

const unfit = (row: SealedAct): string =>
  `${nameOf(row)} does not fit its seal: it, one of its changes or a seal was altered, taken out or put in.`;

function nameOf([seq, , label, , atMs]: SealedAct): string {
  return `Act ${seq}, “${label}”, ${timeOf(atMs)},`;
}

/** In UTC, so that everybody reads the same; as a plain number where it is no time. */
function timeOf(atMs: number): string {
  const date = new Date(atMs);
  if (Number.isNaN(date.getTime())) return String(atMs);
  return `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
