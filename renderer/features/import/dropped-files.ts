// Files and folders dropped on the window. Their bytes go to the workspace, never their paths;
// files that are too large are answered here, without reading them.

import { failedImport } from '../../../shared/ipc/failed-import.ts';
import type { ErrorCode } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { byteSize } from '../../ui/words.ts';

export interface DroppedFile {
  readonly name: string;
  /** The folder it is in, among what was dropped; files that were dropped themselves are in none. */
  readonly folder: string;
  readonly file: File | FileSystemFileEntry | FileSystemDirectoryEntry;
}

const MOST_BYTES = 64 * 1024 * 1024;
/** Of one drop; who has more opens the folder, which is read file by file. */
const MOST_FILES = 10_000;
/** What systems and programs leave in folders. */
const litter = /^(?:\..*|~\$.*|thumbs\.db|desktop\.ini)$/iu;

function refused(file: string, code: ErrorCode, message: string, remedy: string): ImportResult {
  return failedImport(file, { code, message, details: { remedy, file } });
}

/** Reads the entries at once: the browser empties the transfer when the event is over. */
export function droppedFiles(transfer: DataTransfer): readonly DroppedFile[] {
  return [...transfer.items]
    .filter((item) => item.kind === 'file')
    .flatMap((item): DroppedFile[] => {
      const entry = item.webkitGetAsEntry();
      if (entry !== null && isFolder(entry)) return [{ name: entry.name, folder: '', file: entry }];
      const file = item.getAsFile();
      return file === null ? [] : [{ name: file.name, folder: '', file }];
    });
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

/** Folders stand for the files in them, by name, without what systems leave there. */
export async function listDropped(dropped: readonly DroppedFile[]): Promise<DroppedFile[]> {
  const files: DroppedFile[] = [];
  for (const each of dropped) {
    const { file } = each;
    if (file instanceof File || !isFolder(file)) files.push(each);
    else await addFolder(file, files);
  }
  return files;
}

async function addFolder(folder: FileSystemDirectoryEntry, files: DroppedFile[]): Promise<void> {
  const entries = await entriesOf(folder);
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (litter.test(entry.name) || files.length >= MOST_FILES) continue;
    if (isFolder(entry)) await addFolder(entry, files);
    else
      files.push({ name: entry.name, folder: folder.fullPath, file: entry as FileSystemFileEntry });
  }
}

/** The browser hands out a folder's entries a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** Rejects for a folder, and for what is not there any more. */
export function fileOf(file: DroppedFile['file']): Promise<File> {
  if (file instanceof File) return Promise.resolve(file);
  const entry = file as FileSystemFileEntry;
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

export async function readDropped({
  name,
  file: dropped,
}: DroppedFile): Promise<
  { readonly bytes: Uint8Array<ArrayBuffer> } | { readonly result: ImportResult }
> {
  try {
    const file = await fileOf(dropped);
    if (file.size > MOST_BYTES) {
      const message = `“${name}” is ${byteSize(file.size)} large; ${byteSize(MOST_BYTES)} is the most that is read.`;
      const remedy = 'Split it into smaller files and open those.';
      return { result: refused(name, 'file-too-large', message, remedy) };
    }
    return { bytes: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    const remedy = 'Check that the file still exists and that you may read it, then drop it again.';
    return { result: refused(name, 'file-unreadable', `“${name}” could not be read.`, remedy) };
  }
}
