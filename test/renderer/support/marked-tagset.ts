// What a change of a tagset does to marks that stand in one article each, by the rules the workspace itself follows; and
// a workbench that answers nothing but that.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { Input, RendererChannels } from '../../../shared/ipc/contract.ts';
import { AppError, toErrorData } from '../../../shared/ipc/result.ts';
import type {
  TagsetEffects,
  TagsetEntry,
  TagsetMigration,
  TagsetQuestion,
} from '../../../shared/ipc/tagset-types.ts';
import { createEffects } from '../../../shared/tagset/effects.ts';
import { markMigrator } from '../../../shared/tagset/migrate-mark.ts';

export type PlainMark = Pick<Annotation, 'tag' | 'attributes'>;

export function effectsOn(
  marks: readonly PlainMark[],
  before: Tagset,
  after: Tagset,
  migration: TagsetMigration,
): TagsetEffects {
  const migrator = markMigrator(before, after, migration);
  const effects = createEffects();
  const open = new Map<string, TagsetQuestion>();
  const ask = (question: Omit<TagsetQuestion, 'count' | 'articles' | 'fault'>) => {
    const key = JSON.stringify(question);
    const count = (open.get(key)?.count ?? 0) + 1;
    open.set(key, { ...question, fault: '', count, articles: count });
  };
  for (const [at, mark] of marks.entries()) {
    const outcome = migrator.outcomeOf(mark);
    if (outcome.how === 'kept') continue;
    if (outcome.how === 'unresolved') {
      const what = before.tags.find(({ id }) => id === mark.tag)?.label ?? mark.tag;
      ask({ part: 'tag', id: mark.tag, tag: null, attribute: null, what });
      continue;
    }
    for (const [kind, what] of outcome.effects) effects.add(kind, what, String(at));
    if (outcome.how === 'deleted') continue;
    for (const { attribute, option, what } of outcome.losses) {
      if (option === null) {
        ask({ part: 'attribute', id: attribute, tag: mark.tag, attribute: null, what });
      } else ask({ part: 'option', id: option, tag: mark.tag, attribute, what });
    }
  }
  const problems = [...open.values()]
    .filter(({ part }) => part === 'tag')
    .map(({ id, what }) => ({
      path: `$.migration.tags.${id}`,
      message: `“${what}” is open.`,
      remedy: 'Choose.',
    }));
  return { articles: marks.length, effects: effects.list, open: [...open.values()], problems };
}

type Change = Input<RendererChannels, 'tagset:save'>;

export interface TagsetWorkbench {
  /** What was saved or used, in order. */
  readonly done: unknown[];
  /** The next call of any channel fails. */
  failNext: boolean;
}

/** Takes the place of the workbench of the page. */
export function tagsetWorkbench(
  marks: readonly PlainMark[],
  before: Tagset,
  entries: readonly TagsetEntry[] = [],
): TagsetWorkbench {
  const state: TagsetWorkbench = { done: [], failNext: false };
  const effectsOf = (after: Tagset, migration: TagsetMigration) =>
    effectsOn(marks, before, after, migration);
  const named = (id: string) => entries.find(({ tagset }) => tagset.id === id)?.tagset ?? before;
  const answers: Record<string, (input: never) => unknown> = {
    'tagset:list': () => entries,
    'tagset:effects': ({ tagset, migration }: Change) => effectsOf(tagset, migration),
    'tagset:use-effects': ({ id, migration }: Input<RendererChannels, 'tagset:use'>) =>
      effectsOf(named(id), migration),
    'tagset:save': (input) => doneWith(input),
    'tagset:use': (input) => doneWith(input),
  };
  const doneWith = (input: unknown) => {
    state.done.push(input);
    return { articleId: null, articles: [], summary: null, libraryChanged: false, history: null };
  };
  const calls = new Proxy(
    {},
    {
      get: (_target, channel) => async (input: never) => {
        if (state.failNext) {
          state.failNext = false;
          const error = new AppError('internal', 'The disk is full.', { remedy: 'Make room.' });
          return { ok: false, error: toErrorData(error) };
        }
        const value = structuredClone(answers[String(channel)]?.(input));
        return { ok: true, value };
      },
    },
  );
  const value = { calls, on: () => () => undefined };
  Object.defineProperty(window, 'workbench', { value, configurable: true });
  return state;
}
