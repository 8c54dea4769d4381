import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, ArticleId, RelationId, TagId } from '../../shared/domain/ids.ts';
import type { Tag, Tagset } from '../../shared/domain/tagset.ts';
import type { TagsetEntry, TagsetMigration } from '../../shared/ipc/tagset-types.ts';
import { noMigration } from '../../shared/tagset/migrate-mark.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';

let workspace: TestWorkspace;
let articleId: ArticleId;

beforeEach(async () => {
  workspace = await openTestWorkspace();
  articleId = await importText(workspace);
});

const entries = async (): Promise<readonly TagsetEntry[]> =>
  workspace.call['tagset:list'](undefined);

async function entryOf(id: string): Promise<TagsetEntry> {
  const found = (await entries()).find((entry) => entry.kept && entry.tagset.id === id);
  if (found === undefined) throw new Error(`no tagset ${id}`);
  return found;
}

const save = async (tagset: Tagset, migration: Partial<TagsetMigration> = {}, from?: string) =>
  workspace.call['tagset:save']({
    from: from ?? (await entryOf('fact-checking')).sha256,
    tagset,
    migration: { ...noMigration, ...migration },
  });

const effects = async (tagset: Tagset, migration: Partial<TagsetMigration> = {}) =>
  workspace.call['tagset:effects']({
    from: (await entryOf('fact-checking')).sha256,
    tagset,
    migration: { ...noMigration, ...migration },
  });

const without = (...ids: string[]): Tagset => ({
  ...factCheckingTagset,
  tags: factCheckingTagset.tags.filter(({ id }) => !ids.includes(id)),
  relations: factCheckingTagset.relations
    .map((relation) => ({
      ...relation,
      from: relation.from.filter((id) => !ids.includes(id)),
      to: relation.to.filter((id) => !ids.includes(id)),
    }))
    .filter(({ from, to }) => from.length > 0 && to.length > 0),
});

const renamedTag = (id: string, change: Partial<Tag>): Tagset => ({
  ...factCheckingTagset,
  tags: factCheckingTagset.tags.map((tag) => (tag.id === id ? { ...tag, ...change } : tag)),
});

const statement: Tag = {
  id: 'statement' as TagId,
  label: 'Statement',
  color: '#005764',
  shortcut: 's',
  description: null,
  attributes: [
    {
      id: 'rating',
      label: 'Rating',
      type: 'choice',
      required: false,
      options: [
        { id: 'true', label: 'True' },
        { id: 'false', label: 'False' },
      ],
    },
    { id: 'topic', label: 'Topic', type: 'text', required: false },
  ],
};

/** The articles' marks and relations, and which tagset they have. */
async function stateOf(id = articleId) {
  const { marks, relations, tagset } = await workspace.call['article:open']({ id });
  const details = await workspace.call['annotation:details']({
    ids: marks.ids as AnnotationId[],
    articleId: id,
  });
  return { details, relations: relations.own, tagset };
}

async function relate(type: string, from: AnnotationId, to: AnnotationId) {
  const id = randomUUID() as string as RelationId;
  await workspace.call['relation:create']({ id, articleId, type, from, to });
  return id;
}

const setValues = (id: AnnotationId, values: Record<string, string>) =>
  workspace.call['annotation:set-attributes']({ id, articleId, values });

describe('the tagsets of a workspace', () => {
  test('a new workspace keeps the shipped tagset, and new articles get it', async () => {
    expect(await entries()).toEqual([
      {
        tagset: factCheckingTagset,
        sha256: (await entryOf('fact-checking')).sha256,
        articles: 1,
        marks: 0,
        kept: true,
        isDefault: true,
      },
    ]);
  });

  test('a tagset is added, made the default, given to new articles and taken off again', async () => {
    const news = { ...without('quote'), id: 'news', name: 'News', version: 1 };
    await workspace.call['tagset:save']({ from: null, tagset: news, migration: noMigration });
    expect((await entryOf('news')).isDefault).toBe(false);
    await workspace.call['tagset:set-default']({ id: 'news' });
    expect((await entryOf('fact-checking')).isDefault).toBe(false);
    const fresh = await importText(workspace, 'Other words.');
    expect((await stateOf(fresh)).tagset).toEqual(news);
    expect((await appErrorOf(() => workspace.call['tagset:remove']({ id: 'news' }))).message).toBe(
      'New articles get the tagset “News”.',
    );
    await workspace.call['tagset:set-default']({ id: 'fact-checking' });
    const refused = await appErrorOf(() => workspace.call['tagset:remove']({ id: 'news' }));
    expect(refused.message).toBe('1 article is tagged with “News”.');
    await workspace.call['tagset:use']({
      articleIds: [fresh],
      id: 'fact-checking',
      migration: noMigration,
    });
    await workspace.call['tagset:remove']({ id: 'news' });
    expect((await entries()).map(({ tagset }) => tagset.name)).toEqual(['Fact checking']);
    await workspace.call['history:undo'](undefined);
    expect((await entryOf('news')).tagset).toEqual(news);
  });

  test('undoing the first act on tagsets brings back what was never written down', async () => {
    const before = await entries();
    await save(renamedTag('claim', { label: 'Statement' }));
    expect((await entryOf('fact-checking')).tagset.version).toBe(3);
    await workspace.call['history:undo'](undefined);
    expect(await entries()).toEqual(before);
    await workspace.call['history:redo'](undefined);
    workspace = await workspace.reopen();
    expect((await entryOf('fact-checking')).tagset.tags[0]?.label).toBe('Statement');
  });
});

