// Comparing and merging annotators' files on the command line.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import { loadCodec } from '../../shared/formats/codecs.ts';
import { figureIds } from '../../shared/review/agreement/agreement-report.ts';
import { itemKinds } from '../../shared/review/review-item.ts';
import { sourcebench } from '../support/command-line.ts';
import { exampleFile, type ExampleFile } from '../support/example-file.ts';
import { parsedFile } from '../support/parsed-file.ts';
import { readAll } from '../support/round-trip.ts';
import { tempFolder } from '../support/temp-folder.ts';

const fixtures = resolve(import.meta.dirname, '../../../shared/fixtures/webanno-merge');
const cases = existsSync(fixtures)
  ? readdirSync(fixtures, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .toSorted()
  : [];
if (cases.length === 0) console.warn(`Skipped: there are no fixtures in ${fixtures}.`);

const text = 'Ana Ruiz said the bridge is safe.\n';
const brat = (ann: string) => ({ 'a.txt': text, 'a.ann': ann });
const mine = brat('T1\tactor 0 8\tAna Ruiz\nT2\tclaim 14 32\tthe bridge is safe\n');
const theirs = brat(
  'T1\tactor 0 3\tAna\nT2\tclaim 14 32\tthe bridge is safe\nT3\tplace 18 24\tbridge\n',
);

type Files = Readonly<Record<string, string>>;

/** Files by folder and name. */
function inFolders(folders: Readonly<Record<string, Files>>) {
  const folder = tempFolder();
  for (const [name, files] of Object.entries(folders)) {
    mkdirSync(join(folder, name), { recursive: true });
    for (const [file, content] of Object.entries(files)) {
      writeFileSync(join(folder, name, file), content);
    }
  }
  const at = (...names: string[]) => join(folder, ...names);
  const run = (...args: readonly string[]) => sourcebench(folder, args);
  return { at, run };
}

interface Compared {
  readonly items: readonly { item: string; kind: string; mine: string[]; theirs: string[] }[];
  readonly agreement: Readonly<Record<string, number | null>>;
  readonly byTag: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

const compared = (stdout: string): Compared => JSON.parse(stdout) as Compared;
const kindsOf = ({ items }: Compared) => items.map(({ kind }) => kind);

function example(change: (file: ExampleFile) => void = () => {}): string {
  const file = exampleFile();
  change(file);
  return JSON.stringify(file);
}

describe('compare', () => {
  test('prints items and all figures, overall and by tag, and nothing else', async () => {
    const { run } = inFolders({ m: mine, t: theirs });
    const { exitCode, stdout } = await run('compare', 'm/a.ann', 't/a.ann', '--json');
    expect(exitCode).toBe(0);
    const document = compared(stdout);
    expect(Object.keys(document)).toEqual(['items', 'agreement', 'byTag']);
    expect(kindsOf(document)).toEqual(['boundary', 'agreed', 'only-theirs']);
    for (const item of document.items) {
      expect(Object.keys(item)).toEqual(['item', 'kind', 'mine', 'theirs']);
      expect(itemKinds).toContain(item.kind);
    }
    expect(document.items.map((item) => [item.mine.length, item.theirs.length])).toEqual([
      [1, 1],
      [1, 1],
      [0, 1],
    ]);
    expect(new Set(document.items.map(({ item }) => item)).size).toBe(3);
    expect(Object.keys(document.agreement)).toEqual([...figureIds]);
    expect(Object.keys(document.byTag).toSorted()).toEqual(['actor', 'claim', 'place']);
    for (const figures of Object.values(document.byTag)) {
      expect(Object.keys(figures)).toEqual([...figureIds]);
    }
    // One of their three marks is one of my two.
    expect(document.agreement['precision']).toBeCloseTo(1 / 3);
    expect(document.agreement['recall']).toBeCloseTo(1 / 2);
    expect(document.agreement['f1Exact']).toBeCloseTo(0.4);
    expect(document.byTag['claim']?.['cohenKappa']).toBe(1);
  });

  test('gives the same every time, and full agreement of a file with itself', async () => {
    const { run } = inFolders({ m: mine, t: theirs });
    const once = await run('compare', 'm/a.ann', 't/a.ann', '--json');
    const again = await run('compare', 'm/a.ann', 't/a.ann', '--json');
    expect(again.stdout).toBe(once.stdout);
    const self = compared((await run('compare', 'm/a.ann', 'm/a.ann', '--json')).stdout);
    expect(kindsOf(self)).toEqual(['agreed', 'agreed']);
    expect(Object.values(self.agreement)).toEqual(figureIds.map(() => 1));
  });

  test('prints a table for people', async () => {
    const { run } = inFolders({ m: mine, t: theirs });
    const { exitCode, stdout } = await run('compare', 'm/a.ann', 't/a.ann');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^items +3\nagreed +1\nonly-theirs +1\nboundary +1\n/);
    expect(stdout).toMatch(/Cohen’s κ +\d\.\d\d/);
    expect(stdout).toContain('1 article compared');
  });

  test('with a base says what was deleted by one and changed by the other', async () => {
    const { run } = inFolders({
      b: { 'x.annotated.json': example() },
      m: {
        'x.annotated.json': example((file) => {
          file.annotations.splice(1, 1);
          file.relations.splice(0);
        }),
      },
      t: {
        'x.annotated.json': example((file) => {
          Object.assign(file.annotations[1] ?? {}, { note: 'changed' });
        }),
      },
    });
    const files = ['m/x.annotated.json', 't/x.annotated.json'];
    const without = compared((await run('compare', ...files, '--json')).stdout);
    expect(kindsOf(without)).toContain('only-theirs');
    const { stdout } = await run('compare', ...files, '--base', 'b/x.annotated.json', '--json');
    expect(kindsOf(compared(stdout))).toContain('delete-change');
  });

  test('places marks again in a text that is nearly the same, and says so', async () => {
    const before =
      'Ana Ruiz, the mayor of the town, said on Monday that the old bridge over the river is safe again and that it will open for everybody.\n';
    const after = before.replace('on Monday', 'on Tuesday morning');
    const at = (whole: string, words: string) => whole.indexOf(words);
    const ann = (whole: string) =>
      `T1\tclaim ${at(whole, 'the old bridge')} ${at(whole, 'the old bridge') + 14}\tthe old bridge\n`;
    const { run } = inFolders({
      m: { 'a.txt': before, 'a.ann': ann(before) },
      t: { 'b.txt': after, 'b.ann': ann(after) },
    });
    const { exitCode, stdout, stderr } = await run('compare', 'm/a.ann', 't/b.ann', '--json');
    expect(exitCode).toBe(0);
    expect(kindsOf(compared(stdout))).toEqual(['agreed']);
    expect(stderr).toContain('nearly the same text');
  });

  test('matches the articles of datasets, whatever their order', async () => {
    const one = example();
    const two = example((file) => {
      file.article.id = 'two';
      file.article.title = 'Second';
    });
    const changed = example((file) => {
      file.annotations.splice(0, 1);
      file.relations.splice(0);
    });
    const { run } = inFolders({
      m: { 'd.jsonl': `${one}\n${two}\n` },
      t: { 'd.jsonl': `${two}\n${changed}\n` },
    });
    const document = compared((await run('compare', 'm/d.jsonl', 't/d.jsonl', '--json')).stdout);
    expect(kindsOf(document).filter((kind) => kind === 'agreed')).toHaveLength(4);
    expect(new Set(document.items.map(({ item }) => item)).size).toBe(document.items.length);
    const folders = await run('compare', 'm', 't', '--json');
    expect(compared(folders.stdout)).toEqual(document);
  });

  test('refuses a file about another text, a newer one and one that is not there', async () => {
    const { run } = inFolders({
      m: mine,
      t: { 'b.txt': 'Something else entirely.\n', 'b.ann': 'T1\tclaim 0 9\tSomething\n' },
      n: { 'n.annotated.json': JSON.stringify({ ...exampleFile(), version: 2 }) },
    });
    const other = await run('compare', 'm/a.ann', 't/b.ann', '--json');
    expect([other.exitCode, other.stdout]).toEqual([1, '']);
    expect(other.stderr).toContain('is about no text of m/a.ann');
    const newer = await run('compare', 'm/a.ann', 'n/n.annotated.json');
    expect([newer.exitCode, newer.stderr.split('\n').length]).toEqual([1, 2]);
    expect(newer.stderr).toContain('version');
    expect((await run('compare', 'm/a.ann', 'none.ann')).exitCode).toBe(1);
  });

  test('compares what is shared and says which articles of theirs are about nothing of mine', async () => {
    const strange = {
      'z.txt': 'Something else entirely.\n',
      'z.ann': 'T1\tclaim 0 9\tSomething\n',
    };
    const { run } = inFolders({ m: mine, t: { ...theirs, ...strange } });
    const { exitCode, stdout, stderr } = await run('compare', 'm', 't', '--json');
    expect(exitCode).toBe(1);
    expect(compared(stdout).items).toHaveLength(3);
    expect(stderr).toContain('is about no text of m');
  });

  test('is bad usage with one file', async () => {
    const { run } = inFolders({ m: mine });
    expect((await run('compare', 'm/a.ann')).exitCode).toBe(2);
    expect((await run('compare', 'm/a.ann', 'm/a.ann', '--from', 'nothing')).exitCode).toBe(2);
  });
});

describe('merge', () => {
  const out = 'out.annotated.json';
  const merge = async (accept: string, more: readonly string[] = []) => {
    const { run, at } = inFolders({ m: mine, t: theirs });
    const args = ['m/a.ann', 't/a.ann', ...more, '--accept', accept, '--to', 'annotated-json'];
    const { exitCode, stderr, stdout } = await run('merge', ...args, '--out', out, '--json');
    expect(exitCode).toBe(0);
    return {
      stderr,
      document: JSON.parse(stdout) as object,
      ...parsedFile(readFileSync(at(out), 'utf8')),
    };
  };
  const quotesOf = ({ annotations }: Pick<AnnotatedArticle, 'annotations'>) =>
    annotations.map(({ tag, segments }) => `${tag} ${segments[0]?.quote}`);

  test('takes what is agreed and counts by kind what is left to decide', async () => {
    const merged = await merge('agreed');
    expect(quotesOf(merged)).toEqual(['claim the bridge is safe']);
    expect(merged.document).toMatchObject({ open: { boundary: 1, 'only-theirs': 1 } });
    expect(merged.stderr).toContain(
      '2 differences are left to decide and not in the result: 1 only-theirs, 1 boundary.',
    );
  });

  test('takes all, mine, theirs, or what enough have', async () => {
    const all = ['actor Ana Ruiz', 'actor Ana', 'claim the bridge is safe', 'place bridge'];
    expect(quotesOf(await merge('union'))).toEqual(all);
    expect(quotesOf(await merge('mine'))).toEqual([all[0], all[2]]);
    expect(quotesOf(await merge('theirs'))).toEqual(all.slice(1));
    expect(quotesOf(await merge('votes:2'))).toEqual([all[2]]);
    expect(quotesOf(await merge('votes:2', ['t/a.ann']))).toEqual(all.slice(1));
  });

  test('keeps each mark with its annotator, and only the people whose marks are in it', async () => {
    const by = (id: string, name: string) => (file: ExampleFile) => {
      file.annotators = [{ id, name }];
      for (const thing of [...file.annotations, ...file.relations] as object[]) {
        Object.assign(thing, { annotator: id });
      }
    };
    const { run, at } = inFolders({
      m: {
        'x.annotated.json': example((file) => {
          by('ana', 'Ana')(file);
          file.annotations.splice(1, 1);
          file.relations.splice(0);
        }),
      },
      t: {
        'x.annotated.json': example((file) => {
          by('jon', 'Jon')(file);
          file.annotations.splice(0, 1);
          file.relations.splice(0);
        }),
      },
    });
    const files = ['m/x.annotated.json', 't/x.annotated.json'];
    const { exitCode } = await run('merge', ...files, '--accept', 'union', '--out', out);
    expect(exitCode).toBe(0);
    const { annotators, annotations } = parsedFile(readFileSync(at(out), 'utf8'));
    expect(annotators.map(({ name }) => name)).toEqual(['Ana', 'Jon']);
    expect(annotations.map(({ annotator }) => annotator)).toEqual(['ana', 'jon']);
    await run('merge', ...files, '--accept', 'mine', '--out', out);
    expect(parsedFile(readFileSync(at(out), 'utf8')).annotators).toEqual([
      { id: 'ana', name: 'Ana' },
    ]);
  });

  test('joins the tags of both', async () => {
    const { tagset } = await merge('union');
    expect(tagset.tags.map(({ id }) => id)).toEqual([
      'claim',
      'actor',
      'location',
      'quote',
      'place',
    ]);
  });

  test('of itself is itself', async () => {
    const { run, at } = inFolders({ m: mine, t: theirs });
    const to = ['--to', 'annotated-json', '--out'];
    await run('merge', 'm/a.ann', 't/a.ann', '--accept', 'union', ...to, 'one.annotated.json');
    const again = ['one.annotated.json', 'one.annotated.json', '--accept', 'agreed'];
    expect((await run('merge', ...again, ...to, 'two.annotated.json')).exitCode).toBe(0);
    const [one, two] = ['one', 'two'].map((name) =>
      parsedFile(readFileSync(at(`${name}.annotated.json`), 'utf8')),
    );
    expect(two?.annotations).toEqual(one?.annotations);
  });

  test('refuses another text and writes nothing, and bad usage', async () => {
    const { run, at } = inFolders({
      m: mine,
      t: { 'b.txt': 'Something else entirely.\n', 'b.ann': 'T1\tclaim 0 9\tSomething\n' },
    });
    const other = await run('merge', 'm/a.ann', 't/b.ann', '--out', out);
    expect(other.exitCode).toBe(1);
    expect(existsSync(at(out))).toBe(false);
    const usage = [
      ['m/a.ann', '--out', out],
      ['m/a.ann', 'm/a.ann'],
      ['m/a.ann', 'm/a.ann', '--accept', 'votes:0', '--out', out],
      ['m/a.ann', 'm/a.ann', '--accept', 'votes:3', '--out', out],
      ['m/a.ann', 'm/a.ann', '--accept', 'all', '--out', out],
    ];
    for (const args of usage) expect((await run('merge', ...args)).exitCode).toBe(2);
  });
});

describe.skipIf(cases.length === 0)('the curation cases of INCEpTION', () => {
  async function read(path: string): Promise<AnnotatedArticle> {
    const bytes = readFileSync(path);
    const { articles, problems } = await readAll(await loadCodec('webanno-tsv'), [
      { path: 'case.tsv', bytes },
    ]);
    expect(problems).toEqual([]);
    const [article] = articles;
    if (article === undefined) throw new Error(`${path} gave no article`);
    return article;
  }
  const saidIn = ({ annotations, relations }: AnnotatedArticle) => {
    const place = (id: AnnotationId) =>
      annotations
        .find((mark) => mark.id === id)
        ?.segments.map(({ quote, startUtf16 }) => [startUtf16, quote]);
    return {
      spans: annotations.map(({ tag, segments, attributes }) => ({ tag, segments, attributes })),
      relations: relations.map(({ type, from, to, note }) => [type, place(from), place(to), note]),
    };
  };

  test.each(cases)('%s: the merge of both is what the curator has', async (name) => {
    const at = (who: string) => join(fixtures, name, `${who}.tsv`);
    const { run, at: inFolder } = inFolders({});
    for (const users of [
      ['user1', 'user2'],
      ['user2', 'user1'],
    ]) {
      const args = [...users.map(at), '--accept', 'agreed', '--out', 'merged.tsv'];
      expect((await run('merge', ...args)).exitCode).toBe(0);
      expect(saidIn(await read(inFolder('merged.tsv')))).toEqual(saidIn(await read(at('curator'))));
    }
  });
});
