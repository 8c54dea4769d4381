// The calls of reviews that main answers itself, each behind a system dialog, and how the window hears how far the
// long ones are.

import type { Handlers, windowChannels } from '../shared/ipc/contract.ts';
import type { Progress, SavedFile } from '../shared/ipc/types.ts';
import type { Dialogs } from './dialogs.ts';
import { endingOf, withEnding } from './sharing-window-handlers.ts';
import { unwrap } from './unwrap.ts';
import type { Tell } from './window-events.ts';
import type { WorkspaceClient } from './workspace-client.ts';

export interface ReviewWindowOptions {
  readonly dialogs: Dialogs;
  readonly client: WorkspaceClient;
  readonly tell: Tell;
}

export function reviewWindowHandlers(
  { dialogs, client, tell }: ReviewWindowOptions,
  onSaved: (path: string) => void,
) {
  const saved = (file: SavedFile): SavedFile => {
    onSaved(file.path);
    return file;
  };
  return {
    async 'dialog:open-review'() {
      const paths = await dialogs.reviewFiles();
      if (paths === null) return null;
      return unwrap(
        await tellingReviewProgress(tell, 'review:inspect-files', (onProgress) =>
          client.call('review:inspect-files', { paths: [...paths] }, { onProgress }),
        ),
      );
    },
    async 'dialog:choose-base'({ token }) {
      const path = await dialogs.reviewBase();
      return path === null ? null : unwrap(await client.call('review:add-base', { token, path }));
    },
    async 'dialog:save-review'({ reviewId, what, encryption = null }) {
      const name = unwrap(await client.call('review:file-name', { reviewId, what }));
      const ending = endingOf(encryption);
      const path = withEnding(await dialogs.placeForReview(`${name}${ending}`, what), ending);
      if (path === null) return null;
      const input = { reviewId, what, path, encryption };
      return saved(unwrap(await client.call('review:write', input)));
    },
    async 'dialog:save-packet'({ target, encryption = null }) {
      const name = unwrap(await client.call('packet:file-name', { target }));
      const ending = endingOf(encryption);
      const path = withEnding(await dialogs.placeForPacket(`${name}${ending}`), ending);
      if (path === null) return null;
      return saved(unwrap(await client.call('packet:write', { target, path, encryption })));
    },
  } satisfies Partial<Handlers<typeof windowChannels>>;
}

const toldOf: ReadonlySet<string> = new Set([
  'review:inspect-bytes',
  'review:inspect-files',
  'review:unlock',
  'review:agreement',
]);

/** Makes the call; of a long one the window is told how far it is, and that it ended. */
export async function tellingReviewProgress<T>(
  tell: Tell,
  channel: string,
  call: (onProgress: (progress: Progress) => void) => Promise<T>,
): Promise<T> {
  if (!toldOf.has(channel)) return call(() => {});
  try {
    return await call((progress) => tell('review:progress', progress));
  } finally {
    tell('review:progress', null);
  }
}