describe('changing a tagset', () => {
  test('a new name or colour becomes a version and changes no mark', async () => {
    const { id } = await tagWords(workspace, articleId, 'Monday');
    const before = await stateOf();
    const changed = renamedTag('claim', { label: 'Statement', color: '#005764' });
    expect(await effects(changed)).toEqual({
      articles: 1,
      effects: [],
      open: [],
      problems: [],
    });
    const result = await save(changed);
    expect([result.label, result.articles]).toEqual(['Change tagset Fact checking', [articleId]]);
    const after = await stateOf();
    expect(after.details).toEqual(before.details);
    expect(after.details[0]?.id).toBe(id);
    expect(after.tagset).toEqual({ ...changed, version: 3 });
  });

  test('the same content is no act', async () => {
    const { undo } = await workspace.call['history:state'](undefined);
    const same = await save({ ...factCheckingTagset, version: 17 });
    expect(same.history.undo).toBe(undo);
    expect((await entryOf('fact-checking')).tagset.version).toBe(2);
  });

  test('removing a tag in use is refused with the counts until it is said where its marks go', async () => {
    await tagWords(workspace, articleId, 'Monday');
    await tagWords(workspace, articleId, 'bridge');
    const before = await stateOf();
    const { problems } = await effects(without('claim'));
    expect(problems).toEqual([
      {
        path: '$.migration.tags.claim',
        message:
          '2 marks in 1 article are tagged “Claim”, and the tagset “Fact checking” has no such tag.',
        remedy: 'Choose the tag that they get, or say that they are deleted.',
      },
    ]);
    const { code, details } = await appErrorOf(() => save(without('claim')));
    expect([code, details.problems]).toEqual(['invalid-input', problems]);
    expect((await effects(without('claim'))).open).toMatchObject([
      { part: 'tag', id: 'claim', what: 'Claim', count: 2, articles: 1 },
    ]);
    expect(await stateOf()).toEqual(before);
  });

  test('marks of a removed tag are deleted when that is what was said, and one undo brings them back', async () => {
    const claim = await tagWords(workspace, articleId, 'Monday');
    const actor = await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
    await relate('made-by', claim.id, actor.id);
    const before = await stateOf();
    const migration = { tags: { claim: null } };
    expect((await effects(without('claim'), migration)).effects).toEqual([
      { kind: 'delete-marks', what: 'Claim', count: 1, articles: 1 },
      { kind: 'delete-relations', what: 'made by', count: 1, articles: 1 },
    ]);
    await save(without('claim'), migration);
    const after = await stateOf();
    expect([after.details.map(({ tag }) => tag), after.relations]).toEqual([['actor'], []]);
    await workspace.call['history:undo'](undefined);
    expect(await stateOf()).toEqual(before);
    await workspace.call['history:redo'](undefined);
    workspace = await workspace.reopen();
    expect(await stateOf()).toEqual(after);
  });

  test('merging a tag into another one maps its values and keeps what fits', async () => {
    const { id } = await tagWords(workspace, articleId, 'Monday');
    await setValues(id, { verdict: 'refuted', topic: 'Traffic', checkability: 'opinion' });
    const merged: Tagset = { ...without('claim'), tags: [...without('claim').tags, statement] };
    const migration = {
      tags: { claim: 'statement' },
      attributes: { claim: { verdict: 'rating' } },
      options: { claim: { verdict: { refuted: 'false' } } },
    };
    expect((await effects(merged, migration)).effects).toEqual([
      { kind: 'delete-values', what: 'Checkability of Claim', count: 1, articles: 1 },
      { kind: 'retag', what: 'Claim → Statement', count: 1, articles: 1 },
      {
        kind: 'move-values',
        what: 'Verdict of Claim → Rating of Statement',
        count: 1,
        articles: 1,
      },
    ]);
    await save(merged, migration);
    const [mark] = (await stateOf()).details;
    expect(mark).toMatchObject({
      id,
      tag: 'statement',
      attributes: { rating: 'false', topic: 'Traffic' },
    });
  });

  test('removed options and attributes that have values are told, and their values go', async () => {
    const { id } = await tagWords(workspace, articleId, 'Monday');
    await setValues(id, { verdict: 'misleading', topic: 'Traffic' });
    const [claim] = factCheckingTagset.tags;
    const attributes = (claim?.attributes ?? [])
      .filter(({ id: attribute }) => attribute !== 'topic')
      .map((attribute) =>
        attribute.options === undefined
          ? attribute
          : { ...attribute, options: attribute.options.filter((one) => one.id !== 'misleading') },
      );
    const changed = renamedTag('claim', { attributes });
    expect((await effects(changed)).effects).toEqual([
      { kind: 'delete-values', what: 'Topic of Claim', count: 1, articles: 1 },
      { kind: 'delete-values', what: 'Verdict of Claim: Misleading', count: 1, articles: 1 },
    ]);
    const asked = (await effects(changed)).open;
    expect(asked.map(({ part, id: what, tag, attribute }) => [part, what, tag, attribute])).toEqual(
      [
        ['attribute', 'topic', 'claim', null],
        ['option', 'misleading', 'claim', 'verdict'],
      ],
    );
    const answered = {
      attributes: { claim: { topic: null } },
      options: { claim: { verdict: { misleading: 'refuted' } } },
    };
    expect((await effects(changed, answered)).open).toEqual([]);
    await save(changed);
    expect((await stateOf()).details[0]?.attributes).toEqual({});
    await workspace.call['history:undo'](undefined);
    expect((await stateOf()).details[0]?.attributes).toEqual({
      verdict: 'misleading',
      topic: 'Traffic',
    });
  });

  test('relations that are forbidden from now on go only where they are named', async () => {
    const quote = await tagWords(workspace, articleId, 'It is safe', 'quote');
    const actor = await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
    await relate('said-by', quote.id, actor.id);
    await relate('about', quote.id, actor.id);
    const relations = factCheckingTagset.relations.filter(({ id }) => id !== 'said-by');
    const changed: Tagset = { ...factCheckingTagset, relations };
    const { problems } = await effects(changed);
    expect(problems.map(({ path, message }) => [path, message])).toEqual([
      [
        '$.migration.relations["said-by"]',
        '1 relation “said by” in 1 article cannot stay: The tagset has no relation “said by”.',
      ],
    ]);
    await expect(async () => save(changed)).rejects.toThrow('was not changed');
    await save(changed, { relations: { 'said-by': 'about' } });
    expect((await stateOf()).relations.map(({ type }) => type)).toEqual(['about', 'about']);
    await workspace.call['history:undo'](undefined);
    await save(changed, { relations: { 'said-by': null } });
    expect((await stateOf()).relations.map(({ type }) => type)).toEqual(['about']);
  });

  test('a rule against cycles is refused while relations break it', async () => {
    const a = await tagWords(workspace, articleId, 'Monday', 'location');
    const b = await tagWords(workspace, articleId, 'bridge', 'location');
    const free = {
      ...factCheckingTagset,
      relations: factCheckingTagset.relations.map(({ rules, ...relation }) =>
        relation.id === 'located-in' ? relation : { ...relation, ...(rules && { rules }) },
      ),
    };
    await save(free);
    await relate('located-in', a.id, b.id);
    await relate('located-in', b.id, a.id);
    expect((await effects(factCheckingTagset)).problems).toHaveLength(1);
    await save(factCheckingTagset, { relations: { 'located-in': null } });
    expect((await stateOf()).relations).toHaveLength(1);
  });

  test('a tagset that cannot work is refused with every reason', async () => {
    const broken: Tagset = {
      ...factCheckingTagset,
      tags: [...factCheckingTagset.tags, { ...statement, id: 'claim' as TagId, shortcut: 'q' }],
    };
    const { details } = await appErrorOf(() => save(broken));
    expect(details.problems?.map(({ path }) => path)).toEqual([
      '$.tags[4].id',
      '$.tags[4].shortcut',
    ]);
    expect((await effects(broken)).problems).toEqual(details.problems);
  });
});

