// Every step of the schema in order. A step is never edited once it has shipped; a change is a new step.

import type { Driver } from './connection.ts';
import { initial } from './migrations/0001-initial.ts';
import { custody } from './migrations/0002-custody.ts';
import { library } from './migrations/0003-library.ts';
import { search } from './migrations/0004-search.ts';
import { likeness } from './migrations/0005-likeness.ts';
import { depth } from './migrations/0006-depth.ts';
import { review } from './migrations/0007-review.ts';
import { rowSums } from './migrations/0008-row-sums.ts';
import { countsWithoutSums } from './migrations/0009-counts-without-sums.ts';

/** 'SrcB' in SQLite's header, so that no other program's file is ever taken for a workspace. */
export const applicationId = 0x53_72_63_42;

export type Migration = (db: Driver) => void;

/** The step at index n brings a file from `user_version` n to n + 1. */
const migrations: readonly Migration[] = [
  initial,
  custody,
  library,
  search,
  likeness,
  depth,
  review,
  rowSums,
  countsWithoutSums,
];

export const newestVersion = migrations.length;

/** From this version on rows have sums, and tables tallies. */
export const rowSumsVersion = 8;

/** Brings the file to the newest version, or that asked for, each step as one IMMEDIATE transaction with its version number. */
export function migrate(db: Driver, until: number = newestVersion): void {
  for (const [index, step] of migrations.slice(0, until).entries()) {
    db.transaction(() => {
      // Read inside the transaction: another process may have just done this step.
      const version = Number(db.pragma('user_version', { simple: true }));
      if (version !== index) return;
      step(db);
      db.pragma(`user_version = ${index + 1}`);
      db.pragma(`application_id = ${applicationId}`);
    }).immediate();
  }
}
