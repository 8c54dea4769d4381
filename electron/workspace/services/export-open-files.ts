// The files that an export writes, of which those used last are open: their number does not depend on how many there
// are. The first failure of any is thrown by whatever is asked next.

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { OutFile, type Buffers, type ClosedFile } from './export-file.ts';

/** Formats with several files for an article, or tables side by side, go back and forth between a few. */
const MOST_OPEN = 16;
/** Files that are being forced to the disk while others are written. */
const MOST_CLOSING = 8;

export class OpenFiles {
  readonly #place: (path: string) => string;
  readonly #hashes: boolean;
  readonly #known = new Map<string, ClosedFile>();
  readonly #open = new Map<string, OutFile>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #buffers: Buffers = [];
  #failure: Error | null = null;

  /** `place` is where a path is on the disk. */
  constructor(place: (path: string) => string, hashes: boolean) {
    this.#place = place;
    this.#hashes = hashes;
  }

  /** The hash is null for a file that was closed in between. */
  get known(): ReadonlyMap<string, ClosedFile> {
    return this.#known;
  }

  write(path: string, content: string | Uint8Array): Promise<unknown> | null {
    this.#check();
    // What was added before is not on the disk yet, and would come after this.
    const closing = this.#closing.get(path);
    if (closing !== undefined) return closing.then(() => this.write(path, content));
    const sent = this.#fileAt(path).add(content);
    const [oldest] = this.#open;
    if (this.#open.size > MOST_OPEN && oldest !== undefined) this.#close(...oldest);
    if (this.#closing.size <= MOST_CLOSING) return sent;
    return Promise.all([sent, Promise.race(this.#closing.values())]);
  }

  /** Everything is on the disk then. */
  async settle(): Promise<void> {
    for (const [path, file] of this.#open) this.#close(path, file);
    await Promise.all(this.#closing.values());
    this.#check();
  }

  /** To be called for settled files. */
  rename(from: string, to: string): void {
    const file = this.#known.get(from);
    this.#known.delete(from);
    if (file !== undefined) this.#known.set(to, file);
  }

  /** To be called for settled files. */
  forget(path: string): void {
    this.#known.delete(path);
  }

  #check(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  #fileAt(path: string): OutFile {
    const isNew = !this.#known.has(path);
    if (isNew && path.includes('/')) mkdirSync(dirname(this.#place(path)), { recursive: true });
    const options = { isNew, hashes: this.#hashes, buffers: this.#buffers };
    const file = this.#open.get(path) ?? new OutFile(this.#place(path), options);
    if (isNew) this.#known.set(path, { bytes: 0, sha256: null });
    // The one used last is the last to be closed.
    this.#open.delete(path);
    this.#open.set(path, file);
    return file;
  }

  /** While others are written. */
  #close(path: string, file: OutFile): void {
    this.#open.delete(path);
    this.#closing.set(path, this.#finish(path, file));
  }

  async #finish(path: string, file: OutFile): Promise<void> {
    const before = this.#known.get(path)?.bytes ?? 0;
    try {
      const { bytes, sha256 } = await file.close();
      this.#known.set(path, { bytes: before + bytes, sha256 });
    } catch (thrown) {
      this.#failure ??= thrown instanceof Error ? thrown : new Error(String(thrown));
    } finally {
      this.#closing.delete(path);
    }
  }
}
