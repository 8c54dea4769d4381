// Files that come from outside the window: arguments, the operating system, a second start.
// A workspace file is opened, everything else is imported; nothing is lost while the window is still starting.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { failedImport } from '../shared/ipc/failed-import.ts';
import { toErrorData } from '../shared/ipc/result.ts';
import type { ImportResult } from '../shared/ipc/types.ts';
import { workspaceExtension } from './default-paths.ts';

export interface IncomingFilesOptions {
  readonly importFiles: (paths: readonly string[]) => Promise<readonly ImportResult[]>;
  readonly openWorkspace: (path: string) => Promise<unknown>;
  readonly deliver: (results: readonly ImportResult[]) => void;
}

export interface IncomingFiles {
  /** Absolute paths. */
  readonly accept: (paths: readonly string[]) => void;
  /** The window listens now: what has been waiting is handled, in order. */
  readonly windowReady: () => void;
  /** The page is being loaded again: results wait until it listens. */
  readonly windowGone: () => void;
}

/**
 * The files that a start was asked to open, absolute; switches are left out. `argv` begins with the program and,
 * unless that is packaged, names the app's folder first. Linux desktops hand over `file:` addresses.
 */
export function fileArguments(
  argv: readonly string[],
  isPackaged: boolean,
  workingFolder: string,
): string[] {
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'));
  return (isPackaged ? words : words.slice(1)).map((word) => resolve(workingFolder, asPath(word)));
}

function asPath(word: string): string {
  if (!/^file:\/\//iu.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    // An address on another machine; as a path it is reported as missing by its own name.
    return word;
  }
}

export function createIncomingFiles(options: IncomingFilesOptions): IncomingFiles {
  let ready = false;
  let waiting: string[] = [];
  let work: Promise<void> = Promise.resolve();

  async function handle(paths: readonly string[]): Promise<void> {
    const failed: ImportResult[] = [];
    const toImport: string[] = [];
    for (const path of paths) {
      if (!path.toLowerCase().endsWith(workspaceExtension)) toImport.push(path);
      else
        await options
          .openWorkspace(path)
          .catch((thrown: unknown) => failed.push(failedImport(path, toErrorData(thrown))));
    }
    let imported: readonly ImportResult[] = [];
    if (toImport.length > 0) {
      imported = await options
        .importFiles(toImport)
        .catch((thrown: unknown) =>
          toImport.map((path) => failedImport(path, toErrorData(thrown))),
        );
    }
    const results = [...failed, ...imported];
    if (results.length > 0) options.deliver(results);
  }

  function flush(): void {
    if (!ready || waiting.length === 0) return;
    const paths = waiting;
    waiting = [];
    work = work.then(() => handle(paths));
  }

  return {
    accept(paths) {
      waiting.push(...paths);
      flush();
    },
    windowReady() {
      ready = true;
      flush();
    },
    windowGone() {
      ready = false;
    },
  };
}
