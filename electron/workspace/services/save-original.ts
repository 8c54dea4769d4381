// Writes the file that an article was made of, byte for byte as it came in.

import type { SavedFile } from '../../../shared/ipc/types.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireCustody, requireOriginal } from './custody.ts';
import { safeFileName } from './file-name.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';
import { writeFileDurably } from './write-file.ts';

/** The name to propose: the file's own, as far as every file system takes it. */
export function originalFileName(
  workspace: OpenWorkspace,
  wanted: ThreadInput<'original:file-name'>,
): string {
  return safeFileName(requireCustody(workspace, wanted).fileName);
}

export async function saveOriginal(
  workspace: OpenWorkspace,
  { path, ...wanted }: ThreadInput<'original:save'>,
): Promise<SavedFile> {
  refuseWorkspaceFile(workspace, path);
  const { bytes } = await requireOriginal(workspace, wanted);
  writeFileDurably(path, bytes);
  return { path, bytes: bytes.length };
}
