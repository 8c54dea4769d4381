// The messages between the workspace and the thread that reads files. Both sides are ours, so the types hold them;
// what an importer answers is checked all the same (check-imported.ts).

import type { DatasetKind, SourceKind } from '../../../shared/domain/source-map.ts';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import type { Importer, ImporterInput } from './imported.ts';
import type { OwnFile, OwnInput } from './own-file.ts';
import type { Reading } from './reading.ts';

/** Kinds of files that have an importer, and what the clipboard holds. */
export type ImporterName = Exclude<SourceKind, DatasetKind> | 'paste';

/** Loads an importer when it is needed first, so that no file pays for another kind's library. */
export type LoadImporter = (name: ImporterName) => Promise<Importer>;

/** What the thread can be asked for. The input's bytes are handed over: the sender has them no more. */
export interface Tasks {
  readonly foreign: {
    readonly task: 'foreign';
    readonly importer: ImporterName;
    readonly input: ImporterInput;
  };
  readonly own: { readonly task: 'own'; readonly input: OwnInput };
}

export interface Answers {
  readonly foreign: Reading;
  readonly own: OwnFile;
}

export type Task = Tasks[keyof Tasks];

export interface Request {
  readonly id: number;
  readonly task: Task;
}

export type Answer =
  /** Once, before anything else: the thread could be started. */
  | { readonly id: 0; readonly ok: null }
  | { readonly id: number; readonly ok: true; readonly value: Answers[keyof Answers] }
  | { readonly id: number; readonly ok: false; readonly error: AppErrorData };
