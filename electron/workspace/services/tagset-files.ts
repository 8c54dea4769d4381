// Tagsets as files: written with stable bytes, read without keeping anything yet.

import { slugOf } from '../../../shared/annotation-file/file-name.ts';
import { loadCodec } from '../../../shared/formats/codecs.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import { codebookFile } from '../../../shared/formats/refi-qda/codebook-file.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { TagsetFile } from '../../../shared/ipc/tagset-types.ts';
import type { SavedFile } from '../../../shared/ipc/types.ts';
import { sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { parseTagsetFile, serialiseTagset } from '../../../shared/tagset/tagset-file.ts';
import { codecReadContext, idFor } from '../datasets/codec-context.ts';
import { readSource, type SourceBytes } from '../importers/read-source.ts';
import { limits } from '../limits.ts';
import type { ThreadInput } from '../protocol.ts';
import { generatorVersion } from '../version.ts';
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
  const { tagset } = requireKept(workspace.db, id);
  const text = /\.qdc$/i.test(path)
    ? codebookFile(tagset, { idFor, generatorVersion })
    : serialiseTagset(tagset);
  const content = Buffer.from(text, 'utf8');
  writeFileDurably(path, content);
  return { path, bytes: content.length };
}

/** Throws an {@link AppError} that names all that is wrong with the file. */
export async function readTagsetFile(
  { db }: OpenWorkspace,
  { path }: ThreadInput<'tagset:read-file'>,
): Promise<TagsetFile> {
  const source = await readSource(path, limits.maxFileBytes);
  const isOther = detectFormat({ path: source.fileName, bytes: source.bytes }) === 'refi-qda';
  const { tagset, problems, newer } = isOther
    ? await readCodebook(source)
    : parseTagsetFile(textOf(source));
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

/** Of a REFI-QDA codebook, or the codes of a project. Its articles are not looked at. */
async function readCodebook({ fileName, bytes }: SourceBytes): Promise<ReadTagset> {
  const { read } = await loadCodec('refi-qda');
  if (read === undefined) throw new RangeError('refi-qda has no reader');
  const context = codecReadContext({ nowMs: 0, tagsets: [] });
  const result = await read([{ path: fileName, bytes }], context);
  if (result.problemCount > 0 || result.tagset === null) {
    return { tagset: null, problems: result.problems, newer: false };
  }
  // Codebooks have no name of their own.
  const name = fileName.replace(/\.[^.]*$/, '');
  const tagset = { ...result.tagset, id: slugOf(name, 'codebook'), name };
  return { tagset, problems: [], newer: false };
}

type ReadTagset = ReturnType<typeof parseTagsetFile>;

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
