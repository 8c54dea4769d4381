// The figures of a scope, read when it is chosen.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { LibraryTarget } from '../../../shared/domain/library.ts';
import type { Statistics } from '../../../shared/domain/statistics.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';

export interface StatisticsAnswer {
  /** Of the scope before while the next one is read. */
  readonly statistics: Statistics | null;
  readonly failure: AppErrorData | null;
  readonly reading: boolean;
}

export function useStatistics(target: LibraryTarget): StatisticsAnswer {
  const [answer, setAnswer] = useState<StatisticsAnswer & { readonly of: LibraryTarget | null }>({
    statistics: null,
    failure: null,
    reading: true,
    of: null,
  });
  useEffect(() => {
    let wanted = true;
    call('stats:read', { target, all: false }).then(
      (statistics) =>
        wanted ? setAnswer({ statistics, failure: null, reading: false, of: target }) : undefined,
      (thrown: unknown) =>
        wanted
          ? setAnswer({
              statistics: null,
              failure: toErrorData(thrown),
              reading: false,
              of: target,
            })
          : undefined,
    );
    return () => {
      wanted = false;
    };
  }, [target]);
  return { ...answer, reading: answer.of !== target };
}
