// Exports that are stopped, that fail, and that go on while the workspace changes.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Job } from '../../electron/workspace/job.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';
import { exportChoice } from '../support/export-choice.ts';

const count = 60;

async function filled() {
  const workspace = await openTestWorkspace();
  const ids: ArticleId[] = [];
  for (let number = 0; number < count; number += 1) {
    ids.push(await importText(workspace, `Title ${number}\n\n${`Word ${number} `.repeat(200)}`));
  }
  const out = join(workspace.folder, 'out');
  mkdirSync(out);
  const choice = exportChoice({ ids }, 'jsonl');
  return { ...workspace, ids, out, choice };
}

/** Calls `then` when the first progress is told. */
function jobThat(then: () => void, signal = new AbortController().signal): Job {
  let told = false;
  return {
    signal,
    progress() {
      if (!told) then();
      told = true;
    },
  };
}

describe('a stop', () => {
  test.each([
    ['of the call', false],
    ['of all exports', true],
  ])('%s leaves nothing behind, and what was there stays', async (_what, byChannel) => {
    const { call, out, choice } = await filled();
    const path = join(out, 'a.jsonl');
    writeFileSync(path, 'older');
    const controller = new AbortController();
    const stop = () => {
      if (byChannel) void call['export:cancel'](undefined);
      else controller.abort();
    };
    const error = await appErrorOf(() =>
      call['export:dataset']({ choice, path, isFolder: false }, jobThat(stop, controller.signal)),
    );
    expect(error.code).toBe('cancelled');
    expect(readdirSync(out)).toEqual(['a.jsonl']);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  test('of an export into a new folder leaves no folder', async () => {
    const { call, out, choice } = await filled();
    const job = jobThat(() => void call['export:cancel'](undefined));
    const path = join(out, 'new');
    const card = { ...choice, card: true };
    const error = await appErrorOf(() =>
      call['export:dataset']({ choice: card, path, isFolder: true }, job),
    );
    expect(error.code).toBe('cancelled');
    expect(readdirSync(out)).toEqual([]);
  });

  test('by closing the workspace stops the export and leaves no log beside it', async () => {
    const { call, out, choice, folder } = await filled();
    const job = jobThat(() => void call['workspace:close'](undefined));
    const path = join(out, 'a.jsonl');
    const error = await appErrorOf(() =>
      call['export:dataset']({ choice, path, isFolder: false }, job),
    );
    expect(error.code).toBe('cancelled');
    expect(readdirSync(folder).toSorted()).toEqual(['out', 'test.sourcebench']);
    expect(readdirSync(out)).toEqual([]);
  });

  test('a preview stops the one before it, and leaves an export alone', async () => {
    const { call, out, choice } = await filled();
    const path = join(out, 'a.jsonl');
    const exporting = call['export:dataset']({ choice, path, isFolder: false });
    const first = appErrorOf(() => call['export:preview']({ choice, limit: null }));
    const second = call['export:preview']({ choice, limit: null });
    expect((await first).code).toBe('cancelled');
    expect((await second).looked).toBe(count);
    expect((await exporting).articles).toBe(count);
  });
});

describe('an export that is running', () => {
  test('sees the workspace as it was when it began', async () => {
    const workspace = await filled();
    const { call, ids, out, choice, folder } = workspace;
    const [first] = ids;
    const last = ids.at(-1);
    if (first === undefined || last === undefined) throw new Error('no articles');
    const whole: { label: string; done: number }[] = [];
    let tagging: Promise<unknown> = Promise.resolve();
    const path = join(out, 'a.jsonl');
    const job: Job = {
      signal: new AbortController().signal,
      progress({ label, done }) {
        if (whole.length === 0) tagging = tagWords(workspace, last, 'Word', 'claim');
        whole.push({ label, done });
      },
    };
    const summary = await call['export:dataset']({ choice, path, isFolder: false }, job);
    await tagging;
    expect(summary.annotations).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toContain('"tag":"claim"');
    expect(whole.at(-1)).toEqual({ label: 'Exporting', done: count });
    const again = await call['export:dataset']({ choice, path, isFolder: false });
    expect(again.annotations).toBe(1);
    await call['workspace:close'](undefined);
    expect(readdirSync(folder).toSorted()).toEqual(['out', 'test.sourcebench']);
  });

  test('whose folder vanishes fails with a remedy and leaves nothing', async () => {
    const { call, out, choice } = await filled();
    const perArticle = { ...choice, format: 'annotated-json', each: 'per-article' } as const;
    const job = jobThat(() => rmSync(out, { recursive: true }));
    const error = await appErrorOf(() =>
      call['export:dataset']({ choice: perArticle, path: out, isFolder: true }, job),
    );
    expect(error.code).toBe('file-missing');
    expect(error.details.remedy).not.toBe('');
  });

  test('in whose way something gets fails and replaces nothing', async () => {
    const { call, out, choice } = await filled();
    mkdirSync(join(out, 'dataset.jsonl'));
    const card = { ...choice, card: true };
    const error = await appErrorOf(() =>
      call['export:dataset']({ choice: card, path: out, isFolder: true }),
    );
    expect(error.code).toBe('file-is-directory');
    expect(readdirSync(out)).toEqual(['dataset.jsonl']);
  });
});
