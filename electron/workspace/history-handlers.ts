// The channels of the log: undo and redo, what was done, and the way back.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import { historyState, redo, undo } from './services/history.ts';
import { historyOfMark, timeline } from './services/history-reading.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { articleAt } from './services/past-article.ts';
import { restoreArticle } from './services/restore-article.ts';
import { verifyWorkspace } from './services/verify.ts';

type Names = Extract<keyof ThreadChannels, `history:${string}`>;

export function historyHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'history:state': () => run(historyState),
    'history:undo': () => run(undo),
    'history:redo': () => run(redo),
    'history:of-mark': (input) => run((workspace) => historyOfMark(workspace, input)),
    'history:timeline': (input) => run((workspace) => timeline(workspace, input)),
    'history:at': (input) => run((workspace) => articleAt(workspace, input)),
    'history:restore': (input) => run((workspace) => restoreArticle(workspace, input)),
    'history:verify': () => run(({ db }) => verifyWorkspace(db)),
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}
