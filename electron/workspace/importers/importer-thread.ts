// Thread entry: reads foreign files with the importers of this program, away from the workspace's own thread.

import { parentPort } from 'node:worker_threads';
import { loadImporter } from './registry.ts';
import { serveImporters } from './thread-serve.ts';

if (parentPort === null) throw new Error('importer-thread.ts runs as a worker thread only');
serveImporters(parentPort, loadImporter);
