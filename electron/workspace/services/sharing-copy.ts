// Makes sharing copies of articles of the open workspace (shared/sharing): what can be hidden, what would be replaced,
// and the file. The list that leads back to the names is written only where it is asked for, in a file of its own.

import { annotatedFileName } from '../../../shared/annotation-file/file-name.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import { hideableFields, type SharingChoice } from '../../../shared/sharing/sharing-choice.ts';
import { shareArticle } from '../../../shared/sharing/share-article.ts';
import { nameCandidates } from '../../../shared/sharing/sharing-names.ts';
import {
  replacementCsv,
  replacementsOf,
  sharedPassages,
  sharingWarnings,
} from '../../../shared/sharing/sharing-report.ts';
import type {
  SharedCopy,
  SharingNames,
  SharingPreview,
} from '../../../shared/ipc/sharing-types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { sealedWith } from '../age/seal.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { ThreadInput } from '../protocol.ts';
import { generatorVersion } from '../version.ts';
import { exportTime } from './export-annotated-article.ts';
import { loadDocument } from './load-document.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';
import { writeFileDurably } from './write-file.ts';

const MOST_PASSAGES = 200;
const MOST_REPLACEMENTS = 1000;
const tools = { sha256Hex: (text: string) => sha256Hex(Buffer.from(text, 'utf8')) };

export function sharingNames(
  workspace: OpenWorkspace,
  { articleId }: ThreadInput<'sharing:names'>,
): SharingNames {
  const document = loadDocument(workspace, articleId);
  const { article, annotations, annotators } = document;
  return {
    names: nameCandidates(document),
    notes: annotations.flatMap(({ id, note, rejectedBy }) =>
      note === null || note === '' || rejectedBy !== undefined ? [] : [{ mark: id, note }],
    ),
    fields: hideableFields.flatMap((field) => {
      const value = article[field];
      return value === null || value === '' ? [] : [{ field, value }];
    }),
    annotators: annotators.map(({ name }) => name),
  };
}

export function previewSharing(
  workspace: OpenWorkspace,
  { articleId, choice }: ThreadInput<'sharing:preview'>,
): SharingPreview {
  const document = loadDocument(workspace, articleId);
  const shared = shareArticle(document, choice, tools);
  return {
    passages: sharedPassages(document.article.text, shared, MOST_PASSAGES),
    words: shared.places.length,
    replacements: replacementsOf(shared).slice(0, MOST_REPLACEMENTS),
    warnings: sharingWarnings(shared, choice),
  };
}

/** By the title of the copy: that of the article may have the names. */
export function sharingFileName(
  workspace: OpenWorkspace,
  articleId: ArticleId,
  choice: SharingChoice,
): string {
  const { document } = shareArticle(loadDocument(workspace, articleId), choice, tools);
  const isTold = choice.fields.includes('title');
  return annotatedFileName(isTold ? 'shared copy' : `${document.article.title} shared`);
}

export async function writeSharingCopy(
  workspace: OpenWorkspace,
  { articleId, choice, encryption, path, listPath }: ThreadInput<'sharing:write'>,
): Promise<SharedCopy> {
  for (const file of [path, listPath]) if (file !== null) refuseWorkspaceFile(workspace, file);
  const document = loadDocument(workspace, articleId);
  const shared = shareArticle(document, choice, tools);
  const replacements = replacementsOf(shared);
  const written = { exportedAtMs: exportTime(workspace.clock), generatorVersion };
  const content = serialiseAnnotatedArticle(shared.document, written);
  const sealed = await sealedWith(encryption ?? null, content);
  writeFileDurably(path, sealed);
  // In the clear, for the sender: whoever gets the copy could open one that is encrypted alike.
  if (listPath !== null) writeFileDurably(listPath, replacementCsv(replacements));
  return {
    path,
    listPath,
    bytes: sealed.length,
    words: shared.places.length,
    replaced: replacements.length,
    warnings: sharingWarnings(shared, choice),
  };
}
