// Tells where a file was written. The folder of the last one only can be shown, so its message takes the place of the
// one before.

import { call } from '../api.ts';
import { dismissToast, showError, showToast } from './messages.ts';

let toast = -1;

const action = {
  label: 'Show in folder',
  run: () => void call('export:show-last').catch(showError),
};

/** `about` is said below, such as what the file does not hold. */
export function showSaved(text: string, about: string | null = null): void {
  forgetSaved();
  toast = showToast({ kind: 'info', text, ...(about === null ? {} : { remedy: about }), action });
}

/** When something begins that the message would lie over. */
export function forgetSaved(): void {
  dismissToast(toast);
}
