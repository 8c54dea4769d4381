// A process that exports everything in a workspace into a folder and says what it cost in memory.

import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { peakMemoryBytes } from '../support/peak-memory.ts';
import { exportOf } from './datasets-choice.ts';

/** What the process prints, as one line of JSON. */
export interface ExportCost {
  /** Of resident memory, all threads together. */
  readonly peakMegabytes: number;
  readonly milliseconds: number;
  readonly articles: number;
}

const [path, folder] = process.argv.slice(2);
if (path === undefined || folder === undefined) {
  throw new Error('usage: datasets-export-child.ts WORKSPACE FOLDER');
}
const service = createWorkspaceService();
await service.handlers['workspace:open']({ path, withSample: false });
const start = performance.now();
const { articles } = await service.handlers['export:dataset'](exportOf('jsonl', folder));
const milliseconds = performance.now() - start;
const peakMegabytes = peakMemoryBytes() / 2 ** 20;
service.close();
const cost: ExportCost = { peakMegabytes, milliseconds, articles };
console.log(JSON.stringify(cost));
