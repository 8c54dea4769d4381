import Database from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { initial } from '../../electron/workspace/db/migrations/0001-initial.ts';
import { custody } from '../../electron/workspace/db/migrations/0002-custody.ts';
import { library } from '../../electron/workspace/db/migrations/0003-library.ts';
import { search } from '../../electron/workspace/db/migrations/0004-search.ts';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../electron/workspace/workspace.ts';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { searchForm } from '../../shared/search/search-form.ts';
import { storeText } from '../support/arrived-article.ts';
import { sha256Hex } from '../support/arbitrary-article.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { ana, importText, openTestWorkspace, tickingClock } from '../support/workspace.ts';

/** Throws when the index and what it is of have come apart. */
function checkIndex(db: Database.Database): void {
  // 1: compare with the content too, not only the index with itself.
  for (const table of ['article_search', 'note_search']) {
    db.exec(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`);
  }
  const count = (sql: string) => Number(db.prepare(sql).pluck().get());
  expect(count('SELECT count(*) FROM article_search_docsize')).toBe(
    count('SELECT count(*) FROM search_document'),
  );
  expect(count('SELECT count(*) FROM note_search_docsize')).toBe(
    count('SELECT count(*) FROM note_document'),
  );
  checkForms(db);
}

function checkForms(db: Database.Database): void {
  const forms = (sql: string) =>
    db.prepare(sql).raw().all() as [text: string | null, form: string | null][];
  for (const [text, form] of [
    ...forms('SELECT text, search_form FROM revision'),
    ...forms('SELECT note, note_form FROM annotation'),
    ...['title', 'subtitle', 'byline', 'publisher'].flatMap((field, index) =>
      forms(`SELECT ${field}, search_form ->> ${index} FROM article`),
    ),
  ]) {
    expect([text, form]).toEqual([text, text === null ? null : searchForm(text)]);
  }
}

const texts = [
  'One two three four five six seven eight.',
  'One two three four five six seven nine.',
  '大橋重新開放。橋 is safe and sound.',
  'جِسْر reopens — 서울에서 🚧 e\u0301tude.',
  'x',
];
const words = ['bridge', '大橋', 'جِسْر', 'Résumé', '', null];

type Step =
  | { readonly do: 'store'; readonly text: number }
  | { readonly do: 'tag' | 'delete' | 'move'; readonly which: number }
  | { readonly do: 'note' | 'fields'; readonly which: number; readonly word: number }
  | { readonly do: 'revise'; readonly which: number; readonly by: number }
  | { readonly do: 'undo' | 'redo' };

const which = fc.nat({ max: 9 });
const word = fc.nat({ max: words.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('store' as const), text: fc.nat({ max: texts.length - 1 }) }),
  fc.record({ do: fc.constantFrom('tag' as const, 'delete' as const, 'move' as const), which }),
  fc.record({ do: fc.constantFrom('note' as const, 'fields' as const), which, word }),
  fc.record({ do: fc.constant('revise' as const), which, by: which }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
);

interface Known {
  readonly service: WorkspaceService;
  readonly articles: ArticleId[];
  readonly marks: { readonly id: AnnotationId; readonly articleId: ArticleId }[];
}

const pick = <T>(list: readonly T[], index: number): T | undefined =>
  list[index % Math.max(1, list.length)];

async function perform({ service, articles, marks }: Known, act: Step): Promise<void> {
  const { handlers } = service;
  const article = 'which' in act ? pick(articles, act.which) : undefined;
  const mark = 'which' in act ? pick(marks, act.which) : undefined;
  switch (act.do) {
    case 'store':
      articles.push(
        storeText({ service }, `${texts[act.text]} ${articles.length}`, {
          title: texts[act.text] ?? '',
        }),
      );
      return;
    case 'tag': {
      if (article === undefined) return;
      const id = randomUUID() as string as AnnotationId;
      const segments = [{ startUtf16: 0, endUtf16: 1 }];
      await handlers['annotation:create']({
        id,
        articleId: article,
        tag: 'claim' as TagId,
        segments,
      });
      marks.push({ id, articleId: article });
      return;
    }
    case 'note':
      if (mark !== undefined)
        await handlers['annotation:set-note']({ ...mark, note: words[act.word] ?? null });
      return;
    case 'delete':
      if (mark !== undefined) await handlers['annotation:delete'](mark);
      return;
    case 'fields': {
      if (article === undefined) return;
      const value = words[act.word] ?? null;
      const fields = {
        title: value === null || value === '' ? 'None' : value,
        publisher: value,
        byline: value,
      };
      await handlers['article:update']({ id: article, fields });
      return;
    }
    case 'move':
      if (article === undefined) return;
      await handlers['library:act']({
        target: { ids: [article] },
        act: { kind: 'move', shelf: 'archive' },
      });
      return;
    case 'revise': {
      const by = pick(articles, act.by);
      if (article !== undefined && by !== undefined)
        await handlers['article:make-revision']({ id: by, of: article });
      return;
    }
    case 'undo':
    case 'redo':
      await handlers[`history:${act.do}`](undefined);
  }
}

test('whatever is done, undone and redone, the index holds what the articles and notes say', async () => {
  let revised = 0;
  const check = async (steps: readonly Step[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'sourcebench-index-'));
    const path = join(folder, 'index.sourcebench');
    const service = createWorkspaceService({ clock: tickingClock() });
    await service.handlers['workspace:open']({ path, withSample: false });
    await service.handlers['workspace:set-annotator']({ annotator: ana });
    const db = new Database(path);
    try {
      const known: Known = { service, articles: [], marks: [] };
      for (const act of [{ do: 'store', text: 2 } as const, ...steps]) {
        try {
          await perform(known, act);
          if (act.do === 'revise') revised += 1;
        } catch (error) {
          // Refused, such as a mark that was deleted or two articles with the same text: then nothing may change.
          expect(error).toMatchObject({
            code: expect.stringMatching(/not-found|conflict|invalid-input/) as string,
          });
        }
      }
      checkIndex(db);
    } finally {
      db.close();
      service.close();
      rmSync(folder, { recursive: true, force: true });
    }
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), check), {
    numRuns: 40,
  });
  expect(revised).toBeGreaterThan(0);
}, 120_000);

test('an article that is taken out of the file leaves nothing in the index', async () => {
  const workspace = await openTestWorkspace();
  await importText(workspace);
  const id = await importText(workspace, 'Another one.');
  workspace.service.close();
  const db = new Database(workspace.path);
  onTestFinished(() => void db.close());
  db.pragma('foreign_keys = ON');
  db.prepare('DELETE FROM article WHERE id = ?').run(id);
  checkIndex(db);
  expect(
    db.prepare("SELECT rowid FROM article_search WHERE article_search MATCH 'another'").all(),
  ).toEqual([]);
});

test('triggers work where the file’s schema is not trusted', async () => {
  const workspace = await openTestWorkspace();
  const db = new Database(workspace.path);
  onTestFinished(() => void db.close());
  db.pragma('trusted_schema = OFF');
  expect(() => {
    db.exec("UPDATE article SET title = 'new'");
    db.exec('DELETE FROM annotation');
  }).not.toThrow();
});

test('what an older file holds is found after the step that makes the index', () => {
  const db = new Database(join(tempFolder(), 'old.sourcebench'));
  onTestFinished(() => void db.close());
  initial(db);
  custody(db);
  library(db);
  const sha256 = 'a'.repeat(64);
  db.exec(
    `INSERT INTO tagset (sha256, id, name, version, definition) VALUES ('${sha256}', 't', 'T', 1, '{}'); INSERT INTO annotator (id, name) VALUES ('a', 'Ana')`,
  );
  for (const [index, text] of texts.entries()) {
    const { lastInsertRowid: key } = db
      .prepare(
        `INSERT INTO article (id, title, publisher, direction, revision_number, tagset_sha256, imported_at_ms,
           updated_at_ms, extra) VALUES (?, ?, ?, 'ltr', 2, ?, 1, 1, '{}')`,
      )
      .run(`${index}`, text, words[index] ?? null, sha256);
    const revision = db.prepare(
      `INSERT INTO revision (article_key, number, text, text_sha256, blocks, marks, created_at_ms)
       VALUES (?, ?, ?, ?, '[]', '[]', 1)`,
    );
    revision.run(key, 1, 'old words', sha256);
    revision.run(key, 2, text, sha256Hex(text));
    db.prepare(
      `INSERT INTO annotation (article_key, id, tag, start_utf16, end_utf16, prefix, suffix, attributes, note,
         annotator_id, origin, anchoring_state, anchoring_score, created_at_ms, updated_at_ms, extra)
       VALUES (?, 'm', 'claim', 0, 1, '', '', '{}', ?, 'a', 'manual', 'exact', 1, 0, 0, '{}')`,
    ).run(key, words[index] ?? null);
  }
  search(db);
  checkIndex(db);
  const found = (table: string, match: string) =>
    db.prepare(`SELECT count(*) FROM ${table} WHERE ${table} MATCH ?`).pluck().get(match);
  expect(found('article_search', '"大 橋 重 新"')).toBe(1);
  expect(found('article_search', 'جسر')).toBe(2);
  expect(found('article_search', 'old')).toBe(0);
  expect(found('note_search', 'resume')).toBe(1);
});

test('a word beside a young emoji or a currency sign is a word of its own', async () => {
  const workspace = await openTestWorkspace();
  storeText(workspace, 'taliban🤔 ₽500 ❤️love \u2066isolated\u2069 👍🏽yes');
  const { call } = workspace;
  for (const query of ['taliban', '500', 'love', 'isolated', 'yes', '🤔', '👍🏽']) {
    const view = {
      query,
      shelf: 'library',
      status: null,
      collection: null,
      sort: { by: 'title', descending: false },
    } as const;
    const { total } = await call['library:search']({
      view,
      offset: 0,
      limit: 5,
      order: 'relevance',
    });
    expect([query, total]).toEqual([query, 1]);
  }
});
