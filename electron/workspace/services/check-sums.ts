// Whether every row and every act of a workspace is what was written, by their sums and seals: what an orderly start
// looks for. That rows are also what the log says is looked at after a start that was not (check-whole.ts).

import type { ReadDb } from '../db/connection.ts';
import { damagedWorkspace } from '../db/errors.ts';
import { requireSums } from '../db/soundness.ts';
import { verifyChain } from './verify-chain.ts';
import { collectFindings } from './verify-findings.ts';

/** Inside a snapshot. Throws `workspace-damaged` and says what was found first. Takes about a second for 100 MB. */
export function checkSums(db: ReadDb, path: string): void {
  requireSums(db, path);
  const findings = collectFindings();
  verifyChain(db, findings, null);
  const [problem] = findings.told();
  if (problem !== undefined) throw damagedWorkspace(path, problem.message);
}
