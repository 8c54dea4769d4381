// The workbench's calls in memory, for tests of the window alone: faithful in what it answers and refuses,
// without SQLite. What is really stored is tested end to end.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { rendererChannelNames } from '../../../shared/ipc/channel-names.ts';
import type { WorkbenchEventName, WorkbenchEvents } from '../../../shared/ipc/events.ts';
import { type AppError, toErrorData, type Result } from '../../../shared/ipc/result.ts';
import type { AppState } from '../../../shared/ipc/types.ts';
import type { Workbench, WorkbenchCalls } from '../../../shared/ipc/workbench.ts';
import { annotationAnswers } from './fake-annotations.ts';
import { datasetAnswers } from './fake-datasets.ts';
import { documentAnswers } from './fake-documents.ts';
import { historyAnswers } from './fake-history.ts';
import { libraryAnswers } from './fake-library.ts';
import { readingAnswers } from './fake-readings.ts';
import { reviewAnswers } from './fake-reviews.ts';
import { safetyAnswers } from './fake-safety.ts';
import { sourceAnswers } from './fake-sources.ts';
import { statisticsAnswers } from './fake-statistics.ts';
import { FakeStore } from './fake-store.ts';
import { tagsetAnswers } from './fake-tagsets.ts';
import type { Answers, FakeOptions } from './fake-types.ts';
import { windowAnswers } from './fake-window.ts';

export type { FakeOptions } from './fake-types.ts';

export interface FakeWorkbench extends Workbench {
  /** Every call so far, by channel. */
  readonly called: string[];
  /** What was asked last, by channel. */
  readonly asked: Map<keyof WorkbenchCalls, unknown>;
  readonly annotations: Map<AnnotationId, Annotation>;
  readonly store: FakeStore;
  /** The next call of the channel fails like this. */
  failNext(channel: keyof WorkbenchCalls, error: AppError): void;
  /** Calls of the channel wait until the returned function is called. */
  hold(channel: keyof WorkbenchCalls): () => void;
  emit<N extends WorkbenchEventName>(event: N, payload: WorkbenchEvents[N]): void;
}

export function fakeWorkbench(options: FakeOptions = {}): FakeWorkbench {
  const store = new FakeStore(options);
  const library = { path: '/home/ana/Library.sourcebench', name: 'Library', isEncrypted: false };
  const state = (): AppState => ({
    version: '0.1.0',
    platform: 'linux',
    settings: store.settings,
    workspace: library,
    problem: null,
    defaultWorkspace: library,
    ...options.state,
  });
  const answers: Partial<Answers> = {
    ...annotationAnswers(store),
    ...datasetAnswers(store, options),
    ...documentAnswers(store),
    ...historyAnswers(store),
    ...libraryAnswers(store),
    ...sourceAnswers(store),
    ...statisticsAnswers(options),
    ...tagsetAnswers(store),
    ...windowAnswers(store, state, options),
    ...safetyAnswers(state, options),
    ...readingAnswers(),
    ...reviewAnswers(store, options),
    ...options.answers,
  };
  const called: string[] = [];
  const asked = new Map<keyof WorkbenchCalls, unknown>();
  const failures = new Map<string, AppError>();
  const holds = new Map<string, Promise<void>>();
  const listeners = new Map<string, Set<(payload: never) => void>>();

  const answerOf = (channel: keyof WorkbenchCalls) => {
    const known = answers[channel] as ((input: unknown) => unknown) | undefined;
    if (known === undefined) throw new RangeError(`the fake workbench does not answer ${channel}`);
    return known;
  };

  const answer = async (
    channel: keyof WorkbenchCalls,
    input: unknown,
  ): Promise<Result<unknown>> => {
    called.push(channel);
    asked.set(channel, input);
    await holds.get(channel);
    const failure = failures.get(channel);
    failures.delete(channel);
    try {
      if (failure !== undefined) throw failure;
      return {
        ok: true,
        value: structuredClone(answerOf(channel)(input)),
      };
    } catch (thrown) {
      return { ok: false, error: toErrorData(thrown) };
    }
  };
  const channels = rendererChannelNames;
  const calls = Object.fromEntries(
    channels.map((channel) => [channel, (input: unknown) => answer(channel, input)]),
  ) as unknown as WorkbenchCalls;

  return {
    calls,
    called,
    asked,
    annotations: store.annotations,
    store,
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    failNext: (channel, error) => void failures.set(channel, error),
    hold: (channel) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(channel, promise);
      return resolve;
    },
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}
