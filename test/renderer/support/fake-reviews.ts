// The channels of reviews, in memory: items from the real comparison, decisions that insert and take out marks, and undo
// that takes decisions back with the act. What the workspace really stores is tested with a database.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type {
  AnswerView,
  DecisionView,
  ReviewHead,
  ReviewSide,
  ReviewState,
} from '../../../shared/ipc/review-types.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import { groupSets } from '../../../shared/review/group-sets.ts';
import type { MarkSet, SourceRef } from '../../../shared/review/review-item.ts';
import { makeAnnotation } from './fake-articles.ts';
import { agreement, head } from './fake-readings.ts';
import type { FakeStore } from './fake-store.ts';
import { notFound, SAVED_AT_MS, type Answers, type FakeOptions } from './fake-types.ts';

export interface FakeReview {
  readonly head?: Partial<ReviewHead>;
  /** Mine first. */
  readonly sides: readonly ReviewSide[];
  readonly base?: MarkSet;
  readonly answers?: (items: ReviewState['items']) => readonly AnswerView[];
  readonly decided?: (items: ReviewState['items']) => readonly DecisionView[];
  readonly changedSince?: (items: ReviewState['items']) => readonly string[];
}

type Decided = ReadonlyMap<string, DecisionView>;
type Input<N extends keyof Answers> = Parameters<Answers[N]>[0];

class Held {
  readonly items: ReviewState['items'];
  readonly panel: ReviewState['panel'];
  readonly fake: FakeReview;
  decisions: Decided;
  finishedAtMs: number | null;

  constructor(fake: FakeReview, text: string) {
    const [mine, theirs] = fake.sides;
    if (mine === undefined || theirs === undefined) throw new Error('a review has two sides');
    this.fake = fake;
    const isPanel = fake.head?.mode === 'panel';
    const { base = null } = fake;
    this.items = isPanel ? [] : compareSets({ text, mine, theirs, base, scope: '' });
    this.panel = isPanel ? groupSets({ text, sets: fake.sides, scope: '' }) : [];
    const decided = fake.decided?.(this.items) ?? [];
    this.decisions = new Map(decided.map((each) => [each.item, each]));
    this.finishedAtMs = fake.head?.finishedAtMs ?? null;
  }

  head(): ReviewHead {
    const differences = [...this.items, ...this.panel].filter(({ kind }) => kind !== 'agreed');
    return head({
      ...this.fake.head,
      differences: differences.length,
      decided: differences.filter(({ item }) => this.decisions.has(item)).length,
      finishedAtMs: this.finishedAtMs,
    });
  }

  state(): ReviewState {
    return {
      head: this.head(),
      items: this.items,
      panel: this.panel,
      sides: this.fake.sides,
      decisions: [...this.decisions.values()],
      changedSince: this.fake.changedSince?.(this.items) ?? [],
      answers: this.fake.answers?.(this.items) ?? [],
    };
  }

  markOf({ source, id }: SourceRef): Annotation | null {
    return this.fake.sides[source]?.annotations.find((mark) => mark.id === id) ?? null;
  }
}

interface Remembered {
  readonly held: Held;
  readonly decisions: Decided;
}

