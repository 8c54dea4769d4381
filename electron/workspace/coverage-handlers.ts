// The channels of the coverage ledger.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { setCoverage } from './services/set-coverage.ts';

type Names = Extract<keyof ThreadChannels, `coverage:${string}`>;

export function coverageHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'coverage:set': (input) => run((workspace) => setCoverage(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
