import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  noSeal,
  startSeal,
  type SealedAct,
  type SealedChange,
} from '../../electron/workspace/db/seal.ts';
import { initial } from '../../electron/workspace/db/migrations/0001-initial.ts';
import { custody } from '../../electron/workspace/db/migrations/0002-custody.ts';
import { library } from '../../electron/workspace/db/migrations/0003-library.ts';
import { search } from '../../electron/workspace/db/migrations/0004-search.ts';
import { likeness } from '../../electron/workspace/db/migrations/0005-likeness.ts';
import { depth } from '../../electron/workspace/db/migrations/0006-depth.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const act: SealedAct = [1, 'act', 'Tag claim', 'ana', 1000, null, null, 1, null];
const change: SealedChange = [1, 'annotation', 'a', 'm', null, '{}'];

function seal(before: string, of: SealedAct, changes: readonly SealedChange[]): string {
  const sealing = startSeal(before, of);
  for (const each of changes) sealing.add(each);
  return sealing.end();
}

describe('a seal', () => {
  test('is the SHA-256 of what the description says', () => {
    const pieces =
      `sourcebench-seal-1;t64:${noSeal};i1;t3:act;t9:Tag claim;t3:ana;i1000;n;n;i1;n;` +
      'ci1;t10:annotation;t1:a;t1:m;n;t2:{};';
    const expected = createHash('sha256').update(pieces, 'utf8').digest('hex');
    expect(seal(noSeal, act, [change])).toBe(expected);
  });

  test('is the same whether the changes are hashed at once or in parts', () => {
    const long = 'ä🚧'.repeat(40_000);
    const changes: SealedChange[] = [1, 2, 3].map((seq) => [seq, 'e', null, 'i', null, long]);
    const pieces = changes.map(([seq]) => `ci${seq};t1:e;n;t1:i;n;t${long.length}:${long};`);
    const head = `sourcebench-seal-1;t64:${noSeal};i1;t3:act;t9:Tag claim;t3:ana;i1000;n;n;i1;n;`;
    const expected = createHash('sha256')
      .update(head + pieces.join(''), 'utf8')
      .digest('hex');
    expect(seal(noSeal, act, changes)).toBe(expected);
  });

  test('is another one for any other log', () => {
    const text = fc.option(fc.string({ maxLength: 6 }));
    const row = fc.tuple(fc.nat(), fc.string({ maxLength: 6 }), text, fc.string(), text, text);
    const log = fc.array(row, { maxLength: 4 });
    fc.assert(
      fc.property(log, log, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(seal(noSeal, act, a) === seal(noSeal, act, b)).toBe(same);
      }),
    );
  });
});

test('every act is sealed with its changes in its own transaction: acts, imports, undo and redo', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  await workspace.call['history:undo'](undefined);
  await workspace.call['history:redo'](undefined);
  const reader = new Database(workspace.path, { readonly: true });
  const unsealed = reader
    .prepare('SELECT count(*) FROM act LEFT JOIN seal USING (seq) WHERE sha256 IS NULL')
    .pluck()
    .get();
  const sealed = reader.prepare('SELECT count(*) FROM seal').pluck().get();
  reader.close();
  expect([unsealed, sealed]).toEqual([0, 4]);
});

test.each(['UPDATE seal SET sha256 = sha256', 'DELETE FROM seal'])('refuses %s', async (sql) => {
  const workspace = await openTestWorkspace();
  await importText(workspace);
  const driver = new Database(workspace.path);
  expect(() => driver.exec(sql)).toThrow('append-only');
  driver.close();
});

test('acts from before seals are sealed as new ones are, when the file is brought up to date', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  await workspace.call['history:undo'](undefined);
  const { head } = await workspace.call['history:verify'](undefined);
  // The log in a file that has never had seals.
  const old = new Database(join(workspace.folder, 'old.db'));
  for (const before of [initial, custody, library, search, likeness]) before(old);
  old.exec(`ATTACH '${workspace.path}' AS now;
    INSERT INTO act SELECT * FROM now.act;
    INSERT INTO change SELECT * FROM now.change;
    DETACH now`);
  depth(old);
  const seals = old.prepare('SELECT sha256 FROM seal ORDER BY seq').pluck().all();
  old.close();
  expect(seals).toHaveLength(3);
  expect(seals.at(-1)).toBe(head);
});
