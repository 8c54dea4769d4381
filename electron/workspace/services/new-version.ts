// A newer text of an article, from a file: read and shown first, made a revision when that is wanted. What was read is
// kept for a while under a token, so that the file need not be read twice and cannot change in between.

import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { RevisionPreview } from '../../../shared/ipc/text-types.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { FileKeys } from '../age/file-keys.ts';
import { needsPassphrase } from '../age/open-sealed.ts';
import { listAnnotations } from '../db/annotation.ts';
import { snapshot } from '../db/connection.ts';
import { findCustody } from '../db/custody.ts';
import { insertOriginal } from '../db/original.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { isSameText } from './edited-text.ts';
import { requireStoredArticle } from './lookup.ts';
import { readNewVersion, type NewVersion, type VersionReading } from './new-version-file.ts';
import { planRevision } from './new-revision.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { previewOf } from './revision-preview.ts';
import { tryPassphrase } from './try-passphrase.ts';

interface KeptVersion extends NewVersion {
  readonly workspace: OpenWorkspace;
  readonly articleId: ArticleId;
  readonly baseRevision: number;
}

export interface NewVersionReading extends Pick<
  VersionReading,
  'importers' | 'maxFileBytes' | 'open' | 'signal'
> {
  /** What encrypted files are opened with. */
  readonly keys: FileKeys;
}

export interface NewVersions {
  readonly read: (
    workspace: OpenWorkspace,
    input: ThreadInput<'text:read-new-version'>,
    reading: NewVersionReading,
  ) => Promise<RevisionPreview>;
  /** Reads the file that was refused with the token. Throws `passphrase-wrong`. */
  readonly unlock: (
    workspace: OpenWorkspace,
    input: ThreadInput<'text:unlock-new-version'>,
    reading: NewVersionReading,
  ) => Promise<RevisionPreview>;
  readonly commit: (workspace: OpenWorkspace, input: ThreadInput<'text:commit-file'>) => ActResult;
}

/** The file on show and the one before it. */
const MOST_KEPT = 2;

export function createNewVersions(): NewVersions {
  const kept = new Map<string, KeptVersion>();
  /** The file that was refused last because it is encrypted. */
  let locked: (ThreadInput<'text:read-new-version'> & { readonly token: string }) | null = null;

  async function read(
    workspace: OpenWorkspace,
    { articleId, path }: ThreadInput<'text:read-new-version'>,
    reading: NewVersionReading,
  ): Promise<RevisionPreview> {
    const stored = requireStoredArticle(workspace.db, articleId);
    const custody = findCustody(workspace.db, stored.key, stored.revisionNumber);
    const wholePage = custody?.wholePage ?? false;
    const nowMs = workspace.clock();
    const version = await readNewVersion({ ...reading, wholePage, nowMs }, path);
    const token = randomUUID();
    const preview = snapshot(workspace.db, (db) => {
      const now = requireStoredArticle(db, articleId);
      const marks = listAnnotations(db, now.key);
      kept.set(token, { ...version, workspace, articleId, baseRevision: now.revisionNumber });
      return previewOf(workspace, now, marks, version.fresh);
    });
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return { token, fileName: version.fresh.source.fileName, ...preview };
  }

  return {
    async read(workspace, input, reading) {
      locked = null;
      try {
        return await read(workspace, input, reading);
      } catch (thrown) {
        if (!needsPassphrase(thrown)) throw thrown;
        const token = randomUUID();
        locked = { ...input, token };
        throw new AppError(thrown.code, thrown.message, { ...thrown.details, lockedToken: token });
      }
    },
    async unlock(workspace, { token, passphrase }, reading) {
      const input = locked;
      if (input?.token !== token) throw gone();
      const given = { keys: reading.keys, file: basename(input.path), passphrase };
      const preview = await tryPassphrase(given, () => read(workspace, input, reading));
      locked = null;
      return preview;
    },
    commit(workspace, input) {
      const version = kept.get(input.token);
      const isOf =
        version !== undefined &&
        version.workspace === workspace &&
        version.articleId === input.articleId;
      if (!isOf) throw gone();
      const result = commitVersion(workspace, version, input.reason);
      kept.delete(input.token);
      return result;
    },
  };
}

function commitVersion(
  workspace: OpenWorkspace,
  { articleId, baseRevision, fresh, original }: KeptVersion,
  reason: string,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const stored = requireStoredArticle(db, articleId);
    if (stored.revisionNumber !== baseRevision) {
      throw new AppError(
        'conflict',
        `“${stored.title}” got another text after ${fresh.source.fileName} was read.`,
        { remedy: 'Choose the file again to see what it would change now.' },
      );
    }
    if (isSameText(workspace.revisionOf(stored), fresh)) {
      throw new AppError('conflict', `${fresh.source.fileName} has the same text.`, {
        remedy: 'There is nothing to revise; choose another file if a newer one is meant.',
      });
    }
    const plan = planRevision(workspace, db, articleId, { ...fresh, reason }, atMs);
    return {
      ...plan,
      prepare(write) {
        insertOriginal(write, original);
        plan.prepare(write);
      },
    };
  });
}

const gone = (): AppError =>
  new AppError('not-found', 'The file that was read is no longer at hand.', {
    remedy: 'Choose the file again.',
  });
