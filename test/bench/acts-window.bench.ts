// Acts in the whole program, from the key to what is painted: window, processes and file, on a megabyte of text with
// 5,000 marks and beside it the same acts at 100 marks.

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildAll } from '../../build/scripts/build.ts';
import { workspaceExtension } from '../../electron/default-paths.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import { introduce } from '../support/at-the-window.ts';
import { launchWorkbench } from '../support/launch.ts';
import { percentile, type Bench } from './bench.ts';
import { installTimer, timeKey, type Sight } from './key-timer.ts';
import { makeText } from './window-text.ts';

const RUNS = 40;
/** Between two keys of a quick person, in which the window does what can wait. */
const BETWEEN_MS = 150;
const tags = ['claim', 'actor', 'location', 'quote'];
const marksOf = { many: 5_000, few: 100 };
type Size = keyof typeof marksOf;

async function fill(path: string, count: number): Promise<void> {
  const service = createWorkspaceService();
  try {
    const { handlers: call } = service;
    await call['workspace:open']({ path, withSample: false });
    await call['workspace:set-annotator']({
      annotator: { id: randomUUID() as string as AnnotatorId, name: 'Ana' },
    });
    const text = makeText();
    const { articleId } = await call['article:import-text']({ text });
    if (articleId === null) throw new Error('the article was not imported');
    const step = Math.floor(text.length / count);
    for (let at = 0; at < count; at += 1) {
      const startUtf16 = at * step;
      await call['annotation:create']({
        id: randomUUID() as string as AnnotationId,
        articleId,
        tag: (tags[at % tags.length] ?? 'claim') as TagId,
        segments: [{ startUtf16, endUtf16: startUtf16 + 30 }],
      });
    }
  } finally {
    service.close();
  }
}

/** Selects the nth word-like stretch of the paragraphs on screen and waits until the window knows. */
async function selectPassage(page: Page, nth: number): Promise<void> {
  await page.evaluate((index) => {
    const host = document.querySelector<HTMLElement>('.reader-text');
    const shown = [...document.querySelectorAll('.reader-block')].filter((block) => {
      const { top, bottom } = block.getBoundingClientRect();
      return top >= 60 && bottom <= window.innerHeight - 60;
    });
    const node = shown[index % shown.length]?.querySelector('span')?.firstChild;
    if (host === null || node === null || node === undefined) throw new Error('no text on screen');
    host.focus();
    const from = 40 + ((index * 17) % 120);
    window.getSelection()?.setBaseAndExtent(node, from, node, from + 24);
  }, nth);
  await page.locator('.tag-bar').waitFor();
}

interface Act {
  readonly name: string;
  readonly sight: Sight;
  readonly key: string;
  /** Brings the window to where the key does it. */
  readonly before?: (page: Page, turn: number) => Promise<void>;
}

const acts: readonly Act[] = [
  { name: 'tag', sight: 'marks', key: 'c', before: selectPassage },
  { name: 'retag', sight: 'marks', key: 'q' },
  { name: 'undo', sight: 'marks', key: 'Control+z' },
  { name: 'redo', sight: 'marks', key: 'Control+Shift+z' },
  { name: 'mark a sentence seen', sight: 'signs', key: 'v' },
  { name: 'delete', sight: 'marks', key: 'Delete' },
];

type Times = ReadonlyMap<string, readonly number[]>;

async function measure(size: Size): Promise<Times> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const times = new Map<string, number[]>(acts.map(({ name }) => [name, []]));
  try {
    const userData = join(folder, 'home');
    mkdirSync(userData);
    const path = join(folder, `acts${workspaceExtension}`);
    await fill(path, marksOf[size]);
    const app = await launchWorkbench({ userData, args: [path] });
    try {
      const { page } = app;
      await introduce(page, 'Ana');
      await page.locator('.article-row').first().click();
      await page.locator('.reader-block').first().waitFor();
      await page.evaluate(installTimer);
      for (let turn = -3; turn < RUNS; turn += 1) {
        for (const act of acts) {
          await act.before?.(page, turn + 3);
          await page.waitForTimeout(BETWEEN_MS);
          const ms = await timeKey(page, act.key, act.sight);
          if (turn >= 0) times.get(act.name)?.push(ms);
          await page.locator('.saved-done').waitFor();
        }
      }
    } finally {
      await app.close();
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

let both: Promise<Readonly<Record<Size, Times>>> | null = null;

/** Once for all cases. */
function measured(): Promise<Readonly<Record<Size, Times>>> {
  both ??= buildAll().then(async () => ({
    few: await measure('few'),
    many: await measure('many'),
  }));
  return both;
}

async function p95(size: Size, act: Act): Promise<number> {
  return percentile((await measured())[size].get(act.name) ?? [], 95);
}

export const benches: readonly Bench[] = acts.flatMap((act): Bench[] => [
  {
    name: `acts: ${act.name}, key to painted, 95th percentile, 1 MB and 5,000 marks`,
    unit: 'ms',
    target: 50,
    compare: 'value-at-most',
    run: async () => ({ value: await p95('many', act), reference: null }),
  },
  {
    name: `acts: ${act.name}, 5,000 marks beside 100`,
    unit: 'ms',
    target: 2,
    compare: 'ratio-at-most',
    run: async () => ({ value: await p95('many', act), reference: await p95('few', act) }),
  },
]);
