// Exports of selections from a real workspace: what is written, where, and that nothing else is.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parseDocument } from 'yaml';
import type { ExportChoice } from '../../shared/domain/export-choice.ts';
import type { AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { jsonlCodec } from '../../shared/formats/jsonl.ts';
import { appErrorOf } from '../support/app-error.ts';
import { readContext } from '../support/round-trip.ts';
import { ana, importText, openTestWorkspace, tagWords } from '../support/workspace.ts';
import { exportChoice } from '../support/export-choice.ts';

const textOf = (number: number) =>
  `Bridge ${number} reopens\n\nMayor Ana Ruiz said it is safe 🚧. The bridge ${number} opened on Monday.`;

async function filled(count = 3) {
  const workspace = await openTestWorkspace();
  const ids: ArticleId[] = [];
  for (let number = 1; number <= count; number += 1) {
    const id = await importText(workspace, textOf(number));
    ids.push(id);
    await tagWords(workspace, id, 'it is safe 🚧', 'claim');
    if (number % 2 === 1) await tagWords(workspace, id, 'Ana Ruiz', 'actor');
  }
  const out = join(workspace.folder, 'out');
  mkdirSync(out);
  return { ...workspace, ids, out };
}

const choiceOf = (ids: readonly ArticleId[], more: Partial<ExportChoice> = {}) =>
  exportChoice({ ids }, 'jsonl', more);

const everything = (more: Partial<ExportChoice> = {}): ExportChoice => ({
  ...choiceOf([]),
  target: {
    view: {
      query: '',
      shelf: 'library',
      status: null,
      collection: null,
      sort: { by: 'title', descending: false },
    },
    except: [],
  },
  ...more,
});

function readBack(path: string) {
  const result = jsonlCodec.read?.([{ path, bytes: readFileSync(path) }], readContext());
  if (result === undefined || result instanceof Promise) throw new Error('not read at once');
  expect(result.problems).toEqual([]);
  return result.articles;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a selection', () => {
  test('is written into the file that was named, in the order of import', async () => {
    const { call, ids, out } = await filled();
    const choice = choiceOf(ids.toReversed());
    expect(await call['export:place']({ choice })).toEqual({
      fileName: 'dataset.jsonl',
      isFolder: false,
    });
    const path = join(out, 'Mine.data');
    const summary = await call['export:dataset']({ choice, path, isFolder: false });
    expect(filesUnder(out)).toEqual(['Mine.data']);
    expect(summary).toMatchObject({
      path,
      files: [path],
      fileCount: 1,
      articles: 3,
      annotations: 5,
    });
    expect(summary.bytes).toBe(readFileSync(path).length);
    expect(readBack(path).map(({ article }) => article.id)).toEqual(ids);
  });

  test('of a view is what the view shows, without what is excepted', async () => {
    const { call, ids, out } = await filled();
    const path = join(out, 'a.jsonl');
    const [first] = ids;
    const all = everything();
    const view = 'view' in all.target ? all.target.view : null;
    if (view === null || first === undefined) throw new Error('no view');
    const found = { ...view, query: 'tag:actor' };
    const choice = { ...all, target: { view: found, except: [first] } };
    await call['export:dataset']({ choice, path, isFolder: false });
    expect(readBack(path).map(({ article }) => article.id)).toEqual([ids[2]]);
  });

  test('of one article is called by its title, and a collection’s by its name', async () => {
    const { call, ids } = await filled();
    const one = choiceOf(ids.slice(0, 1));
    expect((await call['export:place']({ choice: one })).fileName).toBe('bridge-1-reopens.jsonl');
    const folder = await call['export:place']({ choice: { ...choiceOf(ids), card: true } });
    expect(folder).toEqual({ fileName: 'dataset', isFolder: true });
    const perArticle = { ...choiceOf(ids), format: 'annotated-json', each: 'per-article' } as const;
    expect((await call['export:place']({ choice: perArticle })).isFolder).toBe(true);
    const single = { ...perArticle, target: one.target };
    expect(await call['export:place']({ choice: single })).toEqual({
      fileName: 'bridge-1-reopens.annotated.json',
      isFolder: false,
    });
  });

  test('with an article that is not there is refused, and so is an empty one', async () => {
    const { call, ids, out } = await filled(1);
    const gone = choiceOf([...ids, 'gone' as ArticleId]);
    const path = join(out, 'a.jsonl');
    const to = (choice: ExportChoice) => () =>
      call['export:dataset']({ choice, path, isFolder: false });
    expect((await appErrorOf(to(gone))).code).toBe('not-found');
    const all = everything();
    const none = { ...all, target: { ...all.target, except: ids } } as ExportChoice;
    expect((await appErrorOf(to(none))).code).toBe('invalid-input');
    expect(filesUnder(out)).toEqual([]);
  });
});

