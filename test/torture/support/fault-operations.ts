// Everything that writes a file, as one operation each that can be asked for again and again.

import { closeSync, copyFileSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonFile } from '../../../electron/json-file.ts';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../../electron/workspace/workspace.ts';
import { openSettings } from '../../../electron/settings-store.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { everything } from '../../support/library.ts';
import { edit } from '../../support/edited-text.ts';
import { proseOf } from './prose.ts';
import { randomFrom, type Random } from './random.ts';
import { openAt } from './workspace-at.ts';
import { exportChoice } from '../../support/export-choice.ts';

export interface Bench {
  readonly service: () => WorkspaceService;
  readonly reopen: () => Promise<void>;
  readonly path: string;
  /** Where files go. */
  readonly folder: string;
  readonly articles: readonly ArticleId[];
  readonly random: Random;
}

export interface Operation {
  /** Before anything is made to fail. */
  readonly prepare?: (bench: Bench, round: number) => unknown;
  /** Channels that a version has to have for it. */
  readonly needs?: readonly string[];
  readonly run: (bench: Bench, round: number) => unknown;
  /** Files that are there before, and have to be whole afterwards whatever happens. */
  readonly targets?: readonly string[];
  /** Adds acts to the log when it is answered. */
  readonly acts?: boolean;
}

function taken(results: readonly ImportResult[]): void {
  const error = results.find((each) => each.error !== null)?.error;
  if (error) throw AppError.from(error);
}

const choice = exportChoice({ view: everything, except: [] }, 'jsonl');

const first = ({ articles }: Bench): ArticleId => articles[0] ?? ('' as ArticleId);

function tagOne(bench: Bench): unknown {
  const id = bench.random.uuid() as AnnotationId;
  const segments = [{ startUtf16: 0, endUtf16: 7 }];
  const tag = 'claim' as TagId;
  const { handlers: call } = bench.service();
  return call['annotation:create']({ id, articleId: first(bench), tag, segments });
}

async function editText(bench: Bench, round: number): Promise<void> {
  const { handlers: call } = bench.service();
  const { article } = await call['article:open']({ id: first(bench) });
  const [words = ''] = /\p{L}{3,}/u.exec(article.text) ?? [];
  const edited = edit(article, { words, by: `${words.slice(0, 8)}${round % 10}` });
  await call['text:keep-draft']({ articleId: first(bench), edited });
  await call['text:commit']({ articleId: first(bench), edited, reason: 'A correction' });
}

async function bulk({ service }: Bench): Promise<void> {
  const { handlers: call } = service();
  const target = { view: everything, except: [] };
  const status = (await call['library:counts'](undefined)).statuses.done > 0 ? 'to-do' : 'done';
  await call['library:act']({ target, act: { kind: 'set-status', status } });
}

function removeWorkspace(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal', '-lock', '-backups']) {
    rmSync(path + ending, { recursive: true, force: true });
  }
}

async function startWith(path: string): Promise<void> {
  (await openAt(path)).close();
}

/** A workspace with an article and a backup, closed. */
async function makeSpare(folder: string, name: string): Promise<string> {
  const path = join(folder, `${name}.sourcebench`);
  removeWorkspace(path);
  const service = await openAt(path);
  await service.handlers['article:import-text']({ text: proseOf(randomFrom(1), 2000) });
  await service.handlers['backup:make'](undefined);
  service.close();
  return path;
}

