// The inside of the thread that reads files: one at a time, each answered once.

import type { MessagePort } from 'node:worker_threads';
import { toErrorData } from '../../../shared/ipc/result.ts';
import type { Importer } from './imported.ts';
import { readingOf } from './reading.ts';
import { importerFailure } from './thread-failure.ts';
import type {
  Answer,
  Answers,
  ImporterName,
  LoadImporter,
  Request,
  Task,
} from './thread-protocol.ts';

export function serveImporters(port: MessagePort, load: LoadImporter): void {
  const loaded = new Map<ImporterName, Importer>();

  async function importerFor(name: ImporterName): Promise<Importer> {
    const importer = loaded.get(name) ?? (await load(name));
    loaded.set(name, importer);
    return importer;
  }

  async function perform(task: Task): Promise<Answers[keyof Answers]> {
    if (task.task === 'own') {
      const { readOwnFile } = await import('./own-file.ts');
      return await readOwnFile(task.input);
    }
    const importer = await importerFor(task.importer);
    return readingOf(await importer.read(task.input), importer.version);
  }

  async function answerTo({ id, task }: Request): Promise<Answer> {
    try {
      return { id, ok: true, value: await perform(task) };
    } catch (thrown) {
      return { id, ok: false, error: toErrorData(importerFailure(task.input.file, thrown)) };
    }
  }

  function post(answer: Answer, file: string): void {
    try {
      port.postMessage(answer);
    } catch (thrown) {
      // Something that cannot be cloned.
      port.postMessage({
        id: answer.id,
        ok: false,
        error: toErrorData(importerFailure(file, thrown)),
      });
    }
  }

  // A promise that a library forgot says nothing about the file; one that matters has been awaited.
  process.on('unhandledRejection', () => {});
  port.postMessage({ id: 0, ok: null } satisfies Answer);
  const serve = async (request: Request) => post(await answerTo(request), request.task.input.file);
  port.on('message', (request: Request) => void serve(request));
}
