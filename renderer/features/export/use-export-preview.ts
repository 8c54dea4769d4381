// What the chosen export would write and lose. The first articles are looked at first, then the rest in the
// background; another choice stops that, and what is shown always belongs to the choice that is shown.

import { useEffect, useRef, useState } from 'react';
import { call } from '../../api.ts';
import type { ExportChoice } from '../../../shared/domain/export-choice.ts';
import type { ExportPreview } from '../../../shared/ipc/dataset-types.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import { actsSettled } from '../../state/act-queue.ts';

/** Looked at before the rest is. */
const FIRST_ARTICLES = 20;
/** So long a choice stands before it is looked at, as when arrow keys go through the formats. */
const PAUSE_MS = 100;

export type PreviewState =
  /** Nothing that could be exported is chosen. */
  | { readonly stage: 'none' }
  | { readonly stage: 'looking' }
  /** `whole` is about the whole selection, `first` about its first articles. */
  | { readonly stage: 'first' | 'whole'; readonly preview: ExportPreview }
  | { readonly stage: 'failed'; readonly error: AppErrorData };

const none: PreviewState = { stage: 'none' };
const looking: PreviewState = { stage: 'looking' };

async function look(choice: ExportChoice, show: (state: PreviewState) => boolean): Promise<void> {
  try {
    await actsSettled();
    const preview = await call('export:preview', { choice, limit: FIRST_ARTICLES });
    const isWhole = preview.looked >= preview.articles;
    if (!show({ stage: isWhole ? 'whole' : 'first', preview }) || isWhole) return;
    show({ stage: 'whole', preview: await call('export:preview', { choice, limit: null }) });
  } catch (thrown) {
    const error = toErrorData(thrown);
    // Stopped for another one, or for the export itself.
    if (error.code !== 'cancelled') show({ stage: 'failed', error });
  }
}

/** Null is a choice that cannot be exported yet; while `paused`, nothing is looked at. */
export function useExportPreview(choice: ExportChoice | null, paused: boolean): PreviewState {
  const key = choice === null ? null : JSON.stringify(choice);
  const [shown, setShown] = useState<{ readonly key: string | null; readonly state: PreviewState }>(
    { key: null, state: looking },
  );
  const isFirst = useRef(true);
  const isDone = useRef<string | null>(null);
  useEffect(() => {
    if (key === null || paused || isDone.current === key) return undefined;
    let over = false;
    const show = (state: PreviewState): boolean => {
      if (over) return false;
      setShown({ key, state });
      isDone.current = state.stage === 'whole' ? key : null;
      return true;
    };
    const timer = setTimeout(
      () => void look(JSON.parse(key) as ExportChoice, show),
      isFirst.current ? 0 : PAUSE_MS,
    );
    isFirst.current = false;
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [key, paused]);
  if (key === null) return none;
  return shown.key === key ? shown.state : looking;
}
