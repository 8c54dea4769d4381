// The channels of keys and sharing copies.

import type { Handlers } from '../../shared/ipc/contract.ts';
import { ownKey } from './age/identity-file.ts';
import { checkPublicKey } from './age/seal.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { ThreadChannels } from './protocol.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import {
  previewSharing,
  sharingFileName,
  sharingNames,
  writeSharingCopy,
} from './services/sharing-copy.ts';

type Names = Extract<keyof ThreadChannels, `sharing:${string}` | `keys:${string}`>;

export interface SharingHandlersOptions {
  /** Null where there is no place for one. */
  readonly ownIdentity: string | null;
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function sharingHandlers({ ownIdentity, run, runAside }: SharingHandlersOptions) {
  return {
    'keys:own': () => {
      if (ownIdentity !== null) return ownKey(ownIdentity);
      throw new AppError('not-found', 'There is no place for a key here.', {
        remedy: 'Start Sourcebench with a user-data folder.',
      });
    },
    'keys:check': async ({ keys }) => {
      for (const key of keys) await checkPublicKey(key);
      return null;
    },
    'sharing:names': (input) => run((workspace) => sharingNames(workspace, input)),
    'sharing:preview': (input) => run((workspace) => previewSharing(workspace, input)),
    'sharing:file-name': ({ articleId, choice }) =>
      run((workspace) => sharingFileName(workspace, articleId, choice)),
    'sharing:write': (input) => runAside((workspace) => writeSharingCopy(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
