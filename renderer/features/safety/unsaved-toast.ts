// Says once why acts are not saved any more and what to do; the message goes when all of them are saved or discarded.

import { useDialogs } from '../../state/dialogs.ts';
import { dismissToast, showToast } from '../../state/messages.ts';
import { useSafety } from '../../state/safety-store.ts';
import { useUnsaved } from '../../state/unsaved-acts.ts';
import { retryAll } from './retry-all.ts';
import { remedyOf } from './unsaved-words.ts';

/** Returns a function that stops it. */
export function watchUnsaved(): () => void {
  let shown: number | null = null;
  const hide = () => {
    if (shown !== null) dismissToast(shown);
    shown = null;
  };
  const stopActs = useUnsaved.subscribe(({ acts }, { acts: before }) => {
    const [first] = acts;
    if (first === undefined) hide();
    else if (before.length === 0 && useSafety.getState().damage === null) {
      shown = showToast({
        kind: 'error',
        text: first.failure.message,
        remedy: remedyOf(first.failure),
        action: { label: 'Retry all', run: () => void retryAll() },
      });
    }
  });
  // Damage has a banner of its own.
  const stopDamage = useSafety.subscribe(({ damage }) => {
    if (damage !== null) hide();
  });
  // The list says the same, and more.
  const stopDialogs = useDialogs.subscribe(({ dialog }) => {
    if (dialog?.kind === 'unsaved') hide();
  });
  return () => {
    stopActs();
    stopDialogs();
    stopDamage();
  };
}
