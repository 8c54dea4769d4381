import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotationId, ArticleId, RelationId, TagId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { newRelationId, openBridge } from '../support/relations.ts';
import { viewOf } from '../support/library.ts';
import { importText, openTestWorkspace } from '../support/workspace.ts';

async function quoted() {
  const bridge = await openBridge();
  const quote = await bridge.mark('“It is safe,”', 'quote');
  const ana = await bridge.mark('Ana Ruiz', 'actor');
  const tom = await bridge.mark('Tom Lee', 'actor');
  return { ...bridge, quote, ana, tom };
}

describe('making a relation', () => {
  test('is one act in the user’s words, and undone by one undo', async () => {
    const { call, quote, ana, relate, relations } = await quoted();
    const result = await relate('said-by', quote, ana);
    expect(result).toMatchObject({ label: 'Said by: Ana Ruiz', upserted: [], removed: [] });
    expect(result.relations.upserted).toMatchObject([{ type: 'said-by', from: quote, to: ana }]);
    expect(await relations()).toEqual(['“It is safe,” said-by Ana Ruiz']);
    await call['history:undo'](undefined);
    expect(await relations()).toEqual([]);
    const again = await call['history:redo'](undefined);
    expect(again?.relations.upserted).toEqual(result.relations.upserted);
    expect(await relations()).toHaveLength(1);
  });

  test('survives a restart', async () => {
    const { reopen, quote, ana, relate, articleId } = await quoted();
    await relate('said-by', quote, ana);
    const { call } = await reopen();
    const { relations } = await call['article:open']({ id: articleId });
    expect(relations.own).toMatchObject([{ type: 'said-by', from: quote, to: ana, note: null }]);
  });

  test('is called by the canonical name where the mark has one', async () => {
    const { call, articleId, quote, ana, relate } = await quoted();
    await call['annotation:set-attributes']({
      id: ana,
      articleId,
      values: { name: 'Ana M. Ruiz' },
    });
    expect((await relate('said-by', quote, ana)).label).toBe('Said by: Ana M. Ruiz');
  });

  test('is refused with words that say what and how else', async () => {
    const { quote, ana, tom, relate, mark } = await quoted();
    const place = await mark('Springfield', 'location');
    const refusal = async (...args: Parameters<typeof relate>) =>
      (await appErrorOf(() => relate(...args))).message;
    expect(await refusal('knows', quote, ana)).toMatch(/has no relation “knows”/);
    expect(await refusal('said-by', ana, tom)).toBe('“said by” cannot begin at Actor.');
    expect(await refusal('said-by', quote, place)).toBe('“said by” cannot end at Location.');
    expect(await refusal('same-as', ana, place)).toMatch(/links marks of one tag/);
    expect(await refusal('same-as', ana, ana)).toBe('A mark cannot be “same as” itself.');
    expect(await refusal('said-by', quote, 'nowhere' as AnnotationId)).toMatch(/not there/);
    await relate('said-by', quote, ana);
    expect(await refusal('said-by', quote, ana)).toMatch(/is “said by” “Ana Ruiz” already/);
  });

  test('refuses an id that is taken', async () => {
    const { quote, ana, tom, relate } = await quoted();
    const id = newRelationId();
    await relate('said-by', quote, ana, { id });
    const error = await appErrorOf(() => relate('said-by', quote, tom, { id }));
    expect(error.code).toBe('conflict');
  });

  test('never closes a circle where the tagset says none', async () => {
    const { mark, relate } = await quoted();
    const town = await mark('Springfield', 'location');
    const county = await mark('Hill County', 'location');
    const bridge = await mark('The bridge', 'location');
    await relate('located-in', bridge, town);
    await relate('located-in', town, county);
    const error = await appErrorOf(() => relate('located-in', county, bridge));
    expect(error.message).toBe(
      '“located in” would lead in a circle: “The bridge” leads back to “Hill County” over 1 more mark.',
    );
  });
});

