import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { openTestWorkspace } from '../support/workspace.ts';

const moduleUrl = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
const chapters = 40;

test.each([1, 5, 20, 60])(
  'killed in the middle of an import, a book is in the workspace whole or not at all (%i)',
  async (delayMs) => {
    const workspace = await openTestWorkspace();
    workspace.service.close();
    const paths = Array.from({ length: 300 }, (_, book) => {
      const path = join(workspace.folder, `${book}.html`);
      const lines = Array.from({ length: chapters }, (__, chapter) => `${book} chapter ${chapter}`);
      writeFileSync(path, `<!doctype html>book ${lines.join('\n')}`);
      return path;
    });
    const script = `
      import { writeSync } from 'node:fs';
      import { createWorkspaceService } from ${moduleUrl('../../electron/workspace/workspace.ts')};
      const entry = new URL(${moduleUrl('../support/unruly-importers.ts')});
      const { handlers } = createWorkspaceService({ importers: { entry } });
      handlers['workspace:open']({ path: ${JSON.stringify(workspace.path)}, withSample: false });
      for (const path of ${JSON.stringify(paths)}) {
        const [{ status }] = await handlers['article:import-files']({ paths: [path], wholePage: false });
        writeSync(1, status + '\\n');
      }`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    await new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        output += chunk;
        if (output.split('\n').length > 5) resolve();
      });
    });
    await setTimeout(delayMs);
    child.kill('SIGKILL');
    await once(child, 'close');
    const reported = output.split('\n').filter((line) => line === 'imported').length;

    const reopened = await workspace.reopen();
    const articles = await reopened.call['article:list'](undefined);
    expect(reported).toBeGreaterThanOrEqual(5);
    expect(articles.length).toBeGreaterThanOrEqual(reported * chapters);
    expect(articles.length % chapters).toBe(0);
    reopened.service.close();
    const db = new Database(workspace.path, { readonly: true });
    const count = (sql: string) => db.prepare<[], { n: number }>(sql).get()?.n;
    expect(count('SELECT count(*) AS n FROM custody')).toBe(articles.length);
    expect(count('SELECT count(*) AS n FROM original')).toBe(articles.length / chapters);
    expect(count('SELECT count(*) AS n FROM act')).toBe(articles.length / chapters);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  },
);
