// The channels of tagsets.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { readTagsetFile, tagsetFileName, writeTagsetFile } from './services/tagset-files.ts';
import { listTagsetEntries, removeTagset, setDefaultTagset } from './services/tagset-list.ts';
import { saveTagset, tagsetEffects } from './services/tagset-save.ts';
import { useEffects, useTagset } from './services/tagset-use.ts';

type Names = Extract<keyof ThreadChannels, `tagset:${string}`>;

/** `run` runs a use case on the open workspace. */
export function tagsetHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'tagset:list': () => run(listTagsetEntries),
    'tagset:effects': (input) => run((workspace) => tagsetEffects(workspace, input)),
    'tagset:save': (input) => run((workspace) => saveTagset(workspace, input)),
    'tagset:remove': (input) => run((workspace) => removeTagset(workspace, input)),
    'tagset:set-default': (input) => run((workspace) => setDefaultTagset(workspace, input)),
    'tagset:use-effects': (input) => run((workspace) => useEffects(workspace, input)),
    'tagset:use': (input) => run((workspace) => useTagset(workspace, input)),
    'tagset:file-name': (input) => run((workspace) => tagsetFileName(workspace, input)),
    'tagset:write-file': (input) => run((workspace) => writeTagsetFile(workspace, input)),
    'tagset:read-file': (input) => run((workspace) => readTagsetFile(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
