// The GUIDs of what stands around a mark that we write: always the same, so that a reader knows them as ours.

import type { ReadContext } from '../codec.ts';

type IdFor = ReadContext['idFor'];

/** Of the selection of one segment of the mark that the coding is. */
export const selectionGuid = (coding: string, at: number, idFor: IdFor): string =>
  idFor('refi-qda', 'selection', coding, String(at));

/** Of the coding on a further segment. */
export const partGuid = (coding: string, at: number, idFor: IdFor): string =>
  idFor('refi-qda', 'part', coding, String(at));

/** Of the note on a mark or relation. */
export const noteGuid = (owner: string, idFor: IdFor): string => idFor('refi-qda', 'note', owner);
