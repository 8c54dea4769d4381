// Long work about reviews that runs in the workspace, one at a time: colleagues' files that are looked at, agreement
// that is measured. How far it is, and stopping it.

import { create } from 'zustand';
import type { Progress } from '../../shared/ipc/types.ts';
import { call } from '../api.ts';
import { showError } from './messages.ts';

interface ReviewWork {
  /** Null when nothing runs. */
  readonly progress: Progress | null;
  readonly stopping: boolean;
}

const idle: ReviewWork = { progress: null, stopping: false };

export const useReviewWork = create<ReviewWork>()(() => idle);

/** For the main process's event; null when nothing runs any more. */
export function noteReviewProgress(progress: Progress | null): void {
  if (progress === null) useReviewWork.setState(idle);
  else useReviewWork.setState({ progress });
}

/** What was begun answers that it was cancelled; nothing is changed by it. */
export function stopReviewWork(): void {
  useReviewWork.setState({ stopping: true });
  call('review:cancel').catch(showError);
}

/** Once an answer is there, whatever the last event said. */
export function endReviewWork(): void {
  useReviewWork.setState(idle);
}
