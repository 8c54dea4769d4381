import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../electron/workspace/workspace.ts';
import type { ArticleSummary, BlockRole } from '../../shared/domain/article.ts';
import type { AnnotationId, ArticleId, CollectionId, TagId } from '../../shared/domain/ids.ts';
import { articleStatuses, shelves, type LibraryTarget } from '../../shared/domain/library.ts';
import { unpackMarks } from '../../shared/domain/mark-table.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { viewOf } from '../support/library.ts';
import {
  numbersOf,
  withArticle,
  withCollection,
  withMark,
  withMembers,
  type Model,
  type ModelArticle,
  type ModelTarget,
} from '../support/library-model.ts';
import { ana, tickingClock } from '../support/workspace.ts';

// Random acts on marks, fields, roles, standing and collections of three articles, one or several at a time, with
// undo, redo and restarts between them, against a model that keeps whole states on two stacks.

const texts = [
  'One two three.\n\nFour five.',
  'Six seven.\n\nEight nine ten.',
  'Eleven.\n\nTwelve.',
];
const tags = ['claim', 'actor', 'location', 'quote'] as TagId[];
const roles: readonly BlockRole[] = ['headline', 'caption', 'body', 'boilerplate'];
const names = ['Bridges', 'Towns', 'Rivers'];

const number = fc.nat({ max: texts.length - 1 });
const which = fc.nat({ max: 9 });
const status = fc.constantFrom(...articleStatuses);
const shelf = fc.constantFrom(...shelves);
const target: fc.Arbitrary<ModelTarget> = fc.oneof(
  fc.record({ numbers: fc.array(number, { minLength: 1, maxLength: 4 }) }),
  fc.record({ shelf, status: fc.option(status), except: fc.nat({ max: texts.length }) }),
);
const record = <const Name extends string, T>(
  name: Name,
  fields: { [K in keyof T]: fc.Arbitrary<T[K]> },
) => fc.record<T>(fields).map((given) => ({ do: name, ...given }));

