// The workspace of the case of damage: small, with rows of every kind that users write, and a service whose clock stands
// still, so that whatever is asked twice is answered alike.

import {
  createWorkspaceService,
  type WorkspaceService,
} from '../../../electron/workspace/workspace.ts';
import { openingLimits } from '../../../electron/workspace/db/soundness.ts';
import { exampleFile } from '../../support/example-file.ts';
import { pairReview } from '../../support/decided-review.ts';
import type { TestWorkspace } from '../../support/workspace.ts';
import { lookAtAll, subjectsOf, type Look, type Subjects } from './look-at-all.ts';
import { markStatesIn, type MarkStates } from './mark-states.ts';
import { personAtWork } from './person-at-work.ts';
import type { Random } from './random.ts';
import { addArticles, worker } from './workspace-at.ts';

export const nowMs = Date.UTC(2026, 10, 23, 12);

/** How much of it is looked at before anything is asked: all, or as little as of a large one. */
export type Opening = 'looked at' | 'as a large one' | 'beside the program';

const limitsOf = (opening: Opening) =>
  opening === 'looked at' ? openingLimits : { ...openingLimits, rows: 0 };

/** Opens or makes it. Throws an AppError where it is not to be opened. */
export async function openStill(
  path: string,
  opening: Opening = 'looked at',
): Promise<WorkspaceService> {
  const service = createWorkspaceService({ clock: () => nowMs, limits: limitsOf(opening) });
  await service.handlers['workspace:set-annotator']({ annotator: worker });
  try {
    if (opening === 'beside the program') service.openBeside({ path });
    else await service.handlers['workspace:open']({ path, withSample: false });
    return service;
  } catch (thrown) {
    service.close();
    throw thrown;
  }
}

export async function makeVaried(path: string, random: Random, acts: number): Promise<void> {
  const service = await openStill(path);
  const { handlers: call } = service;
  const { reviewId } = await pairReview({ service, call } as TestWorkspace);
  const articles = await addArticles(service, random, 3, 6000);
  const bytes = Buffer.from(JSON.stringify(exampleFile()));
  await call['article:import-bytes']({ fileName: 'a.annotated.json', bytes, wholePage: false });
  const person = await personAtWork(service, articles, random, { reviewId });
  for (let act = 0; act < acts; act += 1) await person.act();
  await call['packet:set-guidelines']({ tagsetId: 'fact-checking', markdown: '# What a claim is' });
  service.close();
}

export interface Sound {
  readonly subjects: Subjects;
  /** All that marks ever were. */
  readonly states: MarkStates;
  readonly look: Look;
}

/** What the workspace shows while nothing is wrong with it. */
export async function soundIn(path: string, folder: string): Promise<Sound> {
  const service = await openStill(path);
  const subjects = await subjectsOf(service);
  const look = await lookAtAll(service, subjects, folder);
  const states = markStatesIn(service.current().db);
  service.close();
  if (look.crashes.length > 0) throw new Error(`a sound workspace: ${look.crashes[0]}`);
  return { subjects, states, look };
}
