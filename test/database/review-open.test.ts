// Opening what was looked at: whose marks come in under whose name, what goes on, what is refused. One act each.

import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import type { ReviewInspection } from '../../shared/ipc/review-types.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  documentAt,
  inspect,
  jon,
  longText,
  mineWithText,
  onlyMatch,
  openColleague,
  rewrite,
  sent,
  serialised,
  withColleague,
} from '../support/colleague.ts';
import { edit } from '../support/edited-text.ts';
import { ana, importText, tagWords, type TestWorkspace } from '../support/workspace.ts';

type OpenInput = Input<RendererChannels, 'review:open'>;

/** As it is proposed, but for what the test is about. */
const proposed = (
  { token, matches }: ReviewInspection,
  more: Partial<OpenInput> = {},
): OpenInput => ({
  token,
  articles: matches.flatMap(({ index, articleId }) =>
    articleId === null ? [] : [{ index, articleId }],
  ),
  migrations: {},
  colleague: null,
  base: 'none',
  mode: 'pair',
  ...more,
});

const opened = async (mine: TestWorkspace, paths: readonly string[], more?: Partial<OpenInput>) =>
  mine.call['review:open'](proposed(await inspect(mine, ...paths), more));

async function begun() {
  const { mine, articleId } = await mineWithText();
  const claim = await tagWords(mine, articleId, 'the old bridge over the river is safe', 'claim');
  await tagWords(mine, articleId, 'Ana Ruiz', 'actor');
  const theirs = await withColleague(mine, articleId);
  await tagWords(theirs, articleId, 'Mill Street', 'location');
  return { mine, theirs, articleId, claim };
}

const theirSide = async (mine: TestWorkspace, reviewId: string) => {
  const { sides } = await mine.call['review:read']({ reviewId });
  return sides[1]?.annotations ?? [];
};

const onlyReview = ({
  reviews,
}: {
  readonly reviews: readonly { readonly reviewId: string }[];
}) => {
  const [review] = reviews;
  if (review === undefined || reviews.length > 1) throw new Error(`${reviews.length} reviews`);
  return review.reviewId;
};

describe('one colleague', () => {
  test('is one act that leaves my article as it is, and can be undone and done again', async () => {
    const { mine, theirs, articleId } = await begun();
    const before = await mine.call['article:open']({ id: articleId });
    const path = await sent(theirs, articleId, mine);
    const result = await opened(mine, [path]);
    expect(result.reviews).toEqual([{ articleId, reviewId: onlyReview(result) }]);
    expect(result.act).toMatchObject({ label: 'Open jon.annotated.json for review', upserted: [] });
    const after = await mine.call['article:open']({ id: articleId });
    expect([after.article, after.marks.ids]).toEqual([before.article, before.marks.ids]);
    const heads = () => mine.call['review:list']({ articleId });
    expect(await heads()).toMatchObject([
      {
        mode: 'pair',
        reviewer: ana,
        sources: [{ fileName: 'jon.annotated.json', colleague: jon }],
      },
    ]);
    await mine.call['history:undo'](undefined);
    expect(await heads()).toEqual([]);
    await mine.call['history:redo'](undefined);
    expect(await heads()).toHaveLength(1);
  });

  test('keeps his name on his marks and mine on mine', async () => {
    const { mine, theirs, articleId } = await begun();
    const path = await sent(theirs, articleId, mine);
    const marks = await theirSide(mine, onlyReview(await opened(mine, [path])));
    expect(marks.map(({ annotator }) => annotator).toSorted()).toEqual(
      [ana.id, ana.id, jon.id].toSorted(),
    );
  });

  test('a newer file, and the same file again, go on with the same review', async () => {
    const { mine, theirs, articleId } = await begun();
    const path = await sent(theirs, articleId, mine);
    const first = onlyReview(await opened(mine, [path]));
    const again = await inspect(mine, path);
    expect(onlyMatch(again).continues).toEqual({ reviewId: first, decided: 0 });
    expect(onlyReview(await mine.call['review:open'](proposed(again)))).toBe(first);
    await tagWords(theirs, articleId, 'nine people', 'claim');
    const newer = await sent(theirs, articleId, mine, 'newer.annotated.json');
    expect(onlyReview(await opened(mine, [newer]))).toBe(first);
    expect(await theirSide(mine, first)).toHaveLength(4);
    expect(await mine.call['review:list']({ articleId })).toHaveLength(1);
  });

  test('two articles of one dataset are two reviews and one step of undo', async () => {
    const { mine, theirs, articleId } = await begun();
    const second = await importText(mine, 'Ferry sinks\n\nA ferry sank in the harbour on Tuesday.');
    await theirs.call['article:import-files']({
      paths: [await sent(mine, second, theirs, 'second.annotated.json')],
      wholePage: false,
    });
    await tagWords(theirs, second, 'in the harbour', 'location');
    const lines = [articleId, second].map(async (id) => {
      const file = await sent(theirs, id, theirs, `${id}.annotated.json`);
      return JSON.stringify(JSON.parse(serialised(documentAt(file))));
    });
    const path = join(mine.folder, 'all.jsonl');
    writeFileSync(path, `${(await Promise.all(lines)).join('\n')}\n`);
    const { reviews } = await opened(mine, [path]);
    expect(reviews.map((review) => review.articleId)).toEqual([articleId, second]);
    await mine.call['history:undo'](undefined);
    expect(await mine.call['review:list']({ articleId: null })).toEqual([]);
  });
});