describe('the choice of marks', () => {
  test('leaves out other tags, relations that lose an end, and annotators without marks', async () => {
    const workspace = await filled(1);
    const { call, ids, out } = workspace;
    const [articleId] = ids;
    if (articleId === undefined) throw new Error('no article');
    const jon = { id: 'jon' as AnnotatorId, name: 'Jon' };
    await call['workspace:set-annotator']({ annotator: jon });
    await tagWords(workspace, articleId, 'Monday', 'location');
    const path = join(out, 'a.jsonl');
    const exported = async (more: Partial<ExportChoice>) => {
      await call['export:dataset']({ choice: choiceOf(ids, more), path, isFolder: false });
      const [document] = readBack(path);
      return {
        tags: document?.annotations.map(({ tag }) => tag).toSorted(),
        annotators: document?.annotators.map(({ name }) => name),
      };
    };
    expect(await exported({})).toEqual({
      tags: ['actor', 'claim', 'location'],
      annotators: ['Ana', 'Jon'],
    });
    expect(await exported({ tags: ['claim' as TagId] })).toEqual({
      tags: ['claim'],
      annotators: ['Ana'],
    });
    expect(await exported({ annotators: [jon.id] })).toEqual({
      tags: ['location'],
      annotators: ['Jon'],
    });
  });

  test('is offered with counts, most used first', async () => {
    const { call, ids } = await filled();
    expect(await call['export:parts']({ target: { ids } })).toEqual({
      articles: 3,
      tags: [
        { id: 'claim', label: 'Claim', marks: 3 },
        { id: 'actor', label: 'Actor', marks: 2 },
      ],
      annotators: [{ id: ana.id, name: 'Ana', marks: 5 }],
    });
  });
});

