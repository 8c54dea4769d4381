// Our own tables, and the columns that each of them cannot be read without.

import type { Reading } from '../reading.ts';
import type { Table } from './table.ts';

export interface OwnTables {
  readonly articles: readonly Table[];
  readonly marks: readonly Table[];
  readonly relations: readonly Table[];
}

const needed: { readonly [Kind in keyof OwnTables]: readonly string[] } = {
  articles: ['document'],
  marks: ['tag', 'start', 'end'],
  relations: ['type', 'from_mark', 'to_mark'],
};

/** A header that was cut off leaves a table without rows, which by itself is none of a problem. */
export function tellMissing(tables: OwnTables, reading: Reading): void {
  for (const kind of ['articles', 'marks', 'relations'] as const) {
    for (const { path, header } of tables[kind]) {
      const missing = needed[kind].filter((name) => !header.includes(name));
      if (missing.length === 0) continue;
      reading.problem(
        path,
        'line 1',
        `There is no column for ${missing.join(', ')}.`,
        'Get the whole table, with all of its columns.',
      );
    }
  }
}
