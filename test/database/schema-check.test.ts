// The definitions of a workspace are compared with those of a new one, whatever version it was made by.

import Database from 'better-sqlite3-multiple-ciphers';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wrapDriver } from '../../electron/workspace/db/connection.ts';
import { migrate } from '../../electron/workspace/db/migrations.ts';
import {
  freshDefinitions,
  listUnfitDefinitions,
  newestSchemaSha256,
  schemaSha256,
} from '../../electron/workspace/db/schema-check.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openTestWorkspace } from '../support/workspace.ts';
import { makeOldFile, oldVersions } from '../torture/support/old-files.ts';

test('what is known of a new one is right', () => {
  expect(schemaSha256(freshDefinitions())).toBe(newestSchemaSha256);
});

test.each(oldVersions)(
  'a workspace of version %s that is brought up to date has the same',
  (version) => {
    const path = join(tempFolder(), 'old.sourcebench');
    makeOldFile(path, version, 2);
    const driver = new Database(path);
    migrate(driver);
    expect(listUnfitDefinitions(wrapDriver(driver))).toEqual([]);
    driver.close();
  },
);

test('what was added does no harm', () => {
  const driver = new Database(':memory:');
  migrate(driver);
  driver.exec('CREATE INDEX mine ON article (url); ANALYZE');
  expect(listUnfitDefinitions(wrapDriver(driver))).toEqual([]);
  driver.close();
});

test('a definition that is another one is damage', async () => {
  const { path, service } = await openTestWorkspace();
  service.close();
  const other = join(tempFolder(), 'other.sourcebench');
  copyFileSync(path, other);
  const driver = new Database(other);
  driver.unsafeMode(true);
  driver.pragma('writable_schema = ON');
  driver.exec(`UPDATE sqlite_schema SET sql = replace(sql, 'articles + 1', 'articles + 2')
    WHERE name = 'standing_of_new_article'`);
  driver.close();
  await expect(openTestWorkspace({ path: other })).rejects.toMatchObject({
    code: 'workspace-damaged',
  });
});
