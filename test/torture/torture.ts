// What every case of `npm run torture` has in common: a bounded run that counts what must never happen, and named
// seeded faults, each of which has to make the count rise. A case that cannot fail proves nothing.

export interface TortureRun {
  /** `full` for `npm run torture`, `short` for `npm test`: the same work, less of it. */
  readonly scale: 'full' | 'short';
  /** The case stops taking up new work after this long, and says how far it came. */
  readonly seconds: number;
  /** Random choices come from this alone, so that a failure can be looked at again. */
  readonly seed: number;
  /** One of the case's own `faults`, to be planted; null in a real run. */
  readonly fault: string | null;
}

export interface Figure {
  /** Such as “acknowledged acts that were lost”. */
  readonly name: string;
  readonly value: number;
  /** The most that is right; null for a figure that is only reported. */
  readonly limit: number | null;
  /** Such as “acts”, “of 500 workspaces”, “MB”. */
  readonly unit: string;
  /** What was done to get it, such as “1,000 acts, 131 kills”; for a failure, the first ones by name and seed. */
  readonly detail: string;
}

export interface TortureCase {
  readonly name: string;
  /** How long a full and a short run may take, in seconds. */
  readonly seconds: { readonly full: number; readonly short: number };
  /** Names of faults that `run` can plant. With each of them at least one figure has to exceed its limit. */
  readonly faults: readonly string[];
  readonly run: (run: TortureRun) => Promise<readonly Figure[]>;
  /** What has to be there first: a browser, what `npm run build` makes. */
  readonly needs?: readonly ('browser' | 'build')[];
  /** Why the case cannot run on this machine; null where it can. */
  readonly unable?: () => string | null;
}

export const isWithin = ({ value, limit }: Figure): boolean => limit === null || value <= limit;
