// What the window tells the person: a quiet line in the status bar for each act, toasts for what needs more.
// The line is the live region, so that every act is heard as well as seen.

import { create } from 'zustand';
import { toErrorData } from '../../shared/ipc/result.ts';

export interface Toast {
  readonly id: number;
  readonly kind: 'info' | 'error';
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Messages {
  /** The result of the last act; `count` changes with each, so that the same words are said again. */
  readonly line: string;
  readonly count: number;
  readonly toasts: readonly Toast[];
}

export const useMessages = create<Messages>()(() => ({ line: '', count: 0, toasts: [] }));

const SHOWN_AT_ONCE = 4;
let lastId = 0;

export function announce(line: string): void {
  useMessages.setState(({ count }) => ({ line, count: count + 1 }));
}

/** The answer is for {@link dismissToast}. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  lastId += 1;
  const next = { ...toast, id: lastId };
  useMessages.setState(({ toasts }) => ({
    // The same message twice in a row is shown once.
    toasts: [...toasts.filter(({ text }) => text !== toast.text), next].slice(-SHOWN_AT_ONCE),
  }));
  return next.id;
}

export function showError(thrown: unknown): void {
  const error = toErrorData(thrown);
  if (error.code === 'cancelled') return;
  showToast({ kind: 'error', text: error.message, remedy: error.details.remedy });
}

export function dismissToast(id: number): void {
  useMessages.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));
}