export const operations: Readonly<Record<string, Operation>> = {
  'an act': { acts: true, run: tagOne },
  undo: { run: ({ service }) => service().handlers['history:undo'](undefined) },
  'an edit of the text': { acts: true, run: editText },
  'an act on the library': { run: bulk },
  'an import of words': {
    acts: true,
    run: async ({ service, random }, round) => {
      const text = proseOf(random, 1500, `Import ${round} ${random.below(1e9)}`);
      taken([await service().handlers['article:import-text']({ text })]);
    },
  },
  'an import of files': {
    acts: true,
    prepare: ({ folder, random }, round) => {
      const words = proseOf(random, 1500, `${round} ${random.below(1e9)}`);
      writeFileSync(join(folder, 'source.html'), `<!doctype html><p>${words}</p>`);
    },
    run: async ({ service, folder }) => {
      const paths = [join(folder, 'source.html')];
      taken(await service().handlers['article:import-files']({ paths, wholePage: true }));
    },
  },
  'an export': {
    targets: ['one.annotated.json'],
    run: (bench) =>
      bench.service().handlers['export:annotated-json']({
        articleId: first(bench),
        path: join(bench.folder, 'one.annotated.json'),
      }),
  },
  'an export of a dataset': {
    targets: ['all.jsonl'],
    run: ({ service, folder }) =>
      service().handlers['export:dataset']({
        choice,
        path: join(folder, 'all.jsonl'),
        isFolder: false,
      }),
  },
  'an export into a folder': {
    prepare: ({ folder }) => rmSync(join(folder, 'set'), { recursive: true, force: true }),
    run: async ({ service, folder }) => {
      const split = { seed: 1, train: 60, dev: 20, test: 20 };
      const parts = { ...choice, split, card: true };
      const path = join(folder, 'set');
      await service().handlers['export:dataset']({ choice: parts, path, isFolder: true });
    },
  },
  'saving an original': {
    targets: ['original.txt'],
    run: (bench) =>
      bench.service().handlers['original:save']({
        articleId: first(bench),
        // Later ones were typed and have none.
        revision: 1,
        path: join(bench.folder, 'original.txt'),
      }),
  },
  'writing a tagset': {
    targets: ['tagset.json'],
    run: ({ service, folder }) =>
      service().handlers['tagset:write-file']({
        id: factCheckingTagset.id,
        path: join(folder, 'tagset.json'),
      }),
  },
  settings: {
    targets: ['settings.json'],
    run: ({ folder }, round) =>
      openSettings(join(folder, 'settings.json')).change({ workspacePath: `/${round}` }),
  },
  'the window’s place': {
    targets: ['window.json'],
    run: ({ folder }, round) => writeJsonFile(join(folder, 'window.json'), { width: round }),
  },
  'closing and opening': { run: ({ reopen }) => reopen() },
  'a new workspace': {
    prepare: ({ folder }) => removeWorkspace(join(folder, 'new.sourcebench')),
    run: ({ folder }) => startWith(join(folder, 'new.sourcebench')),
  },
  'bringing an old workspace up to date': {
    prepare: ({ folder }, round) => {
      const path = join(folder, 'migrating.sourcebench');
      // One that did not come through is gone on with where it was.
      if (round % 2 === 1) return;
      removeWorkspace(path);
      copyFileSync(join(folder, 'old.sourcebench'), path);
    },
    run: ({ folder }) => startWith(join(folder, 'migrating.sourcebench')),
  },
  'a backup': {
    needs: ['backup:make'],
    run: ({ service }) => service().handlers['backup:make'](undefined),
  },
  'a restore': {
    needs: ['backup:make', 'backup:list-at', 'backup:restore-at'],
    prepare: ({ folder }, round) => (round % 2 === 1 ? null : makeSpare(folder, 'restoring')),
    run: async ({ folder }) => {
      const path = join(folder, 'restoring.sourcebench');
      const { handlers: call } = createWorkspaceService();
      const [newest] = await call['backup:list-at']({ path });
      if (newest === undefined) throw new Error('there is no backup any more');
      await call['backup:restore-at']({ path, id: newest.id });
      await startWith(path);
    },
  },
  'a repair': {
    needs: ['backup:make', 'workspace:repair-at'],
    prepare: async ({ folder }, round) => {
      if (round % 2 === 1) return;
      const path = await makeSpare(folder, 'repairing');
      const file = openSync(path, 'r+');
      writeSync(file, Buffer.alloc(4096), 0, 4096, 4096 * 12);
      closeSync(file);
    },
    run: async ({ folder }) => {
      const path = join(folder, 'repairing.sourcebench');
      const { handlers: call } = createWorkspaceService();
      await call['workspace:repair-at']({ path, passphrase: null });
      await startWith(path);
    },
  },
};
