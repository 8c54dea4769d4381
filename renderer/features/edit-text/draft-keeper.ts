// Keeps what is typed into an article's text on disk: about every second while somebody types, and at once when the
// focus, the article or the window goes. One at a time and in order; a failure is said once and tried again.

import { call } from '../../api.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { EditedText } from '../../../shared/ipc/text-types.ts';
import { useEdit } from '../../state/edit-store.ts';
import { showError } from '../../state/messages.ts';

const KEEP_AFTER_MS = 1_000;

export interface DraftSource {
  /** Null when nothing differs from the text as it is: then there is nothing to keep. */
  readonly edited: () => EditedText | null;
}

export class DraftKeeper {
  readonly #articleId: ArticleId;
  readonly #source: DraftSource;
  #timer = 0;
  #sending: Promise<void> = Promise.resolve();
  #dirty = false;
  #onDisk: boolean;
  #failed = false;

  /** `onDisk`: a draft of the article is there already. */
  constructor(articleId: ArticleId, source: DraftSource, onDisk: boolean) {
    this.#articleId = articleId;
    this.#source = source;
    this.#onDisk = onDisk;
  }

  noteEdit(): void {
    this.#dirty = true;
    if (this.#timer === 0) this.#timer = window.setTimeout(this.flush, KEEP_AFTER_MS);
  }

  /** Sends what is not on disk yet, without waiting for what is on its way: the window may be closing. */
  readonly flush = (): void => {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    if (!this.#dirty) return;
    this.#dirty = false;
    const edited = this.#source.edited();
    if (edited === null && !this.#onDisk) return;
    this.#onDisk = edited !== null;
    const articleId = this.#articleId;
    const sent =
      edited === null
        ? call('text:discard-draft', { articleId })
        : call('text:keep-draft', { articleId, edited });
    this.#sending = Promise.all([this.#sending, sent]).then(
      () => this.#kept(),
      (thrown: unknown) => this.#lost(thrown),
    );
  };

  /** Whether there is a draft, or is about to be. */
  get onDisk(): boolean {
    return this.#onDisk;
  }

  /** What was typed became a revision, or was thrown away. */
  noteGone(): void {
    this.#onDisk = false;
  }

  /** Resolves when everything sent so far is answered. What was not sent yet is left. */
  async stop(): Promise<void> {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
    this.#dirty = false;
    await this.#sending;
  }

  #kept(): void {
    this.#failed = false;
    useEdit.setState(({ start }) =>
      start?.articleId === this.#articleId ? { keptAtMs: Date.now() } : {},
    );
  }

  #lost(thrown: unknown): void {
    if (!this.#failed) showError(thrown);
    this.#failed = true;
    this.#dirty = true;
  }
}
