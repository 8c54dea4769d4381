// One file of an export while it is written: in large pieces, while the next one is made, with its hash along the way.

import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsync, openSync, write, writeSync } from 'node:fs';
import { promisify } from 'node:util';

const syncFile = promisify(fsync);
const writeAside = promisify(write);

const BUFFER_BYTES = 256 * 1024;
/** So much is forced to the disk while the rest is made, so that the end does not wait for all of it. */
const SYNCED_AT_ONCE = 64 * BUFFER_BYTES;

/** Buffers that are free: tens of thousands of small files would each get a large one. */
export type Buffers = Buffer[];

export interface OpenOptions {
  readonly isNew: boolean;
  readonly hashes: boolean;
  readonly buffers: Buffers;
}

export interface ClosedFile {
  /** That were added since it was opened. */
  readonly bytes: number;
  /** Null for a file that was begun before. */
  readonly sha256: string | null;
}

/** A new file must not exist; another one is added to. */
export class OutFile {
  readonly #descriptor: number;
  readonly #hash: Hash | null;
  readonly #buffers: Buffers;
  #buffer: Buffer;
  #filled = 0;
  #bytes = 0;
  #unforced = 0;
  /** Of the buffer before this one, on its way to the disk. */
  #writing: Promise<unknown> = Promise.resolve();
  #forcing: Promise<unknown> | null = null;

  constructor(path: string, { isNew, hashes, buffers }: OpenOptions) {
    this.#descriptor = openSync(path, isNew ? 'wx' : 'a');
    this.#hash = hashes && isNew ? createHash('sha256') : null;
    this.#buffers = buffers;
    this.#buffer = this.#take();
  }

  /** A promise is to be waited for before there is more. Rejects with what the system says. */
  add(content: string | Uint8Array): Promise<void> | null {
    const most = typeof content === 'string' ? content.length * 3 : content.length;
    if (most > BUFFER_BYTES) return this.#addLarge(content);
    const sent = this.#filled + most > BUFFER_BYTES ? this.#send() : null;
    const start = this.#filled;
    if (typeof content === 'string') this.#filled += this.#buffer.write(content, start, 'utf8');
    else {
      this.#buffer.set(content, start);
      this.#filled += content.length;
    }
    this.#bytes += this.#filled - start;
    this.#hash?.update(this.#buffer.subarray(start, this.#filled));
    return sent;
  }

  /** Everything is on the disk then. */
  async close(): Promise<ClosedFile> {
    try {
      await Promise.all([this.#writing, this.#forcing]);
      for (let at = 0; at < this.#filled;) {
        at += writeSync(this.#descriptor, this.#buffer, at, this.#filled - at);
      }
      this.#buffers.push(this.#buffer);
      await syncFile(this.#descriptor);
    } finally {
      closeSync(this.#descriptor);
    }
    return { bytes: this.#bytes, sha256: this.#hash?.digest('hex') ?? null };
  }

  async #addLarge(content: string | Uint8Array): Promise<void> {
    const whole = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let at = 0; at < whole.length; at += BUFFER_BYTES) {
      await this.add(whole.subarray(at, at + BUFFER_BYTES));
    }
  }

  #take(): Buffer {
    return this.#buffers.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
  }

  /** Sends the full buffer away and waits only for the one before it. */
  async #send(): Promise<void> {
    const [full, length, before] = [this.#buffer, this.#filled, this.#writing];
    this.#buffer = this.#take();
    this.#filled = 0;
    this.#writing = this.#writeAfter(before, full, length);
    // Told when it is waited for next; until then it is no unhandled rejection.
    this.#writing.catch(() => undefined);
    this.#unforced += length;
    if (this.#unforced >= SYNCED_AT_ONCE && this.#forcing === null) this.#force();
    await before;
  }

  async #writeAfter(before: Promise<unknown>, full: Buffer, length: number): Promise<void> {
    await before;
    for (let at = 0; at < length;) {
      const { bytesWritten } = await writeAside(this.#descriptor, full, at, length - at);
      at += bytesWritten;
    }
    this.#buffers.push(full);
  }

  #force(): void {
    this.#unforced = 0;
    this.#forcing = syncFile(this.#descriptor)
      // What fails here fails again when the file is closed.
      .catch(() => undefined)
      .finally(() => {
        this.#forcing = null;
      });
  }
}