test('a mark that gets another tag keeps the values that are right there, and the act names the others', async () => {
  const { id } = await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
  await setValues(id, { name: 'Ana Ruiz', kind: 'person' });
  const { label } = await workspace.call['annotation:retag']({ id, tag: 'location' as TagId });
  expect(label).toBe('Change tag to Location and delete Kind');
  expect((await stateOf()).details[0]?.attributes).toEqual({ name: 'Ana Ruiz' });
  await workspace.call['history:undo'](undefined);
  expect((await stateOf()).details[0]?.attributes).toEqual({ name: 'Ana Ruiz', kind: 'person' });
});

describe('codebooks of the REFI-QDA standard', () => {
  test('are written for a name that ends so, and read as a tagset called as the file', async () => {
    const { call, folder } = await openTestWorkspace();
    const path = join(folder, 'newsroom.qdc');
    await call['tagset:write-file']({ id: 'fact-checking', path });
    const xml = readFileSync(path, 'utf8');
    expect(xml).toMatch(/<CodeBook xmlns="urn:QDA-XML:codebook:1.0"/);
    const { tagset, replaces } = await call['tagset:read-file']({ path });
    expect([tagset.id, tagset.name, replaces]).toEqual(['newsroom', 'newsroom', null]);
    expect(tagset.tags.map(({ label, color }) => [label, color])).toEqual(
      factCheckingTagset.tags.map(({ label, color }) => [label, color]),
    );
  });

  test('that are imported as articles are refused with the way to go', async () => {
    const { call, folder } = await openTestWorkspace();
    const path = join(folder, 'newsroom.qdc');
    await call['tagset:write-file']({ id: 'fact-checking', path });
    const [result] = await call['article:import-files']({ paths: [path], wholePage: false });
    expect(result?.error?.message).toMatch(/is a codebook/);
    expect(result?.error?.details.remedy).toMatch(/Tagsets/);
  });

  test('that are damaged are refused with what is wrong', async () => {
    const { call, folder } = await openTestWorkspace();
    const path = join(folder, 'cut.qdc');
    writeFileSync(path, '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code');
    await expect(call['tagset:read-file']({ path })).rejects.toThrow(/not well-formed XML/);
  });
});

