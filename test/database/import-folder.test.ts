import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../electron/workspace/job.ts';
import { unwatched } from '../../electron/workspace/job.ts';
import { limits } from '../../electron/workspace/limits.ts';
import { expandPaths } from '../../electron/workspace/services/import-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestWorkspace, tagWords } from '../support/workspace.ts';

/** A folder `in` with the named files, each of which says its own name. */
function folderOf(...names: readonly string[]) {
  const root = tempFolder();
  const at = (name: string) => join(root, 'in', name);
  mkdirSync(at('.'), { recursive: true });
  for (const name of names) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), `This is ${name}.`);
  }
  return { folder: join(root, 'in'), at };
}

const goingOn = new AbortController().signal;

async function filesIn(folder: string): Promise<string[]> {
  const found = await expandPaths([folder], goingOn);
  return found.map(
    ({ path, error }) => `${path.slice(folder.length + 1)}${error === null ? '' : '!'}`,
  );
}

describe('a folder stands for its files', () => {
  test('and those below, in the order of their names', async () => {
    const { folder } = folderOf('b.txt', 'a 10.txt', 'a 2.txt', 'c/z.txt', 'c/a/x.txt', 'B/y.txt');
    expect(await filesIn(folder)).toEqual([
      'a 2.txt',
      'a 10.txt',
      join('B', 'y.txt'),
      'b.txt',
      join('c', 'a', 'x.txt'),
      join('c', 'z.txt'),
    ]);
  });

  test('but not for hidden files, what systems and programs leave, and workspaces', async () => {
    const { folder } = folderOf(
      '.DS_Store',
      '.git/config',
      'Thumbs.db',
      'desktop.ini',
      '~$draft.docx',
      '.~lock.draft.odt#',
      '__MACOSX/a.txt',
      'Library.sourcebench',
      'Library.sourcebench-wal',
      'article.txt',
    );
    expect(await filesIn(folder)).toEqual(['article.txt']);
  });

  test('but not for the pictures and scripts that a browser saves beside a page', async () => {
    const { folder } = folderOf('page.html', 'page_files/app.js', 'other_files/notes.txt');
    expect(await filesIn(folder)).toEqual([join('other_files', 'notes.txt'), 'page.html']);
  });

  test.skipIf(process.platform === 'win32')('once, however links lead into it', async () => {
    const { folder, at } = folderOf('a/one.txt', 'b/two.txt');
    symlinkSync(folder, at('a/loop'));
    symlinkSync(at('b'), at('a/to-b'));
    symlinkSync(at('a/one.txt'), at('link.txt'));
    symlinkSync(at('nowhere.txt'), at('broken.txt'));
    execFileSync('mkfifo', [at('pipe')]);
    expect(await filesIn(folder)).toEqual([
      join('a', 'one.txt'),
      join('a', 'to-b', 'two.txt'),
      'broken.txt',
      'link.txt',
    ]);
  });

  test('up to a number, and says so', async () => {
    const { folder } = folderOf();
    for (let n = 0; n <= limits.filesAtOnce; n += 1) writeFileSync(join(folder, `${n}.txt`), '');
    const found = await expandPaths([folder], goingOn);
    expect(found).toHaveLength(limits.filesAtOnce + 1);
    expect(found.filter(({ error }) => error !== null)).toHaveLength(1);
    expect(found.at(-1)?.error?.message).toBe(
      `${folder} has more files than are taken in at once; the first ${limits.filesAtOnce} were taken.`,
    );
  });

  test('and one without any is named', async () => {
    const { folder } = folderOf('.hidden');
    const [found, ...more] = await expandPaths([folder], goingOn);
    expect(more).toEqual([]);
    expect(found?.error?.message).toBe(`${folder} is a folder without files that can be imported.`);
  });
});

