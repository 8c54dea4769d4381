// Where an article's text came from, and which file a revision was made of.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { CustodyEntry } from '../../../shared/ipc/types.ts';
import { findCustody, listCustody, type StoredCustody } from '../db/custody.ts';
import { findRevision } from '../db/revision.ts';
import type { ThreadInput } from '../protocol.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { readOriginalBytes } from './original.ts';

/** Newest revision first; revisions that came from no file are left out. */
export function articleCustody(
  { db }: OpenWorkspace,
  { articleId }: ThreadInput<'article:custody'>,
): CustodyEntry[] {
  const { key } = requireArticle(db, articleId);
  return listCustody(db, key).map(({ partIndex: _part, ...entry }) => entry);
}

export interface Original {
  readonly custody: StoredCustody;
  readonly bytes: Uint8Array;
}

/**
 * The file that the revision was made of (the current one, unless another is named), byte for byte. Rejects with
 * `not-found` when there is none, and `workspace-damaged` when it is not what came in.
 */
export async function requireOriginal(
  workspace: OpenWorkspace,
  wanted: ThreadInput<'original:read'>,
): Promise<Original> {
  const custody = requireCustody(workspace, wanted);
  const bytes = await readOriginalBytes(workspace, custody.sha256, custody.fileName);
  if (bytes === null) {
    throw new AppError(
      'not-found',
      `The original of “${custody.fileName}” is not in this workspace.`,
      { remedy: 'Import the file again to keep it.' },
    );
  }
  return { custody, bytes };
}

/** Throws `not-found`, with the reason, for a revision that came from no file. */
export function requireCustody(
  { db }: OpenWorkspace,
  { articleId, revision }: ThreadInput<'original:read'>,
): StoredCustody {
  const head = requireArticle(db, articleId);
  const number = revision ?? head.revisionNumber;
  const custody = findCustody(db, head.key, number);
  if (custody !== null) return custody;
  throw noOriginal(articleId, head.title, number, findRevision(db, head.key, number) !== null);
}

function noOriginal(id: ArticleId, title: string, revision: number, exists: boolean): AppError {
  if (!exists) {
    return new AppError('not-found', `“${title}” (${id}) has no revision ${revision}.`, {
      remedy: 'Choose one of its revisions.',
    });
  }
  return new AppError(
    'not-found',
    `No original is kept of revision ${revision} of “${title}”: it came from no file, or from before originals were kept.`,
    { remedy: 'If you still have the file, import it again to keep it.' },
  );
}
