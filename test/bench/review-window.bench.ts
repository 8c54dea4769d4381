// Deciding in the whole program, from the key to what is painted: window, processes and file, on a megabyte of text with
// 5,000 differences between two people's marks.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../build/scripts/build.ts';
import { workspaceExtension } from '../../electron/default-paths.ts';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import { introduce } from '../support/at-the-window.ts';
import { launchWorkbench } from '../support/launch.ts';
import { markOf } from '../support/mark-of.ts';
import { percentile, type Bench } from './bench.ts';
import { installTimer, timeKey } from './key-timer.ts';
import { makeText } from './window-text.ts';

const DIFFERENCES = 5_000;
const RUNS = 100;
const WARM_UP = 5;
/** Between two keys of a quick person, in which the window does what can wait. */
const BETWEEN_MS = 150;

interface Prepared {
  readonly workspace: string;
  readonly colleague: string;
}

/** The same places, `off` characters longer. */
function markedBy(name: string, document: AnnotatedArticle, off: number): AnnotatedArticle {
  const { text } = document.article;
  const annotator = { id: `annotator-${name}` as AnnotatorId, name };
  const step = Math.floor(text.length / DIFFERENCES);
  const annotations = Array.from({ length: DIFFERENCES }, (_, at) => ({
    ...markOf(text, [at * step, at * step + 30 + off]),
    id: `${name}-${at}` as AnnotationId,
    tag: (['claim', 'actor', 'location', 'quote'][at % 4] ?? 'claim') as TagId,
    note: null,
    annotator: annotator.id,
  }));
  return { ...document, annotators: [annotator], annotations };
}

async function prepare(folder: string): Promise<Prepared> {
  const service = createWorkspaceService();
  try {
    const { handlers: call } = service;
    await call['workspace:open']({
      path: join(folder, `text${workspaceExtension}`),
      withSample: false,
    });
    const { articleId } = await call['article:import-text']({ text: makeText() });
    if (articleId === null) throw new Error('the article was not imported');
    const document = loadDocument(service.current(), articleId);
    const write = (name: string, off: number): string => {
      const path = join(folder, `${name}.annotated.json`);
      const words = { exportedAtMs: 0, generatorVersion: '0', minified: true };
      writeFileSync(path, serialiseAnnotatedArticle(markedBy(name, document, off), words));
      return path;
    };
    const [mine, colleague] = [write('ana', 0), write('jon', 7)];
    const workspace = join(folder, `review${workspaceExtension}`);
    await call['workspace:open']({ path: workspace, withSample: false });
    await call['article:import-files']({ paths: [mine], wholePage: false });
    return { workspace, colleague };
  } finally {
    service.close();
  }
}

async function measure(): Promise<number[]> {
  await buildAll();
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const times: number[] = [];
  try {
    const userData = join(folder, 'home');
    mkdirSync(userData);
    const { workspace, colleague } = await prepare(folder);
    const app = await launchWorkbench({ userData, args: [workspace] });
    try {
      const { page } = app;
      await introduce(page, 'Ana');
      await page.locator('.article-row').first().click();
      await page.locator('.reader-block').first().waitFor();
      await app.answerOpenDialog([colleague]);
      await page.keyboard.press('Control+Shift+r');
      const dialog = page.getByRole('dialog', { name: 'Review a colleague’s file' });
      await dialog.getByRole('button', { name: /Open review/ }).click();
      await page
        .getByText(`0 of ${DIFFERENCES.toLocaleString('en')} decided`)
        .first()
        .waitFor();
      await page.locator('.reader-text').focus();
      await page.keyboard.press('j');
      await page.evaluate(installTimer);
      for (let turn = -WARM_UP; turn < RUNS; turn += 1) {
        await page.waitForTimeout(BETWEEN_MS);
        const ms = await timeKey(page, turn % 2 === 0 ? '1' : '2', 'review');
        if (turn >= 0) times.push(ms);
        await page.locator('.saved-done').waitFor();
      }
    } finally {
      await app.close();
    }
    return times;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const benches: readonly Bench[] = [
  {
    name: 'review: a decision, key to painted, 95th percentile, 5,000 differences on 1 MB',
    unit: 'ms',
    target: 50,
    compare: 'value-at-most',
    run: async () => ({ value: percentile(await measure(), 95), reference: null }),
  },
];
