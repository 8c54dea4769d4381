// The tagsets that a workspace keeps, and which of them new articles get. A workspace where nobody has changed that
// keeps the shipped one, without a row that says so: the first act on tagsets writes it down.

import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { TagsetChange } from '../db/change.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { listKeptTagsets, type KeptTagset } from '../db/kept-tagset.ts';
import { findTagset, putTagset, tagsetSha256 } from '../db/tagset.ts';

export interface KeptDefinition extends KeptTagset {
  readonly tagset: Tagset;
}

/** One of them is the default. */
export function keptDefinitions(db: ReadDb): KeptDefinition[] {
  const kept = listKeptTagsets(db);
  return kept.length === 0 ? [shipped()] : kept.map((row) => ({ ...row, tagset: stored(db, row) }));
}

function shipped(): KeptDefinition {
  const tagset = factCheckingTagset;
  return { id: tagset.id, sha256: tagsetSha256(tagset), isDefault: true, tagset };
}

function stored(db: ReadDb, { sha256, id }: KeptTagset): Tagset {
  const tagset = findTagset(db, sha256);
  // A foreign key holds it.
  if (tagset === null) throw new RangeError(`the definition of tagset ${id} is not there`);
  return tagset;
}

export function defaultTagset(db: ReadDb): Tagset {
  const kept = keptDefinitions(db);
  return (kept.find(({ isDefault }) => isDefault) ?? kept[0])?.tagset ?? factCheckingTagset;
}

/** Throws `not-found`. */
export function requireKept(db: ReadDb, id: string): KeptDefinition {
  const kept = keptDefinitions(db).find((one) => one.id === id);
  if (kept !== undefined) return kept;
  throw new AppError('not-found', 'This tagset is not in the workspace any more.', {
    remedy: 'Choose one of the list of tagsets.',
  });
}

/** What writes down that the shipped tagset is kept, before anything else about tagsets changes. */
export function startKeeping(db: ReadDb): readonly TagsetChange[] {
  if (listKeptTagsets(db).length > 0) return [];
  const { id, sha256, isDefault } = shipped();
  return [{ entity: 'tagset', articleId: null, id, before: null, after: { sha256, isDefault } }];
}

/** Puts the definitions where undo and redo find them, whether they are kept later or not. */
export function prepareTagsets(...tagsets: readonly Tagset[]): (db: WriteDb) => void {
  return (db) => {
    for (const tagset of [factCheckingTagset, ...tagsets]) putTagset(db, tagset);
  };
}
