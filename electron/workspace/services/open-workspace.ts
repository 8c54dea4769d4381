// An open workspace as the use cases see it: the file, who annotates, what time it is,
// and what may be kept in memory because it never changes in the file under the same name (revisions, tagsets).

import { statSync } from 'node:fs';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ArticleHead } from '../db/article.ts';
import type { KnownKey } from '../db/cipher.ts';
import type { ReadDb } from '../db/connection.ts';
import { openSnapshot, type ReadSnapshot } from '../db/read-snapshot.ts';
import { findRevision, type StoredRevision } from '../db/revision.ts';
import { findTagset } from '../db/tagset.ts';

/** What was found to be as it was written since the workspace was opened. */
export interface Checked {
  /** Every row of every table, beside the work. */
  isWhole: boolean;
  /** What indexes lead to, by SQLite's own look at all of them. */
  hasSoundIndexes: boolean;
  /** Their keys. */
  readonly articles: Set<number>;
  readonly tables: Set<string>;
  /** Their numbers. */
  readonly acts: Set<number>;
}

export interface OpenWorkspace {
  readonly path: string;
  /** Shared with those that read an older state of the same file. */
  readonly checked: Checked;
  readonly db: ReadDb;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
  readonly annotator: () => Annotator | null;
  /** Throws when the file is no longer where it was opened, and after damage was found in it: before every write. */
  readonly checkInPlace: () => void;
  /** Another connection, which goes on seeing the file as it is now. */
  readonly openSnapshot: () => ReadSnapshot;
  /** From here on nothing is written; the first finding is answered to every act. Answers whether it is the first. */
  readonly noteDamage: (found: AppError) => boolean;
  readonly revisionOf: (head: ArticleHead) => StoredRevision;
  readonly tagsetOf: (head: ArticleHead) => Tagset;
}

export interface OpenWorkspaceParts {
  readonly path: string;
  /** What further connections are made with. It stays in here. */
  readonly key: KnownKey | null;
  readonly db: ReadDb;
  readonly clock: () => number;
  readonly annotator: () => Annotator | null;
  /** Of the workspace whose file another connection reads; left out for one that was just opened. */
  readonly checked?: Checked;
}

/** The article on screen and the one before it; a text can be megabytes. */
const revisionsKept = 2;

export function makeOpenWorkspace(parts: OpenWorkspaceParts): OpenWorkspace {
  const { key, ...known } = parts;
  const { path, db } = known;
  const revisions = new Map<string, StoredRevision>();
  const tagsets = new Map<string, Tagset>();
  const inode = inodeOf(path);
  let damage: AppError | null = null;

  return {
    checked: {
      isWhole: false,
      hasSoundIndexes: false,
      articles: new Set(),
      tables: new Set(),
      acts: new Set(),
    },
    ...known,
    openSnapshot: () => openSnapshot(path, key),
    noteDamage(found) {
      if (damage !== null) return false;
      damage = found;
      return true;
    },
    checkInPlace() {
      if (damage !== null) throw damage;
      // SQLite would go on writing into a file that nobody can find any more.
      if (inodeOf(path) === inode) return;
      throw new AppError(
        'file-missing',
        `The workspace ${path} was moved, replaced or deleted while it was open; the last act was not saved.`,
        { remedy: 'Put the file back where it was, or open another workspace.', file: path },
      );
    },
    revisionOf(head) {
      // A text never changes under its number; the roles of its blocks do, also by undo and by other programs.
      const name = `${head.key}:${head.revisionNumber}:${head.blocksVersion}`;
      const kept = revisions.get(name);
      const revision = kept ?? findRevision(db, head.key, head.revisionNumber);
      if (revision === null) throw missing(path, `the text of “${head.title}”`);
      revisions.delete(name);
      revisions.set(name, revision);
      const [oldest] = revisions.keys();
      if (revisions.size > revisionsKept && oldest !== undefined) revisions.delete(oldest);
      return revision;
    },
    tagsetOf(head) {
      const tagset = tagsets.get(head.tagsetSha256) ?? findTagset(db, head.tagsetSha256);
      if (tagset === null) throw missing(path, `the tagset of “${head.title}”`);
      tagsets.set(head.tagsetSha256, tagset);
      return tagset;
    },
  };
}

/** Undefined where there is no file. Windows neither deletes open files nor gives them a reliable number. */
function inodeOf(path: string): number | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  return process.platform === 'win32' ? 0 : stats.ino;
}

function missing(path: string, what: string): AppError {
  return new AppError('workspace-damaged', `The workspace ${path} lacks ${what}.`, {
    remedy: 'Make a copy of the file, then restore it from a backup or open another workspace.',
    file: path,
  });
}
