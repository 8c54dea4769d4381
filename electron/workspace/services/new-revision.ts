// Gives an article another text: the old one stays as a revision, the marks are carried over and classed, roles and
// coverage that were set by hand too where the words are the same, and what the importer had found and nobody changed
// follows the new text. One act, taken back by one undo.

import { mappingOf, reanchorBy, type Mapping } from '../../../shared/anchoring/reanchor.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata, Block, InlineMark, Source } from '../../../shared/domain/article.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { listAnnotations } from '../db/annotation.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { insertCustody, type NewCustody } from '../db/custody.ts';
import { findNewestRevision, insertRevision } from '../db/revision.ts';
import { findSource } from '../db/source.ts';
import { findSummary } from '../db/article.ts';
import type { Plan } from './act.ts';
import { carriedCoverage } from './carried-coverage.ts';
import { carriedRoles } from './carried-roles.ts';
import { requireStoredArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { structureHash } from './structure-hash.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';

/** A text that came from a file or was edited. Offsets in UTF-16 code units of it. */
export interface NewText {
  readonly text: string;
  readonly textSha256: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly metadata: ArticleMetadata;
  readonly detected: DetectedFields;
  readonly source: Source;
  readonly kind: SourceKind | null;
  /** Where it came from; the revision's number is filled in. Null when that is not known. */
  readonly custody: NewCustody | null;
  /** Why there is a new text, in the user's words. */
  readonly reason: string;
  /** What an edit kept of the current text (`EditedText.kept`); left out, the two are compared. */
  readonly kept?: Int32Array;
}

/** To be planned inside the transaction that carries it out. */
export function planRevision(
  workspace: OpenWorkspace,
  db: ReadDb,
  id: ArticleId,
  fresh: NewText,
  atMs: number,
): Plan & { readonly prepare: (db: WriteDb) => void } {
  const stored = requireStoredArticle(db, id);
  const before = workspace.revisionOf(stored);
  const number = findNewestRevision(db, stored.key) + 1;
  const source = findSource(db, stored.key);
  if (source === null) throw new RangeError(`article ${id} has no source`);
  const mapping = mappingOf(before.text, fresh.text, fresh.kept);
  const changes: UndoableChange[] = [
    {
      entity: 'revision',
      articleId: id,
      id,
      before: {
        number: stored.revisionNumber,
        source,
        kind: findSummary(db, stored.key)?.kind ?? null,
        detected: stored.detected,
      },
      after: {
        number,
        source: fresh.source,
        kind: fresh.kind,
        detected: fresh.detected,
        textSha256: fresh.textSha256,
        structureSha256: structureHash(fresh.blocks, fresh.marks),
      },
    },
    ...carriedRoles(db, {
      articleId: id,
      before: { ...before, number: stored.revisionNumber },
      after: { ...fresh, number },
    }),
    ...carriedOver(listAnnotations(db, stored.key), before, fresh, mapping, id),
    ...carriedCoverage(db, stored, mapping.runs, { ...fresh, number }),
    ...followedFields(stored.metadata, stored.detected, fresh, id),
  ];
  const { text, textSha256, blocks, marks, reason, custody } = fresh;
  return {
    label: `New revision ${number}`,
    head: stored,
    changes,
    prepare(write) {
      insertRevision(write, stored.key, {
        text,
        textSha256,
        blocks,
        marks,
        revision: { number, parentTextSha256: before.textSha256, createdAtMs: atMs, reason },
      });
      if (custody !== null) insertCustody(write, stored.key, { ...custody, revision: number });
    },
  };
}

function carriedOver(
  annotations: readonly Annotation[],
  before: { readonly text: string; readonly textSha256: string },
  fresh: NewText,
  mapping: Mapping,
  articleId: ArticleId,
): UndoableChange[] {
  const now = reanchorBy(before, fresh, annotations, mapping);
  return annotations.flatMap((annotation, index) => {
    const after = now[index];
    if (after === undefined || isSame(annotation, after)) return [];
    return [{ entity: 'annotation', articleId, id: annotation.id, before: annotation, after }];
  });
}

const isSame = (a: Annotation, b: Annotation): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** A field that still has what was found in the old text takes what stands in the new one. */
function followedFields(
  before: ArticleMetadata,
  detected: DetectedFields,
  fresh: NewText,
  articleId: ArticleId,
): UndoableChange[] {
  const untouched = (Object.keys(before) as (keyof ArticleMetadata)[]).filter((field) => {
    const found = detected[field];
    return found === undefined ? before[field] === null : found.value === before[field];
  });
  const taken = untouched.filter((field) => fresh.metadata[field] !== null);
  const followed = Object.fromEntries(taken.map((field) => [field, fresh.metadata[field]]));
  const after = { ...before, ...(followed as Partial<ArticleMetadata>) };
  const changed = taken.some((field) => after[field] !== before[field]);
  return changed ? [{ entity: 'metadata', articleId, id: articleId, before, after }] : [];
}