describe('tagset files', () => {
  test('what was written is read back, and is said to be the same', async () => {
    const path = join(workspace.folder, 'mine.tagset.json');
    expect(await workspace.call['tagset:file-name']({ id: 'fact-checking' })).toBe(
      'fact-checking.tagset.json',
    );
    await workspace.call['tagset:write-file']({ id: 'fact-checking', path });
    expect(await workspace.call['tagset:read-file']({ path })).toEqual({
      tagset: factCheckingTagset,
      replaces: (await entryOf('fact-checking')).sha256,
      same: true,
      problems: [],
    });
  });

  test('the tagset of an annotated article file is taken with the rules of its relations', async () => {
    const path = join(workspace.folder, 'bridge.annotated.json');
    await workspace.call['export:annotated-json']({ articleId, path });
    const read = await workspace.call['tagset:read-file']({ path });
    expect([read.tagset, read.same]).toEqual([factCheckingTagset, true]);
  });

  test.each([
    ['not JSON', '{', 'file-invalid', /Not valid JSON/],
    ['other JSON', '{"a":1}', 'file-invalid', /neither a tagset nor an annotated article/],
    [
      'a newer version',
      '{"format":"sourcebench.tagset","version":2}',
      'file-newer',
      /is version 2/,
    ],
    ['nested too deep', '['.repeat(200), 'file-invalid', /levels deep/],
    ['empty', '', 'file-empty', /is empty/],
    ['no text', '\u0000\ud800', 'file-invalid', /JSON/],
  ])('a file that is %s is refused in words', async (_what, content, code, message) => {
    const path = join(workspace.folder, 'bad.json');
    writeFileSync(path, content);
    const error = await appErrorOf(() => workspace.call['tagset:read-file']({ path }));
    expect([error.code, error.details.file]).toEqual([code, path]);
    expect(error.message).toMatch(message);
  });
});
