// Encryption of a workspace file at rest: which file is encrypted, and the key that a passphrase makes for it. The
// file's first 16 bytes are the salt, so nothing has to lie beside it. Neither key nor passphrase gets into a message,
// a log or JSON; both are in memory only. Per page ChaCha20-Poly1305 (https://utelle.github.io/SQLite3MultipleCiphers).

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  hkdfSync,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../../shared/ipc/result.ts';
import type { Driver } from './connection.ts';

const saltBytes = 16;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** What tells an encrypted file from others: as many bytes of its beginning. */
const cipherHeaderBytes = 24;
/** One page has this size, so an encrypted file cannot be shorter. */
const pageBytes = 4096;
/** 128 MiB and 0.3 s a guess. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 2 ** 20 } as const;

/** What opens one encrypted file, and every other with the same salt. Prints as nothing. */
export class WorkspaceKey {
  readonly #secret: Buffer;
  readonly #salt: Buffer;

  constructor(secret: Uint8Array, salt: Uint8Array) {
    if (secret.length !== keyBytes || salt.length !== saltBytes) {
      throw new RangeError('a workspace key has 32 bytes and its salt 16');
    }
    this.#secret = Buffer.from(secret);
    this.#salt = Buffer.from(salt);
  }

  /** The file's salt is that of this key. */
  fits(header: Uint8Array): boolean {
    return this.#salt.equals(header.subarray(0, saltBytes));
  }

