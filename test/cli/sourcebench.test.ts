import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourcebench } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';

const text =
  'Bridge reopens\n\n“It is safe 🚧,” Mayor Ana Ruiz said. The bridge opened; the bridge stays.\n';

interface ImportDocument {
  readonly results: {
    readonly articleId: string;
    readonly status: string;
    readonly file: string;
  }[];
}

interface FileAnnotation {
  readonly tag: string;
  readonly note: string | null;
  readonly segments: readonly Readonly<Record<string, string | number>>[];
}

/** A folder with `bridge.txt` imported into `w.sourcebench`. */
async function withArticle() {
  const folder = tempFolder();
  const run = (args: readonly string[], env?: Readonly<Record<string, string>>) =>
    sourcebench(folder, args, env);
  const inWorkspace = (name: string, ...args: string[]) =>
    run([name, '--workspace', 'w.sourcebench', ...args]);
  writeFileSync(join(folder, 'bridge.txt'), text);
  const { stdout } = await inWorkspace('import', 'bridge.txt', '--json');
  const id = (JSON.parse(stdout) as ImportDocument).results[0]?.articleId ?? '';
  return { folder, run, inWorkspace, id, at: (name: string) => join(folder, name) };
}

const lines = (output: string) => output.split('\n').filter((line) => line !== '');

describe('import', () => {
  test('prints exactly the named document', async () => {
    const { inWorkspace, id } = await withArticle();
    const { exitCode, stdout, stderr } = await inWorkspace('import', 'bridge.txt', '--json');
    expect(JSON.parse(stdout)).toEqual({
      results: [
        {
          file: 'bridge.txt',
          status: 'exists',
          articleId: id,
          title: 'Bridge reopens',
          problems: [],
        },
      ],
    });
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  test('goes on past a file that fails, says so on one line, and exits 1', async () => {
    const { inWorkspace, at } = await withArticle();
    writeFileSync(at('other.txt'), 'Other words.');
    const { exitCode, stdout, stderr } = await inWorkspace(
      'import',
      'nowhere.txt',
      'other.txt',
      '--json',
    );
    const { results } = JSON.parse(stdout) as ImportDocument;
    expect(results.map(({ status }) => status)).toEqual(['failed', 'imported']);
    expect(results[0]).toEqual({
      file: 'nowhere.txt',
      status: 'failed',
      articleId: null,
      title: null,
      problems: [
        {
          path: '$',
          message: 'nowhere.txt does not exist.',
          remedy: 'Check the name and the folder.',
        },
      ],
    });
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'sourcebench: nowhere.txt does not exist. Check the name and the folder.\n',
    );
  });

  test('without --workspace uses the one in the user-data folder, which it makes', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.txt'), 'Words.');
    expect((await sourcebench(folder, ['import', 'a.txt'])).exitCode).toBe(0);
    expect(existsSync(join(folder, 'user-data', 'Library.sourcebench'))).toBe(true);
    const { stdout } = await sourcebench(folder, ['list', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ articles: [{ title: 'Words.', annotations: 0 }] });
  });

  test('of an annotated article with problems saves what can be saved only when asked', async () => {
    const { inWorkspace, id, at, run } = await withArticle();
    await inWorkspace('tag', id, '--tag', 'actor', '--quote', 'Ana Ruiz');
    await inWorkspace('export', '--out', 'out.json');
    const json = readFileSync(at('out.json'), 'utf8');
    writeFileSync(at('bad.json'), json.replace('"quote": "Ana Ruiz"', '"quote": "Ana Ruis"'));
    const args = ['import', '--workspace', 'other.sourcebench', 'bad.json', '--json'];
    const refused = await run(args);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('--salvage');
    expect(lines(refused.stderr)).toHaveLength(1);
    const saved = await run([...args, '--salvage']);
    expect(saved.exitCode).toBe(0);
    expect((JSON.parse(saved.stdout) as ImportDocument).results[0]?.status).toBe('imported');
  });
});

