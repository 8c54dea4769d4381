// Looking at colleagues' files: which article each is about, how its marks stand there, who made them, what has to be
// asked. Files that real workspaces wrote.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import {
  documentAt,
  inspect,
  jon,
  longText,
  mineWithText,
  onlyMatch,
  openColleague,
  received,
  rewrite,
  sent,
  sentAs,
  serialised,
  withColleague,
} from '../support/colleague.ts';
import { sha256Hex } from '../support/arbitrary-article.ts';
import { ana, importText, tagWords } from '../support/workspace.ts';

const atArticle = async (text = longText) => {
  const { mine, articleId } = await mineWithText(text);
  await tagWords(mine, articleId, 'the old bridge over the river is safe again', 'claim');
  await tagWords(mine, articleId, 'Ana Ruiz', 'actor');
  return { mine, articleId };
};

describe('a file about an article that is here', () => {
  test('is matched by id, its marks exactly where they are, credited to who made them', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    const inspection = await inspect(mine, await sent(theirs, articleId, mine));
    expect(onlyMatch(inspection)).toMatchObject({
      index: 0,
      fileName: 'jon.annotated.json',
      how: 'id',
      articleId,
      similarity: 1,
      marks: 3,
      anchoring: { exact: 3, moved: 0, fuzzy: 0, orphan: 0 },
      annotators: [jon, ana],
      continues: null,
      answers: null,
    });
    expect(inspection).toMatchObject({
      files: [{ fileName: 'jon.annotated.json', format: 'annotated-json' }],
      creditedToMe: 0,
      mappings: [],
      problems: [],
    });
  });

  test('is matched by its text, where he took in the text himself', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await openColleague();
    const own = await importText(theirs, longText);
    await tagWords(theirs, own, 'Mill Street', 'location');
    const match = onlyMatch(await inspect(mine, await sent(theirs, own, mine)));
    expect(match).toMatchObject({ how: 'text', articleId, similarity: 1, base: null, marks: 1 });
  });

  test('is matched by a text that is nearly the same, and says how many marks were found again', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await openColleague();
    const own = await importText(
      theirs,
      `${longText.replace('Engineers found cracks in two', 'Divers saw damage to some')}\n\nThe end.`,
    );
    await tagWords(theirs, own, 'Mill Street', 'location');
    await tagWords(theirs, own, 'The repairs cost 4.2 million euros', 'claim');
    await tagWords(theirs, own, 'The end', 'quote');
    const inspection = await inspect(mine, await sent(theirs, own, mine));
    const match = onlyMatch(inspection);
    expect(match).toMatchObject({
      how: 'near',
      articleId,
      marks: 3,
      anchoring: { exact: 2, moved: 0, fuzzy: 0, orphan: 1 },
    });
    expect(match.similarity).toBeGreaterThan(0.6);
    expect(match.similarity).toBeLessThan(1);
    expect(inspection.problems).toEqual([
      {
        path: 'jon.annotated.json',
        message:
          'jon.annotated.json was made from another text. 2 of 3 marks were found again; 1 waits for your decision.',
        remedy: 'Open the review to decide on them; the text here stays as it is.',
      },
    ]);
  });

  test('is matched by id although he has another text, and its marks are found again', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'nine people', 'claim');
    const path = await sent(theirs, articleId, mine);
    rewrite(path, (document) => {
      const text = `Late edition\n\n${document.article.text}`;
      const by = 'Late edition\n\n'.length;
      return {
        ...document,
        article: {
          ...document.article,
          text,
          textSha256: sha256Hex(text),
          blocks: [
            { startUtf16: 0, endUtf16: 12, type: 'paragraph', role: 'body' },
            ...document.article.blocks.map((block) => ({
              ...block,
              startUtf16: block.startUtf16 + by,
              endUtf16: block.endUtf16 + by,
            })),
          ],
        },
        annotations: document.annotations.map((mark) => ({
          ...mark,
          segments: mark.segments.map((segment) => ({
            ...segment,
            startUtf16: segment.startUtf16 + by,
            endUtf16: segment.endUtf16 + by,
          })),
        })),
      };
    });
    const inspection = await inspect(mine, path);
    expect(onlyMatch(inspection)).toMatchObject({
      how: 'id',
      articleId,
      anchoring: { exact: 3, moved: 0, fuzzy: 0, orphan: 0 },
    });
    // What only lies elsewhere in it is mine all the same.
    expect(inspection.creditedToMe).toBe(0);
    expect(inspection.problems.map(({ message }) => message)).toEqual([
      'jon.annotated.json was made from another text. All 3 marks were found again.',
    ]);
  });

  test('says when its text is another one from beginning to end', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await openColleague();
    const own = await importText(
      theirs,
      'Something else entirely.\n\nNot a word of it is the same here.',
    );
    await tagWords(theirs, own, 'Not a word', 'claim');
    const path = await sent(theirs, own, mine);
    rewrite(path, (document) => ({ ...document, article: { ...document.article, id: articleId } }));
    const inspection = await inspect(mine, path);
    expect(onlyMatch(inspection)).toMatchObject({ how: 'none', articleId: null, marks: 1 });
    expect(inspection.problems).toHaveLength(1);
    expect(inspection.problems[0]?.message).toContain(
      'its text is another one from beginning to end',
    );
  });

  test('says when its article is in the bin', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    const path = await sent(theirs, articleId, mine);
    await mine.call['library:act']({
      target: { ids: [articleId] },
      act: { kind: 'move', shelf: 'bin' },
    });
    const inspection = await inspect(mine, path);
    expect(onlyMatch(inspection).how).toBe('none');
    expect(inspection.problems[0]?.message).toContain('is in the bin');
  });
});

