import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../electron/workspace/workspace.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { ana, tickingClock } from '../support/workspace.ts';

// Random acts, undos, redos and restarts against a model that keeps whole states on two stacks.

const text = 'One two three four five six seven eight nine ten, eleven and twelve.';

interface State {
  readonly title: string;
  readonly annotations: ReadonlyMap<AnnotationId, Annotation>;
}

type Command =
  | { readonly do: 'create'; readonly tag: number; readonly start: number; readonly length: number }
  | { readonly do: 'retag'; readonly which: number; readonly tag: number }
  | {
      readonly do: 'respan';
      readonly which: number;
      readonly start: number;
      readonly length: number;
    }
  | { readonly do: 'note'; readonly which: number; readonly note: string | null }
  | { readonly do: 'delete'; readonly which: number }
  | { readonly do: 'title'; readonly title: string }
  | { readonly do: 'undo' | 'redo' | 'reopen' };

const tags = ['claim', 'actor', 'location', 'quote'] as TagId[];
const which = fc.nat({ max: 20 });
const tag = fc.nat({ max: 3 });
const place = { start: fc.nat({ max: 40 }), length: fc.integer({ min: 3, max: 25 }) };
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const), tag, ...place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retag' as const), which, tag }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('respan' as const), which, ...place }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      which,
      note: fc.option(fc.constantFrom('a', 'b', 'c')),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('title' as const), title: fc.constantFrom('x', 'y') }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);

const spanOf = ({ start, length }: { start: number; length: number }) => [
  { startUtf16: start, endUtf16: start + length },
];

async function apply(
  { handlers }: WorkspaceService,
  articleId: ArticleId,
  state: State,
  step: Command,
): Promise<ActResult | null> {
  const ids = [...state.annotations.keys()];
  const chosen = 'which' in step ? ids[step.which % Math.max(1, ids.length)] : undefined;
  if ('which' in step && chosen === undefined) return null;
  const id = chosen ?? (randomUUID() as string as AnnotationId);
  const tagAt = (index: number) => tags[index] ?? ('claim' as TagId);
  switch (step.do) {
    case 'create':
      return handlers['annotation:create']({
        id,
        articleId,
        tag: tagAt(step.tag),
        segments: spanOf(step),
      });
    case 'retag':
      return handlers['annotation:retag']({ id, tag: tagAt(step.tag) });
    case 'respan':
      return handlers['annotation:respan']({ id, segments: spanOf(step) });
    case 'note':
      return handlers['annotation:set-note']({ id, note: step.note });
    case 'delete':
      return handlers['annotation:delete']({ id });
    case 'title':
      return handlers['article:update']({ id: articleId, fields: { title: step.title } });
    case 'undo':
      return handlers['history:undo'](undefined);
    case 'redo':
      return handlers['history:redo'](undefined);
    case 'reopen':
      return null;
  }
}

/** The state that the act's own answer describes: what the window would show. */
function after(state: State, result: ActResult): State {
  const annotations = new Map(state.annotations);
  for (const id of result.removed) annotations.delete(id);
  for (const annotation of result.upserted) annotations.set(annotation.id, annotation);
  return { title: result.metadata?.title ?? state.title, annotations };
}

const isEmpty = (result: ActResult) =>
  result.upserted.length === 0 && result.removed.length === 0 && result.metadata === null;

const sorted = ({ annotations }: State) =>
  [...annotations.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function stored({ handlers }: WorkspaceService, articleId: ArticleId, state: State) {
  const { article, marks } = await handlers['article:open']({ id: articleId });
  const annotations = await handlers['annotation:details']({ ids: [...marks.ids] });
  const [summary] = await handlers['article:list'](undefined);
  expect(summary?.annotations).toBe(annotations.length);
  const found = { title: article.title, annotations: new Map(annotations.map((a) => [a.id, a])) };
  expect(found.title).toBe(state.title);
  expect(sorted(found)).toEqual(sorted(state));
}

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
    const { articleId } = await service.handlers['article:import-text']({ text });
    if (articleId === null) throw new Error('not imported');
    const { article } = await service.handlers['article:open']({ id: articleId });
    let state: State = { title: article.title, annotations: new Map() };
    const past: State[] = [];
    const future: State[] = [];
    for (const step of steps) {
      if (step.do === 'reopen') {
        service.close();
        service = await start();
      }
      const result = await apply(service, articleId, state, step);
      if (step.do === 'undo' || step.do === 'redo') {
        const [from, to] = step.do === 'undo' ? [past, future] : [future, past];
        const expected = from.pop();
        expect(result === null).toBe(expected === undefined);
        if (expected !== undefined && result !== null) {
          to.push(state);
          const shown = after(state, result);
          expect(sorted(shown)).toEqual(sorted(expected));
          state = expected;
        }
      } else if (result !== null && !isEmpty(result)) {
        past.push(state);
        future.length = 0;
        state = after(state, result);
      }
      await stored(service, articleId, state);
      const { undo, redo } = await service.handlers['history:state'](undefined);
      expect([undo !== null, redo !== null]).toEqual([past.length > 0, future.length > 0]);
    }
  } finally {
    service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

test('any sequence of acts, undos, redos and restarts ends in the state that a model keeps', async () => {
  await fc.assert(fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 60 }), check), {
    numRuns: 40,
  });
}, 120_000);
