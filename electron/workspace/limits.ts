// How much is taken in at once. Bounds are checked before a file is read.

export const mebibyte = 1024 * 1024;

export const limits = {
  /** A text or an annotated article, where nobody asks for another limit. */
  maxFileBytes: 64 * mebibyte,
  /** Of a plain text: every line may be a block, and all blocks of a text are held and stored together. */
  maxLines: 2_000_000,
  /** Refused files kept in memory in case the user asks for what can be saved: how many, how much; one in any case. */
  salvageFiles: 8,
  salvageBytes: 128 * mebibyte,
} as const;

/** Sizes in error messages: `200 MB`, `64 MB`, `3 kB`. Binary units, as file managers mostly show them. */
export function formatBytes(bytes: number): string {
  if (bytes >= mebibyte) return `${Math.round(bytes / mebibyte)} MB`;
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`;
}
