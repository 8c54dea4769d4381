import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import type { CollectionId } from '../../shared/domain/ids.ts';
import { workspaceChannels } from '../../shared/ipc/contract.ts';
import { act, type RandomAct } from '../support/log-model.ts';
import { tamper } from '../support/tampering.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const step = (name: RandomAct['do'], which = 1): RandomAct => ({
  do: name,
  which,
  start: 0,
  length: 6,
});

/** A closed workspace with an act of every kind in it, and its checks. */
async function worked() {
  const workspace = await openTestWorkspace();
  const { call, service, path, folder } = workspace;
  const articleId = await importText(workspace);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
  await call['annotation:set-note']({ id, articleId, note: 'Who says so?' });
  for (const name of ['relate', 'cover', 'tagset', 'role', 'status'] as const) {
    await act(service, articleId, step(name), 0);
  }
  const collection = '11111111-1111-4111-8111-111111111111' as CollectionId;
  await call['collection:create']({
    id: collection,
    name: 'Bridges',
    target: { ids: [articleId] },
  });
  await act(service, articleId, step('text'), 0);
  await call['history:undo'](undefined);
  await call['history:redo'](undefined);
  const before = await call['history:verify'](undefined);
  service.close();
  const check = (noted: string | null = null) =>
    readDatabase(path, (db) => verifyWorkspace(db, noted));
  return { path, folder, before, check, articleId };
}

test('a workspace that only the program wrote to is whole, also when it is only read', async () => {
  const { before, check } = await worked();
  expect(before).toMatchObject({ ok: true, problems: [], acts: 13 });
  expect(before.head).toMatch(/^[0-9a-f]{64}$/);
  expect(check()).toEqual(before);
});

test('half of a character in what somebody typed is made whole, so that the log and the mark agree', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const articleId = await importText(workspace);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  const note = workspaceChannels['annotation:set-note'].input.parse({ id, note: 'cut \ud83d' });
  const fields = { title: 'Bridge \ud83d', byline: '\udea7' };
  await call['annotation:set-note'](note);
  await call['article:update'](
    workspaceChannels['article:update'].input.parse({ id: articleId, fields }),
  );
  const { article } = await call['article:open']({ id: articleId });
  expect(article).toMatchObject({ title: 'Bridge \ufffd', byline: '\ufffd' });
  const details = await call['annotation:details']({ ids: [id] });
  expect(details).toMatchObject([{ note: 'cut \ufffd' }]);
  expect(await call['history:verify'](undefined)).toMatchObject({ ok: true, problems: [] });
});

describe('an act that was tampered with is named, and no other', () => {
  test.each([
    ['its label', "UPDATE act SET label = 'Tag claim ' WHERE seq = 3", 3],
    ['its time', 'UPDATE act SET at_ms = at_ms + 1 WHERE seq = 4', 4],
    ['its author', "UPDATE act SET annotator_id = 'x' WHERE seq = 2", 2],
    ['what undo does after it', 'UPDATE act SET undo_seq = 1 WHERE seq = 5', 5],
    ['what a change left', "UPDATE change SET after = after || ' ' WHERE act_seq = 4", 4],
    ['what a change found', 'UPDATE change SET before = NULL WHERE act_seq = 4', 4],
    ['what a change is about', "UPDATE change SET entity_id = 'x' WHERE act_seq = 6", 6],
    ['a change taken out', 'DELETE FROM change WHERE act_seq = 4', 4],
    [
      'a change put in',
      `INSERT INTO change (act_seq, entity, article_id, entity_id, before, after)
       VALUES (5, 'annotation', 'a', 'b', NULL, '{}')`,
      5,
    ],
    [
      'a change with another number',
      'UPDATE change SET change_seq = change_seq + 1000 WHERE act_seq = 4',
      4,
    ],
  ])('%s', async (_what, statement, seq) => {
    const { path, check } = await worked();
    tamper(path, statement);
    const { ok, problems } = check();
    expect(ok).toBe(false);
    const acts = problems.filter(({ path: where }) => where.startsWith('act '));
    expect(acts.map(({ path: where }) => where)).toEqual([`act ${seq}`]);
    expect(acts[0]?.message).toMatch(
      new RegExp(`^Act ${seq}, “.+”, 2026-11-22 09:.+ UTC, does not`),
    );
  });

  test('a seal: the act it seals and the one after it', async () => {
    const { path, check } = await worked();
    tamper(path, `UPDATE seal SET sha256 = '${'0'.repeat(64)}' WHERE seq = 4`);
    expect(check().problems.map(({ path: where }) => where)).toEqual(['act 4', 'act 5']);
  });

  test('a seal that is gone', async () => {
    const { path, check } = await worked();
    tamper(path, 'DELETE FROM seal WHERE seq = 13');
    const [problem, ...others] = check().problems;
    expect(problem?.message).toMatch(/^Act 13, .* has no seal\.$/);
    expect(others).toEqual([]);
  });

  test('an act that is gone leaves a gap, and its seal and changes astray', async () => {
    const { path, check } = await worked();
    tamper(path, 'DELETE FROM act WHERE seq = 3');
    const messages = check().problems.map(({ message }) => message);
    expect(messages).toContain('Act 3 is not in the log any more.');
    expect(messages.some((message) => message.includes('belong to no act'))).toBe(true);
    expect(messages.some((message) => message.includes('seals belong to acts'))).toBe(true);
  });

  test('the newest act taken out with all that belongs to it shows in what is stored', async () => {
    const { path, check, before } = await worked();
    tamper(
      path,
      'DELETE FROM seal WHERE seq = 13',
      'DELETE FROM change WHERE act_seq = 13',
      'DELETE FROM act WHERE seq = 13',
    );
    const { ok, problems } = check();
    expect(ok).toBe(false);
    expect(problems.map(({ message }) => message).join()).toContain('its revision is not what');
    expect(check(before.head).problems[0]?.message).toContain('No act has the noted seal');
  });
});

