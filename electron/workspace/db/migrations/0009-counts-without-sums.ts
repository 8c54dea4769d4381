// How many articles stand where is counted again in no time, so it needs no sums of its own; keeping them took a third
// of an act on many articles.

import type { Driver } from '../connection.ts';

export function countsWithoutSums(db: Driver): void {
  db.exec(/* sql */ `
    ALTER TABLE standing_count DROP COLUMN row_sum;
    DELETE FROM row_tally WHERE table_name = 'standing_count';
  `);
}
