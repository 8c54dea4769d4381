// What a process that changes a passphrase is told to do, and what can be wrong with it.

export const passphraseFaults = [
  'a plain copy stays behind',
  'the old file goes before the new one has its name',
  'the key before is not kept',
] as const;

export interface PassphraseJob {
  readonly path: string;
  readonly current: string | null;
  readonly next: string | null;
  /** The operation before which it dies; null for none. */
  readonly dieBefore: number | null;
  readonly fault: string | null;
}
