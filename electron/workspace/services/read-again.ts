// Reads the kept original of an article again, with the whole page or without, or with a newer importer. A text that
// differs becomes a new revision; the same text changes nothing.

import { isDatasetKind } from '../../../shared/domain/source-map.ts';
import { pastedHtmlName } from '../../../shared/domain/pasted-names.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ImportedArticle } from '../importers/imported.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { ImporterRunner } from '../importers/run-importer.ts';
import type { ThreadInput } from '../protocol.ts';
import { generatorVersion } from '../version.ts';
import { performAct } from './act.ts';
import { requireOriginal, type Original } from './custody.ts';
import { readForeign } from './import-foreign.ts';
import { requireArticle } from './lookup.ts';
import { planRevision, type NewText } from './new-revision.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Rejects with `conflict` when the article was changed meanwhile, `invalid-input` for our own formats. */
export async function readAgain(
  workspace: OpenWorkspace,
  importers: ImporterRunner,
  { articleId, wholePage }: ThreadInput<'article:read-again'>,
  signal: AbortSignal,
): Promise<ActResult> {
  const { revisionNumber, title } = requireArticle(workspace.db, articleId);
  const original = await requireOriginal(workspace, { articleId });
  const { kind, fileName, partIndex } = original.custody;
  if (isDatasetKind(kind)) {
    throw new AppError(
      'invalid-input',
      `“${title}” came from an annotated file, which says exactly what its text is.`,
      {
        remedy: 'There is nothing to read again.',
      },
    );
  }
  // The bytes are handed over to the thread.
  const bytes = Uint8Array.from(original.bytes);
  const source = { file: fileName, fileName, bytes };
  const importer = kind === 'html' && fileName === pastedHtmlName ? 'paste' : kind;
  const reading = await readForeign({ importers, wholePage, signal }, importer, source);
  const article = reading.imported.articles[partIndex];
  if (article === undefined) {
    throw new AppError(
      'not-found',
      `${fileName} has no part ${partIndex + 1} any more when it is read now.`,
      {
        remedy: 'Keep the text as it is.',
      },
    );
  }
  const fresh = freshText(original, article, {
    encoding: reading.imported.encoding,
    notices: reading.imported.notices,
    importerVersion: reading.importerVersion,
    wholePage,
  });
  return performAct(workspace, (db, _annotator, atMs) => {
    const head = requireArticle(db, articleId);
    if (head.revisionNumber !== revisionNumber) {
      throw new AppError('conflict', `“${title}” got another text while its original was read.`, {
        remedy: 'Read it again if that is still wanted.',
      });
    }
    const now = workspace.revisionOf(head);
    const same =
      now.textSha256 === fresh.textSha256 &&
      JSON.stringify(now.marks) === JSON.stringify(fresh.marks) &&
      now.blocks.length === fresh.blocks.length;
    if (same) return { label: 'Read again', head, changes: [] };
    return planRevision(workspace, db, articleId, fresh, atMs);
  });
}

function freshText(
  { custody }: Original,
  article: ImportedArticle,
  read: Pick<Original['custody'], 'encoding' | 'notices' | 'importerVersion' | 'wholePage'>,
): NewText {
  const { fileName, mediaType, bytes, sha256, importedAtMs, kind } = custody;
  const { text, blocks, marks, metadata, detected, sourceMap } = article;
  return {
    text,
    textSha256: sha256Hex(text),
    blocks,
    marks,
    metadata,
    detected,
    source: { fileName, mediaType, bytes, sha256, importedAtMs },
    kind,
    custody: { ...custody, ...read, programVersion: generatorVersion, map: sourceMap },
    reason: read.wholePage ? 'Read again with the whole page' : 'Read again',
  };
}
