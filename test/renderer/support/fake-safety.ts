// The channels about the safety of the workspace: backups, repair, the passphrase, links out of the program.

import { AppError } from '../../../shared/ipc/result.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import type { AppState } from '../../../shared/ipc/types.ts';
import { notFound, SAVED_AT_MS, type Answers, type FakeOptions } from './fake-types.ts';

/** The passphrase of every encrypted workspace of these tests. */
export const PASSPHRASE = 'correct horse battery';

function checkPassphrase(passphrase: string | null): void {
  if (passphrase === PASSPHRASE) return;
  throw new AppError('passphrase-wrong', 'This is not the passphrase of Library.', {
    remedy: 'Type it again.',
  });
}

export function safetyAnswers(state: () => AppState, options: FakeOptions) {
  let backups: readonly BackupEntry[] = options.backups ?? [];
  /** What a workspace that could not be opened is once it is. */
  const opened = (isEncrypted: boolean): AppState => {
    const { workspace, defaultWorkspace } = state();
    return {
      ...state(),
      problem: null,
      workspace: { ...(workspace ?? defaultWorkspace), isEncrypted },
    };
  };
  return {
    'backup:list': () => backups,
    'backup:make': () => {
      const made: BackupEntry = {
        id: 'asked.sourcebench',
        madeAtMs: SAVED_AT_MS,
        reason: 'asked',
        bytes: 734_003,
        articles: 3,
        acts: 820,
        isEncrypted: false,
      };
      backups = [made, ...backups];
      return made;
    },
    'backup:restore': ({ id }) => {
      const entry = backups.find((each) => each.id === id);
      if (entry === undefined) throw notFound('The backup');
      return opened(entry.isEncrypted);
    },
    'backup:show-folder': () => null,
    'workspace:repair': () => ({
      state: opened(false),
      report: {
        setAside: '/home/ana/Library (damaged 2026-11-23 14-02).sourcebench',
        savedTo: '/home/ana/Library.sourcebench',
        tables: [],
        articles: [],
      },
    }),
    'workspace:unlock': ({ passphrase }) => {
      checkPassphrase(passphrase);
      return opened(true);
    },
    'workspace:set-passphrase': ({ current, next }) => {
      if (state().workspace?.isEncrypted === true) checkPassphrase(current);
      return opened(next !== null);
    },
    'link:open': () => true,
  } satisfies Partial<Answers>;
}
