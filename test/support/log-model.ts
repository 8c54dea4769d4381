// Random acts of every kind on one article, for tests that hold the log to what happened. Acts that other specs try
// through their channels are made as plans here, so that what is tried is the log.

import fc from 'fast-check';
import { createHash, randomUUID } from 'node:crypto';
import { findArticleHead } from '../../electron/workspace/db/article.ts';
import type { UndoableChange } from '../../electron/workspace/db/change.ts';
import { findSource } from '../../electron/workspace/db/source.ts';
import { putTagset, tagsetSha256 } from '../../electron/workspace/db/tagset.ts';
import { performAct } from '../../electron/workspace/services/act.ts';
import { readState } from '../../electron/workspace/services/past-article.ts';
import { requireStoredArticle } from '../../electron/workspace/services/lookup.ts';
import { planRevision } from '../../electron/workspace/services/new-revision.ts';
import { pastDocument } from '../../electron/workspace/services/past-article.ts';
import type { WorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { AnnotationId, ArticleId, RelationId, TagId } from '../../shared/domain/ids.ts';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { snapToGraphemes } from '../../shared/text/graphemes.ts';

export const logText =
  'One two three four five. Six seven eight nine ten.\n\nEleven and twelve. Thirteen 🚧 fourteen.';

export interface RandomAct {
  readonly do:
    | 'create'
    | 'retag'
    | 'respan'
    | 'note'
    | 'delete'
    | 'title'
    | 'role'
    | 'relate'
    | 'cover'
    | 'tagset'
    | 'text'
    | 'status'
    | 'undo'
    | 'redo'
    | 'reopen'
    | 'kill'
    | 'restore';
  readonly which: number;
  readonly start: number;
  readonly length: number;
}

const kinds: readonly (readonly [number, RandomAct['do']])[] = [
  [6, 'create'],
  [2, 'retag'],
  [2, 'respan'],
  [2, 'note'],
  [2, 'delete'],
  [1, 'title'],
  [2, 'role'],
  [2, 'relate'],
  [2, 'cover'],
  [1, 'tagset'],
  [1, 'text'],
  [1, 'status'],
  [5, 'undo'],
  [3, 'redo'],
  [1, 'reopen'],
  [1, 'kill'],
  [2, 'restore'],
];

export const randomAct: fc.Arbitrary<RandomAct> = fc.record({
  do: fc.oneof(
    ...kinds.map(([weight, name]) => ({ weight, arbitrary: fc.constant<RandomAct['do']>(name) })),
  ),
  which: fc.nat({ max: 40 }),
  start: fc.nat({ max: 60 }),
  length: fc.integer({ min: 3, max: 25 }),
});

export interface Recorded {
  readonly document: AnnotatedArticle;
  readonly coverage: readonly unknown[];
}

const tags = ['claim', 'actor', 'location', 'quote'] as TagId[];
const at = <T>(list: readonly T[], index: number): T | undefined =>
  list[index % Math.max(1, list.length)];

/** Everything of the article that the log has to know, as it is now. */
export function recordNow(service: WorkspaceService, articleId: ArticleId): Recorded {
  const workspace = service.current();
  const { db } = workspace;
  const document = pastDocument(workspace, { articleId, at: Number.MAX_SAFE_INTEGER });
  const { coverage } = readState(db, requireStoredArticle(db, articleId));
  return { document, coverage: [...coverage].toSorted(([a], [b]) => a.localeCompare(b)) };
}

/** Does what the act says, as far as it can be done now; `lastSeq` is the newest act's number. */
export async function act(
  service: WorkspaceService,
  articleId: ArticleId,
  step: RandomAct,
  lastSeq: number,
): Promise<unknown> {
  try {
    return await perform(service, articleId, step, lastSeq);
  } catch (thrown) {
    // A random place can be between two paragraphs: a refusal is no act.
    if (thrown instanceof AppError && thrown.code === 'invalid-input') return null;
    throw thrown;
  }
}

async function perform(
  service: WorkspaceService,
  articleId: ArticleId,
  step: RandomAct,
  lastSeq: number,
): Promise<unknown> {
  const { handlers } = service;
  const { document } = recordNow(service, articleId);
  const mark = at(document.annotations, step.which);
  const { text } = document.article;
  const from = Math.min(step.start, text.length - 30);
  const segment = snapToGraphemes(text, { startUtf16: from, endUtf16: from + step.length });
  const { startUtf16 } = segment;
  const segments = [segment];
  const tag = at(tags, step.which) ?? ('claim' as TagId);
  switch (step.do) {
    case 'create':
      return handlers['annotation:create']({
        id: randomUUID() as string as AnnotationId,
        articleId,
        tag,
        segments,
      });
    case 'title':
      return handlers['article:update']({
        id: articleId,
        fields: { title: `Title ${step.which}` },
      });
    case 'role':
      return handlers['article:set-role']({
        articleId,
        place: { startUtf16, endUtf16: startUtf16 },
        role: step.which % 2 === 0 ? 'caption' : 'body',
      });
    case 'status':
      return handlers['library:act']({
        target: { ids: [articleId] },
        act: { kind: 'set-status', status: step.which % 2 === 0 ? 'done' : 'in-progress' },
      });
    case 'undo':
      return handlers['history:undo'](undefined);
    case 'redo':
      return handlers['history:redo'](undefined);
    case 'restore':
      return handlers['history:restore']({
        articleId,
        at: 1 + (step.which % Math.max(1, lastSeq)),
      });
    case 'relate':
    case 'cover':
    case 'tagset':
    case 'text':
      return plannedAct(service, articleId, step, document);
    case 'reopen':
    case 'kill':
      return null;
    default:
      return mark === undefined ? null : actOnMark(service, articleId, step, { id: mark.id, text });
  }
}

function actOnMark(
  { handlers }: WorkspaceService,
  articleId: ArticleId,
  { do: what, which, start, length }: RandomAct,
  { id, text }: { readonly id: AnnotationId; readonly text: string },
) {
  const one = { id, articleId };
  const tag = at(tags, which) ?? ('claim' as TagId);
  if (what === 'retag') return handlers['annotation:retag']({ ...one, tag });
  if (what === 'delete') return handlers['annotation:delete'](one);
  if (what === 'note') {
    return handlers['annotation:set-note']({ ...one, note: which % 3 === 0 ? null : `n${which}` });
  }
  const from = Math.min(start, 50);
  const segment = snapToGraphemes(text, { startUtf16: from, endUtf16: from + length });
  return handlers['annotation:respan']({ ...one, segments: [segment] });
}

function plannedAct(
  service: WorkspaceService,
  articleId: ArticleId,
  step: RandomAct,
  { annotations, article, relations }: AnnotatedArticle,
): unknown {
  const workspace = service.current();
  return performAct(workspace, (db, annotator, atMs) => {
    const head = findArticleHead(db, articleId);
    const source = head === null ? null : findSource(db, head.key);
    if (head === null || source === null) throw new Error('the article is not there');
    const plan = (changes: readonly UndoableChange[]) => ({ label: step.do, head, changes });
    if (step.do === 'tagset') {
      const tagset = { ...factCheckingTagset, version: 2 + (step.which % 3) };
      const sha256 = tagsetSha256(tagset);
      if (sha256 === head.tagsetSha256) return plan([]);
      const before = { sha256: head.tagsetSha256 };
      return {
        ...plan([
          { entity: 'article-tagset', articleId, id: articleId, before, after: { sha256 } },
        ]),
        prepare: (write) => void putTagset(write, tagset),
      };
    }
    if (step.do === 'text') {
      const text = `${article.text} More ${step.which}.`;
      const blocks = article.blocks.map((block) =>
        block.endUtf16 === article.text.length ? { ...block, endUtf16: text.length } : block,
      );
      const textSha256 = createHash('sha256').update(text).digest('hex');
      const { id: _id, text: _text, revision: _revision, ...metadata } = article;
      return planRevision(
        workspace,
        db,
        articleId,
        {
          text,
          textSha256,
          blocks,
          marks: [],
          metadata,
          detected: {},
          source,
          kind: null,
          custody: null,
          reason: 'Spec',
        },
        atMs,
      );
    }
    if (step.do === 'cover') {
      const startUtf16 = step.which % 5;
      const id = `${head.revisionNumber}:${startUtf16}-${startUtf16 + 5}`;
      const before = readState(db, requireStoredArticle(db, articleId)).coverage.get(id) ?? null;
      const after =
        step.which % 4 === 0
          ? null
          : { state: 'seen' as const, basis: '', annotator: annotator.id, atMs };
      return plan(
        before === null && after === null
          ? []
          : [{ entity: 'coverage', articleId, id, before, after }],
      );
    }
    const known = at(relations, step.which);
    if (known !== undefined && step.which % 2 === 0) {
      return plan([{ entity: 'relation', articleId, id: known.id, before: known, after: null }]);
    }
    const [from, to] = [at(annotations, step.which), at(annotations, step.which + 1)];
    if (from === undefined || to === undefined || from === to) return plan([]);
    const id = randomUUID() as string as RelationId;
    const after = {
      id,
      type: 'said-by',
      from: from.id,
      to: to.id,
      note: null,
      annotator: annotator.id,
      createdAtMs: atMs,
      updatedAtMs: atMs,
      extra: {},
    };
    return plan([{ entity: 'relation', articleId, id, before: null, after }]);
  });
}
