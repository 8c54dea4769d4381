// What marks ever were, by the log.

import { readAll, type ReadDb } from '../../../electron/workspace/db/connection.ts';

/** By id, all that a mark ever was. Where the last acts are lost, one before is the best that there is. */
export type MarkStates = ReadonlyMap<string, readonly unknown[]>;

export function markStatesIn(db: ReadDb): MarkStates {
  const rows = readAll<{ id: string; before: string | null; after: string | null }>(
    db,
    "SELECT entity_id AS id, before, after FROM change WHERE entity = 'annotation'",
  );
  const states = new Map<string, unknown[]>();
  for (const { id, before, after } of rows) {
    const known = states.get(id) ?? [];
    states.set(id, known);
    for (const json of [before, after]) if (json !== null) known.push(JSON.parse(json));
  }
  return states;
}
