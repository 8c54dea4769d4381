// Whether a workspace is what it has to be after whatever happened to it: it can be started with, everything in it is
// sound and as its log says, and what was said to be done is there.

import { transaction } from '../../../electron/workspace/db/connection.ts';
import { verifyWorkspace } from '../../../electron/workspace/services/verify.ts';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { brokenClaims, type Claims } from './child-claims.ts';
import { openAt } from './workspace-at.ts';

export interface WorkspaceVerdict {
  /** Somebody who is dead still keeps the file. */
  readonly keptOut: string | null;
  readonly problems: readonly string[];
  readonly lost: readonly string[];
}

const said = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown));

export async function checkWorkspace(
  path: string,
  claims: Claims | null,
): Promise<WorkspaceVerdict> {
  let service: WorkspaceService;
  try {
    service = await openAt(path);
  } catch (thrown) {
    const code = thrown instanceof AppError ? thrown.code : '';
    const isKept = code === 'workspace-held' || code === 'workspace-locked';
    const problems = isKept ? [] : [said(thrown)];
    return { keptOut: isKept ? said(thrown) : null, problems, lost: isKept ? [] : allOf(claims) };
  }
  try {
    const { db } = service.current();
    const { problems } = verifyWorkspace(db);
    // It takes new work.
    transaction(db, () => undefined);
    const lost = claims === null ? [] : brokenClaims(db, claims);
    const words = problems.map((problem) => `${problem.path}: ${problem.message}`);
    return { keptOut: null, problems: words, lost };
  } catch (thrown) {
    return { keptOut: null, problems: [said(thrown)], lost: allOf(claims) };
  } finally {
    service.close();
  }
}

const allOf = (claims: Claims | null): string[] =>
  [...(claims?.acts.keys() ?? [])].map((seq) => `act ${seq} cannot be read`);
