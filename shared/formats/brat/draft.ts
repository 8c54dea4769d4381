// What is written while the lines of an .ann are put together, and notes, which marks and relations have alike.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { JsonObject } from '../../domain/json.ts';
import { oneLineJson } from '../one-line-json.ts';
import type { AnnRecord, NoteLine } from './ann-lines.ts';
import type { LineIds } from './line-ids.ts';
import type { Meaning } from './meaning.ts';
import { ANNOTATOR_NOTES, OWN_NOTE, readOwnNote, visibleNote, type Authors } from './own-note.ts';

export interface AnnDraft {
  readonly document: AnnotatedArticle;
  readonly authors: Authors;
  readonly old: Meaning;
  readonly ids: LineIds;
  /** Text-bound ids of the marks that are written, by mark. */
  readonly marks: ReadonlyMap<string, string>;
  /** Ids that lines may refer to. */
  readonly written: Set<string>;
  /** What our notes say of marks that are triggers: it goes with the event, by its id. */
  readonly ownOfTriggers: Map<string, JsonObject>;
  /** Puts a line in the place of an old one, or after all. */
  readonly put: (line: string, old: AnnRecord | null) => void;
  /** What refers to a mark refers to its event, where it is a trigger: brat refuses the other (annotation.py, _sanity). */
  readonly subjectOf: (tid: string) => string;
}

/** The note for people: on one line, nothing where there are no words. */
export function writeNote(
  draft: AnnDraft,
  subject: string,
  note: string | null,
  before: NoteLine | null,
): void {
  const visible = visibleNote(note ?? '');
  if (visible === '') return;
  const id = before?.id ?? draft.ids.take('#');
  const isSame = before !== null && before.text.trim() === note;
  const line = `${id}\t${ANNOTATOR_NOTES} ${before?.target ?? subject}\t${visible}`;
  draft.put(isSame ? before.raw : line, before);
  draft.written.add(id);
}

/** Ours, where there is something to say. */
export function writeOwnNote(
  draft: AnnDraft,
  subject: string,
  own: JsonObject,
  before: NoteLine | null,
): void {
  if (Object.keys(own).length === 0) return;
  const id = before?.id ?? draft.ids.take('#');
  const isSame =
    before !== null && JSON.stringify(readOwnNote(before.text)) === JSON.stringify(own);
  draft.put(isSame ? before.raw : `${id}\t${OWN_NOTE} ${subject}\t${oneLineJson(own)}`, before);
  draft.written.add(id);
}
