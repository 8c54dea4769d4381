// Everything that writes a file, as one operation each that can be asked for again and again.

import type { Operations } from './fault-bench.ts';
import { acts } from './faulted-acts.ts';
import { files } from './faulted-files.ts';
import { workspaces } from './faulted-workspaces.ts';

export const operations: Operations = { ...acts, ...files, ...workspaces };
