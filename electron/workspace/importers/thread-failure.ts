// What went wrong while a file was read, in the user's words: an importer that failed, hung, or took too much memory.

import { AppError } from '../../../shared/ipc/result.ts';
import { formatBytes, mebibyte, type ImporterLimits } from '../limits.ts';
import { refused } from './read-source.ts';

const longestDetail = 200;

/** An {@link AppError} as it is; anything else that an importer throws is taken for damage of the file. */
export function importerFailure(file: string, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof RangeError && /call stack/i.test(thrown.message)) {
    return refused(
      'file-invalid',
      file,
      'is nested too deeply to be read.',
      'Open it in the program that made it, and save its text as a plain text file.',
    );
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const detail = message.replaceAll(/\s+/g, ' ').trim().slice(0, longestDetail).replace(/\.$/, '');
  return refused(
    'file-invalid',
    file,
    `is damaged and cannot be read${detail === '' ? '' : ` (${detail})`}.`,
    'Get an undamaged copy, or save its text as a plain text file and import that.',
  );
}

export function tookTooLong(file: string, allowedMs: number): AppError {
  const seconds = Math.max(1, Math.round(allowedMs / 1000));
  return refused(
    'file-too-large',
    file,
    `took longer than ${seconds} ${seconds === 1 ? 'second' : 'seconds'} to read.`,
    'Split it, or save its text as a plain text file and import that.',
  );
}

export function neededTooMuch(file: string, { memoryMegabytes }: ImporterLimits): AppError {
  return refused(
    'file-too-large',
    file,
    `needs more memory than ${formatBytes(memoryMegabytes * mebibyte)} to be read.`,
    'Split it, or save its text as a plain text file and import that.',
  );
}

export function stopped(file: string): AppError {
  return refused(
    'cancelled',
    file,
    'was not imported, because the import was stopped.',
    'Import it again.',
  );
}
