// Which calls change many things at once, so that a backup is made before them. Everything that was asked for after such
// a call waits with it, because acts happen in the order in which they were asked for.

import type { Touched } from './db/change.ts';
import type { Job } from './job.ts';
import type { ThreadChannelName } from './protocol.ts';
import type { HistoryStep } from './services/history-reach.ts';

/** An act on this many articles is one on many. */
const bulkArticles = 2;

/** Decisions that one call makes at once, or things in one article that one step takes back or does again. */
const bulkThings = 10;

type Target = { readonly ids: readonly unknown[] } | { readonly view: unknown };

/** A view stands for however many articles it shows. */
const isOnMany = (target: Target | null | undefined): boolean =>
  target !== null &&
  target !== undefined &&
  (!('ids' in target) || target.ids.length >= bulkArticles);

const always = () => true;
const ofTarget = ({ target }: { readonly target?: Target | null }) => isOnMany(target);

/** By channel: whether a call with this input is on many things. */
const bulkCalls: Partial<Record<ThreadChannelName, (input: never) => boolean>> = {
  'article:import-files': always,
  'article:import-bytes': ({ companions }: { readonly companions?: readonly unknown[] }) =>
    (companions?.length ?? 0) + 1 >= bulkArticles,
  'library:act': ofTarget,
  'collection:create': ofTarget,
  'tag-all:apply': always,
  // A new tagset moves nothing.
  'tagset:save': ({ from }: { readonly from: string | null }) => from !== null,
  'tagset:use': always,
  'history:restore': always,
  'text:commit-file': always,
  'article:read-again': always,
  'review:open': ({ mode }: { readonly mode: string }) => mode === 'panel',
  'review:decide': ({ items }: { readonly items: readonly unknown[] }) =>
    items.length >= bulkThings,
};

const isBulkAct = (channel: ThreadChannelName, input: unknown): boolean =>
  bulkCalls[channel]?.(input as never) ?? false;

const steps: Partial<Record<ThreadChannelName, HistoryStep>> = {
  'history:undo': 'undo',
  'history:redo': 'redo',
};

const isBulkReach = ({ articles, things }: Touched): boolean =>
  articles >= bulkArticles || things >= bulkThings;

type Handler = (input: never, job?: Job) => unknown;

export interface BeforeBulkActs {
  readonly before: () => Promise<void>;
  /** What undo or redo would change now. Only the log knows. */
  readonly reachOf: (step: HistoryStep) => Touched;
}

/** The same handlers, which let `before` settle first where the act is on many things. */
export function afterBackups<H extends object>(
  handlers: H,
  { before, reachOf }: BeforeBulkActs,
): H {
  let gate: Promise<void> | null = null;
  const isBulk = (channel: ThreadChannelName, input: unknown): boolean => {
    const step = steps[channel];
    return step === undefined ? isBulkAct(channel, input) : isBulkReach(reachOf(step));
  };
  const guarded = (channel: ThreadChannelName, handler: Handler): Handler => {
    return async (input, job) => {
      if (gate === null && isBulk(channel, input)) {
        const mine = before().finally(() => {
          if (gate === mine) gate = null;
        });
        gate = mine;
      }
      if (gate !== null) await gate;
      return handler(input, job);
    };
  };
  const entries = Object.entries(handlers) as [ThreadChannelName, Handler][];
  return Object.fromEntries(
    entries.map(([channel, handler]) => [channel, guarded(channel, handler)]),
  ) as H;
}
