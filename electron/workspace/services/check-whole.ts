// Whether a workspace whose last session did not end may be written to: everything in it is what its log says.

import { damagedWorkspace } from '../db/errors.ts';
import type { ReadDb } from '../db/connection.ts';
import { verifyWorkspace } from './verify.ts';

/** Throws `workspace-damaged` and says what was found first. Takes about a second for 25 MB. */
export function checkWhole(db: ReadDb, path: string): void {
  const { ok, problems, problemCount } = verifyWorkspace(db);
  if (ok) return;
  const more = problemCount > 1 ? ` (And ${problemCount - 1} more.)` : '';
  throw damagedWorkspace(path, `${problems[0]?.message ?? 'it is not what was written.'}${more}`);
}
