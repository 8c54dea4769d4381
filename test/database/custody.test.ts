import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generatorVersion } from '../../electron/workspace/version.ts';
import { packOriginal } from '../../electron/workspace/services/original.ts';
import { plainTextImporter } from '../../electron/workspace/importers/plain-text.ts';
import { safeFileName } from '../../electron/workspace/services/file-name.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { exampleFile } from '../support/example-file.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function imported(fileName: string, bytes: Uint8Array<ArrayBuffer>) {
  const workspace = await openTestWorkspace();
  const result = await workspace.call['article:import-bytes']({
    fileName,
    bytes,
    wholePage: false,
  });
  if (result.articleId === null) throw new Error(`not imported: ${result.error?.message}`);
  return { ...workspace, result, articleId: result.articleId };
}

async function saved(workspace: TestWorkspace, articleId: ArticleId, name: string) {
  const path = join(workspace.folder, name);
  const { bytes } = await workspace.call['original:save']({ articleId, path });
  const content = readFileSync(path);
  expect(content).toHaveLength(bytes);
  return content;
}

/** Changes the stored original as a failing disk would. */
function damage(path: string, change: (data: Buffer) => Buffer) {
  const db = new Database(path);
  const row = db.prepare<[], { data: Buffer }>('SELECT data FROM original').get();
  if (row === undefined) throw new Error('no original');
  db.prepare('UPDATE original SET data = ?').run(change(row.data));
  db.close();
}

describe('the original', () => {
  test.each<readonly [what: string, fileName: string, bytes: Uint8Array<ArrayBuffer>]>([
    ['a text', 'a.txt', Buffer.from('\ufeffBridge reopens\r\n\r\nIt is safe.\r\n')],
    ['a text that packs well', 'long.txt', Buffer.from('word '.repeat(200_000))],
    ['a Markdown text', 'a.md', Buffer.from('# Head\r\n\r\nSome *words*.\n')],
    ['an annotated article', 'a.json', Buffer.from(`  ${JSON.stringify(exampleFile())}\n\n`)],
  ])('of %s comes back byte for byte, also after a restart', async (_what, fileName, bytes) => {
    const { articleId, ...workspace } = await imported(fileName, bytes);
    expect(await saved(workspace, articleId, 'out-1')).toEqual(Buffer.from(bytes));
    const reopened = await workspace.reopen();
    expect(await saved(reopened, articleId, 'out-2')).toEqual(Buffer.from(bytes));
    expect(await reopened.call['original:file-name']({ articleId })).toBe(fileName);
  });

  test('is kept once for each content, and packed where that makes it smaller', async () => {
    const text = Buffer.from('word '.repeat(10_000));
    const { path, service } = await imported('a.txt', text);
    service.close();
    const db = new Database(path, { readonly: true });
    const rows = db.prepare('SELECT bytes, compression, length(data) AS size FROM original').all();
    db.close();
    expect(rows).toMatchObject([{ bytes: text.length, compression: 'zstd' }]);
    expect((rows[0] as { size: number }).size).toBeLessThan(1000);
    const noise = randomBytes(2000);
    expect(packOriginal(noise)).toMatchObject({ compression: 'none', data: new Uint8Array(noise) });
  });

  test.each<readonly [what: string, change: (data: Buffer) => Buffer]>([
    ['a changed byte', (data) => data.fill((data.at(9) ?? 0) ^ 1, 9, 10)],
    ['a part missing', (data) => data.subarray(0, data.length / 2)],
    ['other content', () => Buffer.from(packOriginal(Buffer.from('x '.repeat(999))).data)],
    ['nothing in it', () => Buffer.alloc(0)],
  ])('with %s is not handed out, and the article stays', async (_what, change) => {
    const { articleId, path, ...workspace } = await imported(
      'a.txt',
      Buffer.from('word '.repeat(99)),
    );
    workspace.service.close();
    damage(path, change);
    const { call, folder } = await workspace.reopen();
    const out = join(folder, 'out.txt');
    for (const attempt of [
      () => call['original:save']({ articleId, path: out }),
      () => call['original:read']({ articleId }),
    ]) {
      const { code, message } = await appErrorOf(attempt);
      expect([code, existsSync(out)]).toEqual(['workspace-damaged', false]);
      expect(message).toContain('a.txt');
    }
    expect((await call['article:open']({ id: articleId })).article.text).toContain('word');
  });

  test('does not go over the workspace itself', async () => {
    const { call, articleId, path } = await imported('a.txt', Buffer.from('Words.'));
    const { code } = await appErrorOf(() => call['original:save']({ articleId, path }));
    expect(code).toBe('conflict');
    expect((await call['article:open']({ id: articleId })).article.text).toBe('Words.');
  });

  test('of a revision that is not there is asked for in vain, with the reason', async () => {
    const { call, articleId } = await imported('a.txt', Buffer.from('Words.'));
    const { code, message } = await appErrorOf(() =>
      call['original:read']({ articleId, revision: 9 }),
    );
    expect([code, message]).toEqual(['not-found', expect.stringContaining('has no revision 9')]);
  });
});