describe('marks that the file credits to me', () => {
  const changed = async () => {
    const files = await begun();
    const { mine, theirs, articleId, claim } = files;
    await theirs.call['annotation:retag']({ id: claim.id, articleId, tag: 'quote' as TagId });
    return { ...files, path: await sent(theirs, articleId, mine) };
  };

  test('are refused until it is said who made them; nothing is changed', async () => {
    const { mine, path } = await changed();
    const error = await appErrorOf(() => opened(mine, [path]));
    expect(error).toMatchObject({
      code: 'invalid-input',
      details: {
        remedy: 'Name the person who made them: they are credited to that person in the review.',
      },
    });
    expect(await mine.call['review:list']({ articleId: null })).toEqual([]);
  });

  test('come in under the name that is given: the same person as the one of that name in the file', async () => {
    const { mine, path, claim } = await changed();
    const colleague = { id: randomUUID() as string as AnnotatorId, name: ' jon' };
    const reviewId = onlyReview(await opened(mine, [path], { colleague }));
    const marks = await theirSide(mine, reviewId);
    expect(marks.find(({ id }) => id === claim.id)).toMatchObject({
      tag: 'quote',
      annotator: jon.id,
    });
    expect(marks.filter(({ annotator }) => annotator === ana.id)).toHaveLength(1);
  });

  test('are credited to somebody new where nobody in the file has that name, who is known the next time', async () => {
    const { mine } = await mineWithText();
    const theirs = await openColleague({ id: ana.id, name: 'Ana too' });
    const own = await importText(theirs, longText);
    await tagWords(theirs, own, 'Mill Street', 'location');
    const path = await sent(theirs, own, mine);
    const kim = { id: randomUUID() as string as AnnotatorId, name: 'Kim' };
    const first = onlyReview(await opened(mine, [path], { colleague: kim }));
    expect((await theirSide(mine, first)).map(({ annotator }) => annotator)).toEqual([kim.id]);
    await tagWords(theirs, own, 'nine people', 'claim');
    const again = await opened(mine, [await sent(theirs, own, mine)], {
      colleague: { id: randomUUID() as string as AnnotatorId, name: 'Kim' },
    });
    expect(onlyReview(again)).toBe(first);
  });

  test('cannot be credited to me', async () => {
    const { mine, path } = await changed();
    const error = await appErrorOf(() => opened(mine, [path], { colleague: { ...ana } }));
    expect(error.message).toContain('they cannot stay credited to you');
  });

  test('a file of nothing but some of my marks is called after itself', async () => {
    const { mine, theirs, articleId, claim } = await begun();
    const path = await sent(theirs, articleId, mine, 'Jon’s copy.annotated.json');
    rewrite(path, (document) => ({
      ...document,
      annotators: [ana],
      annotations: document.annotations.filter(
        ({ id, annotator }) => annotator === ana.id && id !== claim.id,
      ),
    }));
    const inspection = await inspect(mine, path);
    expect(inspection.creditedToMe).toBe(0);
    const reviewId = onlyReview(await mine.call['review:open'](proposed(inspection)));
    const { head } = await mine.call['review:read']({ reviewId });
    expect(head.sources[0]?.colleague.name).toBe('Jon’s copy');
  });
});