describe('list', () => {
  test('prints exactly the named document', async () => {
    const { inWorkspace, id } = await withArticle();
    await inWorkspace('tag', id, '--tag', 'actor', '--quote', 'Ana Ruiz');
    const { stdout } = await inWorkspace('list', '--json');
    expect(JSON.parse(stdout)).toEqual({
      articles: [{ id, title: 'Bridge reopens', annotations: 1 }],
    });
  });

  test('takes its options before the command too', async () => {
    const { run, id } = await withArticle();
    const { stdout } = await run(['--workspace', 'w.sourcebench', '--json', 'list']);
    expect(JSON.parse(stdout)).toMatchObject({ articles: [{ id }] });
  });

  test('of a workspace that is not there is an error and makes none', async () => {
    const folder = tempFolder();
    const { exitCode, stdout, stderr } = await sourcebench(folder, [
      'list',
      '--json',
      '--workspace',
      'none.sourcebench',
    ]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('none.sourcebench');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a file that is no workspace names it and leaves it alone', async () => {
    const { run, at } = await withArticle();
    const { exitCode, stderr } = await run(['list', '--workspace', 'bridge.txt']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(at('bridge.txt'));
    expect(lines(stderr)).toHaveLength(1);
    expect(readFileSync(at('bridge.txt'), 'utf8')).toBe(text);
  });
});

describe('tag', () => {
  test('answers with the annotation as it stands in the file, in both units', async () => {
    const { inWorkspace, id, at } = await withArticle();
    const args = ['--tag', 'actor', '--quote', 'Ana Ruiz', '--note', 'Mayor.', '--json'];
    const { stdout, exitCode } = await inWorkspace('tag', id, ...args);
    const { annotation } = JSON.parse(stdout) as { annotation: FileAnnotation };
    expect(exitCode).toBe(0);
    const startUtf16 = text.indexOf('Ana Ruiz');
    expect(annotation).toMatchObject({ tag: 'actor', note: 'Mayor.' });
    // One emoji stands before it: two UTF-16 units, one code point.
    expect(annotation.segments).toEqual([
      {
        start: startUtf16 - 1,
        end: startUtf16 + 7,
        startUtf16,
        endUtf16: startUtf16 + 8,
        quote: 'Ana Ruiz',
      },
    ]);
    await inWorkspace('export', '--out', 'out.json');
    const file = JSON.parse(readFileSync(at('out.json'), 'utf8')) as { annotations: unknown[] };
    expect(file.annotations).toEqual([annotation]);
  });

  test('tags the first of several occurrences and says so, or the one that is named', async () => {
    const { inWorkspace, id } = await withArticle();
    const tag = (...more: string[]) =>
      inWorkspace('tag', id, '--tag', 'location', '--quote', 'bridge', '--json', ...more);
    const placeOf = ({ stdout }: { readonly stdout: string }) =>
      (JSON.parse(stdout) as { annotation: FileAnnotation }).annotation.segments[0]?.['startUtf16'];
    const first = await tag();
    expect(placeOf(first)).toBe(text.indexOf('bridge'));
    expect([first.exitCode, lines(first.stderr).length]).toEqual([0, 1]);
    expect(first.stderr).toContain('occurs 2 times');
    expect(first.stderr).toContain('--occurrence');
    const second = await tag('--occurrence', '2');
    expect([placeOf(second), second.stderr]).toEqual([text.lastIndexOf('bridge'), '']);
    const third = await tag('--occurrence', '3');
    expect([third.exitCode, third.stdout]).toEqual([1, '']);
    expect(third.stderr).toContain('from 1 to 2');
  });

  test('counts occurrences that overlap, because each is a place of its own', async () => {
    const { inWorkspace, at } = await withArticle();
    const repeated = 'The crowd shouted: no no no.\n';
    writeFileSync(at('crowd.txt'), repeated);
    const { stdout } = await inWorkspace('import', 'crowd.txt', '--json');
    const id = (JSON.parse(stdout) as ImportDocument).results[0]?.articleId ?? '';
    const tag = (...more: string[]) =>
      inWorkspace('tag', id, '--tag', 'quote', '--quote', 'no no', '--json', ...more);
    expect((await tag()).stderr).toContain('occurs 2 times');
    const { annotation } = JSON.parse((await tag('--occurrence', '2')).stdout) as {
      annotation: FileAnnotation;
    };
    expect(annotation.segments[0]?.['startUtf16']).toBe(repeated.lastIndexOf('no no'));
    expect((await tag('--occurrence', '3')).exitCode).toBe(1);
  });

  test.each([
    ['words that do not occur', ['--tag', 'claim', '--quote', 'ferry'], 1, 'does not occur'],
    ['an unknown tag', ['--tag', 'rumour', '--quote', 'Ana'], 1, 'claim, actor, location, quote'],
    ['no quote', ['--tag', 'claim'], 2, '--quote'],
    ['an occurrence of 0', ['--tag', 'claim', '--quote', 'Ana', '--occurrence', '0'], 2, 'from 1'],
  ])('refuses %s', async (_what, args, code, says) => {
    const { inWorkspace, id } = await withArticle();
    const { exitCode, stdout, stderr } = await inWorkspace('tag', id, ...args);
    expect([exitCode, stdout]).toEqual([code, '']);
    expect(stderr).toContain(says);
    expect(lines(stderr)).toHaveLength(1);
  });

  test('refuses an article that is not there', async () => {
    const { inWorkspace } = await withArticle();
    const { exitCode, stderr } = await inWorkspace('tag', 'x', '--tag', 'claim', '--quote', 'Ana');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('no article x');
  });

  test('is done by whoever is named, else by whom the settings name', async () => {
    const { inWorkspace, id, at } = await withArticle();
    mkdirSync(at('user-data'));
    const settings = { annotator: { id: 'known-id', name: 'Jon' } };
    writeFileSync(at('user-data/settings.json'), JSON.stringify(settings));
    await inWorkspace('tag', id, '--tag', 'actor', '--quote', 'Ana Ruiz');
    await inWorkspace('tag', id, '--tag', 'claim', '--quote', 'opened', '--annotator', 'Mia');
    await inWorkspace('tag', id, '--tag', 'claim', '--quote', 'stays', '--annotator', 'Mia');
    await inWorkspace('export', '--out', 'out.json');
    const { annotators } = JSON.parse(readFileSync(at('out.json'), 'utf8')) as {
      annotators: { id: string; name: string }[];
    };
    expect(annotators).toHaveLength(2);
    expect(annotators).toContainEqual({ id: 'known-id', name: 'Jon' });
    expect(annotators.map(({ name }) => name)).toContain('Mia');
  });
});

describe('export and validate', () => {
  test('a file that was exported is valid, and comes out of another workspace the same', async () => {
    const { inWorkspace, run, id, at } = await withArticle();
    const epoch = { SOURCE_DATE_EPOCH: '1700000000' };
    await inWorkspace('tag', id, '--tag', 'quote', '--quote', '“It is safe 🚧,”');
    await inWorkspace('tag', id, '--tag', 'claim', '--quote', 'It is safe');
    const exportFrom = (workspace: string, out: string) =>
      run(['export', '--format', 'annotated-json', '--workspace', workspace, '--out', out], epoch);
    expect((await exportFrom('w.sourcebench', 'a.json')).exitCode).toBe(0);
    const { stdout, exitCode } = await run(['validate', 'a.json', '--json']);
    expect(JSON.parse(stdout)).toEqual({ files: [{ file: 'a.json', valid: true, problems: [] }] });
    expect(exitCode).toBe(0);
    await run(['import', '--workspace', 'new.sourcebench', 'a.json']);
    await exportFrom('new.sourcebench', 'b.json');
    expect(readFileSync(at('b.json'))).toEqual(readFileSync(at('a.json')));
  });

  test('several articles need a name or a folder', async () => {
    const { inWorkspace, at, id } = await withArticle();
    writeFileSync(at('same.txt'), `${text}More.`);
    await inWorkspace('import', 'same.txt');
    const unclear = await inWorkspace('export', '--out', 'one.json');
    expect(unclear.exitCode).toBe(2);
    expect(unclear.stderr).toContain('--article');
    expect(existsSync(at('one.json'))).toBe(false);
    expect((await inWorkspace('export', '--out', 'one.json', '--article', id)).exitCode).toBe(0);
    expect((await inWorkspace('export', '--out', 'all/')).exitCode).toBe(0);
    const names = readdirSync(at('all')).toSorted((a, b) => a.localeCompare(b));
    expect(names).toEqual(['bridge-reopens-2.annotated.json', 'bridge-reopens.annotated.json']);
  });

  test('every problem of a bad file has a path, what is wrong and the remedy; exit 1', async () => {
    const { inWorkspace, run, id, at } = await withArticle();
    await inWorkspace('tag', id, '--tag', 'actor', '--quote', 'Ana Ruiz');
    await inWorkspace('export', '--out', 'a.json');
    const json = readFileSync(at('a.json'), 'utf8');
    writeFileSync(at('bad.json'), json.replace('"tag": "actor"', '"tag": "rumour"'));
    writeFileSync(at('foreign.json'), '{"a":1}');
    const { stdout, stderr, exitCode } = await run([
      'validate',
      'a.json',
      'bad.json',
      'foreign.json',
      'none.json',
      '--json',
    ]);
    const { files } = JSON.parse(stdout) as {
      files: { file: string; valid: boolean; problems: Record<string, string>[] }[];
    };
    expect(files.map(({ valid }) => valid)).toEqual([true, false, false, false]);
    for (const problem of files.flatMap(({ problems }) => problems)) {
      expect(Object.keys(problem).toSorted((a, b) => a.localeCompare(b))).toEqual([
        'message',
        'path',
        'remedy',
      ]);
      expect(Object.values(problem)).not.toContain('');
    }
    expect(exitCode).toBe(1);
    expect(lines(stderr)).toHaveLength(3);
  });
});

describe('usage', () => {
  test('help goes to stdout and is no error', async () => {
    const { exitCode, stdout, stderr } = await sourcebench(tempFolder(), ['--help']);
    expect([exitCode, stderr]).toEqual([0, '']);
    for (const name of ['import', 'list', 'tag', 'export', 'validate'])
      expect(stdout).toContain(name);
  });

  test.each([
    [['bogus'], 'bogus'],
    [['list', '--bogus'], '--bogus'],
    [['import'], 'file'],
    [['export', '--out', 'x', '--format', 'hypothesis'], 'annotated-json'],
  ])('%j is bad usage, on one line', async (args, says) => {
    const { exitCode, stdout, stderr } = await sourcebench(tempFolder(), args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(says);
    expect(lines(stderr)).toHaveLength(1);
  });
});
