// An article as it was after an act: read from the present and the log, for the window, for export and to restore it.

import { isDeepStrictEqual } from 'node:util';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotation, Annotator, Relation } from '../../../shared/domain/annotation.ts';
import type { Article, Block } from '../../../shared/domain/article.ts';
import type { AnnotationId, AnnotatorId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import { packMarks } from '../../../shared/domain/mark-table.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { PastArticle, PastDifference } from '../../../shared/ipc/history-types.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { findHistoryLabels } from '../db/act.ts';
import { listAnnotations } from '../db/annotation.ts';
import { listArticleAnnotators, listListedAnnotators, listNames } from '../db/annotator.ts';
import { findSummary, type StoredArticle } from '../db/article.ts';
import { listFirstChangesAfter, listSettledAfter } from '../db/change.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { coverageId, listAllCoverage } from '../db/coverage.ts';
import { findActUntil, type LoggedAct } from '../db/log-reading.ts';
import { listRelations } from '../db/relation.ts';
import { findRevision, type StoredRevision } from '../db/revision.ts';
import { findSource } from '../db/source.ts';
import { findTagset } from '../db/tagset.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkArticle, checkTables } from './check-article.ts';
import { checkLogOf } from './check-log.ts';
import { requireStoredArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { pastCoverage } from './past-coverage.ts';
import { rewound, type ArticleState } from './past-state.ts';
import { reviewOfParts } from './review-part.ts';
import { readReviewParts } from './review-parts.ts';

export interface Past {
  readonly stored: StoredArticle;
  /** The last act that is part of it. */
  readonly act: LoggedAct;
  readonly now: ArticleState;
  readonly was: ArticleState;
  /** Relations that waited then for the article they end in, and have become relations since. */
  readonly waiting: readonly Relation[];
  /** Its current text then, with the roles that its blocks had then. */
  readonly revision: StoredRevision;
  /** The blocks of that text as they are now. */
  readonly blocksNow: readonly Block[];
  readonly tagset: Tagset;
}

/** Inside a transaction or snapshot. Throws `not-found` before the article's arrival and for an act that is not there. */
export function readPast(
  workspace: OpenWorkspace,
  db: ReadDb,
  { articleId, at }: ThreadInput<'history:at'>,
): Past {
  const stored = requireStoredArticle(db, articleId);
  const act = findActUntil(db, articleId, at);
  if (act === null) {
    throw new AppError('not-found', `“${stored.title}” was not in this workspace yet.`, {
      remedy: 'Choose an act from its history.',
    });
  }
  checkArticle(workspace, db, { key: stored.key, title: stored.metadata.title });
  checkLogOf(workspace, db, articleId, { from: act.seq });
  checkTables(workspace, db, ['tagset']);
  const now = readState(db, stored);
  const was = rewound(now, listFirstChangesAfter(db, articleId, act.seq));
  const tagset = findTagset(db, was.tagsetSha256);
  const revision = findRevision(db, stored.key, was.revision.number);
  if (tagset === null || revision === null) {
    throw new AppError(
      'workspace-damaged',
      `The workspace lacks the ${tagset === null ? 'tagset' : 'text'} that “${stored.title}” had then.`,
      { remedy: 'Make a copy of the file, then restore it from a backup.', file: workspace.path },
    );
  }
  const blocksNow = revision.blocks;
  const waiting = listSettledAfter(db, articleId, act.seq);
  return { stored, act, now, was, waiting, revision: withRoles(revision, was), blocksNow, tagset };
}

/** What it is now. */
export function readState(db: ReadDb, stored: StoredArticle): ArticleState {
  const source = findSource(db, stored.key);
  if (source === null) throw new RangeError(`article ${stored.id} has no source`);
  return {
    metadata: stored.metadata,
    revision: {
      number: stored.revisionNumber,
      source,
      kind: findSummary(db, stored.key)?.kind ?? null,
      detected: stored.detected,
    },
    tagsetSha256: stored.tagsetSha256,
    annotations: new Map(listAnnotations(db, stored.key).map((each) => [each.id, each])),
    relations: new Map(listRelations(db, stored.key).map((each) => [each.id, each])),
    coverage: new Map(
      listAllCoverage(db, stored.key).map(({ place, set }) => [coverageId(place), set]),
    ),
    reviewParts: readReviewParts(db, stored.key),
    annotators: new Map(listListedAnnotators(db, stored.key).map((each) => [each.id, each])),
    roles: new Map(),
  };
}

function withRoles(stored: StoredRevision, { roles, revision }: ArticleState): StoredRevision {
  const was = roles.get(String(revision.number));
  if (was === undefined) return stored;
  const blocks = stored.blocks.map((block) => {
    const role = was.get(block.startUtf16);
    return role === undefined ? block : { ...block, role };
  });
  return { ...stored, blocks };
}

/** As the file format holds it. */
export const pastDocument = (
  workspace: OpenWorkspace,
  input: ThreadInput<'history:at'>,
): AnnotatedArticle => snapshot(workspace.db, (db) => pastDocumentIn(workspace, db, input));

/** The same inside a transaction or snapshot of the caller's. */
export function pastDocumentIn(
  workspace: OpenWorkspace,
  db: ReadDb,
  input: ThreadInput<'history:at'>,
): AnnotatedArticle {
  const past = readPast(workspace, db, input);
  const document = documentOf(db, past);
  // In a file those that wait stand where those across articles do.
  return { ...document, relations: [...document.relations, ...past.waiting] };
}

function documentOf(db: ReadDb, past: Past): AnnotatedArticle {
  return {
    article: articleOf(past),
    tagset: past.tagset,
    annotators: annotatorsOf(db, past.was),
    annotations: inTextOrder(past.was.annotations),
    relations: [...past.was.relations.values()].toSorted(byId),
    review: reviewOfParts(past.was.reviewParts, past.stored.review),
  };
}

export function articleAt(workspace: OpenWorkspace, input: ThreadInput<'history:at'>): PastArticle {
  return snapshot(workspace.db, (db) => {
    const past = readPast(workspace, db, input);
    const { stored, act, now, was, tagset } = past;
    const summary = findSummary(db, stored.key);
    if (summary === null) throw new RangeError(`article ${stored.id} vanished while it was read`);
    const { article, annotations, relations, annotators } = documentOf(db, past);
    const { number, detected } = was.revision;
    return {
      articleId: stored.id,
      seq: act.seq,
      atMs: act.atMs,
      label: act.label,
      opened: {
        article,
        summary,
        tagset,
        marks: packMarks(
          annotations.filter(isActive).map(({ id, tag, segments, note, anchoring }) => ({
            id,
            tag,
            segments,
            hasNote: note !== null,
            state: anchoring.state,
          })),
        ),
        relations: { own: relations, incoming: [], remote: [] },
        coverage: pastCoverage(db, stored.key, { ...past, number, annotations }),
        annotators: withPresent(annotators, listArticleAnnotators(db, stored.key)),
        draftAtMs: null,
        detected,
        history: findHistoryLabels(db),
      },
      annotations,
      relations,
      difference: differenceOf(workspace, past, now),
    };
  });
}

function articleOf({ stored, was, revision }: Past): Article {
  const { source } = was.revision;
  return { id: stored.id, ...was.metadata, ...revision, source, extra: stored.extra };
}

/** Those whom the article listed then or who made something of what was there, by id. */
function annotatorsOf(db: ReadDb, { annotators, annotations, relations }: ArticleState) {
  const authors = new Set<AnnotatorId>();
  for (const { annotator } of annotations.values()) authors.add(annotator);
  for (const { annotator } of relations.values()) authors.add(annotator);
  const unlisted = [...authors].filter((id) => !annotators.has(id));
  return [...annotators.values(), ...listNames(db, unlisted)].toSorted(byId);
}

/** So that the window knows the name of everybody whom it shows. */
function withPresent(was: readonly Annotator[], now: readonly Annotator[]): Annotator[] {
  const known = new Set(was.map(({ id }) => id));
  return [...was, ...now.filter(({ id }) => !known.has(id))];
}

function differenceOf(
  workspace: OpenWorkspace,
  { was, revision, stored }: Past,
  now: ArticleState,
): PastDifference {
  let marksOnlyThen = 0;
  let marksChanged = 0;
  for (const [id, mark] of was.annotations) {
    const present = now.annotations.get(id);
    if (present === undefined) marksOnlyThen += 1;
    // What did not change since then is the very same object.
    else if (present !== mark && !isDeepStrictEqual(present, mark)) marksChanged += 1;
  }
  const kept = was.annotations.size - marksOnlyThen;
  return {
    marksOnlyThen,
    marksOnlyNow: now.annotations.size - kept,
    marksChanged,
    textChanged: workspace.revisionOf(stored).textSha256 !== revision.textSha256,
  };
}

/** First start, then last end descending, then id. Offsets in UTF-16 code units. */
function inTextOrder(annotations: ReadonlyMap<AnnotationId, Annotation>): Annotation[] {
  const start = ({ segments }: Annotation) => segments[0]?.startUtf16 ?? 0;
  const end = ({ segments }: Annotation) => segments.at(-1)?.endUtf16 ?? 0;
  return [...annotations.values()].toSorted((a, b) => {
    if (start(a) !== start(b)) return start(a) - start(b);
    return end(a) === end(b) ? byId(a, b) : end(b) - end(a);
  });
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number =>
  a.id < b.id ? -1 : Number(a.id > b.id);
