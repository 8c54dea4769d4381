// Imports one source, told apart by content. Whatever is wrong with it becomes a result, not an exception, so that a
// batch goes on; and nothing is written unless all of it is.

import { isDatasetKind, type SourceKind } from '../../../shared/domain/source-map.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { fromSqlite } from '../db/errors.ts';
import { detectKind, type DetectedKind } from '../importers/detect-kind.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import { refused, type SourceBytes } from '../importers/read-source.ts';
import { importerFailure } from '../importers/thread-failure.ts';
import { checkGoingOn, type ImportContext } from './import-context.ts';
import { importForeign } from './import-foreign.ts';
import { importOwn, importSavable } from './import-own.ts';
import { failed, knownResult } from './import-result.ts';
import { findKnown } from './known-file.ts';
import type { LockedFile } from './locked-store.ts';
import { keptSource } from './original-of-set.ts';

/**
 * Never rejects for what is wrong with the source; `read` may throw an AppError about it. Pasted HTML is named by the
 * caller, because nothing else tells it from a file.
 */
export async function importSource(
  context: ImportContext,
  file: string,
  read: () => SourceBytes | Promise<SourceBytes>,
  named: 'paste' | null = null,
): Promise<ImportResult> {
  const { workspace } = context;
  try {
    checkGoingOn(context, file);
    workspace.checkInPlace();
    const source = await read();
    checkGoingOn(context, file);
    const kept = keptSource(source);
    const sha256 = sha256Hex(kept.bytes);
    const { articles, lacksOriginal } = findKnown(workspace.db, sha256);
    if (articles.length > 0 && lacksOriginal === null) return knownResult(file, articles);
    if (named !== null) return await importForeign(context, named, source, sha256);
    const kind = requireKind(source);
    return isDatasetKind(kind)
      ? await importOwn(context, { source, kind, kept, sha256 })
      : await importForeign(context, kind, source, sha256);
  } catch (thrown) {
    return {
      ...failed(file, fromSqlite(thrown, workspace.path)),
      ...lockedOr(context, thrown, { file, read }),
    };
  }
}

/** Named so that it can be tried again with a passphrase. */
const lockedOr = (
  { locked }: ImportContext,
  thrown: unknown,
  file: LockedFile,
): Pick<ImportResult, 'lockedToken'> =>
  thrown instanceof AppError && thrown.code === 'file-encrypted'
    ? { lockedToken: locked.keep(file) }
    : {};

/** Throws what the user has to know about a file that is of no kind that can be read. */
export function requireKind({ file, fileName, bytes }: SourceBytes): SourceKind {
  let detected: DetectedKind;
  try {
    detected = detectKind(fileName, bytes);
  } catch (thrown) {
    throw importerFailure(file, thrown);
  }
  if ('kind' in detected) return detected.kind;
  const { code, what, remedy } = detected.refusal;
  throw refused(code, file, what, remedy);
}

/** What can be saved of a file that was refused before. Rejects with `not-found` when it is not at hand any more. */
export async function importSalvage(context: ImportContext, token: string): Promise<ImportResult> {
  const { source, kind } = context.salvage.find(token);
  try {
    const kept = keptSource(source);
    const own = { source, kind, kept, sha256: sha256Hex(kept.bytes) };
    const result = await importSavable(context, own);
    if (result.error === null) context.salvage.forget(token);
    return result;
  } catch (thrown) {
    return failed(source.file, fromSqlite(thrown, context.workspace.path));
  }
}