test('every file of a folder gets its result, in order, and what fails stops nothing', async () => {
  const { folder, at } = folderOf('1 good.txt', '2/good.md', '4 good.html');
  writeFileSync(at('3 empty.txt'), '');
  writeFileSync(at('5 picture.txt'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]));
  writeFileSync(at('6 broken.json'), '{"format": ');
  const { call } = await openTestWorkspace();
  const results = await call['article:import-files']({ paths: [folder], wholePage: false });
  expect(results.map(({ file, status }) => [file.slice(folder.length + 1), status])).toEqual([
    ['1 good.txt', 'imported'],
    [join('2', 'good.md'), 'imported'],
    ['3 empty.txt', 'failed'],
    ['4 good.html', 'imported'],
    ['5 picture.txt', 'failed'],
    ['6 broken.json', 'failed'],
  ]);
  expect(await call['article:list'](undefined)).toHaveLength(3);
});

/** One short document of each kind that can be written by hand. */
const documents: readonly ((n: number) => readonly [extension: string, content: string])[] = [
  (n) => ['txt', `Bridge ${n} reopens\n\nIt is safe, she said of number ${n}.\n`],
  (n) => ['md', `# Bridge ${n} reopens\n\nIt is *safe*, she said of number ${n}.\n`],
  (n) => [
    'html',
    `<!doctype html><title>${n}</title><h1>Bridge ${n}</h1><p>It is <b>safe</b>.</p>`,
  ],
  (n) => ['rtf', `{\\rtf1\\ansi Bridge ${n} reopens\\par It is {\\b safe}.}`],
  (n) => [
    'eml',
    `From: a@example.org\r\nSubject: Bridge ${n}\r\nMessage-ID: <${n}@x>\r\n\r\nSafe.\r\n`,
  ],
];
const broken: readonly (readonly [extension: string, content: string | Uint8Array])[] = [
  ['pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog'],
  ['docx', Buffer.from('504b030414000600080000002100', 'hex')],
  ['txt', ''],
  ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70])],
  ['annotated.json', '{"format":"sourcebench.annotated-article","version":1'],
];

test('of 200 files of many kinds, 20 of them broken, 180 come in and 20 are named', async () => {
  const { folder, at } = folderOf();
  for (let n = 0; n < 200; n += 1) {
    const bad = n % 10 === 3 ? broken[Math.floor(n / 10) % broken.length] : undefined;
    const [extension, content] = bad ?? documents[n % documents.length]?.(n) ?? ['txt', 'x'];
    const name = at(`${n}${bad === undefined ? '' : ' broken'}.${extension}`);
    writeFileSync(name, content);
  }
  const { call } = await openTestWorkspace();
  const results = await call['article:import-files']({ paths: [folder], wholePage: false });
  expect(results).toHaveLength(200);
  for (const { file, status, error, kind, problems } of results) {
    expect([file, status]).toEqual([file, file.includes('broken') ? 'failed' : 'imported']);
    if (error === null) {
      expect([file, kind === null, problems]).toEqual([file, false, []]);
    } else {
      expect(error.message).toContain(file);
      expect(error.details.remedy).not.toBe('');
      expect(error.code).not.toBe('internal');
    }
  }
  const listed = await call['article:list'](undefined);
  expect(listed).toHaveLength(180);
  expect(new Set(listed.map(({ kind }) => kind))).toEqual(
    new Set(['plain-text', 'markdown', 'html', 'rtf', 'email']),
  );
});

test('passages can be tagged while a folder comes in', async () => {
  const { folder } = folderOf(...Array.from({ length: 200 }, (_, index) => `${index}.txt`));
  const workspace = await openTestWorkspace();
  const { articleId } = await workspace.call['article:import-text']({ text: 'Tag these words.' });
  if (articleId === null) throw new Error('not imported');
  let tagged: Promise<unknown> | null = null;
  let doneWhenTagged = 0;
  const job: Job = {
    ...unwatched,
    progress({ done }) {
      doneWhenTagged += tagged === null ? 0 : 1;
      if (done === 3) {
        tagged = tagWords(workspace, articleId, 'these words').then(() => {
          tagged = null;
        });
      }
    },
  };
  const results = await workspace.call['article:import-files'](
    { paths: [folder], wholePage: false },
    job,
  );
  expect(results.filter(({ status }) => status === 'imported')).toHaveLength(200);
  expect(tagged).toBeNull();
  expect(doneWhenTagged).toBeLessThan(20);
});
