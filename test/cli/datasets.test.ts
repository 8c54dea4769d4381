// Datasets on the command line: converting between formats, exporting from a workspace, checking, and the table of
// formats. Exit codes: 0 done, 1 bad data, 2 bad usage.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatIds } from '../../shared/formats/format-list.ts';
import { sourcebench } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';

const text = 'Ana 🚧 Ruiz said the bridge is safe.\n';
const ann =
  'T1\tactor 0 10\tAna 🚧 Ruiz\nT2\tclaim 16 34\tthe bridge is safe\nR1\tmade-by Arg1:T2 Arg2:T1\n#1\tAnnotatorNotes T2\tIs it?\n';

interface Printed {
  readonly outputs: readonly string[];
  readonly articles: number;
  readonly annotations: number;
  readonly relations: number;
  readonly problems: readonly { file: string; path: string; message: string; remedy: string }[];
  readonly loss: readonly { kind: string; count: number }[];
}

function inFolder(files: Readonly<Record<string, string>>) {
  const folder = tempFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const at = (name: string) => join(folder, name);
  const run = (...args: readonly string[]) => sourcebench(folder, args);
  const printed = async (...args: readonly string[]) => {
    const { stdout, exitCode } = await run(...args, '--json');
    return { exitCode, document: JSON.parse(stdout) as Printed };
  };
  return { folder, at, run, printed };
}

describe('convert', () => {
  test('reads files that belong together and says what it wrote and what was lost', async () => {
    const { at, printed } = inFolder({ 'a.txt': text, 'a.ann': ann });
    const { exitCode, document } = await printed(
      'convert',
      'a.ann',
      '--to',
      'conll',
      '--out',
      'out.conll',
    );
    expect(exitCode).toBe(0);
    expect(document).toMatchObject({ articles: 1, annotations: 2, relations: 1, problems: [] });
    expect(document.outputs).toEqual([at('out.conll'), at('out-loss.json')]);
    expect(document.loss).toContainEqual({ kind: 'relation', count: 1 });
    expect(document.loss).toContainEqual({ kind: 'note', count: 1 });
    expect(readFileSync(at('out.conll'), 'utf8')).toMatch(/\nAna B-actor\n/);
    const report = JSON.parse(readFileSync(at('out-loss.json'), 'utf8')) as object;
    expect(JSON.stringify(report)).toContain('Is it?');
  });

  test('a folder that was exported is read again, files about it and strange ones aside', async () => {
    const { at, printed } = inFolder({ 'a.txt': text, 'a.ann': ann, 'b.txt': text, 'b.ann': ann });
    const sets = [at('a.ann'), at('b.ann')];
    expect(
      await printed('convert', ...sets, '--to', 'brat', '--out', 'out/', '--card'),
    ).toMatchObject({ exitCode: 0 });
    writeFileSync(at('out/strange.bin'), 'no format');
    const { exitCode, document } = await printed(
      'convert',
      'out',
      '--to',
      'jsonl',
      '--out',
      'd.jsonl',
    );
    expect([exitCode, document.articles]).toEqual([0, 2]);
    expect(document.problems.map(({ file }) => file)).toEqual(['out/strange.bin']);
  });

  test('there and back gives the same bytes', async () => {
    const { at, printed } = inFolder({ 'a.txt': text, 'a.ann': ann });
    for (const [to, out, from] of [
      ['jsonl', 'd.jsonl', 'a.ann'],
      ['w3c', 'd.jsonld', 'd.jsonl'],
      ['csv', 'd.csv', 'd.jsonld'],
      ['brat', 'b.ann', 'd.csv'],
    ] as const) {
      const { exitCode, document } = await printed('convert', from, '--to', to, '--out', out);
      expect([to, exitCode, document.problems]).toEqual([to, 0, []]);
    }
    expect(readFileSync(at('b.ann'), 'utf8')).toBe(ann);
    expect(readFileSync(at('b.txt'), 'utf8')).toBe(text);
  });

  test('refuses input with problems, names each with its remedy, and takes the valid part when asked', async () => {
    const { at, run, printed } = inFolder({
      'a.txt': text,
      'a.ann': `${ann}T9\tclaim 900 910\tnowhere\n`,
    });
    const args = ['convert', 'a.ann', '--to', 'jsonl', '--out', 'd.jsonl'];
    const { exitCode, document } = await printed(...args);
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ outputs: [], articles: 0 });
    expect(document.problems).toMatchObject([{ file: 'a.ann', path: 'line 5' }]);
    expect(document.problems[0]?.remedy).not.toBe('');
    expect(existsSync(at('d.jsonl'))).toBe(false);
    expect((await run(...args)).stderr).toMatch(/a\.ann: line 5: .* --salvage/);
    const salvaged = await printed(...args, '--salvage');
    expect(salvaged.exitCode).toBe(0);
    expect(salvaged.document).toMatchObject({ articles: 1, annotations: 2 });
    expect(salvaged.document.problems).toHaveLength(1);
  });

  test('splits by article into the same parts for the same seed', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 10 }, (_, at) => [
        [`n${at}.txt`, `${at} ${text}`],
        [`n${at}.ann`, 'T1\tclaim 18 36\tthe bridge is safe\n'],
      ]).flat(),
    ) as Record<string, string>;
    const { folder, at, printed } = inFolder({});
    mkdirSync(at('in'));
    for (const [name, content] of Object.entries(files))
      writeFileSync(at(join('in', name)), content);
    const args = ['convert', 'in', '--to', 'jsonl', '--split', '60/20/20', '--seed', '7', '--card'];
    for (const out of ['one/', 'two/']) {
      const { exitCode, document } = await printed(...args, '--out', out);
      expect([exitCode, document.articles]).toEqual([0, 10]);
    }
    const lines = (out: string, part: string) => {
      const names = readdirSync(join(folder, out, part));
      return names.flatMap((name) =>
        readFileSync(join(folder, out, part, name), 'utf8')
          .trim()
          .split('\n'),
      );
    };
    const idsOf = (out: string) =>
      ['train', 'dev', 'test'].map((part) =>
        lines(out, part).map(
          (line) => (JSON.parse(line) as { article: { id: string } }).article.id,
        ),
      );
    expect(idsOf('one').map((ids) => ids.length)).toEqual([6, 2, 2]);
    expect(idsOf('two')).toEqual(idsOf('one'));
    expect(readFileSync(at('one/README.md'), 'utf8')).toMatch(/claim/);
    const manifest = readFileSync(at('one/manifest.json'), 'utf8');
    expect(manifest).toMatch(/"sha256"/);
  });

  test.each([
    [['--to', 'nonsense', '--out', 'x'], /nonsense/],
    [['--to', 'hypothesis', '--out', 'x'], /hypothesis/],
    [['--out', 'x'], /--to/],
    [['--to', 'jsonl', '--no-text', '--out', 'x'], /--no-text/],
    [['--to', 'brat', '--offsets', 'utf-16', '--out', 'x'], /--offsets/],
    [['--to', 'brat', '--each', 'together', '--out', 'x'], /--each/],
    [['--to', 'jsonl', '--split', '50/50', '--out', 'x/'], /add up to 100/],
  ])('%j is bad usage', async (args, message) => {
    const { run } = inFolder({ 'a.txt': text, 'a.ann': ann });
    const { exitCode, stderr } = await run('convert', 'a.ann', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['missing.ann', /does not exist/],
    ['lone.ann', /lone\.txt/],
    ['prose.txt', /no format/],
    ['cut.json', /no format/],
    ['cut.jsonld', /not valid JSON/i],
  ])('%s is bad data', async (name, message) => {
    const { run } = inFolder({
      'lone.ann': ann,
      'prose.txt': 'Only words here.',
      'cut.json': '[{"te',
      'cut.jsonld': '{"@context": "http://www.w3.org/ns/anno.jsonld", "targ',
    });
    const { exitCode, stderr } = await run('convert', name, '--to', 'jsonl', '--out', 'd.jsonl');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(message);
  });

  test('takes the format that is named instead of the content’s', async () => {
    const { printed } = inFolder({ 'odd.data': 'Ana B-PER\nsaid O\n' });
    const { exitCode, document } = await printed(
      'convert',
      'odd.data',
      '--from',
      'conll',
      '--to',
      'jsonl',
      '--out',
      'd.jsonl',
    );
    expect([exitCode, document.annotations]).toEqual([0, 1]);
  });
});

