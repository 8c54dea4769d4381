import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { expect, test } from 'vitest';
import { applicationId } from '../../electron/workspace/db/migrations.ts';
import { initial } from '../../electron/workspace/db/migrations/0001-initial.ts';
import { custody } from '../../electron/workspace/db/migrations/0002-custody.ts';
import { library } from '../../electron/workspace/db/migrations/0003-library.ts';
import { search } from '../../electron/workspace/db/migrations/0004-search.ts';
import { likeness } from '../../electron/workspace/db/migrations/0005-likeness.ts';
import {
  factCheckingTagset,
  factCheckingVersion1Sha256,
} from '../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, ArticleId } from '../../shared/domain/ids.ts';
import { noMigration } from '../../shared/tagset/migrate-mark.ts';
import { exampleFile } from '../support/example-file.ts';
import { keepRowSums } from '../support/row-sums.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { factCheckingVersion1 } from '../support/tagset-version-1.ts';
import { ana, openTestWorkspace, tagWords } from '../support/workspace.ts';

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');
const own = { ...factCheckingVersion1, id: 'own', name: 'Own' };
const idOf = (key: number) => `article-${key}` as ArticleId;
const claims = [1, 2];
const OTHER = 3;

/** A workspace as the version before tagsets could be changed left it; every article has one mark. */
function before(): string {
  const path = join(tempFolder(), 'old.sourcebench');
  const db = new Database(path);
  for (const step of [initial, custody, library, search, likeness]) step(db);
  const run = (sql: string, ...values: readonly (string | number | null)[]) =>
    db.prepare<(string | number | null)[]>(sql).run(...values);
  run('INSERT INTO annotator VALUES (?, ?)', ana.id, ana.name);
  for (const tagset of [factCheckingVersion1, own]) {
    const definition = JSON.stringify(tagset);
    run(
      'INSERT INTO tagset VALUES (?, ?, ?, 1, ?)',
      sha256(definition),
      tagset.id,
      tagset.name,
      definition,
    );
  }
  run("INSERT INTO act VALUES (1, 'act', 'Tag claim', ?, 2000, NULL, NULL, 1, NULL)", ana.id);
  for (const key of [...claims, OTHER]) {
    const tagset = key === OTHER ? own : factCheckingVersion1;
    const text = `It is safe, she said. ${key}`;
    run(
      `INSERT INTO article (article_key, id, title, title_sort, direction, revision_number, tagset_sha256,
         annotation_count, characters, imported_at_ms, updated_at_ms, extra)
       VALUES (?, ?, 'T', 'T', 'ltr', 1, ?, 1, ?, 1000, 2000, '{}')`,
      key,
      idOf(key),
      sha256(JSON.stringify(tagset)),
      text.length,
    );
    const blocks = [{ startUtf16: 0, endUtf16: text.length, type: 'paragraph', role: 'body' }];
    run(
      `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks, created_at_ms)
       VALUES (?, 1, ?, ?, ?, '[]', 1000)`,
      key,
      text,
      sha256(text),
      JSON.stringify(blocks),
    );
    run(
      `INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
       VALUES (?, 'a.txt', 'text/plain', 1, ?, 1000)`,
      key,
      sha256(text),
    );
    run('INSERT INTO article_annotator VALUES (?, ?, ?)', key, ana.id, ana.name);
    const mark = { id: `mark-${key}`, tag: 'claim' };
    run(
      `INSERT INTO annotation (annotation_key, article_key, id, tag, start_utf16, end_utf16, prefix, suffix,
         attributes, annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
       VALUES (?, ?, ?, 'claim', 6, 10, 'It is ', ', she said.', '{}', ?, 'manual', 'exact', 1, 2000, 2000, '{}')`,
      key,
      key,
      mark.id,
      ana.id,
    );
    run("INSERT INTO segment VALUES (?, 0, 6, 10, 'safe', NULL)", key);
    run(
      `INSERT INTO change (act_seq, entity, article_id, entity_id, after) VALUES (1, 'annotation', ?, ?, ?)`,
      idOf(key),
      mark.id,
      JSON.stringify({
        ...mark,
        segments: [{ startUtf16: 6, endUtf16: 10, quote: 'safe' }],
        prefix: 'It is ',
        suffix: ', she said.',
        attributes: {},
        note: null,
        annotator: ana.id,
        origin: 'manual',
        createdAtMs: 2000,
        updatedAtMs: 2000,
        anchoring: { state: 'exact', score: 1 },
        extra: {},
      }),
    );
  }
  db.pragma('user_version = 5');
  db.pragma(`application_id = ${applicationId}`);
  db.close();
  return path;
}

test('the version that articles move on from is the one that was shipped', () => {
  expect(sha256(JSON.stringify(factCheckingVersion1))).toBe(factCheckingVersion1Sha256);
});

