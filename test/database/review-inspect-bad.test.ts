// Files that cannot be reviewed, or not as they are: each gets a message that says what is the matter and what can be
// done, and nothing is changed.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import { contextOf } from '../../shared/text/context.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  documentAt,
  inspect,
  longText,
  mineWithText,
  onlyMatch,
  openColleague,
  rewrite,
  sent,
  serialised,
  withColleague,
} from '../support/colleague.ts';
import { importText, tagWords, type TestWorkspace } from '../support/workspace.ts';

async function withFile() {
  const { mine, articleId } = await mineWithText();
  const theirs = await withColleague(mine, articleId);
  await tagWords(theirs, articleId, 'Mill Street', 'location');
  await tagWords(theirs, articleId, 'nine people', 'claim');
  return { mine, articleId, theirs, path: await sent(theirs, articleId, mine) };
}

const written = (mine: TestWorkspace, name: string, content: string): string => {
  const path = join(mine.folder, name);
  writeFileSync(path, content);
  return path;
};

const told = async (mine: TestWorkspace, ...paths: readonly string[]) => {
  const { problems, matches } = await inspect(mine, ...paths);
  for (const { remedy } of problems) expect(remedy).not.toBe('');
  return { messages: problems.map(({ message }) => message), matches };
};

describe('not a file for a review', () => {
  test.each([
    ['an empty file', 'empty.json', '', 'is empty.'],
    ['a text', 'notes.txt', 'Only words.', 'notes.txt has no marks: it is a text (Plain text).'],
    ['JSON of something else', 'other.json', '{"a":1}', 'is JSON, but not an annotated article.'],
    ['broken JSON', 'broken.json', '{"a":', 'is not valid JSON'],
  ])('%s', async (_what, name, content, message) => {
    const { mine } = await mineWithText();
    const { messages, matches } = await told(mine, written(mine, name, content));
    expect(matches).toEqual([]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(message);
  });

  test('a file that is not there', async () => {
    const { mine } = await mineWithText();
    const { messages, matches } = await told(mine, join(mine.folder, 'gone.json'));
    expect([matches, messages]).toEqual([[], [expect.stringContaining('does not exist.')]]);
  });

  test('a newer version of the format names both versions', async () => {
    const { mine, path } = await withFile();
    const file = JSON.parse(readFileSync(path, 'utf8')) as object;
    writeFileSync(path, JSON.stringify({ ...file, version: 2 }));
    const { messages, matches } = await told(mine, path);
    expect(matches).toEqual([]);
    expect(messages).toEqual(['The file is version 2; this Sourcebench reads version 1.']);
  });

  test('a folder without any', async () => {
    const { mine } = await mineWithText();
    const folder = join(mine.folder, 'in');
    mkdirSync(folder);
    writeFileSync(join(folder, 'notes.txt'), 'Only words.');
    const { messages, matches } = await told(mine, folder);
    expect([matches, messages]).toEqual([[], ['Nothing that was chosen has marks in it.']]);
  });

  test('the others of a folder are looked at all the same', async () => {
    const { mine, path } = await withFile();
    const folder = join(mine.folder, 'in');
    mkdirSync(folder);
    writeFileSync(join(folder, 'b.annotated.json'), readFileSync(path));
    writeFileSync(join(folder, 'a.json'), '');
    const { messages, matches } = await told(mine, folder);
    expect(matches.map(({ how }) => how)).toEqual(['id']);
    expect(messages).toEqual([expect.stringContaining('is empty.')]);
  });
});

test('a file about an article that is not here', async () => {
  const { mine } = await mineWithText();
  const theirs = await openColleague();
  const id = await importText(theirs, 'A text that only he has.\n\nIt is about a ferry.');
  await tagWords(theirs, id, 'a ferry', 'claim');
  const { messages, matches } = await told(mine, await sent(theirs, id, mine));
  expect(matches).toMatchObject([{ how: 'none', marks: 1, anchoring: { orphan: 1 } }]);
  expect(messages).toEqual([
    'jon.annotated.json is about “A text that only he has.”, and no article here has that text or one like it.',
  ]);
});

test('a file without marks', async () => {
  const { mine, articleId } = await mineWithText();
  const path = await sent(mine, articleId, mine, 'blind.annotated.json');
  await tagWords(mine, articleId, 'Mill Street', 'location');
  const { messages, matches } = await told(mine, path);
  expect(matches).toMatchObject([{ how: 'id', marks: 0 }]);
  expect(messages).toEqual(['blind.annotated.json has no marks on “Bridge reopens”.']);
});

test('marks past the end of the text: what can be saved is shown, and what is wrong is named', async () => {
  const { mine, articleId, path } = await withFile();
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly annotations: { readonly segments: Record<string, number>[] }[];
  };
  const segment = file.annotations[1]?.segments[0];
  Object.assign(segment ?? {}, { start: 9000, end: 9011, startUtf16: 9000, endUtf16: 9011 });
  writeFileSync(path, JSON.stringify(file));
  const { messages, matches } = await told(mine, path);
  expect(matches).toMatchObject([
    { how: 'id', articleId, marks: 2, anchoring: { exact: 1, moved: 1 } },
  ]);
  expect(messages[0]).toMatch(
    /^jon\.annotated\.json has \S+( \S+)?; what can be saved of it is shown here\.$/,
  );
  expect(messages.slice(1).join(' ')).toContain('Ends at 9011, past the end of the text.');
});

