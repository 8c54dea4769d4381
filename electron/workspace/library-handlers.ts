// The channels of the library: lists, collections, and acts on articles as they are kept.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import {
  createCollection,
  deleteCollection,
  renameCollection,
} from './services/collection-acts.ts';
import { actOnLibrary } from './services/library-act.ts';
import { libraryCounts } from './services/library-counts.ts';
import { libraryFacet } from './services/library-facet.ts';
import { libraryNeighbour, libraryPage, libraryPosition } from './services/library-list.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { setRole } from './services/set-role.ts';

type LibraryChannelName =
  | 'library:page'
  | 'library:position'
  | 'library:neighbour'
  | 'library:counts'
  | 'library:facet'
  | 'library:act'
  | 'collection:create'
  | 'collection:rename'
  | 'collection:delete'
  | 'article:set-role';

/** `run` runs a use case on the open workspace. */
export function libraryHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'library:page': (input) => run((workspace) => libraryPage(workspace, input)),
    'library:position': (input) => run((workspace) => libraryPosition(workspace, input)),
    'library:neighbour': (input) => run((workspace) => libraryNeighbour(workspace, input)),
    'library:counts': () => run(libraryCounts),
    'library:facet': (input) => run((workspace) => libraryFacet(workspace, input)),
    'library:act': (input) => run((workspace) => actOnLibrary(workspace, input)),
    'collection:create': (input) => run((workspace) => createCollection(workspace, input)),
    'collection:rename': (input) => run((workspace) => renameCollection(workspace, input)),
    'collection:delete': (input) => run((workspace) => deleteCollection(workspace, input)),
    'article:set-role': (input) => run((workspace) => setRole(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, LibraryChannelName>>;
}
