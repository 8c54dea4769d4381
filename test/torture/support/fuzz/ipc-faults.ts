// Faults around the router and what is behind it, for the test of the test.

import type { Route } from '../../../../electron/ipc/router.ts';
import type { CollectionId } from '../../../../shared/domain/ids.ts';
import { toErrorData, type Result } from '../../../../shared/ipc/result.ts';
import { randomFrom } from '../random.ts';
import type { CallWorkspace, FuzzedWorkspace } from './fuzzed-workspace.ts';

export const ipcFaults = [
  'a handler throws a TypeError',
  'a handler writes before it validates',
  'the sender is not checked',
  'a handler writes into Object.prototype',
  'a handler takes three seconds',
] as const;

interface Planted {
  readonly call: CallWorkspace;
  readonly route: (route: Route) => Route;
}

const inFull = (route: Route): Route => route;

export function plantIn(fault: string | null, workspace: FuzzedWorkspace): Planted {
  const { call } = workspace;
  const random = randomFrom(7);
  let isDone = false;
  const before = (channel: string, work: () => unknown): Planted => ({
    route: inFull,
    async call(asked, input): Promise<Result<unknown>> {
      try {
        if (asked.startsWith(channel)) await work();
      } catch (thrown) {
        return { ok: false, error: toErrorData(thrown) };
      }
      return call(asked, input);
    },
  });
  switch (fault) {
    case 'a handler throws a TypeError':
      return before('library:counts', () => {
        throw new TypeError('undefined is not a function');
      });
    case 'a handler writes before it validates':
      return before('annotation:', () => {
        const id = random.uuid() as CollectionId;
        return workspace
          .service()
          .handlers['collection:create']({ id, name: 'Early', target: null });
      });
    case 'a handler writes into Object.prototype':
      return before('history:state', () => Reflect.set(Object.prototype, 'isAdmin', true));
    case 'a handler takes three seconds':
      return before('library:counts', () => {
        const begun = process.cpuUsage();
        const mostUs = isDone ? 0 : 3_000_000;
        isDone = true;
        for (;;) {
          const { user, system } = process.cpuUsage(begun);
          if (user + system >= mostUs) return;
        }
      });
    case 'the sender is not checked':
      return {
        call,
        route: (route) => (channel, _sender, input) =>
          route(channel, { url: 'sourcebench://app/index.html', isOwnMainFrame: true }, input),
      };
    default:
      return { call, route: inFull };
  }
}