describe('import, export, validate', () => {
  test('a dataset comes into a workspace and goes out in another format', async () => {
    const { at, run, printed } = inFolder({ 'a.txt': text, 'a.ann': ann });
    const { exitCode, stdout } = await run(
      'import',
      'a.ann',
      'a.txt',
      '--workspace',
      'w.sourcebench',
      '--json',
    );
    expect(exitCode).toBe(0);
    expect((JSON.parse(stdout) as { results: object[] }).results).toMatchObject([
      { status: 'imported' },
    ]);
    const args = ['export', '--workspace', 'w.sourcebench', '--format', 'csv', '--out', 'm.csv'];
    const { document } = await printed(...args, '--tag', 'claim');
    expect(document).toMatchObject({ articles: 1, annotations: 1, relations: 0 });
    expect(document.outputs).toEqual(['m.csv', 'm-articles.csv', 'm-relations.csv'].map(at));
    expect(readFileSync(at('m.csv'), 'utf8')).toContain('the bridge is safe');
  });

  test('validate holds each file to its format', async () => {
    const { run } = inFolder({
      'a.txt': text,
      'a.ann': ann,
      'b.txt': text,
      'b.ann': 'T1\tclaim 5 900\tx\n',
    });
    const { exitCode, stdout } = await run('validate', 'a.ann', 'b.ann', '--json');
    expect(exitCode).toBe(1);
    const { files } = JSON.parse(stdout) as { files: object[] };
    expect(files).toMatchObject([
      { file: 'a.ann', valid: true, problems: [] },
      { file: 'b.ann', valid: false, problems: [{ path: 'line 1' }] },
    ]);
  });

  test('formats lists every format, for people and for programs', async () => {
    const { run } = inFolder({});
    const { stdout } = await run('formats', '--json');
    const { formats } = JSON.parse(stdout) as { formats: { id: string }[] };
    expect(formats.map(({ id }) => id)).toEqual([...formatIds]);
    const table = (await run('formats')).stdout;
    for (const id of formatIds) expect(table).toContain(id);
  });
});

const fixtures = fileURLToPath(new URL('../../../shared/fixtures/', import.meta.url));

describe.skipIf(!existsSync(fixtures))('files of other tools', () => {
  test.each(['brat', 'conll', 'doccano', 'hypothesis', 'w3c', 'webanno-tsv', 'webanno-merge'])(
    'in %s become a dataset without a problem',
    async (folder) => {
      const { run } = inFolder({});
      const names = readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' });
      const files = names
        .filter((name) => /\.(?:ann|conll|jsonl|json|tsv)$/.test(name))
        .map((name) => join(fixtures, folder, name));
      const { stdout, stderr, exitCode } = await run(
        'convert',
        ...files,
        '--to',
        'jsonl',
        '--out',
        'd.jsonl',
        '--json',
      );
      expect([exitCode, stderr]).toEqual([0, '']);
      expect((JSON.parse(stdout) as Printed).articles).toBeGreaterThan(0);
    },
  );
});
