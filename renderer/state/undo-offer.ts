// The toast that offers to undo the act just made. It goes with the next act: by then undo would mean that one.

import { dismissToast, showToast } from './messages.ts';

let shown: number | null = null;

export function offerUndo(text: string, undo: () => void): void {
  withdrawUndo();
  const run = () => {
    withdrawUndo();
    undo();
  };
  shown = showToast({ kind: 'info', text, action: { label: 'Undo', run } });
}

export function withdrawUndo(): void {
  if (shown !== null) dismissToast(shown);
  shown = null;
}