describe('changing a relation', () => {
  test('another end replaces the first in one step', async () => {
    const { call, articleId, quote, ana, tom, relate, relations } = await quoted();
    const id = newRelationId();
    await relate('said-by', quote, ana, { id });
    const result = await call['relation:update']({ id, articleId, to: tom });
    expect(result.label).toBe('Said by: Tom Lee');
    expect(await relations()).toEqual(['“It is safe,” said-by Tom Lee']);
    await call['history:undo'](undefined);
    expect(await relations()).toEqual(['“It is safe,” said-by Ana Ruiz']);
  });

  test('the same checks hold', async () => {
    const { call, articleId, quote, ana, tom, relate } = await quoted();
    const id = newRelationId();
    await relate('said-by', quote, ana, { id });
    await relate('said-by', quote, tom);
    const twice = await appErrorOf(() => call['relation:update']({ id, articleId, to: tom }));
    expect(twice.code).toBe('conflict');
    const wrong = await appErrorOf(() =>
      call['relation:update']({ id, articleId, type: 'made-by' }),
    );
    expect(wrong.message).toBe('“made by” cannot begin at Quote.');
  });

  test('notes are kept, and blank ones are none', async () => {
    const { call, articleId, quote, ana, relate } = await quoted();
    const id = newRelationId();
    await relate('said-by', quote, ana, { id });
    const noted = await call['relation:update']({ id, articleId, note: 'By phone.' });
    expect(noted.label).toBe('Add note to relation');
    expect(noted.relations.upserted[0]?.note).toBe('By phone.');
    const cleared = await call['relation:update']({ id, articleId, note: '  ' });
    expect(cleared.relations.upserted[0]?.note).toBeNull();
  });

  test('deleting says which', async () => {
    const { call, articleId, quote, ana, relate, relations } = await quoted();
    const id = newRelationId();
    await relate('said-by', quote, ana, { id });
    const result = await call['relation:delete']({ id, articleId });
    expect(result).toMatchObject({ label: 'Delete relation said by: Ana Ruiz' });
    expect(result.relations.removed).toEqual([id]);
    const gone = await appErrorOf(() => call['relation:delete']({ id, articleId }));
    expect(gone.code).toBe('not-found');
    expect(await relations()).toEqual([]);
  });
});

async function twoArticles() {
  const bridge = await quoted();
  const otherId = await importText(
    bridge,
    'Another day\n\nMayor Ana Ruiz spoke again. Tim Oak did not.',
  );
  const there = await bridge.mark('Ana Ruiz', 'actor', otherId);
  return { ...bridge, otherId, there };
}

describe('relations into other articles', () => {
  test('are made where the tagset allows them, and shown at both ends', async () => {
    const { call, articleId, otherId, there, ana, quote, relate } = await twoArticles();
    const no = await appErrorOf(() => relate('said-by', quote, there, { toArticle: otherId }));
    expect(no.message).toBe('“said by” cannot end in another article.');
    await relate('same-as', ana, there, { toArticle: otherId });
    const here = (await call['article:open']({ id: articleId })).relations;
    expect(here.own).toMatchObject([{ from: ana, to: there, toArticle: otherId }]);
    expect(here.remote).toEqual([
      {
        articleId: otherId,
        articleTitle: 'Another day',
        id: there,
        tag: 'actor',
        tagLabel: 'Actor',
        quote: 'Ana Ruiz',
      },
    ]);
    const far = (await call['article:open']({ id: otherId })).relations;
    expect(far.own).toEqual([]);
    expect(far.incoming).toMatchObject([
      { relation: { from: ana, to: there }, from: { articleId, quote: 'Ana Ruiz' } },
    ]);
  });

  test('go with the mark they end at, in the same act, and come back with it', async () => {
    const { call, articleId, otherId, there, ana, relate, relations } = await twoArticles();
    await relate('same-as', ana, there, { toArticle: otherId });
    const result = await call['annotation:delete']({ id: there, articleId: otherId });
    expect(result.label).toBe('Delete actor and 1 relation');
    expect(result.articles.toSorted()).toEqual([articleId, otherId].toSorted());
    expect(await relations()).toEqual([]);
    await call['history:undo'](undefined);
    expect(await relations()).toHaveLength(1);
    await call['history:redo'](undefined);
    expect(await relations()).toEqual([]);
  });

  test('are found by has:relation at both ends', async () => {
    const { call, otherId, there, ana, relate } = await twoArticles();
    await importText({ call }, 'A third one\n\nNothing is said here.');
    await relate('same-as', ana, there, { toArticle: otherId });
    const found = await call['library:page']({
      view: viewOf({ query: 'has:relation' }),
      offset: 0,
      limit: 10,
    });
    expect(found.rows.map(({ title }) => title).toSorted()).toEqual([
      'Another day',
      'Bridge reopens',
    ]);
  });

  test('candidates: those alike first, by words, never from the bin', async () => {
    const { call, articleId, otherId, ana, mark, there } = await twoArticles();
    const tim = await mark('Tim Oak', 'actor', otherId);
    await mark('spoke', 'claim', otherId);
    const ask = (words: string, type = 'same-as') =>
      call['relation:candidates']({ articleId, from: ana, type, words, limit: 10 });
    const all = await ask('');
    expect(all.map(({ id }) => id)).toEqual([there, tim]);
    expect(all[0]).toMatchObject({ quote: 'Ana Ruiz', after: ' spoke again. Tim Oak did not.' });
    expect((await ask('oak')).map(({ id }) => id)).toEqual([tim]);
    expect((await ask('another oak')).map(({ id }) => id)).toEqual([tim]);
    expect(await ask('zebra')).toEqual([]);
    expect(await ask('', 'located-in')).toEqual([]);
    await call['library:act']({
      target: { ids: [otherId] },
      act: { kind: 'move', shelf: 'bin' },
    });
    expect(await ask('')).toEqual([]);
  });
});

