// Articles of a workspace from before the shipped tagset had attributes and relations move on to its second version
// when the file is first opened by a program that has it. No mark changes: version 2 has all of version 1.
// It is in the log, as something that arrived with the program, and not an act of anybody: undo passes over it.
// Once: articles that come in later with version 1 keep it, as they keep any other definition.

import {
  factCheckingTagset,
  factCheckingVersion1Sha256,
} from '../../../shared/domain/fact-checking-tagset.ts';
import { appendAct, findCursor } from '../db/act.ts';
import type { Change } from '../db/change.ts';
import { transaction, type WriteDb } from '../db/connection.ts';
import { findKeptTagset, putKeptTagset } from '../db/kept-tagset.ts';
import { putTagset } from '../db/tagset.ts';
import { listArticlesTaggedWith, replaceTagset } from '../db/tagset-articles.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Costs one look where there is nothing to do. */
export function moveOnFromVersion1({ db: connection, clock }: OpenWorkspace): void {
  const { id } = factCheckingTagset;
  if (findKeptTagset(connection, id)?.sha256 !== factCheckingVersion1Sha256) return;
  transaction(connection, (db) => {
    const kept = findKeptTagset(db, id);
    // Another program may have been quicker.
    if (kept?.sha256 === factCheckingVersion1Sha256) moveOn(db, kept.isDefault, clock());
  });
}

function moveOn(db: WriteDb, isDefault: boolean, atMs: number): void {
  const { id, name } = factCheckingTagset;
  const before = { sha256: factCheckingVersion1Sha256 };
  const after = { sha256: putTagset(db, factCheckingTagset) };
  const articles = listArticlesTaggedWith(db, before.sha256);
  const changes: Change[] = articles.map((article) => ({
    entity: 'article-tagset',
    articleId: article.id,
    id: article.id,
    before,
    after,
  }));
  changes.push({
    entity: 'tagset',
    articleId: null,
    id,
    before: { ...before, isDefault },
    after: { ...after, isDefault },
  });
  replaceTagset(db, before.sha256, after.sha256);
  putKeptTagset(db, { id, sha256: after.sha256, isDefault });
  const cursor = findCursor(db);
  const label = `Version 2 of the tagset ${name}`;
  appendAct(
    db,
    cursor,
    {
      kind: 'import',
      label,
      annotatorId: null,
      atMs,
      targetSeq: null,
      beneathSeq: null,
      undoSeq: cursor.undoSeq,
      redoSeq: cursor.redoSeq,
    },
    changes,
  );
}
