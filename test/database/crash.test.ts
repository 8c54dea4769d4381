import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDatabase } from '../../electron/workspace/db/connection.ts';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { killedAfter } from '../support/killed-process.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace } from '../support/workspace.ts';

const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

test.each([0, 7, 23])(
  'killed while tagging, nothing that was reported saved is lost (%i)',
  async (delayMs) => {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace, 'Word '.repeat(5000));
    workspace.service.close();
    // Every line is written after the act's answer, straight to the pipe.
    const lines = await killedAfter(
      `import { randomUUID } from 'node:crypto';
     import { writeSync } from 'node:fs';
     import { createWorkspaceService } from ${moduleUrl('../../electron/workspace/workspace.ts')};
     const { handlers } = createWorkspaceService();
     handlers['workspace:open']({ path: ${JSON.stringify(workspace.path)}, withSample: false });
     handlers['workspace:set-annotator']({ annotator: { id: 'a', name: 'Ana' } });
     for (let n = 0; ; n += 1) {
       const id = randomUUID();
       const start = (n * 5) % 20000;
       const segments = [{ startUtf16: start, endUtf16: start + 4 }];
       handlers['annotation:create']({ id, articleId: ${JSON.stringify(articleId)}, tag: 'claim', segments });
       if (n % 3 === 1) handlers['history:undo']();
       writeSync(1, (n % 3 === 1 ? '-' : '+') + id + '\\n');
     }`,
      (count) => count > 50,
      delayMs,
    );
    const reopened = await workspace.reopen();
    const { marks } = await reopened.call['article:open']({ id: articleId });
    const stored = new Set<string>(marks.ids);
    const kept = lines.filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    const undone = lines.filter((line) => line.startsWith('-')).map((line) => line.slice(1));
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.filter((id) => !stored.has(id))).toEqual([]);
    expect(undone.filter((id) => stored.has(id))).toEqual([]);
    // At most the one act that was committed but not yet reported.
    expect(stored.size - kept.length).toBeLessThanOrEqual(1);
    const [summary] = await reopened.call['article:list'](undefined);
    expect(summary?.annotations).toBe(stored.size);
  },
);

test('killed while making workspaces, each file opens afterwards', async () => {
  const folder = tempFolder();
  const file = (n: number) => join(folder, `${n}.sourcebench`);
  const lines = await killedAfter(
    `import { writeSync } from 'node:fs';
     import { openDatabase } from ${moduleUrl('../../electron/workspace/db/open.ts')};
     for (let n = 0; ; n += 1) {
       writeSync(1, n + '\\n');
       openDatabase(${JSON.stringify(folder)} + '/' + n + '.sourcebench');
     }`,
    (count) => count > 20,
    3,
  );
  let opened = 0;
  for (let n = 0; n < lines.length; n += 1) {
    if (!existsSync(file(n))) continue;
    closeDatabase(openDatabase(file(n)).db);
    opened += 1;
  }
  expect(opened).toBeGreaterThanOrEqual(20);
});