describe('another tag', () => {
  test('takes relations along that it does not allow, says how many, and undo brings all back', async () => {
    const { call, articleId, quote, ana, tom, relate, relations } = await quoted();
    await relate('said-by', quote, ana);
    await relate('about', quote, tom);
    const result = await call['annotation:retag']({ id: quote, articleId, tag: 'claim' as TagId });
    expect(result.label).toBe('Change tag to Claim and delete 1 relation');
    expect(result.relations.removed).toHaveLength(1);
    expect(await relations()).toEqual(['“It is safe,” about Tom Lee']);
    await call['history:undo'](undefined);
    expect(await relations()).toHaveLength(2);
  });

  test('also those that come in from other articles', async () => {
    const { call, otherId, there, ana, relate, relations } = await twoArticles();
    await relate('same-as', ana, there, { toArticle: otherId });
    const tag = 'location' as TagId;
    const result = await call['annotation:retag']({ id: there, articleId: otherId, tag });
    expect(result.label).toBe('Change tag to Location and delete 1 relation');
    expect(await relations()).toEqual([]);
  });
});

async function exported(
  call: Awaited<ReturnType<typeof openTestWorkspace>>['call'],
  folder: string,
  articleId: ArticleId,
): Promise<string> {
  const path = join(folder, `${articleId}.annotated.json`);
  await call['export:annotated-json']({ articleId, path });
  const text = await readFile(path, 'utf8');
  return text.replace(/"exportedAt": "[^"]+"/, '"exportedAt": ""');
}

const importFile = (
  { call }: Pick<Awaited<ReturnType<typeof openTestWorkspace>>, 'call'>,
  folder: string,
  articleId: ArticleId,
) =>
  call['article:import-files']({
    paths: [join(folder, `${articleId}.annotated.json`)],
    wholePage: false,
  });

describe('files', () => {
  test('carry relations into other articles, which become relations once both are there', async () => {
    const { call, folder, articleId, otherId, there, ana, relate } = await twoArticles();
    await relate('same-as', ana, there, { toArticle: otherId });
    const [here, far] = [
      await exported(call, folder, articleId),
      await exported(call, folder, otherId),
    ];
    const file = JSON.parse(here) as {
      relations: unknown[];
      article: { extra: { sourcebench: { relationsAcross: unknown[] } } };
    };
    expect(file.relations).toEqual([]);
    expect(file.article.extra.sourcebench.relationsAcross).toMatchObject([
      { type: 'same-as', from: ana, to: there, toArticle: otherId },
    ]);
    for (const order of [
      [articleId, otherId],
      [otherId, articleId],
    ]) {
      const other = await openTestWorkspace();
      const [first, second] = order;
      if (first === undefined || second === undefined) throw new Error('two are needed');
      await importFile(other, folder, first);
      if (first === articleId) {
        const alone = (await other.call['article:open']({ id: articleId })).relations;
        expect(alone.own).toEqual([]);
        expect(await exported(other.call, other.folder, articleId)).toBe(here);
      }
      await importFile(other, folder, second);
      const { relations } = await other.call['article:open']({ id: articleId });
      expect(relations.own).toMatchObject([{ from: ana, to: there, toArticle: otherId }]);
      expect(await exported(other.call, other.folder, articleId)).toBe(here);
      expect(await exported(other.call, other.folder, otherId)).toBe(far);
      const again = await importFile(other, folder, articleId);
      expect(again).toMatchObject([{ status: 'exists', error: null }]);
    }
  });

  test('while they wait and after, the log says what is there, and what was comes back', async () => {
    const { call, folder, articleId, otherId, there, ana, relate } = await twoArticles();
    await relate('same-as', ana, there, { toArticle: otherId });
    const here = await exported(call, folder, articleId);
    await exported(call, folder, otherId);
    const other = await openTestWorkspace();
    await importFile(other, folder, articleId);
    const { entries } = await other.call['history:timeline']({ articleId, before: null, limit: 1 });
    const at = entries[0]?.seq ?? -1;
    await importFile(other, folder, otherId);
    expect(await other.call['history:verify'](undefined)).toMatchObject({ ok: true, problems: [] });
    const path = join(other.folder, 'then.annotated.json');
    await other.call['export:annotated-json']({ articleId, path, at });
    const then = (await readFile(path, 'utf8')).replace(
      /"exportedAt": "[^"]+"/,
      '"exportedAt": ""',
    );
    expect(then).toBe(here);

    await other.call['annotation:delete']({ id: ana, articleId });
    await other.call['history:restore']({ articleId, at });
    const { relations } = await other.call['article:open']({ id: articleId });
    expect(relations.own).toMatchObject([{ from: ana, to: there, toArticle: otherId }]);
    expect(await exported(other.call, other.folder, articleId)).toBe(here);
    expect(await other.call['history:verify'](undefined)).toMatchObject({ ok: true, problems: [] });
  });

  test('undo and redo of a mark that an import related since take the relation along', async () => {
    const { call, folder, articleId, otherId, there, ana, relate } = await twoArticles();
    await relate('same-as', ana, there, { toArticle: otherId });
    await exported(call, folder, articleId);
    await exported(call, folder, otherId);
    const other = await openTestWorkspace();
    await importFile(other, folder, articleId);
    await other.call['annotation:delete']({ id: ana, articleId });
    await other.call['history:undo'](undefined);
    await importFile(other, folder, otherId);
    const own = async () =>
      (await other.call['article:open']({ id: articleId })).relations.own.map(({ to }) => to);
    for (const _round of [1, 2]) {
      expect(await own()).toEqual([there]);
      await other.call['history:redo'](undefined);
      expect(await own()).toEqual([]);
      await other.call['history:undo'](undefined);
    }
    expect(await own()).toEqual([there]);
    expect(await other.call['history:verify'](undefined)).toMatchObject({ ok: true, problems: [] });
  });

  test('a relation deleted after it was settled stays deleted in the next file', async () => {
    const { call, folder, articleId, otherId, there, ana, relate } = await twoArticles();
    const id = newRelationId();
    await relate('same-as', ana, there, { id, toArticle: otherId });
    await exported(call, folder, articleId);
    await exported(call, folder, otherId);
    const other = await openTestWorkspace();
    await importFile(other, folder, articleId);
    await importFile(other, folder, otherId);
    await other.call['relation:delete']({ id, articleId });
    expect(await exported(other.call, other.folder, articleId)).not.toContain(id);
  });
});