describe('formats', () => {
  test.each([
    ['annotated-json', 'jon.annotated.json', 'id'],
    ['jsonl', 'jon.jsonl', 'id'],
    ['webanno-tsv', 'jon.tsv', 'id'],
    ['w3c', 'jon.jsonld', 'id'],
    ['csv', 'jon.csv', 'id'],
    ['brat', 'jon.ann', 'text'],
    ['cas-json', 'jon.json', 'id'],
    ['label-studio', 'jon.json', 'id'],
  ] as const)('%s: who made which marks is known', async (format, fileName, how) => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    const path = await sentAs(theirs, articleId, mine, { format, fileName });
    const inspection = await inspect(mine, path);
    const match = onlyMatch(inspection);
    expect([inspection.problems, match.how === 'none' ? 'none' : 'matched']).toEqual([
      [],
      'matched',
    ]);
    expect(match).toMatchObject({
      how: how === 'text' ? match.how : how,
      articleId,
      marks: 3,
      anchoring: { exact: 3 },
    });
    expect(inspection.files).toEqual([{ fileName, format }]);
    expect(match.annotators).toContainEqual(jon);
    expect(inspection.creditedToMe).toBe(0);
    expect(match.base).not.toBeNull();
  });

  test('dropped files that belong together are read together', async () => {
    const { mine, articleId } = await atArticle();
    const bytesOf = (content: string) => new Uint8Array(Buffer.from(content, 'utf8'));
    const at = longText.indexOf('Mill Street');
    const points = Array.from(longText.slice(0, at)).length;
    const inspection = await mine.call['review:inspect-bytes']({
      files: [
        { fileName: 'a.txt', bytes: bytesOf(longText) },
        {
          fileName: 'a.ann',
          bytes: bytesOf(`T1\tlocation ${points} ${points + 11}\tMill Street\n`),
        },
      ],
    });
    expect(inspection.files).toEqual([{ fileName: 'a.ann', format: 'brat' }]);
    expect(onlyMatch(inspection)).toMatchObject({ how: 'text', articleId, marks: 1 });
    expect(inspection.problems).toEqual([]);
  });
});

