// What every import needs, and how it hears that it should stop.

import type { OpenSource } from '../age/open-sealed.ts';
import type { ImporterRunner } from '../importers/run-importer.ts';
import { stopped } from '../importers/thread-failure.ts';
import type { LockedStore } from './locked-store.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { SalvageStore } from './salvage-store.ts';

export interface ImportContext {
  readonly workspace: OpenWorkspace;
  readonly salvage: SalvageStore;
  readonly importers: ImporterRunner;
  readonly maxFileBytes: number;
  /** Opens files that are encrypted. */
  readonly open: OpenSource;
  /** Encrypted files that no key fits, kept until a passphrase is given. */
  readonly locked: LockedStore;
  /** Keep everything on a web page instead of the article alone. */
  readonly wholePage: boolean;
  /** Stops the import at the next safe point, also in the middle of a file. */
  readonly signal: AbortSignal;
  /** Turns false when the workspace was closed meanwhile. */
  readonly stillOpen: () => boolean;
  /** Files of one batch are read ahead and stored in their order: what is read waits for this. */
  readonly turn: Promise<void>;
  /** To be called when the file is with its importer, so that the next one can be prepared. */
  readonly handedOver: () => void;
}

/** Throws `cancelled` when the import should not go on. To be asked after every wait, before anything is written. */
export function checkGoingOn({ signal, stillOpen }: ImportContext, file: string): void {
  if (signal.aborted || !stillOpen()) throw stopped(file);
}
