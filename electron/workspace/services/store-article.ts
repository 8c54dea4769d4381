// Puts a whole article into the workspace: text, structure, marks and the log of its arrival, in one transaction.
// An arrival is in the log but is not undone by Ctrl+Z; it leaves undo and redo as they were.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { findCursor, insertAct } from '../db/act.ts';
import { insertAnnotation } from '../db/annotation.ts';
import { addAnnotator, setListedName } from '../db/annotator.ts';
import { insertArticle, touchArticle } from '../db/article.ts';
import { insertChange, type Change } from '../db/change.ts';
import type { WriteDb } from '../db/connection.ts';
import { insertRelation } from '../db/relation.ts';
import { insertRevision } from '../db/revision.ts';
import { insertSource } from '../db/source.ts';
import { putTagset } from '../db/tagset.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** The caller has made sure that the article's id is not taken. */
export function storeArticle(
  workspace: OpenWorkspace,
  db: WriteDb,
  document: AnnotatedArticle,
): void {
  const { article, annotators, annotations, relations } = document;
  const { id, text, textSha256, blocks, marks, revision, source, extra, ...metadata } = article;
  const atMs = workspace.clock();
  const tagsetSha256 = putTagset(db, document.tagset);
  const key = insertArticle(db, {
    id,
    metadata,
    revisionNumber: revision.number,
    tagsetSha256,
    importedAtMs: atMs,
    review: document.review,
    extra,
  });
  insertRevision(db, key, { text, textSha256, blocks, marks, revision });
  insertSource(db, key, source);
  for (const annotator of annotators) {
    addAnnotator(db, annotator);
    setListedName(db, key, annotator.id, annotator.name);
  }
  for (const annotation of annotations) insertAnnotation(db, key, annotation);
  for (const relation of relations) insertRelation(db, key, relation);
  touchArticle(db, key, annotations.length, atMs);
  logArrival(workspace, db, document, tagsetSha256, atMs);
}

function logArrival(
  workspace: OpenWorkspace,
  db: WriteDb,
  { article, annotations, relations }: AnnotatedArticle,
  tagsetSha256: string,
  atMs: number,
): void {
  const { id, text: _text, blocks: _blocks, marks: _marks, ...fields } = article;
  const cursor = findCursor(db);
  const seq = cursor.seq + 1;
  insertAct(db, seq, {
    kind: 'import',
    label: `Import ${article.source.fileName}`,
    annotatorId: workspace.annotator()?.id ?? null,
    atMs,
    targetSeq: null,
    beneathSeq: null,
    undoSeq: cursor.undoSeq,
    redoSeq: cursor.redoSeq,
  });
  // The text and its structure are in the revision that the fields name; a revision never changes.
  const arrived = { ...fields, tagsetSha256 } as unknown as JsonObject;
  const changes: Change[] = [
    { entity: 'article', articleId: id, id, before: null, after: arrived },
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
  for (const change of changes) insertChange(db, seq, change);
}
