import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { newestVersion, rowSumsVersion } from '../../electron/workspace/db/migrations.ts';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { repairWorkspace } from '../../electron/workspace/services/repair-workspace.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { appErrorOf } from '../support/app-error.ts';
import { damagePage } from '../support/damage-page.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestWorkspace } from '../support/workspace.ts';
import { makeOldFile, oldVersions } from '../torture/support/old-files.ts';

const options = { passphrase: null, clock: () => Date.UTC(2026, 10, 23, 9), program: 'test' };

/** A file of an older version with three articles of one mark each; some of its tables cannot be read. */
function damagedOld(version: number, ...tables: readonly string[]): string {
  const path = join(tempFolder(), 'old.sourcebench');
  makeOldFile(path, version, 3);
  for (const table of tables) damagePage(path, table);
  return path;
}

/** Repairs, checks what always has to hold, and answers the report and what the window shows. */
async function repaired(path: string) {
  const damaged = readFileSync(path);
  const report = repairWorkspace(path, options);
  expect(readFileSync(report.setAside).equals(damaged)).toBe(true);
  expect(readDatabase(path, (db) => verifyWorkspace(db))).toMatchObject({ ok: true, problems: [] });
  const db = new Database(path);
  expect(db.pragma('user_version', { simple: true })).toBe(newestVersion);
  db.close();
  const { call, service } = await openTestWorkspace({ path });
  const shown: (readonly [id: string, title: string, marks: readonly string[]])[] = [];
  for (const { id } of await call['article:list'](undefined)) {
    const { article, marks } = await call['article:open']({ id });
    expect(article.text).toMatch(/^It is safe, she said\. Sentence \d/);
    shown.push([id, article.title, [...marks.ids]]);
  }
  service.close();
  const states = new Set(report.articles.map(({ state }) => state));
  expect(report.articles).toHaveLength(3);
  const lostRows = report.tables.filter(({ lost }) => lost > 0).map(({ name }) => name);
  return { shown: shown.toReversed(), states: [...states], lostRows, report };
}

const all = [1, 2, 3].map((key) => [`article-${key}`, `T ${key}`, [`mark-${key}`]]);

describe.each(oldVersions)('a damaged file of version %i', (version) => {
  test('gets its marks back from its log, and is not called whole', async () => {
    const { shown, states, lostRows } = await repaired(damagedOld(version, 'annotation'));
    expect(shown).toEqual(all);
    expect(lostRows).toContain('annotation');
    expect(states).not.toContain('whole');
  });

  test('keeps its articles as they are when the log is gone, and says that acts are lost', async () => {
    for (const table of ['act', 'change']) {
      const { shown, lostRows } = await repaired(damagedOld(version, table));
      expect(shown).toEqual(all);
      expect(lostRows).toContain(table);
    }
  });

  test('names marks as missing that neither rows nor acts have any more', async () => {
    const { shown, states } = await repaired(damagedOld(version, 'annotation', 'change'));
    expect(shown).toEqual(all.map(([id, title]) => [id, title, []]));
    expect(states).toEqual(['partly']);
  });

  test('names every article whose text is gone, also without its log', async () => {
    for (const more of [[], ['act', 'change']]) {
      const { shown, report } = await repaired(damagedOld(version, 'revision', ...more));
      expect(shown).toEqual([]);
      expect(report.articles.map(({ title, state, said }) => [title, state, said])).toEqual(
        all.map(([, title]) => [title, 'lost', ['Its text could not be read.']]),
      );
    }
  });

  test('keeps texts of which nobody knows any more where they came from', async () => {
    const { shown, states, report } = await repaired(damagedOld(version, 'source'));
    expect(shown).toEqual(all);
    expect(states).toEqual(['partly']);
    expect(report.articles[0]?.said).toContain('Where it came from could not be read.');
  });

  test('keeps its marks without their tagset, which it says', async () => {
    for (const more of [[], ['act', 'change']]) {
      const { shown, states, report } = await repaired(damagedOld(version, 'tagset', ...more));
      expect(shown).toEqual(all);
      expect(states).toEqual(['partly']);
      expect(report.articles[0]?.said.join(' ')).toContain('The tagset of its marks');
    }
  });
});

test.each(oldVersions)(
  'of a file of version %i the acts are kept up to one that is none',
  async (version) => {
    const path = damagedOld(version);
    const bytes = readFileSync(path);
    // What is written of the column makes it another one, so that no act has it.
    const definition = bytes.indexOf('CREATE TABLE act (');
    bytes.write('lapel', bytes.indexOf('label', definition));
    writeFileSync(path, bytes);
    const { shown, lostRows } = await repaired(path);
    expect(shown).toEqual(all);
    // Where rows have sums they tell what they are without the definition.
    expect(lostRows.includes('act')).toBe(version < rowSumsVersion);
  },
);

test.each(oldVersions)('a whole file of version %i is not touched', async (version) => {
  const path = join(tempFolder(), 'old.sourcebench');
  makeOldFile(path, version, 0);
  const before = readFileSync(path);
  const refused = await appErrorOf(() => repairWorkspace(path, options));
  expect(refused).toMatchObject({ code: 'conflict' });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(join(path, '..'))).toEqual(['old.sourcebench']);
});
