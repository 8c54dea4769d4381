// Refused files, kept for a while in case the user asks for what can be saved of them.
// Bounded in number and size; the oldest go first.

import { randomUUID } from 'node:crypto';
import { AppError } from '../../../shared/ipc/result.ts';
import type { OwnKind } from '../importers/own-file.ts';
import type { SourceBytes } from '../importers/read-source.ts';
import { limits } from '../limits.ts';

export interface Refusal {
  readonly source: SourceBytes;
  readonly kind: OwnKind;
}

export interface SalvageStore {
  /** Answers the token. The newest is kept whatever its size. */
  keep(refusal: Refusal): string;
  /** Throws `not-found` when the token is unknown or too old. */
  find(token: string): Refusal;
  forget(token: string): void;
}

export function createSalvageStore(): SalvageStore {
  const kept = new Map<string, Refusal>();
  const bytesKept = () =>
    [...kept.values()].reduce((sum, { source }) => sum + source.bytes.length, 0);

  return {
    keep(refusal) {
      const token = randomUUID();
      kept.set(token, refusal);
      for (const oldest of kept.keys()) {
        const fits = kept.size <= limits.salvageFiles && bytesKept() <= limits.salvageBytes;
        if (fits || oldest === token) break;
        kept.delete(oldest);
      }
      return token;
    },
    find(token) {
      const refusal = kept.get(token);
      if (refusal !== undefined) return refusal;
      throw new AppError('not-found', 'The refused file is no longer at hand.', {
        remedy: 'Import the file again, then choose to import what can be saved.',
      });
    },
    forget(token) {
      kept.delete(token);
    },
  };
}
