// Channels for the safety of the workspace: its backups, repair after damage, the passphrase, links out of the program.
// Main answers those that may be asked while no workspace is open, because it alone knows which one was wanted.

import { z } from 'zod';
import { channel, nothing, words } from '../channel-parts.ts';
import type { BackupEntry, SalvageReport } from '../safety-types.ts';
import type { AppState, WorkspaceInfo } from '../types.ts';

/** Not trimmed: a passphrase is what was typed. */
const passphrase = z.string().min(1).max(1000);
const path = z.string().min(1);
const backupId = words.min(1).max(300);

export const safetyWindowChannels = {
  /** The backups of the workspace that is open or was wanted last, newest first. */
  'backup:list': channel<readonly BackupEntry[]>()(nothing),
  /** Puts the backup in the place of the workspace, which is kept as a backup itself, and opens it. */
  'backup:restore': channel<AppState>()(z.strictObject({ id: backupId })),
  /** Shows the folder of backups in the system's file manager. */
  'backup:show-folder': channel<null>()(nothing),
  /** Sets the damaged workspace aside, saves what can be read into a new one in its place, and opens that. */
  'workspace:repair': channel<{ readonly state: AppState; readonly report: SalvageReport }>()(
    nothing,
  ),
  /** Opens the encrypted workspace that was wanted. */
  'workspace:unlock': channel<AppState>()(z.strictObject({ passphrase })),
  /**
   * Encrypts the open workspace and its backups, changes the passphrase, or removes it (`next` null). `current` is null
   * where there is none yet. Fails with `passphrase-wrong` when `current` is not the one that is set.
   */
  'workspace:set-passphrase': channel<AppState>()(
    z.strictObject({ current: passphrase.nullable(), next: passphrase.nullable() }),
  ),
  /** Opens an http, https or mailto address in the system's program for it, after a question that shows it; false when declined. */
  'link:open': channel<boolean>()(z.strictObject({ address: z.string().min(1).max(4000) })),
} as const;

export const safetyChannels = {
  /** Makes a backup now and checks it. */
  'backup:make': channel<BackupEntry>()(nothing),
} as const;

export const safetyInternalChannels = {
  'backup:list-at': channel<readonly BackupEntry[]>()(z.strictObject({ path })),
  'backup:restore-at': channel<null>()(z.strictObject({ path, id: backupId })),
  'workspace:repair-at': channel<SalvageReport>()(
    z.strictObject({ path, passphrase: passphrase.nullable() }),
  ),
  'workspace:change-passphrase': channel<WorkspaceInfo>()(
    z.strictObject({ current: passphrase.nullable(), next: passphrase.nullable() }),
  ),
} as const;
