// Files dropped on the window. Their bytes go to the workspace, never their paths;
// folders and files that are too large are answered here, without reading them.

import { failedImport } from '../../../shared/ipc/failed-import.ts';
import type { ErrorCode } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { byteSize } from '../../ui/words.ts';

export interface DroppedFile {
  readonly name: string;
  /** Null for a folder. */
  readonly file: File | null;
}

const MOST_BYTES = 64 * 1024 * 1024;

function refused(file: string, code: ErrorCode, message: string, remedy: string): ImportResult {
  return failedImport(file, { code, message, details: { remedy, file } });
}

/** Reads the entries at once: the browser empties the transfer when the event is over. */
export function droppedFiles(transfer: DataTransfer): readonly DroppedFile[] {
  return [...transfer.items]
    .filter((item) => item.kind === 'file')
    .flatMap((item): DroppedFile[] => {
      const entry = item.webkitGetAsEntry();
      if (entry?.isDirectory === true) return [{ name: entry.name, file: null }];
      const file = item.getAsFile();
      return file === null ? [] : [{ name: file.name, file }];
    });
}

export async function readDropped({
  name,
  file,
}: DroppedFile): Promise<
  { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly result: ImportResult }
> {
  if (file === null) {
    const remedy = 'Drop the files inside it instead.';
    return { result: refused(name, 'file-is-directory', `“${name}” is a folder.`, remedy) };
  }
  if (file.size > MOST_BYTES) {
    const message = `“${name}” is ${byteSize(file.size)} large; ${byteSize(MOST_BYTES)} is the most that is read.`;
    const remedy = 'Split it into smaller files and open those.';
    return { result: refused(name, 'file-too-large', message, remedy) };
  }
  try {
    return { bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    const remedy = 'Check that the file still exists and that you may read it, then drop it again.';
    return { result: refused(name, 'file-unreadable', `“${name}” could not be read.`, remedy) };
  }
}
