// Undo and redo while the text is edited: whole states, so that characters that come back are the very ones that went,
// and the marks on them too. Typing or deleting in one go is one step.

import type { EditorState } from 'lexical';
import type { Splice } from '../../../../shared/anchoring/edit-tracker.ts';
import type { LiveState } from '../live/live-text.ts';

export interface EditStep {
  readonly editor: EditorState;
  readonly live: LiveState;
}

/** A pause this long ends a step. */
const PAUSE_MS = 1_000;
/** Each keeps what it changed, and now and then a list of all blocks. */
const MOST_STEPS = 500;

export class EditHistory {
  readonly #undone: EditStep[] = [];
  readonly #done: EditStep[] = [];
  #current: EditStep;
  #last: { readonly splice: Splice; readonly atMs: number } | null = null;

  constructor(first: EditStep) {
    this.#current = first;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** The caret moved, or nothing that matters changed. */
  noteState(editor: EditorState): void {
    this.#current = { ...this.#current, editor };
  }

  /** `splice` is null for an edit that changed no character, such as an empty line. */
  push(step: EditStep, splice: Splice | null, atMs: number): void {
    const last = this.#last;
    const goesOn =
      last !== null &&
      splice !== null &&
      atMs - last.atMs < PAUSE_MS &&
      follows(last.splice, splice);
    if (!goesOn) {
      this.#done.push(this.#current);
      if (this.#done.length > MOST_STEPS) this.#done.shift();
    }
    this.#undone.length = 0;
    this.#current = step;
    this.#last = splice === null ? null : { splice, atMs };
  }

  undo(): EditStep | null {
    return this.#step(this.#done, this.#undone);
  }

  redo(): EditStep | null {
    return this.#step(this.#undone, this.#done);
  }

  #step(from: EditStep[], to: EditStep[]): EditStep | null {
    const step = from.pop();
    if (step === undefined) return null;
    to.push(this.#current);
    this.#current = step;
    this.#last = null;
    return step;
  }
}

/** Typing on where the last edit ended, or deleting on in either direction. */
function follows(last: Splice, next: Splice): boolean {
  const end = last.startUtf16 + last.inserted;
  if (next.deleted === 0 && next.inserted === 1) {
    return last.inserted > 0 && next.startUtf16 === end;
  }
  const onlyDeletes = next.inserted === 0 && last.inserted === 0;
  return (
    onlyDeletes &&
    (next.startUtf16 === last.startUtf16 || next.startUtf16 + next.deleted === last.startUtf16)
  );
}
