// The channels of relations.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { createRelation, removeRelation, updateRelation } from './services/relation-acts.ts';
import { relationCandidates } from './services/relation-candidates.ts';

type Names = Extract<keyof ThreadChannels, `relation:${string}`>;

/** `run` runs a use case on the open workspace. */
export function relationHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'relation:create': (input) => run((workspace) => createRelation(workspace, input)),
    'relation:update': (input) => run((workspace) => updateRelation(workspace, input)),
    'relation:delete': (input) => run((workspace) => removeRelation(workspace, input)),
    'relation:candidates': (input) => run((workspace) => relationCandidates(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
