// The fake's log, which has nothing in it but that marks were made.

import type { WorkbenchCalls } from '../../../shared/ipc/workbench.ts';
import type { Answers } from './fake-types.ts';
import type { FakeStore } from './fake-store.ts';

type Names = Extract<keyof WorkbenchCalls, 'history:of-mark' | 'history:timeline'>;

export function historyAnswers({ annotations }: FakeStore): Pick<Answers, Names> {
  return {
    'history:of-mark': ({ id }) => {
      const mark = annotations.get(id);
      if (mark === undefined) return [];
      const { createdAtMs: atMs } = mark;
      return [{ seq: 2, kind: 'act', label: 'Tag', atMs, who: null, before: null, after: mark }];
    },
    'history:timeline': () => ({ entries: [], more: false }),
  };
}
