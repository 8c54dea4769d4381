// What a review is sent back as: the file for the colleague, the adjudicated file for the dataset, the report to read.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import { isActive } from '../../shared/domain/is-active.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  addMine,
  documentBy,
  itemOf,
  jon,
  mia,
  pairReview,
  reviewText,
  sourceOf,
  startReview,
  theirsMarked,
} from '../support/decided-review.ts';
import { parsedFile } from '../support/parsed-file.ts';
import { ana, importText, openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const hostile = 'No: <script>alert(1)</script> & “more”';

async function decidedReview() {
  const workspace = await openTestWorkspace();
  const { call, folder } = workspace;
  const setup = await pairReview(workspace);
  const { reviewId } = setup;
  const state = await call['review:read']({ reviewId });
  const decide = (kind: Parameters<typeof itemOf>[1], decision: 'keep-mine' | 'accept-theirs') =>
    call['review:decide']({
      reviewId,
      items: [{ item: itemOf(state, kind), decision }],
      reason: hostile,
    });
  await decide('boundary', 'accept-theirs');
  await decide('tag', 'keep-mine');
  const write = async (what: 'review-file' | 'adjudicated' | 'report') => {
    const path = join(folder, `${what}.out`);
    const saved = await call['review:write']({ reviewId, what, path });
    const content = readFileSync(path, 'utf8');
    expect(saved).toEqual({ path, bytes: Buffer.byteLength(content) });
    return content;
  };
  return { workspace, ...setup, state, write };
}

describe('the review file', () => {
  test('has every decision with its reason, and what was rejected with what rejected it', async () => {
    const { write, state, theirs } = await decidedReview();
    const { review, annotations } = parsedFile(await write('review-file'));
    expect(review).toMatchObject({
      reviewer: ana,
      of: { annotators: [jon], fileSha256: sourceOf(theirs).fileSha256 },
      decisions: [
        { item: itemOf(state, 'boundary'), decision: 'accept-theirs', reason: hostile },
        { item: itemOf(state, 'tag'), decision: 'keep-mine', reason: hostile },
      ],
    });
    const rejected = annotations.filter((mark) => !isActive(mark));
    expect(new Map(rejected.map(({ annotator, rejectedBy }) => [annotator, rejectedBy]))).toEqual(
      new Map([
        [ana.id, itemOf(state, 'boundary')],
        [jon.id, itemOf(state, 'tag')],
      ]),
    );
    expect(rejected).toHaveLength(2);
  });

  test('shows the colleague what was decided about his marks, and why', async () => {
    const { write, theirs } = await decidedReview();
    const second = await openTestWorkspace({ annotator: jon });
    const own = join(second.folder, 'own.annotated.json');
    const written = { exportedAtMs: 0, generatorVersion: '0.0.0' };
    writeFileSync(own, serialiseAnnotatedArticle(theirs, written));
    const [imported] = await second.call['article:import-files']({
      paths: [own],
      wholePage: false,
    });
    expect(imported).toMatchObject({ status: 'imported', problems: [] });
    const back = join(second.folder, 'back.annotated.json');
    writeFileSync(back, await write('review-file'));
    const inspection = await second.call['review:inspect-files']({ paths: [back] });
    expect(inspection.matches[0]?.answers).toEqual({ reviewer: ana, decisions: 2 });
    const { reviews } = await second.call['review:open']({
      token: inspection.token,
      articles: [{ index: 0, articleId: theirs.article.id }],
      migrations: {},
      colleague: null,
      base: 'none',
      mode: 'pair',
    });
    const { answers } = await second.call['review:read']({ reviewId: reviews[0]?.reviewId ?? '' });
    expect(new Map(answers.map(({ decision, reason }) => [decision, reason]))).toEqual(
      new Map([
        ['accept-theirs', hostile],
        ['keep-mine', hostile],
      ]),
    );
    expect(answers).toHaveLength(2);
  });
});

describe('the adjudicated file', () => {
  test('of a pair has the marks that stand, and the decisions', async () => {
    const { write, workspace, articleId } = await decidedReview();
    const { annotations, relations, annotators, review } = parsedFile(await write('adjudicated'));
    expect(annotations.every(isActive)).toBe(true);
    const { marks } = await workspace.call['article:open']({ id: articleId });
    expect(annotations.map(({ id }) => id).toSorted()).toEqual(marks.ids.toSorted());
    expect(annotators.map(({ name }) => name).toSorted()).toEqual(['Ana', 'Jon']);
    const ids = new Set(annotations.map(({ id }) => id));
    expect(relations.length).toBeGreaterThan(0);
    expect(relations.every(({ from, to }) => ids.has(from) && ids.has(to))).toBe(true);
    expect(review?.decisions).toHaveLength(2);
  });

  test('of a panel has the adjudicated set alone', async () => {
    const workspace = await openTestWorkspace();
    const { reviewId } = await panelReview(workspace);
    const { panel, head } = await workspace.call['review:read']({ reviewId });
    const agreed = panel.filter(
      ({ subject, variants }) => subject === 'mark' && (variants[0]?.votes ?? 0) >= 2,
    );
    expect(agreed.length).toBeGreaterThan(1);
    await workspace.call['review:decide']({
      reviewId,
      items: agreed.map(({ item, variants }) => ({
        item,
        decision: 'accept-theirs',
        take: variants.slice(0, 1).flatMap(({ marks }) => marks.slice(0, 1)),
      })),
      reason: 'Two of three.',
    });
    const path = join(workspace.folder, 'panel.annotated.json');
    await workspace.call['review:write']({ reviewId, what: 'adjudicated', path });
    const written = parsedFile(readFileSync(path, 'utf8'));
    expect(written.annotations).toHaveLength(agreed.length);
    expect(written.annotators).toEqual([head.adjudicator]);
    const { review } = written;
    expect(review?.of.annotators).toEqual([jon, mia]);
    expect(new Map(review?.decisions.map(({ item, reason }) => [item, reason]))).toEqual(
      new Map(agreed.map(({ item }) => [item, 'Two of three.'])),
    );
    const results = review?.decisions.flatMap(({ result }) => result) ?? [];
    expect(results.toSorted()).toEqual(written.annotations.map(({ id }) => id).toSorted());
  });

  test('of a panel has what all say without a decision, credited to the adjudicator', async () => {
    const workspace = await openTestWorkspace();
    const { reviewId } = await panelReview(workspace);
    const { panel, head } = await workspace.call['review:read']({ reviewId });
    const agreed = panel.filter(({ kind, subject }) => kind === 'agreed' && subject === 'mark');
    expect(agreed.length).toBeGreaterThan(0);
    const path = join(workspace.folder, 'undecided.annotated.json');
    await workspace.call['review:write']({ reviewId, what: 'adjudicated', path });
    const written = parsedFile(readFileSync(path, 'utf8'));
    expect(written.annotations).toHaveLength(agreed.length);
    expect(new Set(written.annotations.map(({ annotator }) => annotator))).toEqual(
      new Set([head.adjudicator?.id]),
    );
  });
});

async function panelReview(workspace: TestWorkspace) {
  const { service } = workspace;
  const articleId = await importText(workspace, reviewText);
  addMine(service, articleId);
  const sources = [
    sourceOf(documentBy(service, articleId, jon, theirsMarked), jon),
    sourceOf(documentBy(service, articleId, mia, theirsMarked), mia),
  ];
  const reviewId = startReview(service, {
    articleId,
    mode: 'panel',
    sources,
    base: null,
    continues: null,
  });
  return { articleId, reviewId };
}

describe('the report', () => {
  test('has who, how far they agree, and the decisions with their reasons as words', async () => {
    const { write, state } = await decidedReview();
    const page = await write('report');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toContain('<script');
    expect(page).toContain('No: &lt;script&gt;alert(1)&lt;/script&gt; &amp; “more”');
    expect(page.match(/<li class="item"/g)).toHaveLength(state.head.differences);
    expect(page).toContain(`2 of ${state.head.differences} differences are decided`);
    expect(page).toContain('Cohen’s κ');
    expect(page).toMatch(/<th scope="row">γ<\/th><td>\d\.\d\d/);
    expect(page).toContain('Jon.annotated.json');
  });

  test('of a panel shows each reading with its votes', async () => {
    const workspace = await openTestWorkspace();
    const { reviewId } = await panelReview(workspace);
    const path = join(workspace.folder, 'panel.html');
    await workspace.call['review:write']({ reviewId, what: 'report', path });
    const page = readFileSync(path, 'utf8');
    expect(page).toContain('compared the marks of <bdi>Jon</bdi> and <bdi>Mia</bdi>');
    expect(page).toContain('<span class="votes">2 of 3</span>');
  });
});

describe('writing', () => {
  test('proposes names made of the title', async () => {
    const { workspace, reviewId } = await decidedReview();
    const names: string[] = [];
    for (const what of ['review-file', 'adjudicated', 'report'] as const) {
      names.push(await workspace.call['review:file-name']({ reviewId, what }));
    }
    expect(names).toEqual([
      'bridge-reopens-review.annotated.json',
      'bridge-reopens-adjudicated.annotated.json',
      'bridge-reopens-review.html',
    ]);
  });

  test('never replaces the workspace, and leaves nothing where it cannot write', async () => {
    const { workspace, reviewId } = await decidedReview();
    const { call, folder, path } = workspace;
    const over = await appErrorOf(() => call['review:write']({ reviewId, what: 'report', path }));
    expect(over.code).toBe('conflict');
    const place = join(folder, 'place');
    mkdirSync(join(place, 'is-a-folder'), { recursive: true });
    const at = (name: string) => ({
      reviewId,
      what: 'review-file' as const,
      path: join(place, name),
    });
    expect((await appErrorOf(() => call['review:write'](at('is-a-folder')))).code).toBe(
      'file-is-directory',
    );
    expect((await appErrorOf(() => call['review:write'](at('none/a.json')))).code).toBe(
      'file-missing',
    );
    expect(readdirSync(place)).toEqual(['is-a-folder']);
  });

  test('says so when there is no such review', async () => {
    const { call, folder } = await openTestWorkspace();
    const reviewId = '7f1b1a52-9a1e-4a07-9f5e-6f2f4a4f5b10';
    const path = join(folder, 'x');
    const error = await appErrorOf(() => call['review:write']({ reviewId, what: 'report', path }));
    expect(error.code).toBe('not-found');
  });
});
