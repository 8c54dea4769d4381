// Puts what came of a file into the workspace: texts, structure, marks, the original and the log of the arrival. Runs
// inside a transaction, so all articles of a file come in or none.
// An arrival is in the log but is not undone by Ctrl+Z; it leaves undo and redo as they were.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Source } from '../../../shared/domain/article.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { SourceKind, SourceMapEntry } from '../../../shared/domain/source-map.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import type { ImportedRef } from '../../../shared/ipc/types.ts';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { appendAct, findCursor, type NewAct } from '../db/act.ts';
import { insertAnnotation } from '../db/annotation.ts';
import { addAnnotator, setListedName } from '../db/annotator.ts';
import { insertArticle, touchArticle } from '../db/article.ts';
import type { Change } from '../db/change.ts';
import type { WriteDb } from '../db/connection.ts';
import { insertCustody } from '../db/custody.ts';
import { insertOriginal, type PackedOriginal } from '../db/original.ts';
import { putLikeness } from '../db/likeness.ts';
import { insertRelation } from '../db/relation.ts';
import { insertRevision } from '../db/revision.ts';
import { insertSource } from '../db/source.ts';
import { putTagset } from '../db/tagset.ts';
import { generatorVersion } from '../version.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { adoptGuidelines } from './packet-guidelines.ts';
import { settleRelations } from './relation-elsewhere.ts';
import { findSimilar } from './similar-article.ts';
import { structureHash } from './structure-hash.ts';

/** A file as it was read. */
export interface ArrivedFile {
  readonly source: Source;
  readonly original: PackedOriginal;
  readonly kind: SourceKind;
  readonly importerVersion: number;
  readonly encoding: string | null;
  readonly wholePage: boolean;
  /** What did not come along. */
  readonly notices: readonly Problem[];
}

/** One article of it. */
export interface ArrivedArticle {
  readonly document: AnnotatedArticle;
  readonly detected: DetectedFields;
  readonly map: readonly SourceMapEntry[];
  /** What texts alike are found by (`likenessBands`). */
  readonly likeness: readonly number[];
  /** Which of the file's articles it is, from 0. */
  readonly partIndex: number;
}

/** The caller has made sure that no article's id is taken. Without articles nothing is written. */
export function storeArrival(
  workspace: OpenWorkspace,
  db: WriteDb,
  file: ArrivedFile,
  articles: readonly ArrivedArticle[],
): ImportedRef[] {
  if (articles.length === 0) return [];
  insertOriginal(db, file.original);
  const stored = articles.map((article) => storeArticle(db, file, article));
  logArrival(workspace, db, file, [
    ...stored.flatMap(({ changes }) => changes),
    ...adoptGuidelines(
      db,
      articles.map(({ document }) => document),
    ),
    ...settleRelations(
      workspace,
      db,
      stored.map(({ ref }) => ref.id),
      file.source.importedAtMs,
    ),
  ]);
  return stored.map(({ ref }) => ref);
}

function logArrival(
  workspace: OpenWorkspace,
  db: WriteDb,
  file: ArrivedFile,
  changes: readonly Change[],
): void {
  const cursor = findCursor(db);
  const act: NewAct = {
    kind: 'import',
    label: `Import ${file.source.fileName}`,
    annotatorId: workspace.annotator()?.id ?? null,
    atMs: file.source.importedAtMs,
    targetSeq: null,
    beneathSeq: null,
    undoSeq: cursor.undoSeq,
    redoSeq: cursor.redoSeq,
  };
  appendAct(db, cursor, act, changes);
}

interface StoredArrival {
  readonly ref: ImportedRef;
  /** What the log says of it. */
  readonly changes: readonly Change[];
}

function storeArticle(db: WriteDb, file: ArrivedFile, arrived: ArrivedArticle): StoredArrival {
  const { document, detected, likeness } = arrived;
  const { article, annotators, annotations, relations } = document;
  const { id, text, textSha256, blocks, marks, revision, source, extra, ...metadata } = article;
  const { importedAtMs } = file.source;
  const tagsetSha256 = putTagset(db, document.tagset);
  const key = insertArticle(db, {
    id,
    metadata,
    revisionNumber: revision.number,
    tagsetSha256,
    importedAtMs,
    review: document.review,
    extra,
    detected,
    kind: file.kind,
    characters: codePointLength(text),
  });
  const similar = findSimilar(db, { text, textSha256, bands: likeness, articleKey: key });
  insertRevision(db, key, { text, textSha256, blocks, marks, revision });
  putLikeness(db, key, likeness);
  insertSource(db, key, source);
  insertCustody(db, key, {
    ...file,
    ...file.source,
    revision: revision.number,
    programVersion: generatorVersion,
    partIndex: arrived.partIndex,
    map: arrived.map,
  });
  for (const annotator of annotators) {
    addAnnotator(db, annotator);
    setListedName(db, key, annotator.id, annotator.name);
  }
  for (const annotation of annotations) insertAnnotation(db, key, annotation);
  for (const relation of relations) insertRelation(db, key, relation);
  const marked = annotations.filter(isActive);
  touchArticle(db, key, marked.length, importedAtMs);
  const { title } = metadata;
  return {
    ref: { id, title, status: 'imported', shelf: 'library', similar },
    changes: changesOf(document, { kind: file.kind, detected, tagsetSha256 }),
  };
}

function changesOf(
  { article, annotators, annotations, relations, review }: AnnotatedArticle,
  more: {
    readonly kind: SourceKind;
    readonly detected: DetectedFields;
    readonly tagsetSha256: string;
  },
): Change[] {
  const { id, text: _text, blocks, marks, ...fields } = article;
  // The text and its structure are in the revision that the fields name; their fingerprints hold it to what it was.
  const structureSha256 = structureHash(blocks, marks);
  const arrived = { ...fields, ...more, structureSha256, annotators, review };
  return [
    {
      entity: 'article',
      articleId: id,
      id,
      before: null,
      after: arrived as unknown as JsonObject,
    },
    ...annotations.map((after): Change => ({
      entity: 'annotation',
      articleId: id,
      id: after.id,
      before: null,
      after,
    })),
    ...relations.map((after): Change => ({
      entity: 'relation',
      articleId: id,
      id: after.id,
      before: null,
      after,
    })),
  ];
}
