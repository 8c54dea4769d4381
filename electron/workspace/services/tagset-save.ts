// Changes a tagset, or adds one: it becomes the newest version, and the articles with the version it was made from
// move on to it in the same act. `tagset:effects` plans the very same and writes nothing.

import type { Tagset } from '../../../shared/domain/tagset.ts';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import type { TagsetEffects } from '../../../shared/ipc/tagset-types.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { canonicalTagset, sameDefinition } from '../../../shared/tagset/canonical-tagset.ts';
import { checkTagset } from '../../../shared/tagset/check-tagset.ts';
import type { UndoableChange } from '../db/change.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { findNewestVersion, findTagset, tagsetSha256 } from '../db/tagset.ts';
import { listArticlesTaggedWith } from '../db/tagset-articles.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import {
  keptDefinitions,
  prepareTagsets,
  startKeeping,
  type KeptDefinition,
} from './tagset-kept.ts';
import { planMove, type Move } from './tagset-move.ts';

type Input = ThreadInput<'tagset:save'>;

export function tagsetEffects(workspace: OpenWorkspace, input: Input): TagsetEffects {
  const faults = faultsOf(input.tagset);
  return snapshot(workspace.db, (db) => {
    // Marks can only be followed through a definition that holds together.
    if (faults.length > 0) return { articles: 0, effects: [], open: [], problems: faults };
    const { move } = planSave(db, input, 0);
    const { articles, effects, open, problems } = move;
    return { articles, effects, open, problems };
  });
}

export function saveTagset(workspace: OpenWorkspace, input: Input): ActResult {
  const { name } = input.tagset;
  refuseProblems(`The tagset “${name}” cannot be kept as it is.`, faultsOf(input.tagset));
  return performAct(workspace, (db, _annotator, atMs) => {
    const { label, changes, move, tagset } = planSave(db, input, atMs);
    refuseProblems(`The tagset “${name}” was not changed.`, move.problems);
    return { label, head: null, changes, prepare: prepareTagsets(tagset) };
  });
}

/** Throws when there are any; what is there stays as it is. */
export function refuseProblems(message: string, problems: readonly Problem[]): void {
  const [first] = problems;
  if (first === undefined) return;
  throw new AppError('invalid-input', `${message} ${first.message}`, {
    remedy: first.remedy,
    problems,
  });
}

function faultsOf(tagset: Tagset): Problem[] {
  return checkTagset(tagset)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, message, remedy }) => ({ path, message, remedy }));
}

interface PlannedSave {
  readonly label: string;
  readonly tagset: Tagset;
  readonly move: Move;
  readonly changes: readonly UndoableChange[];
}

function planSave(
  db: ReadDb,
  { from, tagset: given, migration }: Input,
  atMs: number,
): PlannedSave {
  const kept = keptDefinitions(db).find(({ id }) => id === given.id);
  const before = from === null ? null : requireDefinition(db, from, kept);
  const tagset = numbered(db, given, before, kept);
  const sha256 = tagsetSha256(tagset);
  const articles = from === null ? [] : listArticlesTaggedWith(db, from);
  const move = planMove(db, articles, { tagset, sha256, migration }, atMs);
  const label = kept === undefined ? `Add tagset ${tagset.name}` : `Change tagset ${tagset.name}`;
  const keeping = keepingOf(kept, tagset.id, sha256);
  const changes =
    keeping.length + move.changes.length === 0
      ? []
      : [...startKeeping(db), ...move.changes, ...keeping];
  return { label, tagset, move, changes };
}

function keepingOf(
  kept: KeptDefinition | undefined,
  id: string,
  sha256: string,
): readonly UndoableChange[] {
  if (kept?.sha256 === sha256) return [];
  const isDefault = kept?.isDefault ?? false;
  const before = kept === undefined ? null : { sha256: kept.sha256, isDefault };
  return [{ entity: 'tagset', articleId: null, id, before, after: { sha256, isDefault } }];
}

/** The same content stays the same version; anything else gets the next number after all that were ever stored. */
function numbered(
  db: ReadDb,
  given: Tagset,
  before: Tagset | null,
  kept: KeptDefinition | undefined,
): Tagset {
  if (kept !== undefined && sameDefinition(kept.tagset, given)) return kept.tagset;
  // One that came with an article is kept as it came.
  if (kept === undefined && before !== null && sameDefinition(before, given)) return before;
  const newest = Math.max(findNewestVersion(db, given.id), kept?.tagset.version ?? 0);
  const version = newest === 0 ? given.version : newest + 1;
  return canonicalTagset({ ...given, version });
}

function requireDefinition(db: ReadDb, sha256: string, kept: KeptDefinition | undefined): Tagset {
  // The shipped one is kept before it is ever stored.
  const tagset = kept?.sha256 === sha256 ? kept.tagset : findTagset(db, sha256);
  if (tagset !== null) return tagset;
  throw new AppError('not-found', 'The tagset that was changed is not in this workspace.', {
    remedy: 'Open the list of tagsets again and change the one that is there.',
  });
}
