// Tagsets as files: written with stable bytes, read without keeping anything yet.

import { slugOf } from '../../../shared/annotation-file/file-name.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { TagsetFile } from '../../../shared/ipc/tagset-types.ts';
import type { SavedFile } from '../../../shared/ipc/types.ts';
import { sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { parseTagsetFile, serialiseTagset } from '../../../shared/tagset/tagset-file.ts';
import { readSource, type SourceBytes } from '../importers/read-source.ts';
import { limits } from '../limits.ts';
import type { ThreadInput } from '../protocol.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';
import { keptDefinitions, requireKept } from './tagset-kept.ts';
import { writeFileDurably } from './write-file.ts';

/** The name to propose for the file. */
export function tagsetFileName(
  { db }: OpenWorkspace,
  { id }: ThreadInput<'tagset:file-name'>,
): string {
  return `${slugOf(requireKept(db, id).tagset.name, 'tagset')}.tagset.json`;
}

export function writeTagsetFile(
  workspace: OpenWorkspace,
  { id, path }: ThreadInput<'tagset:write-file'>,
): SavedFile {
  refuseWorkspaceFile(workspace, path);
  const content = Buffer.from(serialiseTagset(requireKept(workspace.db, id).tagset), 'utf8');
  writeFileDurably(path, content);
  return { path, bytes: content.length };
}

/** Throws an {@link AppError} that names all that is wrong with the file. */
export async function readTagsetFile(
  { db }: OpenWorkspace,
  { path }: ThreadInput<'tagset:read-file'>,
): Promise<TagsetFile> {
  const { tagset, problems, newer } = parseTagsetFile(
    textOf(await readSource(path, limits.maxFileBytes)),
  );
  if (tagset === null) {
    const [first] = problems;
    throw new AppError(
      newer ? 'file-newer' : 'file-invalid',
      `${path} holds no tagset that can be used: ${first?.message ?? 'it is empty.'}`,
      { remedy: first?.remedy ?? 'Choose another file.', file: path, problems },
    );
  }
  const kept = keptDefinitions(db).find(({ id }) => id === tagset.id);
  return {
    tagset,
    replaces: kept?.sha256 ?? null,
    same: kept !== undefined && sameDefinition(kept.tagset, tagset),
    problems,
  };
}

function textOf({ file, bytes }: SourceBytes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('file-invalid', `${file} is no text in UTF-8.`, {
      remedy: 'Choose a tagset file, or an annotated article file.',
      file,
    });
  }
}
