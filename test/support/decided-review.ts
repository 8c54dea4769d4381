// A review of Jon's marks on a small article that Ana marked too, with every kind of difference; begun without a file,
// as opening one does it.

import { createHash, randomUUID } from 'node:crypto';
import { performAct } from '../../electron/workspace/services/act.ts';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { requireArticle } from '../../electron/workspace/services/lookup.ts';
import { planReview, type StartReview } from '../../electron/workspace/services/review-start.ts';
import type { WorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { Annotation, Relation } from '../../shared/domain/annotation.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  RelationId,
  TagId,
} from '../../shared/domain/ids.ts';
import type { ReviewState } from '../../shared/ipc/review-types.ts';
import type { ItemKind } from '../../shared/review/review-item.ts';
import { markOf, wordsAt } from './mark-of.ts';
import { ana, importText, type TestWorkspace } from './workspace.ts';

export const jon = { id: 'b7f3d6aa-22a0-4f7e-9f0f-3a0f0a0b0c0d' as AnnotatorId, name: 'Jon' };
export const mia = { id: 'c1e3d6aa-22a0-4f7e-9f0f-3a0f0a0b0c0d' as AnnotatorId, name: 'Mia' };

export const reviewText =
  'Bridge reopens\n\n“It is safe,” Mayor Ruiz said. The bridge opened on Monday.\n\n' +
  'It cost ten million euros. Traffic fell by half. The river rose twice in May and June.';

type Said = Partial<Pick<Annotation, 'note' | 'attributes'>>;
export type Marked = readonly [words: string | readonly string[], tag: string, said?: Said];

export const mineMarked: readonly Marked[] = [
  ['It is safe', 'quote'],
  ['Mayor Ruiz', 'actor'],
  ['opened on Monday', 'claim'],
  ['ten million', 'claim', { note: 'high' }],
  ['Traffic fell', 'claim', { attributes: { verdict: 'supported' } }],
  ['river', 'location'],
  ['reopens', 'claim'],
  [['twice', 'June'], 'claim'],
];

export const theirsMarked: readonly Marked[] = [
  ['It is safe', 'quote'],
  ['Ruiz', 'actor'],
  ['opened on Monday', 'quote'],
  ['ten million', 'claim', { note: 'low' }],
  ['Traffic fell', 'claim', { attributes: { verdict: 'refuted' } }],
  ['euros', 'claim'],
  ['bridge', 'location'],
  [['twice', 'in May', 'June'], 'claim'],
];

function marksOf(marked: readonly Marked[], by: AnnotatorId, updatedAtMs: number): Annotation[] {
  return marked.map(([words, tag, said = {}]) => ({
    ...markOf(reviewText, ...[words].flat().map((each) => wordsAt(reviewText, each))),
    id: randomUUID() as string as AnnotationId,
    tag: tag as TagId,
    note: null,
    annotator: by,
    createdAtMs: updatedAtMs,
    updatedAtMs,
    ...said,
  }));
}

function relationOf(
  marks: readonly Annotation[],
  from: number,
  to: number,
  type: string,
  by: AnnotatorId,
): Relation {
  const [start, end] = [marks[from], marks[to]];
  if (start === undefined || end === undefined) throw new Error('no such mark');
  return {
    id: randomUUID() as string as RelationId,
    type,
    from: start.id,
    to: end.id,
    note: null,
    annotator: by,
    createdAtMs: 1000,
    updatedAtMs: 1000,
    extra: {},
  };
}

export interface ReviewSetup {
  readonly articleId: ArticleId;
  readonly reviewId: string;
  /** What Jon's file held. */
  readonly theirs: AnnotatedArticle;
}

/** Ana's marks and relation, put into the article as one act. */
export function addMine(service: WorkspaceService, articleId: ArticleId): void {
  const workspace = service.current();
  const marks = marksOf(mineMarked, ana.id, 1000);
  const relation = relationOf(marks, 0, 1, 'said-by', ana.id);
  performAct(workspace, (db) => ({
    label: 'Mark',
    head: requireArticle(db, articleId),
    changes: [
      ...marks.map((after) => ({
        entity: 'annotation' as const,
        articleId,
        id: after.id,
        before: null,
        after,
      })),
      { entity: 'relation', articleId, id: relation.id, before: null, after: relation },
    ],
  }));
}

/** The article as somebody else marked it. */
export function documentBy(
  service: WorkspaceService,
  articleId: ArticleId,
  by: typeof jon,
  marked: readonly Marked[],
): AnnotatedArticle {
  const document = loadDocument(service.current(), articleId);
  const annotations = marksOf(marked, by.id, 5000);
  const linked = annotations.length > 2 ? [relationOf(annotations, 2, 1, 'said-by', by.id)] : [];
  return { ...document, annotators: [by], annotations, relations: linked, review: null };
}

export function startReview(service: WorkspaceService, input: StartReview): string {
  let reviewId = '';
  performAct(service.current(), (db, annotator, atMs) => {
    const plan = planReview(service.current(), db, annotator, atMs, input);
    reviewId = plan.reviewId;
    return {
      label: 'Open for review',
      head: requireArticle(db, input.articleId),
      changes: plan.changes,
      prepare: plan.prepare,
    };
  });
  return reviewId;
}

export const sourceOf = (
  document: AnnotatedArticle,
  colleague = jon,
): StartReview['sources'][number] => ({
  fileName: `${colleague.name}.annotated.json`,
  fileSha256: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
  colleague,
  document,
});

export async function pairReview(workspace: TestWorkspace): Promise<ReviewSetup> {
  const { service } = workspace;
  const articleId = await importText(workspace, reviewText);
  addMine(service, articleId);
  const theirs = documentBy(service, articleId, jon, theirsMarked);
  const reviewId = startReview(service, {
    articleId,
    mode: 'pair',
    sources: [sourceOf(theirs)],
    base: null,
    continues: null,
  });
  return { articleId, reviewId, theirs };
}

/** The only item of the kind. */
export function itemOf(state: ReviewState, kind: ItemKind): string {
  const [item] = state.items.filter((each) => each.kind === kind);
  if (item === undefined) throw new Error(`no item of kind ${kind}`);
  return item.item;
}
