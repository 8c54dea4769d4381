// Makes a stored revision the current one, with everything that goes with its text.

import { codePointLength } from '../../../shared/text/code-points.ts';
import { likenessBands } from '../../../shared/text/min-hash.ts';
import { setCurrentRevision } from '../db/article.ts';
import type { RevisionChange } from '../db/change.ts';
import type { WriteDb } from '../db/connection.ts';
import { putLikeness } from '../db/likeness.ts';
import { findRevision } from '../db/revision.ts';
import { updateSource } from '../db/source.ts';

export function applyRevision(
  db: WriteDb,
  articleKey: number,
  { number, source, kind, detected }: NonNullable<RevisionChange['after']>,
): void {
  const revision = findRevision(db, articleKey, number);
  if (revision === null) throw new RangeError(`no revision ${number} to go to`);
  const characters = codePointLength(revision.text);
  setCurrentRevision(db, articleKey, { number, kind, detected, characters });
  updateSource(db, articleKey, source);
  putLikeness(db, articleKey, likenessBands(revision.text));
}
