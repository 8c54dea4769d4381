// Acts that could not be saved because of the disk or the file: full, gone, locked, read-only, damaged. They stay, in the
// order they were made, until they are saved or discarded; what the window showed for them stays shown meanwhile. An act
// on something that waits here waits behind it; one on something else is tried on its own.

import { create } from 'zustand';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/ipc/result.ts';
import { AppError, toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { countOf } from '../ui/words.ts';

export interface KeptAct {
  /** In the person's words, as it is announced when it is saved. */
  readonly what: string;
  readonly articleId: ArticleId | null;
  readonly title: string | null;
  /** The text that its offsets are of; null where it has none. Never sent when the article has another one by then. */
  readonly text: string | null;
  /** What it changes, by id. */
  readonly touches: readonly string[];
  /** Those of them that exist only once it is saved: acts on them are discarded with it. */
  readonly makes: readonly string[];
  /** A later act with the same slot takes its place, as words typed last do. */
  readonly slot: string | null;
  /** What is sent, to be copied. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Shows it in the window again after its article was read anew. */
  readonly show: () => void;
}

export interface UnsavedAct {
  readonly id: number;
  readonly kept: KeptAct;
  readonly madeAtMs: number;
  readonly failure: AppErrorData;
}

interface Held extends UnsavedAct {
  readonly send: () => Promise<ActResult | null>;
  readonly settle: readonly Settle[];
}

export interface Settle {
  readonly resolve: (result: ActResult | null) => void;
  readonly reject: (thrown: unknown) => void;
}

interface Unsaved {
  readonly acts: readonly Held[];
  readonly retrying: boolean;
}

export const useUnsaved = create<Unsaved>()(() => ({ acts: [], retrying: false }));

let lastId = 0;

const keptCodes: readonly ErrorCode[] = [
  'disk-full',
  'file-missing',
  'file-unreadable',
  'file-unwritable',
  'workspace-read-only',
  'workspace-locked',
  'workspace-held',
  'workspace-damaged',
  'workspace-closed',
  'workspace-not-sqlite',
  'internal',
];

/** The same act may be saved later; anything else is wrong with the act itself. */
export function isOfStorage(thrown: unknown): boolean {
  return keptCodes.includes(toErrorData(thrown).code);
}

export const unsavedActs = (): readonly UnsavedAct[] => useUnsaved.getState().acts;

/** The one that the act has to wait for; null when there is none. */
export function waitsFor(kept: KeptAct): UnsavedAct | null {
  return unsavedActs().find((held) => meets(held.kept.touches, kept.touches)) ?? null;
}

const meets = (a: readonly string[], b: readonly string[]): boolean =>
  a.some((each) => b.includes(each));

export function holdAct(
  kept: KeptAct,
  send: () => Promise<ActResult | null>,
  settle: Settle,
  failure: AppErrorData,
): void {
  lastId += 1;
  const held: Held = { id: lastId, kept, send, settle: [settle], madeAtMs: Date.now(), failure };
  useUnsaved.setState(({ acts }) => {
    const same = acts.findLast((act) => kept.slot !== null && act.kept.slot === kept.slot);
    if (same === undefined) return { acts: [...acts, held] };
    const later = { ...held, settle: [...same.settle, settle] };
    return { acts: acts.map((act) => (act === same ? later : act)) };
  });
}

const without = (ids: ReadonlySet<number>) =>
  useUnsaved.setState(({ acts }) => ({ acts: acts.filter(({ id }) => !ids.has(id)) }));

/** The one with the id and all that it waits for; all where none is named. */
function wanted(only: number | undefined): readonly UnsavedAct[] {
  const acts = unsavedActs();
  const last = acts.find(({ id }) => id === only);
  if (last === undefined) return acts;
  const touched = new Set(last.kept.touches);
  const chain = [last];
  for (const act of acts.slice(0, acts.indexOf(last)).toReversed()) {
    if (!act.kept.touches.some((each) => touched.has(each))) continue;
    chain.unshift(act);
    for (const each of act.kept.touches) touched.add(each);
  }
  return chain;
}

/** One after the other in their order; call within the queue of acts. `fits` is asked for each before it is sent. */
export async function sendUnsaved(
  fits: (kept: KeptAct) => Promise<boolean>,
  only?: number,
): Promise<void> {
  if (unsavedActs().length === 0) return;
  useUnsaved.setState({ retrying: true });
  const failed: Held[] = [];
  for (const { id } of wanted(only)) {
    const held = useUnsaved.getState().acts.find((act) => act.id === id);
    if (held === undefined) continue;
    const before = failed.find(({ kept }) => meets(kept.touches, held.kept.touches));
    const failure = before === undefined ? await attempt(held, fits) : before.failure;
    if (failure === null) continue;
    failed.push(held);
    useUnsaved.setState(({ acts }) => ({
      acts: acts.map((act) => (act.id === id ? { ...act, failure } : act)),
    }));
  }
  useUnsaved.setState({ retrying: false });
}

async function attempt(
  { id, kept, send }: Held,
  fits: (kept: KeptAct) => Promise<boolean>,
): Promise<AppErrorData | null> {
  try {
    if (!(await fits(kept))) throw otherText(kept);
    const result = await send();
    // What waits for the answer may have grown while it was on its way.
    const now = useUnsaved.getState().acts.find((act) => act.id === id);
    without(new Set([id]));
    for (const { resolve } of now?.settle ?? []) resolve(result);
    return null;
  } catch (thrown) {
    return toErrorData(thrown);
  }
}

function otherText({ title }: KeptAct): AppError {
  return new AppError('conflict', `“${title ?? 'The article'}” has another text by now.`, {
    remedy: 'Copy the act, discard it, and make it again where it belongs in the text now.',
  });
}

/** Those that would go with it, because they are about what it makes; itself first. */
export function goesWith(id: number): readonly UnsavedAct[] {
  const { acts } = useUnsaved.getState();
  const first = acts.find((act) => act.id === id);
  if (first === undefined) return [];
  const gone = [first];
  const made = new Set(first.kept.makes);
  for (const act of acts) {
    if (act.id <= id || !act.kept.touches.some((each) => made.has(each))) continue;
    gone.push(act);
    for (const each of act.kept.makes) made.add(each);
  }
  return gone;
}

/** What the window showed for them is taken back. */
export function discardUnsaved(ids: readonly number[]): void {
  const gone = new Set(ids);
  const acts = useUnsaved.getState().acts.filter(({ id }) => gone.has(id));
  without(gone);
  const cancelled = new AppError('cancelled', 'The act was discarded.', { remedy: 'Do it again.' });
  for (const { settle } of acts.toReversed()) {
    for (const { reject } of settle.toReversed()) reject(cancelled);
  }
}

/** For acts that build on all that was done before. */
export function savedFirst(count: number): AppError {
  const { failure } = unsavedActs()[0] ?? { failure: null };
  return new AppError(
    'conflict',
    `${countOf(count, 'act')} before this one ${count === 1 ? 'is' : 'are'} not saved${failure === null ? '' : `: ${failure.message}`}`,
    { remedy: 'Retry or discard them first: choose “Not saved” in the status bar.' },
  );
}

/** Shows those of the article again, because it was read anew. */
export function showUnsaved(articleId: ArticleId): void {
  for (const { kept } of unsavedActs()) if (kept.articleId === articleId) kept.show();
}
