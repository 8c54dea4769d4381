// How much is taken in at once. Bounds are checked before a file is read.

export const mebibyte = 1024 * 1024;

export const limits = {
  /** A source file, where nobody asks for another limit. */
  maxFileBytes: 64 * mebibyte,
  /** Of a plain text: every line may be a block, and all blocks of a text are held and stored together. */
  maxLines: 2_000_000,
  /** Refused files kept in memory in case the user asks for what can be saved: how many, how much; one in any case. */
  salvageFiles: 8,
  salvageBytes: 128 * mebibyte,
  /** Our own formats up to this size are read at once; what is larger would keep other calls waiting. */
  readAtOnceBytes: mebibyte / 4,
  /** How many files one import takes, those in folders included. */
  filesAtOnce: 20_000,
  /** How much of an original is shown. */
  shownBytes: 2 * mebibyte,
} as const;

/** What an importer's thread may use for one file, and how long it is kept after the last one. */
export interface ImporterLimits {
  /** Of a small file; every 10 MiB have another ten seconds. */
  readonly timeLimitMs: number;
  /** Of the thread's heap; a 50 MB page and a PDF of 1,000 pages fit. */
  readonly memoryMegabytes: number;
  readonly idleMs: number;
}

export const importerLimits: ImporterLimits = {
  timeLimitMs: 60_000,
  memoryMegabytes: 2048,
  idleMs: 30_000,
};

export const timeLimitFor = (bytes: number, { timeLimitMs }: ImporterLimits): number =>
  timeLimitMs + Math.floor(bytes / (10 * mebibyte)) * 10_000;

/** Sizes in error messages: `200 MB`, `64 MB`, `3 kB`. Binary units, as file managers mostly show them. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1024 * mebibyte) return `${Number((bytes / mebibyte / 1024).toFixed(1))} GB`;
  if (bytes >= mebibyte) return `${Math.round(bytes / mebibyte)} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`;
}
