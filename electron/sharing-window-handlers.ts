// The calls about keys and sharing copies that main answers itself: it keeps the address book and asks where files go.

import { existsSync } from 'node:fs';
import type { Handlers, windowChannels } from '../shared/ipc/contract.ts';
import type { KeyRing } from '../shared/ipc/sharing-types.ts';
import type { Encryption } from '../shared/sharing/encryption.ts';
import type { AppModel } from './app-model.ts';
import type { Dialogs } from './dialogs.ts';
import { alreadyThere } from './file-dialogs.ts';
import { unwrap } from './unwrap.ts';
import type { WorkspaceClient } from './workspace-client.ts';

export interface SharingWindowOptions {
  readonly model: AppModel;
  readonly dialogs: Dialogs;
  readonly client: WorkspaceClient;
}

const sealed = '.age';
const listEnding = '-replacements.csv';

export function sharingWindowHandlers(
  { model, dialogs, client }: SharingWindowOptions,
  onSaved: (path: string) => void,
) {
  const ring = async (): Promise<KeyRing> => ({
    own: unwrap(await client.call('keys:own', undefined)),
    colleagues: (await model.state()).settings.colleagues,
  });
  return {
    'keys:list': ring,
    async 'keys:save'({ colleagues }) {
      unwrap(await client.call('keys:check', { keys: colleagues.map(({ key }) => key) }));
      model.setColleagues([...colleagues]);
      return ring();
    },
    async 'dialog:share'({ articleId, choice, encryption = null, list }) {
      const name = unwrap(await client.call('sharing:file-name', { articleId, choice }));
      const ending = endingOf(encryption);
      const path = withEnding(await dialogs.placeForSharing(`${name}${ending}`), ending);
      if (path === null) return null;
      const listPath = list ? listBeside(path) : null;
      const input = { articleId, choice, encryption, path, listPath };
      const copy = unwrap(await client.call('sharing:write', input));
      onSaved(copy.path);
      return copy;
    },
  } satisfies Partial<Handlers<typeof windowChannels>>;
}

export const endingOf = (encryption: Encryption | null | undefined): string =>
  encryption == null ? '' : sealed;

/** A name that was typed without the ending gets it. Nobody was asked about a file of that name. */
export function withEnding(path: string | null, ending: string): string | null {
  if (path === null || path.toLowerCase().endsWith(ending)) return path;
  const completed = `${path}${ending}`;
  if (existsSync(completed)) throw alreadyThere(completed);
  return completed;
}

/** The list of an earlier copy is not replaced: without it nobody could tell any more who was who. */
function listBeside(path: string): string {
  const stem = path.replace(/(?:\.annotated)?(?:\.json)?(?:\.age)?$/i, '');
  const listPath = `${stem}${listEnding}`;
  if (existsSync(listPath)) throw alreadyThere(listPath);
  return listPath;
}
