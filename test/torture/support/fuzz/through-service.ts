// A share of the fuzzed files through the calls of the window: the importers' thread with its bounds, the database. A
// file that is refused leaves no row behind, and an article that came in can be opened and sent to a colleague.

import { join } from 'node:path';
import type { WorkspaceService } from '../../../../electron/workspace/workspace.ts';
import { readOne } from '../../../../electron/workspace/db/connection.ts';
import type { AppErrorData } from '../../../../shared/ipc/result.ts';
import { AppError } from '../../../../shared/ipc/result.ts';
import { caseFolder, openAt } from '../workspace-at.ts';
import type { FuzzedFile } from './fuzz-file.ts';
import type { SeedFile } from './seeds.ts';
import { watchPrototypes } from './prototypes.ts';
import type { Finding } from './read-aside.ts';

const mostMs = 2000;

export interface ServiceFindings {
  readonly found: readonly (Omit<Finding, 'is'> & { readonly is: Finding['is'] | 'changed' })[];
  readonly done: number;
  readonly imported: number;
}

function rows({ current }: WorkspaceService): string {
  const { db } = current();
  const row = readOne(
    db,
    'SELECT (SELECT count(*) FROM act), (SELECT count(*) FROM article), (SELECT count(*) FROM annotation), (SELECT count(*) FROM original), total_changes()',
    [],
  );
  return JSON.stringify(row);
}

const died =
  /ended without an answer|cannot be started|ERR_WORKER|what was read of it does not hold/;

function faultOf(error: AppErrorData): Pick<Finding, 'is' | 'what'> | null {
  if (error.code === 'internal' || died.test(error.message))
    return { is: 'crash', what: error.message };
  if (/took longer than/.test(error.message)) return { is: 'hang', what: error.message };
  return /needs more memory/.test(error.message) ? { is: 'memory', what: error.message } : null;
}

const copyOf = ({ fileName, bytes }: SeedFile) => ({ fileName, bytes: Uint8Array.from(bytes) });

async function importOne({ handlers }: WorkspaceService, { as, main, companions }: FuzzedFile) {
  const others = companions.map(copyOf);
  if (as === 'review') {
    await handlers['review:inspect-bytes']({ files: [copyOf(main), ...others] });
    return null;
  }
  return handlers['article:import-bytes']({
    ...copyOf(main),
    companions: others,
    wholePage: false,
  });
}

export async function throughService(
  fileAt: (number: number) => FuzzedFile,
  numbers: readonly number[],
  until: number,
): Promise<ServiceFindings> {
  const service = await openAt(join(caseFolder(), 'Fuzz.sourcebench'));
  const polluted = watchPrototypes();
  const found: ServiceFindings['found'][number][] = [];
  let done = 0;
  let imported = 0;
  for (const number of numbers) {
    if (performance.now() > until) break;
    const file = fileAt(number);
    if (file.as === 'tagset' || file.main.bytes.length === 0) continue;
    const before = rows(service);
    const begun = performance.now();
    try {
      const result = await importOne(service, file);
      const fault = result?.error ? faultOf(result.error) : null;
      if (fault !== null) found.push({ number, ...fault });
      if (result?.articleId) {
        imported += 1;
        const { article } = await service.handlers['article:open']({ id: result.articleId });
        if (article.text === '') found.push({ number, is: 'invalid', what: 'an empty article' });
      } else if (rows(service) !== before)
        found.push({ number, is: 'changed', what: file.main.fileName });
    } catch (thrown) {
      const isTyped = thrown instanceof AppError && thrown.code !== 'internal';
      if (!isTyped)
        found.push({
          number,
          is: 'crash',
          what: String(thrown instanceof Error ? thrown.stack : thrown),
        });
    }
    const name = polluted();
    if (name !== null) found.push({ number, is: 'pollution', what: name });
    const tookMs = performance.now() - begun;
    // Ten times as long as is allowed is no noise of the machine.
    if (tookMs > mostMs * 5)
      found.push({ number, is: 'hang', what: `${Math.round(tookMs)} ms through the service` });
    done += 1;
  }
  service.close();
  return { found, done, imported };
}