describe('the chain of custody', () => {
  test('says which file it was, when, by what it was read, and where each block is', async () => {
    const bytes = Buffer.from('\ufeffBridge reopens\r\n\r\nIt is safe, she said.\r\n');
    const { call, articleId } = await imported('bridge.txt', bytes);
    const { article, detected } = await call['article:open']({ id: articleId });
    const [entry, ...older] = await call['article:custody']({ articleId });
    expect(older).toEqual([]);
    expect(entry).toEqual({
      revision: 1,
      fileName: 'bridge.txt',
      mediaType: 'text/plain',
      bytes: bytes.length,
      sha256: sha256(bytes),
      importedAtMs: article.source.importedAtMs,
      kind: 'plain-text',
      importerVersion: plainTextImporter.version,
      programVersion: generatorVersion,
      encoding: 'UTF-8 with BOM',
      wholePage: false,
      kept: true,
      notices: [],
      map: entry?.map,
    });
    const view = await call['original:read']({ articleId });
    if (view.how !== 'text') throw new Error('not shown as text');
    expect(view).toMatchObject({ truncated: false, text: bytes.toString() });
    expect(entry?.map).toHaveLength(article.blocks.length);
    for (const { startUtf16, endUtf16, place } of entry?.map ?? []) {
      expect(view.text.slice(place.startUtf16, place.endUtf16)).toBe(
        article.text.slice(startUtf16, endUtf16),
      );
    }
    expect(detected.title).toMatchObject({ value: 'Bridge reopens' });
  });

  test('keeps the JSON of an annotated article, while its source stays the file that it names', async () => {
    const file = exampleFile();
    const bytes = Buffer.from(JSON.stringify(file));
    const { call, articleId, result } = await imported('a.annotated.json', bytes);
    expect(result).toMatchObject({ kind: 'annotated-json', articles: [{ status: 'imported' }] });
    const [entry] = await call['article:custody']({ articleId });
    expect(entry).toMatchObject({
      fileName: 'a.annotated.json',
      sha256: sha256(bytes),
      kept: true,
    });
    const { article } = await call['article:open']({ id: articleId });
    expect(article.source.fileName).toBe(file.article.source.fileName);
  });

  test('knows the same bytes again wherever the article is now, whole page or not', async () => {
    const bytes = Buffer.from('Words that come twice.');
    const { call, articleId } = await imported('a.txt', bytes);
    await call['library:act']({
      target: { ids: [articleId] },
      act: { kind: 'move', shelf: 'bin' },
    });
    const again = await call['article:import-bytes']({ fileName: 'b.txt', bytes, wholePage: true });
    expect(again).toMatchObject({
      status: 'exists',
      kind: 'plain-text',
      encoding: 'UTF-8',
      articles: [{ id: articleId, status: 'exists', shelf: 'bin' }],
    });
  });
});

describe('a long original', () => {
  test('is shown in part, never cut in the middle of a character', async () => {
    const text = `${'é'.repeat(1_500_000)}end`;
    const { call, articleId } = await imported('long.txt', Buffer.from(`x${text}`));
    const view = await call['original:read']({ articleId });
    if (view.how !== 'text') throw new Error('not shown as text');
    expect(view.truncated).toBe(true);
    expect(view.text).toMatch(/^xé+$/);
    expect(view.text.length).toBeGreaterThan(1_000_000);
  });

  test('in UTF-16 or an old encoding is decoded as it was when it was imported', async () => {
    const text = 'Bridge reopens\n\nWords.';
    const utf16 = await imported('a.txt', Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(await utf16.call['original:read']({ articleId: utf16.articleId })).toEqual({
      how: 'text',
      text: `\ufeff${text}`,
      truncated: false,
    });
  });
});

describe('the name to save an original under', () => {
  test.each([
    ['bridge.txt', 'bridge.txt'],
    ['Ein Entwurf (2).docx', 'Ein Entwurf (2).docx'],
    ['a/b\\c:d*e?.pdf', 'a_b_c_d_e_.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['.hidden', 'hidden'],
    ['CON.txt', '_CON.txt'],
    ['nul', '_nul'],
    ['', 'article'],
    ['...', 'article'],
    ['.txt', 'txt'],
    ['a\u0000b\u202ecod.exe', 'a_b_cod.exe'],
    ['橋が開いた.html', '橋が開いた.html'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  test('is one that every file system takes, whatever the file was called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).toMatch(/^[^\p{Cc}<>:"/\\|?*.\s][^\p{Cc}<>:"/\\|?*]*$/u);
        expect(safe).not.toMatch(/[.\s]$/);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
        expect(safeFileName(safe)).toBe(safe);
      }),
    );
  });
});
