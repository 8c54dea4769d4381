// Opens what was inspected: for each article that was chosen, a review begins or goes on. One act, and nothing of mine
// changes by it: their marks lie beside the article until a decision brings them in.

import type { Annotator } from '../../../shared/domain/annotation.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import type { ReviewOpened } from '../../../shared/ipc/review-types.ts';
import { putTagsetMapping } from '../db/tagset-mapping.ts';
import type { WriteDb } from '../db/connection.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct, type Plan } from './act.ts';
import { panelOf } from './review-examine.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import type { ReviewInspections } from './review-inspect.ts';
import type { KeptInspection, Looked } from './review-kept.ts';
import { sameColleague, tooMany } from './review-problems.ts';
import { readySource, type Opening, type ReadySource } from './review-sources.ts';
import { splitByMaker } from './review-split.ts';
import { planReview, type StartReview } from './review-start.ts';

type Input = ThreadInput<'review:open'>;

const MOST_COLLEAGUES = 10;

export function openReview(
  workspace: OpenWorkspace,
  inspections: Pick<ReviewInspections, 'find' | 'forget'>,
  input: Input,
): ReviewOpened {
  const kept = inspections.find(workspace, input.token);
  const reviews: { readonly articleId: StartReview['articleId']; readonly reviewId: string }[] = [];
  const problems: Problem[] = [];
  const act = performAct(workspace, (db, me, atMs): Plan => {
    const opening: Opening = { workspace, db, me: me.id, input, base: kept.base };
    const ready = chosenArticles(kept, input).map(({ looked, articleId }) =>
      readySource(opening, looked, articleId),
    );
    problems.push(...ready.flatMap((one) => one.problems));
    const starts = input.mode === 'pair' ? pairsOf(ready) : panelsOf(opening, ready, me);
    const plans = starts.map((start) => planReview(workspace, db, me, atMs, start));
    for (const [index, { articleId }] of starts.entries()) {
      reviews.push({ articleId, reviewId: plans[index]?.reviewId ?? '' });
    }
    const [only] = ready;
    return {
      label: labelOf(ready),
      head: only !== undefined && starts.length === 1 ? only.stored : null,
      changes: plans.flatMap(({ changes }) => changes),
      prepare(write) {
        for (const plan of plans) plan.prepare(write);
        remember(write, kept, input);
      },
    };
  });
  inspections.forget(input.token);
  return { act, reviews, ...(problems.length === 0 ? {} : { problems }) };
}

function chosenArticles({ articles }: KeptInspection, input: Input) {
  const indexes = input.articles.map(({ index }) => index);
  if (new Set(indexes).size < indexes.length) {
    throw new AppError('invalid-input', 'One article of the file was chosen twice.', {
      remedy: 'Choose one article here for each of the file.',
    });
  }
  return input.articles.map(
    ({ index, articleId }): { looked: Looked; articleId: typeof articleId } => {
      const looked = articles.find(({ match }) => match.index === index);
      if (looked !== undefined) return { looked, articleId };
      throw new AppError('not-found', 'The file does not hold that many articles.', {
        remedy: 'Choose the file again.',
      });
    },
  );
}

/** Each is a review of its own; two files of one colleague about one article would be one review with two contents. */
function pairsOf(ready: readonly ReadySource[]): readonly StartReview[] {
  for (const group of byArticle(ready)) refuseSameColleague(group);
  return ready.map(({ stored, source, base, pair }) => ({
    articleId: stored.id,
    mode: 'pair',
    sources: [source],
    base,
    continues: pair,
  }));
}

function panelsOf(
  opening: Opening,
  ready: readonly ReadySource[],
  me: Annotator,
): readonly StartReview[] {
  return byArticle(ready).map((group) => {
    const [first] = group;
    if (first === undefined) throw new RangeError('a group of files is empty');
    // One file may hold the marks of all annotators, as exports of annotation servers do.
    const sources =
      group.length === 1 ? splitByMaker(first.source, me.id) : group.map(({ source }) => source);
    refuseSameColleague(group);
    const { stored } = first;
    const names = sources.map(({ fileName }) => fileName);
    if (sources.length > MOST_COLLEAGUES) throw refusal(tooMany(names, stored.title));
    if (sources.length < 2) throw tooFew(first);
    const colleagues = sources.map(({ colleague }) => colleague);
    return {
      articleId: stored.id,
      mode: 'panel',
      sources,
      base: first.base,
      continues: panelOf(opening.db, stored, colleagues),
    };
  });
}

const byArticle = (ready: readonly ReadySource[]): readonly (readonly ReadySource[])[] => [
  ...Map.groupBy(ready, ({ stored }) => stored.id).values(),
];

function refuseSameColleague(group: readonly ReadySource[]): void {
  for (const same of Map.groupBy(group, ({ source }) => source.colleague.id).values()) {
    const [first] = same;
    if (first === undefined || same.length < 2) continue;
    const names = same.map(({ source }) => source.fileName);
    throw refusal(sameColleague(names, first.source.colleague.name, first.stored.title));
  }
}

const refusal = ({ message, remedy, path }: Problem): AppError =>
  new AppError('conflict', message, { remedy, file: path });

const tooFew = ({ source, stored }: ReadySource): AppError =>
  new AppError(
    'conflict',
    `A panel compares two colleagues or more; about “${stored.title}” there is only ${source.fileName}.`,
    {
      remedy: 'Open it as a review of one colleague, or choose more files.',
      file: source.fileName,
    },
  );

function labelOf(ready: readonly ReadySource[]): string {
  const names = new Set(ready.map(({ source }) => source.fileName));
  const [only] = names;
  return names.size === 1 && only !== undefined
    ? `Open ${only} for review`
    : `Open ${names.size} files for review`;
}

/** Only what was asked: the rest follows from ids and labels again the next time. */
function remember(db: WriteDb, { mappings }: KeptInspection, { migrations }: Input): void {
  for (const { theirs, mine } of mappings) {
    const chosen = Object.hasOwn(migrations, theirs.id) ? migrations[theirs.id] : undefined;
    if (chosen !== undefined) putTagsetMapping(db, theirs.id, mine.id, chosen);
  }
}
