// The channels of marks and of undo.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import { createAnnotation } from './services/create-annotation.ts';
import { deleteMark } from './services/delete-annotation.ts';
import { historyState, redo, undo } from './services/history.ts';
import { annotationDetails } from './services/open-article.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { respanAnnotation } from './services/respan-annotation.ts';
import { retagAnnotation } from './services/retag-annotation.ts';
import { setNote } from './services/set-note.ts';

type AnnotationChannelName = Extract<keyof ThreadChannels, `annotation:${string}`>;
type HistoryChannelName = Extract<keyof ThreadChannels, `history:${string}`>;

/** `run` runs a use case on the open workspace. */
export function annotationHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'annotation:create': (input) => run((workspace) => createAnnotation(workspace, input)),
    'annotation:retag': (input) => run((workspace) => retagAnnotation(workspace, input)),
    'annotation:respan': (input) => run((workspace) => respanAnnotation(workspace, input)),
    'annotation:set-note': (input) => run((workspace) => setNote(workspace, input)),
    'annotation:delete': (input) => run((workspace) => deleteMark(workspace, input)),
    'annotation:details': (input) => run((workspace) => annotationDetails(workspace, input)),
    'history:state': () => run(historyState),
    'history:undo': () => run(undo),
    'history:redo': () => run(redo),
  } satisfies Handlers<Pick<ThreadChannels, AnnotationChannelName | HistoryChannelName>>;
}