const command = fc.oneof(
  {
    weight: 4,
    arbitrary: record('tag', { number, tag: fc.constantFrom(...tags), start: fc.nat({ max: 3 }) }),
  },
  { weight: 2, arbitrary: record('retag', { which, tag: fc.constantFrom(...tags) }) },
  { weight: 2, arbitrary: record('note', { which, note: fc.option(fc.constantFrom('a', 'b')) }) },
  { weight: 1, arbitrary: record('delete', { which }) },
  { weight: 1, arbitrary: record('title', { number, title: fc.constantFrom('x', 'y') }) },
  {
    weight: 2,
    arbitrary: record('role', { number, role: fc.constantFrom(...roles), all: fc.boolean() }),
  },
  { weight: 3, arbitrary: record('status', { target, status }) },
  { weight: 3, arbitrary: record('move', { target, shelf }) },
  {
    weight: 2,
    arbitrary: record('create', { name: fc.constantFrom(...names), target: fc.option(target) }),
  },
  { weight: 3, arbitrary: record('collect', { which, target, inside: fc.boolean() }) },
  { weight: 1, arbitrary: record('rename', { which, name: fc.constantFrom(...names) }) },
  { weight: 1, arbitrary: record('uncreate', { which }) },
  { weight: 6, arbitrary: record('undo', {}) },
  { weight: 4, arbitrary: record('redo', {}) },
  { weight: 1, arbitrary: record('reopen', {}) },
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;
type Act = Exclude<Command, { readonly do: 'undo' | 'redo' | 'reopen' }>;

interface Running {
  readonly service: WorkspaceService;
  readonly ids: readonly ArticleId[];
}

/** What to ask of the workspace, and what the model becomes by it; null when there is nothing to do it to. */
interface Step {
  readonly send: () => Promise<ActResult> | ActResult;
  readonly next: Model;
}

const nth = <T>(all: readonly T[], index: number): T | undefined =>
  all[index % Math.max(1, all.length)];

function toTarget({ ids }: Running, chosen: ModelTarget): LibraryTarget {
  const idAt = (index: number) => ids[index] ?? ('nowhere' as ArticleId);
  if ('numbers' in chosen) return { ids: chosen.numbers.map(idAt) };
  const { shelf: from, status: only, except } = chosen;
  return { view: viewOf({ shelf: from, status: only }), except: [idAt(except)] };
}

function onMark(
  { service }: Running,
  model: Model,
  step: Act & { readonly do: 'retag' | 'note' | 'delete' },
) {
  const all = model.articles.flatMap(({ marks }, at) =>
    Object.entries(marks).map(([id, mark]) => ({ at, id: id as AnnotationId, mark })),
  );
  const chosen = nth(all, step.which);
  if (chosen === undefined) return null;
  const { at, id, mark } = chosen;
  const { handlers } = service;
  switch (step.do) {
    case 'retag':
      return {
        send: () => handlers['annotation:retag']({ id, tag: step.tag }),
        next: withMark(model, at, id, { ...mark, tag: step.tag }),
      };
    case 'note':
      return {
        send: () => handlers['annotation:set-note']({ id, note: step.note }),
        next: withMark(model, at, id, { ...mark, note: step.note }),
      };
    case 'delete':
      return {
        send: () => handlers['annotation:delete']({ id }),
        next: withMark(model, at, id, null),
      };
  }
}

function onArticle(
  running: Running,
  model: Model,
  step: Act & { readonly do: 'tag' | 'title' | 'role' },
) {
  const { handlers } = running.service;
  const articleId = running.ids[step.number] ?? ('nowhere' as ArticleId);
  const at = step.number;
  switch (step.do) {
    case 'tag': {
      const id = randomUUID() as string as AnnotationId;
      const segments = [{ startUtf16: step.start, endUtf16: step.start + 3 }];
      return {
        send: () => handlers['annotation:create']({ id, articleId, tag: step.tag, segments }),
        next: withMark(model, at, id, { tag: step.tag, note: null }),
      };
    }
    case 'title':
      return {
        send: () => handlers['article:update']({ id: articleId, fields: { title: step.title } }),
        next: withArticle(model, [at], (article) => ({ ...article, title: step.title })),
      };
    case 'role': {
      const place = { startUtf16: 0, endUtf16: step.all ? 26 : 1 };
      return {
        send: () => handlers['article:set-role']({ articleId, place, role: step.role }),
        next: withArticle(model, [at], (article) => ({
          ...article,
          roles: article.roles.map((role, index) => (step.all || index === 0 ? step.role : role)),
        })),
      };
    }
  }
}

function onStanding(
  running: Running,
  model: Model,
  step: Act & { readonly do: 'status' | 'move' },
): Step {
  const { handlers } = running.service;
  const about = toTarget(running, step.target);
  const numbers = numbersOf(model, step.target);
  return step.do === 'status'
    ? {
        send: () =>
          handlers['library:act']({
            target: about,
            act: { kind: 'set-status', status: step.status },
          }),
        next: withArticle(model, numbers, (article) => ({ ...article, status: step.status })),
      }
    : {
        send: () =>
          handlers['library:act']({ target: about, act: { kind: 'move', shelf: step.shelf } }),
        next: withArticle(model, numbers, (article) => ({ ...article, shelf: step.shelf })),
      };
}

function onCollection(
  running: Running,
  model: Model,
  step: Act & { readonly do: 'create' | 'collect' | 'rename' | 'uncreate' },
): Step | null {
  const { handlers } = running.service;
  const taken = Object.values(model.collections).some(
    ({ name }) => 'name' in step && name === step.name,
  );
  if (step.do === 'create') {
    if (taken) return null;
    const id = randomUUID() as string as CollectionId;
    const members = step.target === null ? [] : numbersOf(model, step.target);
    const about = step.target === null ? null : toTarget(running, step.target);
    return {
      send: () => handlers['collection:create']({ id, name: step.name, target: about }),
      next: withCollection(model, id, { name: step.name, members }),
    };
  }
  const entry = nth(Object.entries(model.collections), step.which);
  if (entry === undefined) return null;
  const id = entry[0] as CollectionId;
  switch (step.do) {
    case 'collect': {
      const act = { kind: step.inside ? 'collect' : 'uncollect', collection: id } as const;
      return {
        send: () => handlers['library:act']({ target: toTarget(running, step.target), act }),
        next: withMembers(model, id, numbersOf(model, step.target), step.inside),
      };
    }
    case 'rename':
      if (taken && entry[1].name !== step.name) return null;
      return {
        send: () => handlers['collection:rename']({ id, name: step.name }),
        next: withCollection(model, id, { ...entry[1], name: step.name }),
      };
    case 'uncreate':
      return {
        send: () => handlers['collection:delete']({ id }),
        next: withCollection(model, id, null),
      };
  }
}

function stepOf(running: Running, model: Model, step: Act): Step | null {
  switch (step.do) {
    case 'retag':
    case 'note':
    case 'delete':
      return onMark(running, model, step);
    case 'tag':
    case 'title':
    case 'role':
      return onArticle(running, model, step);
    case 'status':
    case 'move':
      return onStanding(running, model, step);
    default:
      return onCollection(running, model, step);
  }
}

/** What the workspace says it holds, in the model's terms. */
async function stored({ service, ids }: Running): Promise<Model> {
  const { handlers } = service;
  const counts = await handlers['library:counts'](undefined);
  const pages: ArticleSummary[] = [];
  for (const name of shelves) {
    const { rows, total } = await handlers['library:page']({
      view: viewOf({ shelf: name }),
      offset: 0,
      limit: 9,
    });
    expect(total).toBe(rows.length);
    expect(counts.shelves[name]).toBe(rows.length);
    pages.push(...rows);
  }
  const rowOf = (id: ArticleId) => pages.find((row) => row.id === id);
  const articles: ModelArticle[] = [];
  for (const id of ids) {
    const { article, marks } = await handlers['article:open']({ id });
    const details = await handlers['annotation:details']({
      ids: unpackMarks(marks).map((mark) => mark.id),
    });
    const row = rowOf(id);
    if (row === undefined) throw new Error('an article is on no shelf');
    expect(row.title).toBe(article.title);
    expect(row.annotations).toBe(details.length);
    articles.push({
      title: article.title,
      status: row.status,
      shelf: row.shelf,
      roles: article.blocks.map(({ role }) => role),
      marks: Object.fromEntries(details.map(({ id: mark, tag, note }) => [mark, { tag, note }])),
    });
  }
  const collections = counts.collections.map(({ id, name, articles: counted }) => {
    const members = ids.flatMap((article, at) =>
      rowOf(article)?.collections.includes(id) === true ? [at] : [],
    );
    expect(counted).toBe(members.filter((at) => articles[at]?.shelf === 'library').length);
    return [id, { name, members }] as const;
  });
  return { articles, collections: Object.fromEntries(collections) };
}

const isSame = (a: Model, b: Model) => {
  try {
    expect(a).toEqual(b);
    return true;
  } catch {
    return false;
  }
};

async function check(steps: readonly Command[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-model-'));
  const clock = tickingClock();
  const start = async () => {
    const service = createWorkspaceService({ clock });
    await service.handlers['workspace:open']({
      path: join(folder, 'model.sourcebench'),
      withSample: false,
    });
    await service.handlers['workspace:set-annotator']({ annotator: ana });
    return service;
  };
  let service = await start();
  try {
    const ids: ArticleId[] = [];
    for (const text of texts) {
      const { articleId } = await service.handlers['article:import-text']({ text });
      if (articleId !== null) ids.push(articleId);
    }
    let model = await stored({ service, ids });
    const past: Model[] = [];
    const future: Model[] = [];
    for (const step of steps) {
      if (step.do === 'reopen') {
        service.close();
        service = await start();
      } else if (step.do === 'undo' || step.do === 'redo') {
        const [from, to] = step.do === 'undo' ? [past, future] : [future, past];
        const expected = from.pop();
        const result = await service.handlers[`history:${step.do}`](undefined);
        expect(result === null).toBe(expected === undefined);
        if (expected !== undefined) to.push(model);
        model = expected ?? model;
      } else {
        const planned = stepOf({ service, ids }, model, step);
        if (planned === null) continue;
        const labelBefore = await service.handlers['history:state'](undefined);
        const result = await planned.send();
        if (isSame(planned.next, model)) expect(result.history).toEqual(labelBefore);
        else {
          past.push(model);
          future.length = 0;
          model = planned.next;
          expect(result.history).toEqual({ undo: result.label, redo: null });
        }
      }
      expect(await stored({ service, ids })).toEqual(model);
    }
  } finally {
    service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('any sequence of acts on marks, articles and collections, one or many, ends in the state that a model keeps', async () => {
  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 50 }), check), {
    numRuns: 40,
  });
}, 240_000);