test('a damaged line of a dataset does not stop the others', async () => {
  const { mine, path, articleId } = await withFile();
  const line = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
  const dataset = written(
    mine,
    'all.jsonl',
    `${line}\n{"format":"sourcebench.annotated-article"}\n`,
  );
  const { messages, matches } = await told(mine, dataset);
  expect(matches).toMatchObject([{ how: 'id', articleId }]);
  expect(messages.length).toBeGreaterThan(1);
});

test('100,000 marks are read, matched and counted', { timeout: 120_000 }, async () => {
  const text = Array.from(
    { length: 2000 },
    (_, number) =>
      `Paragraph ${number} says that bridge ${number} is safe and cost ${number} euros.`,
  ).join('\n\n');
  const { mine, articleId } = await mineWithText(text);
  const theirs = await openColleague();
  const own = await importText(theirs, text);
  await tagWords(theirs, own, 'Paragraph 7', 'claim');
  const path = await sent(theirs, own, mine);
  const document = documentAt(path);
  const [sample] = document.annotations;
  if (sample === undefined) throw new Error('no mark');
  const step = Math.floor(text.length / 100_000);
  const annotations = Array.from({ length: 100_000 }, (_, number) => {
    const startUtf16 = number * step;
    const endUtf16 = startUtf16 + 1;
    const segments = [{ startUtf16, endUtf16, quote: text.slice(startUtf16, endUtf16) }];
    return {
      ...sample,
      id: `m${number}` as AnnotationId,
      segments,
      ...contextOf(text, segments),
    };
  });
  writeFileSync(path, serialised({ ...document, annotations }));
  const match = onlyMatch(await inspect(mine, path));
  expect(match).toMatchObject({ how: 'text', articleId, marks: 100_000 });
  expect(match.anchoring).toEqual({ exact: 100_000, moved: 0, fuzzy: 0, orphan: 0 });
});

describe('stopping', () => {
  test('answers “cancelled”, and nothing is kept', async () => {
    const { mine, path } = await withFile();
    const stop = new AbortController();
    stop.abort();
    const error = await appErrorOf(() =>
      mine.call['review:inspect-files'](
        { paths: [path] },
        { signal: stop.signal, progress: () => {} },
      ),
    );
    expect(error.code).toBe('cancelled');
  });

  test('is heard between files; how far it is was told', async () => {
    const { mine, theirs, articleId, path } = await withFile();
    const second = await sent(theirs, articleId, mine, 'second.annotated.json');
    rewrite(second, (document) => ({ ...document, relations: [] }));
    const stop = new AbortController();
    const labels: string[] = [];
    const error = await appErrorOf(() =>
      mine.call['review:inspect-files'](
        { paths: [path, second] },
        {
          signal: stop.signal,
          progress: ({ label }) => {
            labels.push(label);
            if (labels.length === 2) stop.abort();
          },
        },
      ),
    );
    expect(error.code).toBe('cancelled');
    expect(labels).toEqual(['Reading jon.annotated.json', 'Reading second.annotated.json']);
  });
});

describe('a common base from a file', () => {
  test('that is about none of the articles is refused, and the files stay at hand', async () => {
    const { mine, path } = await withFile();
    const { token } = await inspect(mine, path);
    const theirs = await openColleague();
    const other = await importText(theirs, 'A text that only he has.\n\nIt is about a ferry.');
    await tagWords(theirs, other, 'a ferry', 'claim');
    const base = await sent(theirs, other, mine, 'base.annotated.json');
    const error = await appErrorOf(() => mine.call['review:add-base']({ token, path: base }));
    expect(error.message).toContain('holds none of the articles');
    const bad = written(mine, 'bad.json', '{');
    expect(
      (await appErrorOf(() => mine.call['review:add-base']({ token, path: bad }))).message,
    ).toContain('is not valid JSON');
    expect((await mine.call['review:add-base']({ token, path })).token).toBe(token);
  });

  test('for files that are no longer at hand says so', async () => {
    const { mine, path } = await withFile();
    const error = await appErrorOf(() => mine.call['review:add-base']({ token: 'gone', path }));
    expect(error).toMatchObject({
      code: 'not-found',
      details: { remedy: 'Choose the file again.' },
    });
  });
});

test('a text of no more than a few words is not taken for another one', async () => {
  const { mine } = await mineWithText(longText);
  const theirs = await openColleague();
  const own = await importText(theirs, 'Bridge reopens');
  await tagWords(theirs, own, 'Bridge', 'location');
  expect(onlyMatch(await inspect(mine, await sent(theirs, own, mine))).how).toBe('none');
});
