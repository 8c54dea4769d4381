// How an answer or a failure crosses a process border: as plain data, with what, where and how to fix.

import type { Holder } from './safety-types.ts';

export const errorCodes = [
  'bad-usage',
  'invalid-input',
  'not-found',
  'conflict',
  'no-annotator',
  'file-missing',
  'file-unreadable',
  'file-unwritable',
  'file-is-directory',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-invalid',
  'file-newer',
  'workspace-not-sqlite',
  'workspace-foreign',
  'workspace-newer',
  'workspace-read-only',
  'workspace-locked',
  'workspace-held',
  'workspace-damaged',
  'workspace-gone',
  'workspace-closed',
  'passphrase-needed',
  'passphrase-wrong',
  'file-encrypted',
  'disk-full',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One thing that is wrong with a file: where (a JSON path such as `$.annotations[3].tag`), what, how to fix. */
export interface Problem {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

export interface ErrorDetails {
  /** What the user can do about it, one sentence. */
  readonly remedy: string;
  /** The file it is about. */
  readonly file?: string;
  readonly problems?: readonly Problem[];
  /** What SQLite said of it, for whoever looks into the matter; the message says it in the user's words. */
  readonly sqlite?: string;
  /** What a `file-encrypted` is opened with. */
  readonly needs?: 'passphrase' | 'key';
  /** With `file-encrypted`: what to hand over with the passphrase, where it can be given at once. */
  readonly lockedToken?: string;
  /** Who has the workspace open, with `workspace-held`. */
  readonly holder?: Holder;
}

export interface AppErrorData {
  readonly code: ErrorCode;
  /** What is the matter and where, one sentence. */
  readonly message: string;
  readonly details: ErrorDetails;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppErrorData };

/** A failure the user can understand and act on. Anything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  static from(data: AppErrorData): AppError {
    return new AppError(data.code, data.message, data.details);
  }
}

/** Any thrown value as plain data; what is not an {@link AppError} becomes `internal` and keeps its message. */
export function toErrorData(thrown: unknown): AppErrorData {
  if (thrown instanceof AppError) {
    return { code: thrown.code, message: thrown.message, details: thrown.details };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: 'internal',
    message: `Something went wrong inside Sourcebench: ${message}`,
    details: { remedy: 'Nothing already saved is affected. Try again, or restart Sourcebench.' },
  };
}
