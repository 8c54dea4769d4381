import fc from 'fast-check';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { generatorVersion } from '../../electron/workspace/version.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import { arbitraryAnnotatedArticle } from '../support/arbitrary-article.ts';
import { ana } from '../support/workspace.ts';

// What a file says is what the workspace holds: import, export, import elsewhere and export again.

const exportedAtMs = 1_700_000_000_000;
let folder = '';
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sourcebench-round-trip-'));
  vi.stubEnv('SOURCE_DATE_EPOCH', String(exportedAtMs / 1000));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Imports the bytes into a workspace that is new, does `work`, and answers what is exported then. */
async function through(
  bytes: Buffer,
  work: (service: ReturnType<typeof createWorkspaceService>) => unknown = () => {},
): Promise<Buffer> {
  count += 1;
  const at = (name: string) => join(folder, `${count}-${name}`);
  writeFileSync(at('in.annotated.json'), bytes);
  const service = createWorkspaceService();
  try {
    const { handlers } = service;
    await handlers['workspace:open']({ path: at('x.sourcebench'), withSample: false });
    await handlers['workspace:set-annotator']({ annotator: ana });
    const paths = [at('in.annotated.json')];
    const [result] = await handlers['article:import-files']({ paths, wholePage: false });
    expect(result).toMatchObject({ status: 'imported', problems: [], error: null });
    await work(service);
    const path = at('out.annotated.json');
    await handlers['export:annotated-json']({
      articleId: result?.articleId ?? ('' as never),
      path,
    });
    return readFileSync(path);
  } finally {
    service.close();
  }
}

test('any annotated article comes out of two workspaces with the bytes it went in with', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (document) => {
      const written = Buffer.from(
        serialiseAnnotatedArticle(document, { exportedAtMs, generatorVersion }),
      );
      const once = await through(written);
      expect(once.toString()).toBe(written.toString());
      expect((await through(once)).equals(written)).toBe(true);
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('deleting every mark of it and undoing that leaves no trace', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryAnnotatedArticle(), async (document) => {
      const written = Buffer.from(
        serialiseAnnotatedArticle(document, { exportedAtMs, generatorVersion }),
      );
      const after = await through(written, async ({ handlers }) => {
        for (const { id } of document.annotations) await handlers['annotation:delete']({ id });
        expect(await handlers['article:list'](undefined)).toMatchObject([{ annotations: 0 }]);
        while ((await handlers['history:undo'](undefined)) !== null);
      });
      expect(after.toString()).toBe(written.toString());
    }),
    { numRuns: 30 },
  );
}, 120_000);
