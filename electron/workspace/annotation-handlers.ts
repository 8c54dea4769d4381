// The channels of marks.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { ThreadChannels } from './protocol.ts';
import { acceptPlaces } from './services/accept-places.ts';
import { createAnnotation } from './services/create-annotation.ts';
import { deleteMark } from './services/delete-annotation.ts';
import { mergeAnnotations } from './services/merge-annotations.ts';
import { annotationDetails } from './services/open-article.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { respanAnnotation } from './services/respan-annotation.ts';
import { retagAnnotation } from './services/retag-annotation.ts';
import { setAttributes } from './services/set-attributes.ts';
import { setNote } from './services/set-note.ts';
import { splitAnnotation } from './services/split-annotation.ts';
import { textValues } from './services/text-values.ts';

type AnnotationChannelName = Extract<keyof ThreadChannels, `annotation:${string}`>;

/** `run` runs a use case on the open workspace. */
export function annotationHandlers(run: <T>(work: (workspace: OpenWorkspace) => T) => T) {
  return {
    'annotation:create': (input) => run((workspace) => createAnnotation(workspace, input)),
    'annotation:retag': (input) => run((workspace) => retagAnnotation(workspace, input)),
    'annotation:respan': (input) => run((workspace) => respanAnnotation(workspace, input)),
    'annotation:set-note': (input) => run((workspace) => setNote(workspace, input)),
    'annotation:delete': (input) => run((workspace) => deleteMark(workspace, input)),
    'annotation:details': (input) => run((workspace) => annotationDetails(workspace, input)),
    'annotation:set-attributes': (input) => run((workspace) => setAttributes(workspace, input)),
    'annotation:split': (input) => run((workspace) => splitAnnotation(workspace, input)),
    'annotation:merge': (input) => run((workspace) => mergeAnnotations(workspace, input)),
    'annotation:accept-places': (input) => run((workspace) => acceptPlaces(workspace, input)),
    'annotation:text-values': (input) => run((workspace) => textValues(workspace, input)),
  } satisfies Handlers<Pick<ThreadChannels, AnnotationChannelName>>;
}