describe('several at once', () => {
  test('a dataset and a folder: each article is matched, and those that are not here are named', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    const other = await importText(
      theirs,
      'A text that only he has.\n\nIt is about a ferry and a lighthouse.',
    );
    await tagWords(theirs, other, 'a ferry', 'claim');
    const path = join(mine.folder, 'all.jsonl');
    const lines = [articleId, other].map(async (id) => {
      const file = await sent(theirs, id, theirs, `${id}.annotated.json`);
      return JSON.stringify(JSON.parse(serialised(documentAt(file))));
    });
    writeFileSync(path, `${(await Promise.all(lines)).join('\n')}\n`);
    const inspection = await inspect(mine, path);
    expect(inspection.matches.map(({ how, index }) => [index, how])).toEqual([
      [0, 'id'],
      [1, 'none'],
    ]);
    expect(inspection.problems.map(({ message }) => message)).toEqual([
      'all.jsonl is about “A text that only he has.”, and no article here has that text or one like it.',
    ]);
  });

  test('the same file twice is read once, two files of one colleague are named', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    const first = await sent(theirs, articleId, mine, 'one.annotated.json');
    const copy = join(mine.folder, 'copy.annotated.json');
    writeFileSync(copy, serialised(documentAt(first)));
    writeFileSync(first, serialised(documentAt(first)));
    const twice = await inspect(mine, first, copy);
    expect(twice.matches).toHaveLength(1);
    expect(twice.problems.map(({ message }) => message)).toEqual([
      'copy.annotated.json is the same file as one.annotated.json; it is read once.',
    ]);
    await tagWords(theirs, articleId, 'nine people', 'claim');
    const newer = await sent(theirs, articleId, mine, 'two.annotated.json');
    const both = await inspect(mine, first, newer);
    expect(both.matches).toHaveLength(2);
    expect(both.problems.map(({ message }) => message)).toEqual([
      'one.annotated.json and two.annotated.json both hold marks by Jon on “Bridge reopens”.',
    ]);
  });

  test('more than ten files on one article are too many for a panel', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    const paths = Array.from({ length: 11 }, (_, number) => join(mine.folder, `n${number}.json`));
    const document = documentAt(await sent(theirs, articleId, mine));
    for (const [number, path] of paths.entries()) {
      const person = { id: `person-${number}` as AnnotatorId, name: `Person ${number}` };
      const annotations = document.annotations.map((mark) =>
        mark.annotator === jon.id ? { ...mark, annotator: person.id } : mark,
      );
      writeFileSync(path, serialised({ ...document, annotators: [ana, person], annotations }));
    }
    const inspection = await inspect(mine, ...paths);
    expect(inspection.matches).toHaveLength(11);
    expect(inspection.problems.map(({ message }) => message)).toEqual([
      '11 files are about “Bridge reopens”; a panel takes ten colleagues at most.',
    ]);
  });
});

describe('marks that the file credits to me', () => {
  test('are mine where I said the same, also where I have changed them since', async () => {
    const { mine, articleId } = await atArticle();
    const { id } = await tagWords(mine, articleId, 'Engineers', 'actor');
    const theirs = await withColleague(mine, articleId);
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    await mine.call['annotation:retag']({ id, articleId, tag: 'quote' as TagId });
    const inspection = await inspect(mine, await sent(theirs, articleId, mine));
    expect(inspection).toMatchObject({ creditedToMe: 0, problems: [] });
  });

  test('are somebody else’s where they say something else', async () => {
    const { mine, articleId } = await atArticle();
    const { id } = await tagWords(mine, articleId, 'Engineers', 'actor');
    const theirs = await withColleague(mine, articleId);
    await theirs.call['annotation:retag']({ id, articleId, tag: 'quote' as TagId });
    const inspection = await inspect(mine, await sent(theirs, articleId, mine));
    expect(inspection.creditedToMe).toBe(1);
    expect(inspection.problems).toEqual([
      {
        path: 'jon.annotated.json',
        message: 'jon.annotated.json credits 1 mark to you that is not yours as it stands in it.',
        remedy: 'Name the person who made them: they are credited to that person in the review.',
      },
    ]);
  });

  test('are all somebody else’s where he works under my id', async () => {
    const { mine, articleId } = await atArticle();
    const theirs = await openColleague({ id: ana.id, name: 'Jon' });
    const own = await importText(theirs, longText);
    await tagWords(theirs, own, 'Mill Street', 'location');
    await tagWords(theirs, own, 'nine people', 'claim');
    const inspection = await inspect(mine, await sent(theirs, own, mine));
    expect(inspection.creditedToMe).toBe(2);
    expect(onlyMatch(inspection)).toMatchObject({ how: 'text', articleId });
  });

  test('the very file that I exported has nothing to review', async () => {
    const { mine, articleId } = await atArticle();
    const path = await sent(mine, articleId, mine, 'mine.annotated.json');
    await tagWords(mine, articleId, 'Mill Street', 'location');
    const inspection = await inspect(mine, path);
    expect(onlyMatch(inspection)).toMatchObject({ how: 'none', articleId: null });
    expect(inspection.problems.map(({ message }) => message)).toEqual([
      'mine.annotated.json says nothing that “Bridge reopens” does not say here or did not say before; there is nothing to review.',
    ]);
  });
});

