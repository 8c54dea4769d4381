// The guidelines of a tagset as they are stored: read when they are first shown, saved when the person says so.

import { useEffect, useState } from 'react';
import { create } from 'zustand';
import { call } from '../../../api.ts';
import { toErrorData, type AppErrorData } from '../../../../shared/ipc/result.ts';
import { enqueueAct } from '../../../state/act-queue.ts';
import { applyResult } from '../../../state/acts.ts';
import { openDialog } from '../../../state/dialogs.ts';
import { announce } from '../../../state/messages.ts';

interface Guidelines {
  /** Null while they are read. */
  readonly saved: string | null;
  readonly failure: AppErrorData | null;
  /** Whether they were saved. */
  readonly save: (markdown: string) => Promise<boolean>;
}

/** Grows when guidelines are saved, so that what shows them elsewhere reads them again. */
const useTimesSaved = create<{ readonly times: number }>()(() => ({ times: 0 }));

export function useGuidelines(tagsetId: string): Guidelines {
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<AppErrorData | null>(null);
  const times = useTimesSaved((state) => state.times);
  useEffect(() => {
    let isWanted = true;
    call('packet:guidelines', { tagsetId }).then(
      (markdown) => (isWanted ? setSaved(markdown) : undefined),
      (thrown: unknown) => (isWanted ? setFailure(toErrorData(thrown)) : undefined),
    );
    return () => {
      isWanted = false;
    };
  }, [tagsetId, times]);
  const save = async (markdown: string) => {
    setFailure(null);
    try {
      applyResult(await enqueueAct(() => call('packet:set-guidelines', { tagsetId, markdown })));
      setSaved(markdown);
      useTimesSaved.setState((state) => ({ times: state.times + 1 }));
      announce('Guidelines saved');
      return true;
    } catch (thrown) {
      const error = toErrorData(thrown);
      if (error.code === 'no-annotator') openDialog({ kind: 'annotator' });
      setFailure(error);
      return false;
    }
  };
  return { saved, failure, save };
}