  /** For a thread of this process, which has the passphrase as well. */
  copyOfSecret(): Uint8Array {
    return Uint8Array.from(this.#secret);
  }

  /** The connection goes on with this key; nothing is read yet. */
  unlock(driver: Driver): void {
    this.#tell(driver, 'key');
  }

  /** Encrypts the file of a connection of its own, which is not in WAL mode, or changes its key. */
  encrypt(driver: Driver): void {
    this.#tell(driver, 'rekey');
  }

  /** Another key, encrypted with this one, so that it can be written down (AES-256-GCM). */
  wrap(other: WorkspaceKey): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#wrapping(), nonce);
    const sealed = [cipher.update(other.#secret), cipher.update(other.#salt), cipher.final()];
    return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
  }

  /** Null for what this key did not wrap. */
  unwrap(bytes: Uint8Array): WorkspaceKey | null {
    const sealedAt = nonceBytes + tagBytes;
    if (bytes.length !== sealedAt + keyBytes + saltBytes) return null;
    const nonce = bytes.subarray(0, nonceBytes);
    const cipher = createDecipheriv('aes-256-gcm', this.#wrapping(), nonce);
    cipher.setAuthTag(bytes.subarray(nonceBytes, sealedAt));
    try {
      const opened = Buffer.concat([cipher.update(bytes.subarray(sealedAt)), cipher.final()]);
      return new WorkspaceKey(opened.subarray(0, keyBytes), opened.subarray(keyBytes));
    } catch {
      return null;
    }
  }

  #wrapping(): Buffer {
    const purpose = 'sourcebench: the key before';
    return Buffer.from(hkdfSync('sha256', this.#secret, this.#salt, purpose, keyBytes));
  }

  #tell(driver: Driver, pragma: 'key' | 'rekey'): void {
    driver.pragma("cipher = 'chacha20'");
    driver.pragma(`${pragma} = 'raw:${this.#secret.toString('hex')}${this.#salt.toString('hex')}'`);
  }

  toJSON(): string {
    return '[workspace key]';
  }

  toString(): string {
    return '[workspace key]';
  }
}

/** From the first bytes of a file. The chance that other bytes look like this is one in 2^60. */
export function looksEncrypted(header: Uint8Array): boolean {
  if (header.length < cipherHeaderBytes) return false;
  const [high, low, write, read, ...rest] = header.subarray(saltBytes, cipherHeaderBytes);
  const isVersion = (byte: number | undefined) => byte === 1 || byte === 2;
  // Page size 4096, file versions, 32 bytes kept at the end of each page, and SQLite's three fixed bytes.
  return (
    high === 0x10 &&
    low === 0 &&
    isVersion(write) &&
    isVersion(read) &&
    rest.join() === '32,64,32,32'
  );
}

/** The first bytes of the file; fewer where it is shorter, none where it cannot be read. */
export function readCipherHeader(file: string): Buffer {
  const header = Buffer.alloc(cipherHeaderBytes);
  try {
    const descriptor = openSync(file, 'r');
    try {
      return header.subarray(0, readSync(descriptor, header, 0, cipherHeaderBytes, 0));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return header.subarray(0, 0);
  }
}

/** Of a file that is not open in this process. */
export const isEncryptedFile = (file: string): boolean => looksEncrypted(readCipherHeader(file));

/**
 * What a file that is open in this process is unlocked with. Its first bytes must not be read again then: closing any
 * descriptor of a file lets go of every lock that the process has on it (https://sqlite.org/howtocorrupt.html#posix),
 * and with them of what keeps others from taking its log away. Plain data, so that it can go to another thread.
 */
export interface KnownKey {
  /** Null for a plain file. */
  readonly salt: Uint8Array | null;
  readonly passphrase: string | null;
  /** What was derived of both, for a thread that is not to do it again. */
  readonly derived?: Uint8Array;
}

export type Unlocking = string | KnownKey | WorkspaceKey | null;

/** Of a file that is not open in this process, or is known already. A file that is not there yet gets a salt here. */
export function knownKeyOf(file: string, given: string | KnownKey | null): KnownKey {
  if (typeof given === 'object' && given !== null) return given;
  const header = readCipherHeader(file);
  if (header.length === 0 && given !== null) return { salt: newSalt(), passphrase: given };
  if (!looksEncrypted(header)) return { salt: null, passphrase: null };
  return { salt: Uint8Array.from(header.subarray(0, saltBytes)), passphrase: given };
}

/** A session opens its file several times, and deriving takes a third of a second. */
const derived = new Map<string, WorkspaceKey>();
const keptKeys = 4;

/** The same whether the system writes accents as one character or as two. */
export function deriveKey(passphrase: string, salt: Uint8Array): WorkspaceKey {
  const typed = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  const name = createHash('sha256').update(salt).update(typed).digest('base64');
  const kept = derived.get(name);
  const key = kept ?? new WorkspaceKey(scryptSync(typed, salt, keyBytes, cost), salt);
  derived.delete(name);
  derived.set(name, key);
  const [oldest] = derived.keys();
  if (derived.size > keptKeys && oldest !== undefined) derived.delete(oldest);
  return key;
}

/** Null for a plain file, and without a passphrase. The passphrase is not tried. */
export function keyOfFile(file: string, given: string | KnownKey | null): WorkspaceKey | null {
  const { salt, passphrase } = knownKeyOf(file, given);
  return salt === null || passphrase === null ? null : deriveKey(passphrase, salt);
}

/** The same with its key where that was derived here before; only a plain file and a mere passphrase stay as they are. */
export function withDerived<K extends string | KnownKey | null>(given: K): K | KnownKey {
  if (given === null || typeof given === 'string') return given;
  const { salt, passphrase } = given;
  if (salt === null || passphrase === null) return given;
  return { salt, passphrase, derived: deriveKey(passphrase, salt).copyOfSecret() };
}

/** For a file that is to be encrypted anew. */
export const newKey = (passphrase: string): WorkspaceKey => deriveKey(passphrase, newSalt());

const newSalt = (): Uint8Array => Uint8Array.from(randomBytes(saltBytes));

export interface KeyRequest {
  readonly file: string;
  /** The workspace as the user knows it. */
  readonly namedAs: string;
  readonly passphrase: Unlocking;
}

/**
 * Unlocks the connection when its file is encrypted, or is still to be made with a passphrase; a plain file does without.
 * Throws `passphrase-needed`, `passphrase-wrong`, and what SQLite throws.
 */
export function applyKey(driver: Driver, { file, namedAs, passphrase: given }: KeyRequest): void {
  const key = given instanceof WorkspaceKey ? given : keyOf(knownKeyOf(file, given), namedAs);
  if (key === null) return;
  key.unlock(driver);
  requireRightKey(driver, namedAs);
}

/** Null for a plain file. */
function keyOf({ salt, passphrase, derived: known }: KnownKey, path: string): WorkspaceKey | null {
  if (salt === null) return null;
  if (known !== undefined) return new WorkspaceKey(known, salt);
  if (passphrase === null) throw passphraseNeeded(path);
  return deriveKey(passphrase, salt);
}

/** A wrong key is found when the first page is read. */
function requireRightKey(driver: Driver, path: string): void {
  try {
    driver.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
    if (code === 'SQLITE_NOTADB') throw passphraseWrong(path);
    throw thrown;
  }
}

const passphraseNeeded = (path: string): AppError =>
  new AppError('passphrase-needed', `The workspace ${path} is encrypted.`, {
    remedy: 'Give its passphrase.',
    file: path,
  });

export const passphraseWrong = (path: string): AppError =>
  new AppError('passphrase-wrong', `This passphrase does not open the workspace ${path}.`, {
    remedy:
      'Type it again: capital letters and the layout of the keyboard count. If it is the right one, the beginning of the file is damaged; then restore a backup.',
    file: path,
  });

/** An encrypted file of less than a page was cut off. */
export const isCutOff = (header: Uint8Array, bytes: number): boolean =>
  looksEncrypted(header) && bytes < pageBytes;