export function reviewAnswers(store: FakeStore, { reviews }: FakeOptions) {
  if (reviews === undefined) return {};
  const [article] = store.articles.values();
  if (article === undefined) throw new Error('a review needs an article');
  const all = reviews(store).map((fake) => new Held(fake, article.text));
  const undone: Remembered[] = [];
  const done: Remembered[] = [];
  const held = (id: string): Held => {
    const found = all.find((each) => each.head().id === id);
    if (found === undefined) throw notFound('The review');
    return found;
  };
  /** Steps over one act; where it was one of a review, its decisions too. */
  const step = (direction: 'undo' | 'redo') => {
    const result = direction === 'undo' ? store.undo() : store.redo();
    const from = direction === 'undo' ? done : undone;
    const last = result?.label.startsWith('Decide') === true ? from.pop() : undefined;
    if (last !== undefined) {
      const into = direction === 'undo' ? undone : done;
      into.push({ held: last.held, decisions: last.held.decisions });
      last.held.decisions = last.decisions;
    }
    return result;
  };
  return {
    'review:list': ({ articleId }) =>
      all.map((each) => each.head()).filter((each) => each.articleId === articleId),
    'review:read': ({ reviewId }) => held(reviewId).state(),
    'review:agreement': () => agreement(),
    'review:decide': (input) => {
      const review = held(input.reviewId);
      done.push({ held: review, decisions: review.decisions });
      return decide(store, review, input);
    },
    'review:finish': ({ reviewId, finished }) => {
      const review = held(reviewId);
      review.finishedAtMs = finished ? SAVED_AT_MS : null;
      return store.act({
        label: finished ? 'Finish review' : 'Go on with review',
        articleId: article.id,
        before: {},
        after: {},
      });
    },
    'dialog:save-review': ({ what }) => ({ path: `/home/ana/${what}.json`, bytes: 4200 }),
    'history:undo': () => step('undo'),
    'history:redo': () => step('redo'),
  } satisfies Partial<Answers>;
}

function decide(store: FakeStore, review: Held, { items, reason }: Input<'review:decide'>) {
  const decisions = new Map(review.decisions);
  const after = new Map<AnnotationId, Annotation | null>();
  for (const asked of items) {
    const { item, decision } = asked;
    if (![...review.items, ...review.panel].some((each) => each.item === item)) {
      throw new AppError('conflict', 'A difference that was decided on is not there any more.', {
        remedy: 'Look at the review again: its marks were changed in the meantime.',
      });
    }
    if (decision === null) {
      decisions.delete(item);
      continue;
    }
    const result = carryOut(store, review, asked, after);
    const { reviewer: by } = review.head();
    decisions.set(item, { item, decision, reason, result, by, decidedAtMs: SAVED_AT_MS });
  }
  review.decisions = decisions;
  const before = new Map([...after.keys()].map((id) => [id, store.annotations.get(id) ?? null]));
  const { articleId } = review.head();
  const act = store.act({
    label: `Decide ${items.length}`,
    articleId,
    before: { annotations: before },
    after: { annotations: after },
  });
  const named = new Set(items.map(({ item }) => item));
  return {
    act,
    head: review.head(),
    decisions: [...decisions.values()].filter(({ item }) => named.has(item)),
    skipped: [],
  };
}

function carryOut(
  store: FakeStore,
  review: Held,
  { item, decision, take, edited }: Input<'review:decide'>['items'][number],
  after: Map<AnnotationId, Annotation | null>,
): readonly string[] {
  const { articleId } = review.head();
  const insert = (mark: Annotation): string => {
    store.owner.set(mark.id, articleId);
    after.set(mark.id, mark);
    return mark.id;
  };
  const pair = review.items.find((each) => each.item === item);
  const reject = (ids: readonly string[] = []) => {
    for (const id of ids)
      if (store.annotations.has(id as AnnotationId)) after.set(id as AnnotationId, null);
  };
  if (edited !== undefined) {
    reject(pair?.mine);
    const id = `edited-${after.size}-${item.length}` as AnnotationId;
    const made = makeAnnotation(store.article(articleId), id, edited.tag, edited.segments);
    return [insert({ ...made, note: edited.note })];
  }
  if (take !== undefined) {
    return take.flatMap((ref) => {
      const mark = review.markOf(ref);
      return mark === null ? [] : insert({ ...mark, id: `taken-${ref.id}` as AnnotationId });
    });
  }
  const takesMine = decision === 'keep-mine' || decision === 'accept-both';
  if (!takesMine) reject(pair?.mine);
  const takesTheirs = decision === 'accept-theirs' || decision === 'accept-both';
  const theirs = (pair?.theirs ?? []).flatMap((id) => review.markOf({ source: 1, id }) ?? []);
  return [...(takesMine ? (pair?.mine ?? []) : []), ...(takesTheirs ? theirs.map(insert) : [])];
}
