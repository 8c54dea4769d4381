// A real workspace on a real file, with a clock that the test holds.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openingLimits, type OpeningLimits } from '../../electron/workspace/db/soundness.ts';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../electron/workspace/workspace.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { tempFolder } from './temp-folder.ts';

export const ana = { id: '6a0d3c56-6a6e-4a39-8f3c-1f1c1b0f1a01' as AnnotatorId, name: 'Ana' };

export const sampleText =
  'Bridge reopens\n\n“It is safe 🚧,” Mayor Ana Ruiz said. The bridge opened on Monday.';

export interface TestWorkspace {
  readonly path: string;
  readonly folder: string;
  readonly service: WorkspaceService;
  readonly call: WorkspaceService['handlers'];
  /** Milliseconds; grows by one second with every look at it. */
  readonly clock: () => number;
  /** Closes the file and opens it again, as a restart would. */
  readonly reopen: (limits?: OpeningLimits) => Promise<TestWorkspace>;
}

export interface TestWorkspaceOptions {
  readonly folder?: string;
  readonly path?: string;
  readonly clock?: () => number;
  readonly annotator?: typeof ana | null;
  /** How much is looked at while it is opened. */
  readonly limits?: OpeningLimits;
}

export function tickingClock(startMs = Date.UTC(2026, 10, 22, 9)): () => number {
  let now = startMs;
  return () => {
    now += 1000;
    return now;
  };
}

export async function openTestWorkspace(
  options: TestWorkspaceOptions = {},
): Promise<TestWorkspace> {
  const folder = options.folder ?? tempFolder();
  const path = options.path ?? join(folder, 'test.sourcebench');
  const clock = options.clock ?? tickingClock();
  const annotator = options.annotator === undefined ? ana : options.annotator;
  const { limits = openingLimits } = options;
  const service = createWorkspaceService({ clock, limits, busyTimeoutMs: 200 });
  onTestFinished(() => service.close());
  await service.handlers['workspace:set-annotator']({ annotator });
  await service.handlers['workspace:open']({ path, withSample: false });
  return {
    path,
    folder,
    service,
    call: service.handlers,
    clock,
    reopen(given = limits) {
      service.close();
      return openTestWorkspace({ folder, path, clock, annotator, limits: given });
    },
  };
}

/** The workspace as another process reads it while the first has it open. */
export async function openBeside({ path }: Pick<TestWorkspace, 'path'>): Promise<WorkspaceService> {
  const service = createWorkspaceService();
  onTestFinished(() => service.close());
  service.openBeside({ path });
  return service;
}

/** Imports a text and answers the article's id. */
export async function importText(
  { call }: Pick<TestWorkspace, 'call'>,
  text = sampleText,
): Promise<ArticleId> {
  const { articleId, error } = await call['article:import-text']({ text });
  if (articleId === null) throw new Error(`not imported: ${error?.message}`);
  return articleId;
}

/** Tags the first occurrence of the words. */
export async function tagWords(
  { call }: Pick<TestWorkspace, 'call'>,
  articleId: ArticleId,
  words: string,
  tag = 'claim',
): Promise<ActResult & { readonly id: AnnotationId }> {
  const { article } = await call['article:open']({ id: articleId });
  const startUtf16 = article.text.indexOf(words);
  if (startUtf16 === -1) throw new Error(`“${words}” is not in the text`);
  const id = randomUUID() as string as AnnotationId;
  const result = await call['annotation:create']({
    id,
    articleId,
    tag: tag as TagId,
    segments: [{ startUtf16, endUtf16: startUtf16 + words.length }],
  });
  return { ...result, id };
}
