// What was looked at, kept for a while under a token: it is opened as it was shown, whatever becomes of the files.

import { randomUUID } from 'node:crypto';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import type { ReviewMatch, TagsetMapping } from '../../../shared/ipc/review-types.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { Candidate, FileArticle } from './review-files.ts';

/** One article of the files. */
export interface Looked extends FileArticle {
  readonly fileSha256: string;
  readonly match: ReviewMatch;
  /** Whose marks they are, as far as the file tells. */
  readonly colleague: Annotator | null;
  /** Marks and relations that the file credits to me and that were never mine. */
  readonly strangers: number;
}

/** The common base, from a file: by the index of the match that it belongs to. */
export interface BaseFile {
  readonly fileName: string;
  readonly fileSha256: string;
  readonly documents: ReadonlyMap<number, AnnotatedArticle>;
}

export interface KeptInspection {
  readonly workspace: OpenWorkspace;
  readonly files: readonly { readonly fileName: string; readonly format: FormatId }[];
  readonly articles: readonly Looked[];
  readonly mappings: readonly TagsetMapping[];
  readonly problems: readonly Problem[];
  readonly base: BaseFile | null;
  /** What was read, to be read again when a passphrase is given. */
  readonly candidates: readonly Candidate[];
  /** Names of those that a passphrase would open. */
  readonly locked: readonly string[];
  /** The file that was chosen as the base last. */
  readonly basePlace: { readonly path: string; readonly isLocked: boolean } | null;
}

export interface KeptInspections {
  /** Answers the token. */
  keep(inspection: KeptInspection): string;
  /** Throws `not-found` when it is too old, or of another workspace. */
  find(workspace: OpenWorkspace, token: string): KeptInspection;
  replace(token: string, inspection: KeptInspection): void;
  forget(token: string): void;
}

/** The one on show and the one before it. */
const MOST_KEPT = 2;

export function createKeptInspections(): KeptInspections {
  const kept = new Map<string, KeptInspection>();
  return {
    keep(inspection) {
      const token = randomUUID();
      kept.set(token, inspection);
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return token;
    },
    find(workspace, token) {
      const inspection = kept.get(token);
      if (inspection?.workspace === workspace) return inspection;
      throw new AppError('not-found', 'The file that was read is no longer at hand.', {
        remedy: 'Choose the file again.',
      });
    },
    replace(token, inspection) {
      if (kept.has(token)) kept.set(token, inspection);
    },
    forget(token) {
      kept.delete(token);
    },
  };
}
