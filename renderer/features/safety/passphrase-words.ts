// What is asked of a passphrase and said about it. A short one is refused, a weak one only advised against.

import { countOf } from '../../ui/words.ts';

export type PassphraseWay = 'set' | 'change' | 'remove';

const LEAST = 8;
const GOOD = 12;
const GOOD_WORDS = 4;

const lengthOf = (text: string): number => [...text].length;

const advice = `At least ${GOOD} characters, or four words that nobody would put together.`;

/** Null when it can be used. */
export function faultOf(passphrase: string): string | null {
  if (passphrase === '') return 'Enter a passphrase.';
  const length = lengthOf(passphrase);
  if (length < LEAST) {
    return `${countOf(length, 'character')} can be found by trying; use ${LEAST} or more.`;
  }
  return null;
}

/** What is said under the field while it is typed. */
export function strengthWords(passphrase: string): string {
  const length = lengthOf(passphrase);
  if (length < LEAST) return advice;
  const words = passphrase.trim().split(/\s+/u).length;
  if (length >= GOOD || words >= GOOD_WORDS)
    return 'Long enough, if it is not a phrase that others know.';
  return `Short: a longer one is much harder to find. ${advice}`;
}

/** `the workspace and 7 backups`. */
export function filesWords(backups: number | null): string {
  if (backups === null) return 'the workspace and its backups';
  return backups === 0 ? 'the workspace' : `the workspace and ${countOf(backups, 'backup')}`;
}

export const busyWords: Readonly<Record<PassphraseWay, (files: string) => string>> = {
  set: (files) => `Encrypting ${files}…`,
  change: (files) => `Encrypting ${files} anew…`,
  remove: (files) => `Decrypting ${files}…`,
};

export const doneWords: Readonly<Record<PassphraseWay, string>> = {
  set: 'The workspace and its backups are encrypted',
  change: 'The passphrase was changed',
  remove: 'The passphrase was removed; the workspace and its backups are not encrypted any more',
};

export const actWords: Readonly<Record<PassphraseWay, string>> = {
  set: 'Encrypt',
  change: 'Change passphrase',
  remove: 'Remove passphrase',
};