test('any acts on relations and marks, undone and redone, give what was there', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          act: fc.constantFrom('relate', 'unrelate', 'unmark', 'undo', 'redo', 'retag'),
          from: fc.nat(5),
          to: fc.nat(5),
          type: fc.constantFrom('located-in', 'same-as', 'said-by'),
        }),
        { maxLength: 20 },
      ),
      async (script) => {
        const bridge = await openBridge();
        const { call, articleId, mark, relate } = bridge;
        const ids: AnnotationId[] = [];
        for (const words of ['Springfield', 'Hill County', 'The bridge', 'Bridge']) {
          ids.push(await mark(words, 'location'));
        }
        ids.push(await mark('Ana Ruiz', 'actor'), await mark('“It is safe,”', 'quote'));
        const state = async () => {
          const { marks, relations } = await call['article:open']({ id: articleId });
          return JSON.stringify([[...marks.ids], [...marks.cells], marks.tags, relations.own]);
        };
        const states = [await state()];
        const at = (index: number) => ids[index] as AnnotationId;
        let cursor = 0;
        for (const { act, from, to, type } of script) {
          try {
            if (act === 'undo' && cursor > 0) {
              await call['history:undo'](undefined);
              cursor -= 1;
            } else if (act === 'redo' && cursor < states.length - 1) {
              await call['history:redo'](undefined);
              cursor += 1;
            } else if (act !== 'undo' && act !== 'redo') {
              const before = states[cursor];
              await perform({ act, type, from: at(from), to: at(to) });
              const after = await state();
              if (after !== before) {
                states.splice(cursor + 1);
                states.push(after);
                cursor += 1;
              }
            }
          } catch {
            // Refused: nothing may have changed, which the next line looks at.
          }
          expect(await state()).toBe(states[cursor]);
        }

        async function perform(step: {
          act: string;
          type: string;
          from: AnnotationId;
          to: AnnotationId;
        }) {
          if (step.act === 'relate') await relate(step.type, step.from, step.to);
          else if (step.act === 'unmark') {
            await call['annotation:delete']({ id: step.from, articleId });
          } else if (step.act === 'retag') {
            const tag = (step.type === 'said-by' ? 'actor' : 'location') as TagId;
            await call['annotation:retag']({ id: step.from, articleId, tag });
          } else {
            const { relations } = await call['article:open']({ id: articleId });
            const id: RelationId | undefined = relations.own[0]?.id;
            if (id !== undefined) await call['relation:delete']({ id, articleId });
          }
        }
      },
    ),
    { numRuns: 15 },
  );
});