describe('what is stored and is not what the log says is found', () => {
  test.each([
    ['a tag', "UPDATE annotation SET tag = 'quote' WHERE tag = 'claim'", 'the mark “Monday”'],
    ['a note', "UPDATE annotation SET note = 'He does.' WHERE note IS NOT NULL", 'the mark “Mon'],
    ['a segment', 'UPDATE segment SET start_utf16 = start_utf16 + 1', 'is not what the log says'],
    ['a quote', "UPDATE segment SET quote = 'Tuesday' WHERE quote = 'Monday'", 'the mark “Tue'],
    ['a segment that is gone', "DELETE FROM segment WHERE quote = 'Monday'", 'the mark “”'],
    ['where a mark is listed', 'UPDATE annotation SET start_utf16 = 0', 'listed elsewhere'],
    ['a relation', "UPDATE relation SET type = 'made-by'", 'the relation made-by'],
    ['a relation that is gone', 'DELETE FROM relation', 'in the log and not in the article'],
    ['coverage', "UPDATE coverage SET state = 'checked'", 'the state of the sentence 1:1-6'],
    ['coverage that is gone', 'DELETE FROM coverage', 'the state of the sentence 1:1-6'],
    ['a title', "UPDATE article SET title = 'Bridge closes'", 'its title is not'],
    ['a byline', "UPDATE article SET byline = 'X'", 'its byline is not'],
    ['the current revision', 'UPDATE article SET revision_number = 1', 'its revision is not'],
    ['a status', "UPDATE article SET status = 'done'", 'its status'],
    ['a shelf', "UPDATE article SET shelf = 'bin'", 'its shelf is not'],
    [
      'a tagset',
      `UPDATE article SET tagset_sha256 =
         (SELECT t.sha256 FROM tagset t WHERE t.sha256 <> article.tagset_sha256)`,
      'its tagset is not',
    ],
    ['a time', 'UPDATE article SET updated_at_ms = 1', 'its time of change is not'],
    ['a count', 'UPDATE article SET annotation_count = 9', 'its number of marks is not'],
    ['a source', "UPDATE source SET file_name = 'other.txt'", 'its source is not'],
    [
      'a text',
      "UPDATE revision SET text = replace(text, 'safe', 'SAFE')",
      'the text of revision 1',
    ],
    ['a role', `UPDATE revision SET blocks = replace(blocks, '"role":"b', '"role":"c')`, 'the '],
    [
      'a block',
      `UPDATE revision SET blocks = replace(blocks, '"type":"paragraph"', '"type":"preformatted"')`,
      'the blocks of revision',
    ],
    ['a collection', "UPDATE collection SET name = 'Dams'", 'The collection “Bridges”'],
    ['what is in it', 'DELETE FROM collected', 'its list of collections'],
    ['a definition', "UPDATE tagset SET definition = definition || ' '", 'is not what was stored'],
    ['an original', "UPDATE original SET data = x'00'", 'The original with the SHA-256'],
    ['an article', 'DELETE FROM article', 'is in the log and not in the workspace'],
  ])('%s', async (_what, statement, said) => {
    const { path, check } = await worked();
    tamper(path, statement);
    const { ok, problems } = check();
    expect(ok).toBe(false);
    expect(problems.map(({ message }) => message).join('\n')).toContain(said);
    expect(problems.filter(({ path: where }) => where.startsWith('act '))).toEqual([]);
  });

  test('a mark that no act made', async () => {
    const { path, check } = await worked();
    tamper(
      path,
      `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes,
         annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
       SELECT article_key, 'planted', tag, start_utf16, end_utf16, prefix, suffix, attributes,
         annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra
       FROM annotation LIMIT 1`,
    );
    const messages = check().problems.map(({ message }) => message);
    expect(messages.join('\n')).toMatch(/the mark “” \(planted\) is not in the log/);
  });
});

