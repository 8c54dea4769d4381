// Imports an encrypted file again, with the passphrase that the user gave for it. One that is wrong is forgotten, and the
// file stays at hand for the next.

import { toErrorData } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import type { FileKeys } from '../age/file-keys.ts';
import type { ThreadInput } from '../protocol.ts';
import type { ImportContext } from './import-context.ts';
import { importSource } from './import-source.ts';
import { wrongPassphrase } from './try-passphrase.ts';

export async function importLocked(
  context: ImportContext,
  keys: FileKeys,
  { token, passphrase }: ThreadInput<'article:import-locked'>,
): Promise<ImportResult> {
  const { file, read } = context.locked.find(token);
  keys.add(passphrase);
  const result = await importSource(context, file, read);
  if (result.error?.code !== 'file-encrypted') {
    context.locked.forget(token);
    return result;
  }
  keys.drop(passphrase);
  return { ...result, error: toErrorData(wrongPassphrase(file)) };
}