describe('the common base', () => {
  test('is the state of my article that the file was made from, or the file that was chosen', async () => {
    const { mine, theirs, articleId, claim } = await begun();
    const base = await sent(mine, articleId, mine, 'base.annotated.json');
    await theirs.call['annotation:delete']({ id: claim.id, articleId });
    const path = await sent(theirs, articleId, mine);
    await tagWords(mine, articleId, 'nine people', 'claim');
    const headOf = async (more: Partial<OpenInput>) => {
      const reviewId = onlyReview(await opened(mine, [path], more));
      return (await mine.call['review:read']({ reviewId })).head;
    };
    expect((await headOf({ base: 'none' })).base).toBeNull();
    expect((await headOf({ base: 'history' })).base?.words).toMatch(
      /^your version of 2026-11-22, 09:\d\d UTC$/,
    );
    const inspection = await inspect(mine, path);
    const withBase = await mine.call['review:add-base']({ token: inspection.token, path: base });
    const reviewId = onlyReview(
      await mine.call['review:open'](proposed(withBase, { base: 'file' })),
    );
    const { head } = await mine.call['review:read']({ reviewId });
    expect(head.base?.words).toBe('base.annotated.json');
  });
});

test('a file about an earlier text of mine: its base is the state of then, its marks are in the text of now', async () => {
  const { mine, theirs, articleId } = await begun();
  await tagWords(theirs, articleId, 'nine people', 'claim');
  const path = await sent(theirs, articleId, mine);
  const { article } = await mine.call['article:open']({ id: articleId });
  const edited = edit(
    article,
    { words: 'Bridge reopens', by: 'Bridge reopens after eleven months' },
    { words: 'nine people', by: 'a dog' },
  );
  await mine.call['text:commit']({ articleId, edited, reason: 'Corrected' });
  const inspection = await inspect(mine, path);
  expect(inspection.creditedToMe).toBe(0);
  expect(inspection.problems.map(({ message }) => message)).toEqual([
    'jon.annotated.json was made from another text. 3 of 4 marks were found again; 1 waits for your decision.',
  ]);
  const match = onlyMatch(inspection);
  const past = await mine.call['history:at']({ articleId, at: match.base?.seq ?? 0 });
  expect(past.opened.article.text).toBe(longText);
  const result = await mine.call['review:open'](proposed(inspection, { base: 'history' }));
  const { sides, items } = await mine.call['review:read']({ reviewId: onlyReview(result) });
  const counts = { exact: 0, moved: 0, fuzzy: 0, orphan: 0 };
  for (const { anchoring } of sides[1]?.annotations ?? []) counts[anchoring.state] += 1;
  expect(counts).toEqual(match.anchoring);
  expect(items.filter(({ kind }) => kind === 'agreed')).toHaveLength(2);
});