describe('a folder', () => {
  const split = { seed: 7, train: 60, dev: 20, test: 20 };

  test('has the parts of a split, a card and a manifest that tells the truth', async () => {
    const { call, out } = await filled(10);
    const path = join(out, 'new');
    const choice = everything({ split, card: true });
    const summary = await call['export:dataset']({ choice, path, isFolder: true });
    expect(filesUnder(path)).toEqual([
      'README.md',
      'dev/dataset.jsonl',
      'manifest.json',
      'test/dataset.jsonl',
      'train/dataset.jsonl',
    ]);
    expect(summary).toMatchObject({ path, isFolder: true, fileCount: 5, articles: 10 });
    const sizes = ['train', 'dev', 'test'].map(
      (part) => readBack(join(path, part, 'dataset.jsonl')).length,
    );
    expect(sizes).toEqual([6, 2, 2]);
    const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as {
      files: { path: string; bytes: number; sha256: string }[];
    };
    expect(manifest.files.map((file) => file.path)).toEqual([
      'README.md',
      'dev/dataset.jsonl',
      'test/dataset.jsonl',
      'train/dataset.jsonl',
    ]);
    for (const file of manifest.files) {
      expect(file.sha256).toBe(sha256(join(path, file.path)));
      expect(file.bytes).toBe(readFileSync(join(path, file.path)).length);
    }
    const card = readFileSync(join(path, 'README.md'), 'utf8');
    const [, yaml = ''] = card.split('---\n');
    expect(parseDocument(yaml).toJS()).toMatchObject({
      pretty_name: 'dataset',
      license: 'unknown',
      size_categories: ['n<1K'],
      configs: [
        {
          config_name: 'default',
          data_files: [
            { split: 'train', path: 'train/dataset.jsonl' },
            { split: 'validation', path: 'dev/dataset.jsonl' },
            { split: 'test', path: 'test/dataset.jsonl' },
          ],
        },
      ],
    });
    expect(card).toContain('10 articles with 15 marks');
    expect(card).toContain('Agreement between annotators: not measured.');
    expect(card).toContain(sha256(join(path, 'train/dataset.jsonl')));
  });

  test('has a file for each article, with names that no disk takes for one', async () => {
    const workspace = await openTestWorkspace();
    const titles = ['Same title', 'same TITLE', 'Manifest', 'con', '???'];
    for (const [at, title] of titles.entries()) {
      await importText(workspace, `${title}\n\nThe text of article ${at} is not like the others.`);
    }
    const path = join(workspace.folder, 'out');
    const choice = everything({ format: 'annotated-json', each: 'per-article', card: true });
    await workspace.call['export:dataset']({ choice, path, isFolder: true });
    const names = filesUnder(path).map((name) => name.toLowerCase());
    expect(names.length).toBe(7);
    expect(new Set(names).size).toBe(7);
    expect(names).toContain('same-title.annotated.json');
    expect(names).toContain('same-title-2.annotated.json');
    expect(names).not.toContain('con.annotated.json');
  });

  test('that is there keeps what else is in it, and files of the same names are replaced', async () => {
    const { call, out } = await filled();
    mkdirSync(join(out, 'train'));
    writeFileSync(join(out, 'train/dataset.jsonl'), 'older');
    writeFileSync(join(out, 'mine.txt'), 'mine');
    const choice = everything({ split: { seed: 1, train: 100, dev: 0, test: 0 } });
    await call['export:dataset']({ choice, path: out, isFolder: true });
    expect(filesUnder(out)).toEqual(['mine.txt', 'train/dataset.jsonl']);
    expect(readBack(join(out, 'train/dataset.jsonl')).length).toBe(3);
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine');
  });

  test('has the same bytes for the same state, with the time that is set', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
    const { call, out } = await filled(5);
    const choice = everything({ split, card: true });
    for (const name of ['a', 'b']) {
      await call['export:dataset']({ choice, path: join(out, name), isFolder: true });
    }
    vi.unstubAllEnvs();
    const read = (name: string) =>
      filesUnder(join(out, name)).map((file) => [file, sha256(join(out, name, file))]);
    expect(read('a')).toEqual(read('b'));
    expect(readFileSync(join(out, 'a/README.md'), 'utf8')).toContain('on 2023-11-14');
  });
});

describe('the loss report', () => {
  test('lies beside the file, under its name, and once in a folder', async () => {
    const { call, ids, out } = await filled();
    const choice = choiceOf(ids, { format: 'html' });
    const path = join(out, 'Draft.html');
    const summary = await call['export:dataset']({ choice, path, isFolder: false });
    expect(filesUnder(out)).toEqual(['Draft-loss.json', 'Draft.html']);
    const report: unknown = JSON.parse(readFileSync(join(out, 'Draft-loss.json'), 'utf8'));
    expect(report).toMatchObject({
      format: 'html',
      kinds: [{ kind: 'tagset', count: 1, what: '1 tagset shortened' }],
      items: summary.loss.items,
    });
    const parts = {
      ...choice,
      each: 'per-article',
      split: { seed: 1, train: 50, dev: 50, test: 0 },
    };
    const folder = join(out, 'parts');
    await call['export:dataset']({ choice: parts as ExportChoice, path: folder, isFolder: true });
    expect(filesUnder(folder).filter((name) => name.includes('loss'))).toEqual([
      'dataset-loss.json',
    ]);
    expect(filesUnder(folder).filter((name) => name.endsWith('.html'))).toHaveLength(3);
  });

  test('never replaces a file that the user was not asked about', async () => {
    const { call, ids, out } = await filled(1);
    writeFileSync(join(out, 'a-loss.json'), 'mine');
    const choice = choiceOf(ids, { format: 'html' });
    const to = () => call['export:dataset']({ choice, path: join(out, 'a.html'), isFolder: false });
    expect((await appErrorOf(to)).code).toBe('conflict');
    expect(filesUnder(out)).toEqual(['a-loss.json']);
    expect(readFileSync(join(out, 'a-loss.json'), 'utf8')).toBe('mine');
    // Together with the file that was named, it is from an export before.
    writeFileSync(join(out, 'a.html'), 'older');
    await to();
    expect(readFileSync(join(out, 'a-loss.json'), 'utf8')).toContain('"format": "html"');
  });
});

