// Repairs of workspaces that are encrypted or of an earlier version, and of any damage at all: what is in the new one and
// not said to be lost is what was written.

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { damagePage } from '../support/damage-page.ts';
import { encryptedWorkspace, secretWords } from '../support/encrypted-workspace.ts';
import { filesThatSay } from '../support/plain-words.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';
import { makeOldFile, oldVersions } from '../torture/support/old-files.ts';

const options = { passphrase: null, clock: () => Date.UTC(2026, 10, 23, 9), program: 'test' };
const pageBytes = 4096;

/** Zeroes a page, counted from 0. */
function zero(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0, page * pageBytes, (page + 1) * pageBytes);
  writeFileSync(path, bytes);
}

test('an encrypted workspace stays encrypted, whichever page is gone, and nothing of it is left in the clear', async () => {
  const made = await encryptedWorkspace('pass');
  made.service.close();
  const passphrase = 'pass';
  let repairs = 0;
  for (const page of [3, 7, 11, 16, 20, 25]) {
    const folder = tempFolder();
    const path = join(folder, 'a.sourcebench');
    copyFileSync(made.path, path);
    zero(path, page);
    try {
      repairWorkspace(path, { ...options, passphrase });
    } catch (thrown) {
      // A page that no table uses leaves it whole; one that many need leaves nothing.
      if (!(thrown instanceof AppError)) throw thrown;
      expect(['conflict', 'workspace-damaged']).toContain(thrown.code);
      continue;
    }
    repairs += 1;
    expect(filesThatSay(secretWords, [folder])).toEqual([]);
    expect(readDatabase(path, verifyWorkspace, passphrase)).toMatchObject({ ok: true });
  }
  expect(repairs).toBeGreaterThan(2);
});

describe('of version', () => {
  test.each(oldVersions)(
    '%s a table’s page is lost: the rest comes back, up to date',
    async (version) => {
      const path = join(tempFolder(), 'old.sourcebench');
      makeOldFile(path, version, 4);
      damagePage(path, 'source');
      const report = repairWorkspace(path, options);
      expect(readDatabase(path, verifyWorkspace)).toMatchObject({ ok: true });
      expect(report.articles).toHaveLength(4);
      for (const { state, said } of report.articles) {
        expect(state).toBe('partly');
        expect(said).toContain('Where it came from could not be read.');
      }
      const { call } = await openTestWorkspace({ path });
      for (const { id } of report.articles) {
        const { article, marks } = await call['article:open']({ id: id as ArticleId });
        expect(article.text).toMatch(/^It is safe, she said\. Sentence \d of the text/u);
        expect(marks.ids).toHaveLength(1);
      }
    },
  );
});

test('whatever bytes are damaged, what a repaired workspace shows is what was written', async () => {
  const made = await openTestWorkspace();
  const written = new Map<ArticleId, string>();
  for (const text of ['One bridge reopens.', 'Another one is closed on Monday.']) {
    const id = await importText(made, text.repeat(30));
    const [word = ''] = text.split(' ');
    await tagWords(made, id, word);
    const { article, marks } = await made.call['article:open']({ id });
    written.set(id, JSON.stringify([article.title, article.text, marks]));
  }
  made.service.close();
  const whole = readFileSync(made.path);
  const damage = fc.array(
    fc.record({
      at: fc.nat(whole.length - 1),
      length: fc.integer({ min: 1, max: 300 }),
      by: fc.nat(255),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const seen = { repaired: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(damage, async (places) => {
      const path = join(tempFolder(), 'damaged.sourcebench');
      const bytes = Buffer.from(whole);
      for (const { at, length, by } of places) bytes.fill(by, at, at + length);
      writeFileSync(path, bytes);
      try {
        const report = repairWorkspace(path, options);
        const complete = report.articles.filter(
          ({ state }) => state === 'whole' || state === 'rebuilt',
        );
        const { call, service } = await openTestWorkspace({ path });
        for (const { id } of complete) {
          const { article, marks } = await call['article:open']({ id: id as ArticleId });
          expect(JSON.stringify([article.title, article.text, marks])).toBe(
            written.get(id as ArticleId),
          );
        }
        service.close();
        seen.repaired += 1;
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
        expect(readFileSync(path).equals(bytes)).toBe(true);
        seen.refused += 1;
      }
    }),
    { numRuns: 25 },
  );
  expect(seen.repaired).toBeGreaterThan(3);
});
