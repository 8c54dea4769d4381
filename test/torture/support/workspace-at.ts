// A workspace on a real file for a case: opened as the program does, with a name for who annotates.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../../electron/workspace/workspace.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import { proseOf } from './prose.ts';
import type { Random } from './random.ts';

export const worker = { id: '6a0d3c56-6a6e-4a39-8f3c-1f1c1b0f1a01' as AnnotatorId, name: 'Ana' };

/** A folder that is gone when the case's process ends, unless that is killed. */
export function caseFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-torture-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export async function openAt(path: string): Promise<WorkspaceService> {
  const service = createWorkspaceService();
  await service.handlers['workspace:set-annotator']({ annotator: worker });
  await service.handlers['workspace:open']({ path, withSample: false });
  return service;
}

/** Articles of about so many characters each. */
export async function addArticles(
  service: WorkspaceService,
  random: Random,
  count: number,
  characters: number,
): Promise<ArticleId[]> {
  const ids: ArticleId[] = [];
  for (let index = 0; index < count; index += 1) {
    const text = proseOf(random, characters, `Article ${index} ${random.below(1_000_000)}`);
    const { articleId, error } = await service.handlers['article:import-text']({ text });
    if (articleId === null) throw new Error(`not imported: ${error?.message}`);
    ids.push(articleId);
  }
  return ids;
}

let channels: ReadonlySet<string> | null = null;
/** Whether this version answers on the channel. */
export function hasChannel(name: string): boolean {
  if (channels === null) {
    const service = createWorkspaceService();
    channels = new Set(Object.keys(service.handlers));
    service.close();
  }
  return channels.has(name);
}

export const makesBackups = (): boolean => hasChannel('backup:make');