describe('a panel', () => {
  const colleagues = async (count: number) => {
    const files = await begun();
    const { mine, theirs, articleId } = files;
    const document = documentAt(await sent(theirs, articleId, mine));
    const paths = Array.from({ length: count }, (_, number) => {
      const person = { id: `person-${number}` as AnnotatorId, name: `Person ${number}` };
      const path = join(mine.folder, `n${number}.annotated.json`);
      const annotations = document.annotations.map((mark) =>
        mark.annotator === jon.id ? { ...mark, annotator: person.id } : mark,
      );
      writeFileSync(path, serialised({ ...document, annotators: [ana, person], annotations }));
      return path;
    });
    return { ...files, paths };
  };

  test('is one review of several files, and goes on with the same people', async () => {
    const { mine, paths } = await colleagues(3);
    const reviewId = onlyReview(await opened(mine, paths, { mode: 'panel' }));
    const { head, sides } = await mine.call['review:read']({ reviewId });
    expect(head.mode).toBe('panel');
    expect(head.sources.map(({ colleague }) => colleague.name)).toEqual([
      'Person 0',
      'Person 1',
      'Person 2',
    ]);
    expect(sides.map(({ annotations }) => annotations.length)).toEqual([2, 3, 3, 3]);
    expect(onlyReview(await opened(mine, paths, { mode: 'panel' }))).toBe(reviewId);
  });

  test('takes no more than ten, no fewer than two, and nobody twice', async () => {
    const { mine, paths } = await colleagues(11);
    const messageOf = async (...chosen: readonly string[]) =>
      (await appErrorOf(() => opened(mine, chosen, { mode: 'panel' }))).message;
    expect(await messageOf(...paths)).toContain('a panel takes ten colleagues at most');
    const [first = '', second = ''] = paths;
    expect(await messageOf(first)).toContain('A panel compares two colleagues or more');
    rewrite(second, (document) => ({
      ...document,
      ...documentAt(first),
      article: { ...document.article, title: 'Bridge opens' },
    }));
    expect(await messageOf(first, second)).toContain('both hold marks by Person 0');
    expect(await mine.call['review:list']({ articleId: null })).toEqual([]);
  });

  test('of one file with the marks of several takes it apart by who made them', async () => {
    const { mine, theirs, articleId } = await begun();
    await tagWords(theirs, articleId, 'nine people', 'claim');
    const path = await sent(theirs, articleId, mine);
    const kim = { id: 'kim' as AnnotatorId, name: 'Kim' };
    rewrite(path, (document) => ({
      ...document,
      annotators: [...document.annotators, kim],
      annotations: document.annotations.map((mark) =>
        mark.tag === 'location' ? { ...mark, annotator: kim.id } : mark,
      ),
    }));
    const reviewId = onlyReview(await opened(mine, [path], { mode: 'panel' }));
    const { sides } = await mine.call['review:read']({ reviewId });
    expect(sides.map(({ name, annotations }) => [name, annotations.length])).toEqual([
      [expect.any(String), 2],
      ['Jon', 1],
      ['Kim', 1],
    ]);
  });
});