test('a review of my marks that came back says how many decisions it holds, and is the reviewer’s', async () => {
  const { mine, articleId } = await atArticle();
  const path = await sent(mine, articleId, mine, 'reviewed.annotated.json');
  rewrite(path, (document) => ({
    ...document,
    review: {
      reviewer: jon,
      of: { fileSha256: sha256Hex('file'), annotators: [ana], textSha256: sha256Hex(longText) },
      base: null,
      startedAtMs: 1,
      finishedAtMs: 2,
      decisions: document.annotations.map(({ id }, at) => ({
        item: `item-${at}`,
        kind: 'only-theirs',
        mine: [],
        theirs: [id],
        decision: 'accept-theirs',
        result: [id],
        reason: 'right',
        decidedAtMs: 2,
      })),
    },
  }));
  const inspection = await inspect(mine, path);
  expect(onlyMatch(inspection)).toMatchObject({
    how: 'id',
    articleId,
    answers: { reviewer: jon, decisions: 2 },
  });
  expect(inspection).toMatchObject({ creditedToMe: 0, problems: [] });
});

test('offsets that are read in another unit are told', async () => {
  const { mine, articleId } = await atArticle();
  const theirs = await withColleague(mine, articleId);
  await tagWords(theirs, articleId, 'The first bus crossed', 'claim');
  const path = await sent(theirs, articleId, mine);
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly annotations: readonly { readonly segments: readonly Record<string, number>[] }[];
  };
  for (const segment of file.annotations.flatMap(({ segments }) => segments)) {
    Object.assign(segment, { start: segment['startUtf16'], end: segment['endUtf16'] });
  }
  writeFileSync(path, JSON.stringify(file));
  const inspection = await inspect(mine, path);
  expect(onlyMatch(inspection)).toMatchObject({ how: 'id', anchoring: { exact: 3 } });
  expect(inspection.problems).toHaveLength(1);
});

describe('the state that a file was made from', () => {
  test('is the one when it was sent, whatever happened on both sides since', async () => {
    const { mine, articleId } = await atArticle();
    const newest = async () => {
      const page = await mine.call['history:timeline']({ articleId, before: null, limit: 1 });
      return page.entries[0]?.seq;
    };
    const claim = await tagWords(mine, articleId, 'twice as much', 'claim');
    await tagWords(mine, articleId, 'Engineers', 'actor');
    const whenSent = await newest();
    const theirs = await withColleague(mine, articleId);
    await theirs.call['annotation:delete']({ id: claim.id, articleId });
    await tagWords(theirs, articleId, 'Mill Street', 'location');
    await tagWords(mine, articleId, 'nine people', 'claim');
    await mine.call['annotation:retag']({ id: claim.id, articleId, tag: 'quote' as TagId });
    const path = await sent(theirs, articleId, mine);
    expect(onlyMatch(await inspect(mine, path)).base?.seq).toBe(whenSent);
    await mine.call['history:undo'](undefined);
    expect(onlyMatch(await inspect(mine, path)).base?.seq).toBe(whenSent);
  });

  test('is the older one where we both changed the same mark since', async () => {
    const { mine, articleId } = await atArticle();
    const { id } = await tagWords(mine, articleId, 'twice as much', 'claim');
    const page = await mine.call['history:timeline']({ articleId, before: null, limit: 1 });
    const theirs = await withColleague(mine, articleId, Date.UTC(2026, 10, 22, 9, 0, 30));
    await theirs.call['annotation:retag']({ id, articleId, tag: 'quote' as TagId });
    const path = await sent(theirs, articleId, mine);
    while (mine.clock() < Date.UTC(2026, 10, 22, 9, 2));
    await mine.call['annotation:set-note']({ id, articleId, note: 'mine' });
    expect(onlyMatch(await inspect(mine, path)).base?.seq).toBe(page.entries[0]?.seq);
  });

  test('is unknown where the file has nothing of mine, also where I have his marks', async () => {
    const { mine, articleId } = await mineWithText();
    const theirs = await openColleague();
    const own = await importText(theirs, longText);
    await tagWords(theirs, own, 'Mill Street', 'location');
    const path = await sent(theirs, own, mine);
    expect(onlyMatch(await inspect(mine, path)).base).toBeNull();
    const taken = await received(mine, path);
    expect(taken).not.toBe(articleId);
    await tagWords(mine, taken, 'nine people', 'claim');
    await tagWords(theirs, own, 'Engineers', 'actor');
    const newer = await sent(theirs, own, mine, 'newer.annotated.json');
    expect(onlyMatch(await inspect(mine, newer))).toMatchObject({ articleId: taken, base: null });
  });
});
