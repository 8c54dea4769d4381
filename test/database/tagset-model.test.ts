import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, ArticleId, RelationId, TagId } from '../../shared/domain/ids.ts';
import type { Tag, Tagset } from '../../shared/domain/tagset.ts';
import type { TagsetMigration } from '../../shared/ipc/tagset-types.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import { serialiseAnnotatedArticle } from '../../shared/annotation-file/serialise.ts';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { sha256Hex } from '../support/arbitrary-article.ts';
import {
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';

// Whatever is done to the tagset of articles with marks, values and relations, what stands in the workspace is always
// a right annotated article, and undo and redo lead through the very same states.

const extra: Tag = {
  id: 'extra' as TagId,
  label: 'Extra',
  color: '#005764',
  shortcut: null,
  description: null,
  attributes: [{ id: 'topic', label: 'Topic', type: 'text', required: false }],
};

/** Some of the shipped tags and relations, and perhaps another tag. */
const tagsets: fc.Arbitrary<Tagset> = fc
  .record({
    tags: fc.subarray([...factCheckingTagset.tags, extra], { minLength: 1 }),
    relations: fc.subarray([...factCheckingTagset.relations]),
    topic: fc.constantFrom('text', 'number', 'url'),
  })
  .map(({ tags, relations, topic }) => {
    const there = new Set(tags.map(({ id }) => id));
    return {
      ...factCheckingTagset,
      tags: tags.map((tag) => ({
        ...tag,
        attributes: tag.attributes.map((attribute) =>
          attribute.id === 'topic' ? { ...attribute, type: topic } : attribute,
        ),
      })),
      relations: relations
        .map((relation) => ({
          ...relation,
          from: relation.from.filter((id) => there.has(id)),
          to: relation.to.filter((id) => there.has(id)),
        }))
        .filter(({ from, to }) => from.some((id) => to.includes(id)) && to.length > 0),
    };
  });

/** Mostly names everything that could be in the way, sometimes only a part of it. */
function migrationsTo({ tags }: Tagset): fc.Arbitrary<TagsetMigration> {
  const fate = fc.constantFrom(
    null,
    'gone',
    ...tags.map(({ id }) => id),
    ...tags.map(({ id }) => id),
  );
  const gone = [...factCheckingTagset.tags, extra].filter(
    ({ id }) => !tags.some((tag) => tag.id === id),
  );
  const named = fc.tuple(...gone.map(({ id }) => fate.map((to) => [id, to] as const)));
  const types = factCheckingTagset.relations.map(({ id }) => id);
  const ends = fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    fc.constantFrom('about', 'same-as'),
  );
  const relations = fc.tuple(...types.map((type) => ends.map((to) => [type, to] as const)));
  return fc.record({
    tags: fc.oneof(
      { weight: 6, arbitrary: named.map((entries) => Object.fromEntries(entries)) },
      fc.constant({}),
      fc.constant({ claim: tags[0]?.id ?? null }),
    ),
    attributes: fc.constantFrom(
      {},
      { claim: { topic: 'name' }, actor: { name: 'topic' } },
      { claim: { verdict: null } },
    ),
    options: fc.constantFrom({}, { claim: { verdict: { refuted: 'supported', unproven: null } } }),
    relations: fc.oneof(
      { weight: 6, arbitrary: relations.map((entries) => Object.fromEntries(entries)) },
      fc.constant({}),
    ),
  });
}

const changes = tagsets.chain((tagset) =>
  migrationsTo(tagset).map((migration) => ({ tagset, migration })),
);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: changes },
    { weight: 1, arbitrary: fc.constantFrom('undo' as const, 'redo' as const) },
  ),
  { minLength: 1, maxLength: 6 },
);

let open: TestWorkspace | null = null;
afterEach(() => open?.service.close());

async function start(): Promise<{ workspace: TestWorkspace; articles: ArticleId[] }> {
  const workspace = await openTestWorkspace();
  const articles = [
    await importText(workspace),
    await importText(workspace, 'Bridge opens.\n\nMayor Ana Ruiz said Monday it is safe.'),
  ];
  const marks: AnnotationId[] = [];
  for (const articleId of articles) {
    const quote = await tagWords(workspace, articleId, 'safe', 'quote');
    const actor = await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
    const claim = await tagWords(workspace, articleId, 'Monday', 'claim');
    const say = (id: AnnotationId, values: Record<string, string>) =>
      workspace.call['annotation:set-attributes']({ id, articleId, values });
    await say(claim.id, { verdict: 'refuted', topic: '12' });
    await say(actor.id, { kind: 'person', name: 'Ana Ruiz' });
    for (const [type, from, to] of [
      ['said-by', quote.id, actor.id],
      ['made-by', claim.id, actor.id],
      ['about', quote.id, actor.id],
    ] as const) {
      const id = randomUUID() as string as RelationId;
      await workspace.call['relation:create']({ id, articleId, type, from, to });
    }
    marks.push(actor.id);
  }
  const [one, other] = marks;
  const [articleId, toArticle] = articles;
  if (one === undefined || other === undefined) throw new Error('no marks');
  if (articleId === undefined || toArticle === undefined) throw new Error('no articles');
  const id = randomUUID() as string as RelationId;
  const across = { id, articleId, type: 'same-as', from: one, to: other, toArticle };
  await workspace.call['relation:create'](across);
  return { workspace, articles };
}

/** All that can be seen of the articles. Every one of them has to be right as a file. */
async function look({ call, service }: TestWorkspace, articles: readonly ArticleId[]) {
  const documents = articles.map((id) => loadDocument(service.current(), id));
  for (const document of documents) {
    const file = serialiseAnnotatedArticle(document, { exportedAtMs: 0, generatorVersion: '1' });
    expect(parseAnnotatedArticle(file, { sha256Hex }).problems).toEqual([]);
  }
  return JSON.stringify([documents, await call['tagset:list'](undefined)]);
}

test('any changes of a tagset leave right articles, and undo and redo lead through the same states', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const { workspace, articles } = await start();
      open = workspace;
      const past = [await look(workspace, articles)];
      let future: string[] = [];
      for (const step of script) {
        if (step === 'undo' || step === 'redo') {
          if (step === 'undo' && past.length === 1) continue;
          const done = await workspace.call[`history:${step}`](undefined);
          if (step === 'undo') future.push(past.pop() ?? '');
          else {
            const next = future.pop();
            expect(done === null).toBe(next === undefined);
            if (next !== undefined) past.push(next);
          }
          expect(await look(workspace, articles)).toBe(past.at(-1));
          continue;
        }
        const kept = (await workspace.call['tagset:list'](undefined)).find((one) => one.kept);
        const change = { from: kept?.sha256 ?? null, ...step };
        const told = await workspace.call['tagset:effects'](change);
        try {
          const { history } = await workspace.call['tagset:save'](change);
          expect(told.problems).toEqual([]);
          const now = await look(workspace, articles);
          if (now !== past.at(-1)) {
            past.push(now);
            future = [];
          }
          expect(history.undo).not.toBeNull();
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
          expect(thrown.details.problems).toEqual(told.problems);
          expect(await look(workspace, articles)).toBe(past.at(-1));
        }
      }
      expect(await workspace.call['history:verify'](undefined)).toMatchObject({ problems: [] });
      workspace.service.close();
    }),
    { numRuns: 40 },
  );
}, 120_000);
