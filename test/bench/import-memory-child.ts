// A process that imports the files it is named and says what it cost: the peak of its memory, and what became of them.
// The database is in a folder of its own, which whoever starts this removes.

import { join } from 'node:path';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { peakMemoryBytes } from '../support/peak-memory.ts';

/** What the process prints, as one line of JSON. */
export interface ImportCost {
  /** Of resident memory, all threads together. */
  readonly peakMegabytes: number;
  readonly milliseconds: number;
  readonly articles: number;
  /** Of the first article. */
  readonly characters: number;
  readonly error: string | null;
}

const [folder, ...paths] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: import-memory-child.ts FOLDER FILE…');

const service = createWorkspaceService();
await service.handlers['workspace:open']({
  path: join(folder, 'memory.sourcebench'),
  withSample: false,
});
const start = performance.now();
const results = await service.handlers['article:import-files']({ paths, wholePage: false });
const milliseconds = performance.now() - start;
const peakMegabytes = peakMemoryBytes() / 2 ** 20;
const articles = results.flatMap((result) => result.articles);
const [first] = articles;
const opened =
  first === undefined ? null : await service.handlers['article:open']({ id: first.id });
const cost: ImportCost = {
  peakMegabytes,
  milliseconds,
  articles: articles.length,
  characters: opened?.article.text.length ?? 0,
  error: results.find(({ error }) => error !== null)?.error?.message ?? null,
};
service.close();
console.log(JSON.stringify(cost));