test('one changed byte anywhere in the rows of the log is detected', async () => {
  const { path, folder, check } = await worked();
  expect(check().ok).toBe(true);
  const bytes = readFileSync(path);
  // Where the log's own words are stored in the file: those that stand there once, so that it is surely they.
  const db = new Database(path, { readonly: true });
  const words = [
    ...db.prepare('SELECT label FROM act').pluck().all(),
    ...db.prepare('SELECT after FROM change WHERE after IS NOT NULL').pluck().all(),
    ...db.prepare('SELECT before FROM change WHERE before IS NOT NULL').pluck().all(),
    ...db.prepare('SELECT sha256 FROM seal').pluck().all(),
  ].map(String);
  db.close();
  const places = words.flatMap((word) => {
    const found = Buffer.from(word, 'utf8');
    const at = bytes.indexOf(found);
    const once = at !== -1 && bytes.indexOf(found, at + 1) === -1;
    return once ? [{ from: at, length: found.length }] : [];
  });
  expect(places.length).toBeGreaterThan(20);
  const changed = join(folder, 'changed.sourcebench');
  fc.assert(
    fc.property(
      fc.nat({ max: places.length - 1 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.integer({ min: 0, max: 7 }),
      (which, share, bit) => {
        const place = places[which];
        if (place === undefined) return;
        const copy = Buffer.from(bytes);
        const at = place.from + Math.floor(share * place.length);
        copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
        writeFileSync(changed, copy);
        expect(readDatabase(changed, (each) => verifyWorkspace(each)).ok).toBe(false);
      },
    ),
    { numRuns: 60 },
  );
});

test('it leaves nothing beside a workspace that nobody has open', async () => {
  const { folder, check } = await worked();
  const before = readdirSync(folder);
  expect(check().ok).toBe(true);
  expect(readdirSync(folder)).toEqual(before);
});

test('it reads while another program has the file open, and changes nothing', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  const files = ['', '-wal'].map((suffix) => readFileSync(workspace.path + suffix));
  const found = readDatabase(workspace.path, (db) => verifyWorkspace(db));
  expect(found).toMatchObject({ ok: true, acts: 2 });
  expect(['', '-wal'].map((suffix) => readFileSync(workspace.path + suffix))).toEqual(files);
});

test('a log whose pages are at the wrong places is found, and reading it comes to an end', async () => {
  const { call, service, path } = await openTestWorkspace();
  const articleId = await importText({ call });
  for (let round = 0; round < 400; round += 1) {
    await call['article:update']({ id: articleId, fields: { title: `Title ${round}` } });
  }
  service.close();
  const driver = new Database(path);
  const pages = driver
    .prepare<[], number>(
      "SELECT pageno FROM dbstat WHERE name = 'act' AND pagetype = 'leaf' ORDER BY path",
    )
    .pluck()
    .all();
  driver.close();
  const [first = 0] = pages;
  const last = pages.at(-1) ?? 0;
  expect(pages.length).toBeGreaterThan(2);
  const bytes = readFileSync(path);
  bytes.copyWithin((last - 1) * 4096, (first - 1) * 4096, first * 4096);
  writeFileSync(path, bytes);
  const { ok, problems } = readDatabase(path, (db) => verifyWorkspace(db));
  expect(ok).toBe(false);
  expect(problems.length).toBeGreaterThan(0);
});
