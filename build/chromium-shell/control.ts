// How a test stands in for the person at the parts a page cannot reach: the system's dialogs and the native menu.
// Only with SOURCEBENCH_SHELL_TEST set, over the channel to the parent process; closed in normal use.

import { browserIfLaunched } from './current.ts';
import { clickMenuItem } from './menu.ts';

export type DialogKind = 'open' | 'save' | 'message';

export type FromTest =
  | {
      readonly type: 'answer-dialog';
      readonly id: number;
      readonly kind: DialogKind;
      readonly answer: unknown;
    }
  | { readonly type: 'click-menu'; readonly id: number; readonly item: string };

export type ToTest =
  /** The page has been loaded and can be driven at this address. */
  | { readonly type: 'ready'; readonly endpoint: string }
  | { readonly type: 'done'; readonly id: number; readonly error: string | null }
  /** A file was shown in the file manager. */
  | { readonly type: 'revealed'; readonly path: string }
  /** An address was handed to the system; in a test nothing opens it. */
  | { readonly type: 'opened'; readonly address: string };

export const isTest = process.env['SOURCEBENCH_SHELL_TEST'] === '1' && process.send !== undefined;

const answers: Record<DialogKind, unknown[]> = { open: [], save: [], message: [] };
const asking: Record<DialogKind, ((answer: unknown) => void)[]> = {
  open: [],
  save: [],
  message: [],
};

export function tellTest(message: ToTest): void {
  if (isTest) process.send?.(message);
}

/** The test's answer: one given before, or the next one. Like a real dialog it stays open until then. */
export function askTest(kind: DialogKind): Promise<unknown> {
  if (answers[kind].length > 0) return Promise.resolve(answers[kind].shift());
  return new Promise((resolve) => asking[kind].push(resolve));
}

function perform(message: FromTest): void {
  if (message.type === 'click-menu') {
    clickMenuItem(message.item);
    return;
  }
  const waiting = asking[message.kind].shift();
  if (waiting === undefined) answers[message.kind].push(message.answer);
  else waiting(message.answer);
}

export function listenToTest(): void {
  if (!isTest) return;
  process.on('message', (message: FromTest) => {
    let error: string | null = null;
    try {
      perform(message);
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
    }
    tellTest({ type: 'done', id: message.id, error });
  });
  // A test that has died leaves no window behind.
  process.on('disconnect', () => {
    const closing = browserIfLaunched()?.close() ?? Promise.resolve();
    void closing.catch(() => undefined).finally(() => process.exit(1));
  });
}