describe('a preview', () => {
  test('shows what would be written and writes nothing', async () => {
    const { call, ids, folder } = await filled();
    const before = filesUnder(folder);
    const preview = await call['export:preview']({ choice: choiceOf(ids), limit: null });
    expect(preview).toMatchObject({
      articles: 3,
      looked: 3,
      annotations: 5,
      relations: 0,
      isFolder: false,
      loss: { kinds: [] },
    });
    expect(preview.files.map(({ path }) => path)).toEqual(['dataset.jsonl']);
    expect(preview.files[0]?.opening?.startsWith('{"format":"sourcebench.annotated-article"')).toBe(
      true,
    );
    expect(filesUnder(folder)).toEqual(before);
  });

  test('looks at the first articles only, and shows the card', async () => {
    const { call } = await filled();
    const choice = everything({ card: true });
    const preview = await call['export:preview']({ choice, limit: 2 });
    expect(preview).toMatchObject({ articles: 3, looked: 2, annotations: 3, isFolder: true });
    expect(preview.files.map(({ path }) => path)).toEqual([
      'dataset.jsonl',
      'README.md',
      'manifest.json',
    ]);
    expect(preview.files[1]?.opening).toContain('2 articles with 3 marks');
  });

  test('of nothing is nothing', async () => {
    const { call } = await openTestWorkspace();
    const preview = await call['export:preview']({ choice: everything(), limit: 20 });
    expect(preview).toMatchObject({ articles: 0, looked: 0, annotations: 0 });
  });
});

describe('a place that cannot be written is named', () => {
  type Refused = readonly [what: string, name: string, isFolder: boolean, code: string];
  const refused: readonly Refused[] = [
    ['a missing folder', 'nowhere/out.jsonl', false, 'file-missing'],
    ['a missing folder for a folder', 'nowhere/out', true, 'file-missing'],
    ['a folder', 'folder', false, 'file-is-directory'],
    ['a file where a folder is wanted', 'file', true, 'file-unwritable'],
    ['the open workspace itself', 'test.sourcebench', false, 'conflict'],
    ['the log of the open workspace', 'test.sourcebench-wal', false, 'conflict'],
  ];
  test.each(refused)('%s', async (_what, name, isFolder, code) => {
    const { call, ids, folder } = await filled();
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'file'), 'mine');
    const path = join(folder, name);
    const before = filesUnder(folder);
    const error = await appErrorOf(() =>
      call['export:dataset']({ choice: choiceOf(ids), path, isFolder }),
    );
    expect(error.code).toBe(code);
    expect(error.message).toContain(path);
    expect(filesUnder(folder)).toEqual(before);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
    expect(await call['article:list'](undefined)).toHaveLength(3);
  });

  test('what a format cannot do is refused before anything is made', async () => {
    const { call, ids, out } = await filled(1);
    const path = join(out, 'a');
    for (const more of [
      { format: 'hypothesis' },
      { text: false },
      { offsets: 'utf-16' },
    ] as const) {
      const choice = choiceOf(ids, more);
      const error = await appErrorOf(() =>
        call['export:dataset']({ choice, path, isFolder: false }),
      );
      expect(error.code).toBe('invalid-input');
    }
    expect(filesUnder(out)).toEqual([]);
  });
});