test('articles with the shipped tagset have its second version, others keep theirs, and no mark changes', async () => {
  const { call, service, path, reopen } = await openTestWorkspace({
    path: before(),
    annotator: null,
  });
  for (const key of claims) {
    const { tagset, marks, summary } = await call['article:open']({ id: idOf(key) });
    expect([tagset, marks.ids]).toEqual([factCheckingTagset, [`mark-${key}`]]);
    expect(summary.updatedAtMs).toBe(2000);
  }
  expect((await call['article:open']({ id: idOf(OTHER) })).tagset).toEqual(own);
  expect(
    (await call['tagset:list'](undefined)).map(({ tagset, articles, kept, isDefault }) => [
      tagset.name,
      tagset.version,
      articles,
      kept,
      isDefault,
    ]),
  ).toEqual([
    ['Fact checking', 2, 2, true, true],
    ['Own', 1, 1, false, false],
  ]);
  service.close();
  const acts = () => {
    const db = new Database(path, { readonly: true });
    const rows = db.prepare('SELECT kind, label, annotator_id FROM act WHERE seq > 1').all();
    expect(
      db
        .prepare('SELECT count(*) FROM act a LEFT JOIN seal USING (seq) WHERE sha256 IS NULL')
        .pluck()
        .get(),
    ).toBe(0);
    db.close();
    return rows;
  };
  const logged = [
    { kind: 'import', label: 'Version 2 of the tagset Fact checking', annotator_id: null },
  ];
  expect(acts()).toEqual(logged);
  const again = await reopen();
  again.service.close();
  expect(acts()).toEqual(logged);
});

test('undo passes over it, and acts from before it are still taken back', async () => {
  const workspace = await openTestWorkspace({ path: before() });
  const { call } = workspace;
  expect((await call['history:state'](undefined)).undo).toBe('Tag claim');
  await tagWords(workspace, idOf(1), 'she', 'actor');
  await call['history:undo'](undefined);
  const undone = await call['history:undo'](undefined);
  expect(undone?.label).toBe('Tag claim');
  expect((await call['article:open']({ id: idOf(1) })).marks.ids).toEqual([]);
  expect((await call['article:open']({ id: idOf(1) })).tagset).toEqual(factCheckingTagset);
});

test('an article that comes in later with the first version keeps it, also when the file is opened again', async () => {
  const workspace = await openTestWorkspace({ path: before() });
  const { article, annotations: _annotations, ...file } = exampleFile();
  const bytes = Buffer.from(
    JSON.stringify({
      ...file,
      article,
      tagset: factCheckingVersion1,
      annotations: [],
      relations: [],
    }),
  );
  const imported = { fileName: 'one.annotated.json', bytes, wholePage: false };
  const { articleId } = await workspace.call['article:import-bytes'](imported);
  const reopened = await workspace.reopen();
  const opened = await reopened.call['article:open']({ id: articleId ?? idOf(0) });
  expect([opened.article.title, opened.tagset]).toEqual([article.title, factCheckingVersion1]);
});

test('ten thousand articles get another tagset in one act, and one undo gives them theirs back', async () => {
  const path = before();
  (await openTestWorkspace({ path })).service.close();
  const count = 10_000;
  manyArticles(path, count);
  const workspace = await openTestWorkspace({ path });
  const { call } = workspace;
  const entries = async () => await call['tagset:list'](undefined);
  const from = (await entries()).find(({ isDefault }) => isDefault)?.sha256 ?? null;
  const tagset = {
    ...factCheckingTagset,
    tags: factCheckingTagset.tags.filter(({ id }) => id !== 'claim'),
    relations: [],
  };
  const migration = { ...noMigration, tags: { claim: 'quote' } };
  const { articles, effects, problems } = await call['tagset:effects']({ from, tagset, migration });
  expect([articles, problems]).toEqual([count + 2, []]);
  expect(effects).toEqual([
    { kind: 'retag', what: 'Claim → Quote', count: 3 * count + 2, articles: count + 2 },
  ]);
  const unchanged = await entries();
  await call['tagset:save']({ from, tagset, migration });
  const details = await call['annotation:details']({
    ids: ['mark-17-1' as AnnotationId],
    articleId: idOf(17),
  });
  expect(details.map(({ tag }) => tag)).toEqual(['quote']);
  await call['history:undo'](undefined);
  expect(await entries()).toEqual(unchanged);
  await call['history:redo'](undefined);
  expect((await entries())[0]).toMatchObject({ articles: count + 2, marks: 3 * count + 2 });
}, 60_000);

/** Copies of the first article, each with three claims. */
function manyArticles(path: string, count: number): void {
  const db = new Database(path);
  keepRowSums(db, path);
  const article = db.prepare(
    `INSERT INTO article (article_key, id, title, title_sort, direction, revision_number, tagset_sha256,
       annotation_count, characters, imported_at_ms, updated_at_ms, extra)
     SELECT ?, ?, title, title_sort, direction, 1, tagset_sha256, 3, characters, 1000, 2000, extra
     FROM article WHERE article_key = 1`,
  );
  const mark = db.prepare(
    `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes,
       annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
     SELECT ?, ?, tag, start_utf16, end_utf16, prefix, suffix, attributes, annotator_id, origin,
       anchoring_state, anchoring_score, 2000, 2000, extra
     FROM annotation WHERE annotation_key = 1`,
  );
  const segment = db.prepare(
    "INSERT INTO segment (annotation_key, ordinal, start_utf16, end_utf16, quote) VALUES (?, 0, 6, 10, 'safe')",
  );
  db.transaction(() => {
    for (let key = 10; key < 10 + count; key += 1) {
      article.run(key, idOf(key));
      for (const at of [1, 2, 3]) segment.run(mark.run(key, `mark-${key}-${at}`).lastInsertRowid);
    }
  })();
  db.close();
}