describe('another tagset', () => {
  const withIrony = async () => {
    const files = await begun();
    const { mine, theirs, articleId } = files;
    await tagWords(theirs, articleId, 'nine people', 'claim');
    const path = await sent(theirs, articleId, mine);
    const irony = (tag: TagId) => (tag === 'location' ? ('irony' as TagId) : tag);
    rewrite(path, (document) => ({
      ...document,
      tagset: {
        ...document.tagset,
        id: 'his',
        relations: [],
        tags: document.tagset.tags.map((tag) =>
          tag.id === 'location' ? { ...tag, id: irony(tag.id), label: 'Irony' } : tag,
        ),
      },
      annotations: document.annotations.map((mark) => ({ ...mark, tag: irony(mark.tag) })),
    }));
    return { ...files, path };
  };
  const none = { attributes: {}, options: {}, relations: {} };

  test('goes where the user says, and is remembered for the next file', async () => {
    const { mine, path } = await withIrony();
    const migrations = { his: { ...none, tags: { irony: 'quote' } } };
    const result = await opened(mine, [path], { migrations });
    expect(result.problems).toBeUndefined();
    const tags = (await theirSide(mine, onlyReview(result))).map(({ tag }) => tag);
    expect(tags.toSorted()).toEqual(['actor', 'claim', 'claim', 'quote']);
    const { mappings } = await inspect(mine, path);
    expect(mappings[0]?.questions).toMatchObject([{ proposed: 'quote', by: 'remembered' }]);
    const again = await opened(mine, [path]);
    expect((await theirSide(mine, onlyReview(again))).map(({ tag }) => tag)).toContain('quote');
  });

  test('marks without an answer are left out of the comparison, counted and named', async () => {
    const { mine, path } = await withIrony();
    const result = await opened(mine, [path], {
      migrations: { his: { ...none, tags: { irony: null } } },
    });
    expect(await theirSide(mine, onlyReview(result))).toHaveLength(3);
    expect(result.problems?.map(({ message }) => message)).toEqual([
      '“Irony” (1 mark in jon.annotated.json) has no place in the tagset “Fact checking”.',
    ]);
  });
});

describe('refused, with nothing changed', () => {
  test('a token that is no longer at hand, an article chosen twice, one that is not there', async () => {
    const { mine, theirs, articleId } = await begun();
    const inspection = await inspect(mine, await sent(theirs, articleId, mine));
    const input = proposed(inspection);
    const codeOf = async (more: Partial<OpenInput>) =>
      (await appErrorOf(() => mine.call['review:open']({ ...input, ...more }))).code;
    expect(await codeOf({ token: 'gone' })).toBe('not-found');
    expect(await codeOf({ articles: [...input.articles, ...input.articles] })).toBe(
      'invalid-input',
    );
    expect(await codeOf({ articles: [{ index: 9, articleId }] })).toBe('not-found');
    const nowhere = randomUUID() as string as ArticleId;
    expect(await codeOf({ articles: [{ index: 0, articleId: nowhere }] })).toBe('not-found');
    expect(await mine.call['review:list']({ articleId: null })).toEqual([]);
    // None of that cost what was looked at.
    expect((await mine.call['review:open'](input)).reviews).toHaveLength(1);
    expect(await codeOf({})).toBe('not-found');
  });

  test('my own file, and an article that has nothing in common with it', async () => {
    const { mine, articleId } = await begun();
    const other = await importText(mine, 'Ferry sinks\n\nA ferry sank in the harbour on Tuesday.');
    const path = await sent(mine, articleId, mine, 'own.annotated.json');
    const { token } = await inspect(mine, path);
    const messageOf = async (id: ArticleId) => {
      const input = {
        ...proposed({ token, matches: [] } as never),
        articles: [{ index: 0, articleId: id }],
      };
      return (await appErrorOf(() => mine.call['review:open'](input))).message;
    };
    expect(await messageOf(articleId)).toContain('there is nothing to review');
    expect(await messageOf(other)).toContain('has nothing in common with “Ferry sinks”');
  });

  test('but an article that the user names is taken where the file matched none', async () => {
    const { mine } = await mineWithText();
    const short = await importText(mine, 'Ferry sinks in the harbour on Tuesday.');
    const theirs = await openColleague();
    const own = await importText(theirs, 'A ferry sinks in the harbour on Tuesday.');
    await tagWords(theirs, own, 'the harbour', 'location');
    const inspection = await inspect(mine, await sent(theirs, own, mine));
    expect(onlyMatch(inspection).how).toBe('none');
    const result = await mine.call['review:open']({
      ...proposed(inspection),
      articles: [{ index: 0, articleId: short }],
    });
    const [mark] = await theirSide(mine, onlyReview(result));
    expect(mark?.segments.map(({ quote }) => quote)).toEqual(['the harbour']);
  });
});
