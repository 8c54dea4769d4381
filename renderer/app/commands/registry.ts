// All commands and the keys they have now: the defaults, changed by what the person set.

import { coverageCommands } from './coverage-commands.ts';
import { historyCommands } from './history-commands.ts';
import { relationCommands } from './relation-commands.ts';
import { sayingCommands } from './saying-commands.ts';
import { spanCommands } from './span-commands.ts';
import { tagsetCommands } from './tagset-commands.ts';
import { textCommands } from './text-commands.ts';
import type { Command, AnyCommandId } from './command-types.ts';
import { inTheEditing } from './edit-guard.ts';
import { editCommands } from './edit-commands.ts';
import { fileCommands } from './file-commands.ts';
import { findCommands } from './find-commands.ts';
import { libraryCommands } from './library-commands.ts';
import { originalCommands } from './original-commands.ts';
import { inThePast } from './past-guard.ts';
import { reviewCommands } from './review-commands.ts';
import { areApart, inTheReview } from './review-guard.ts';
import { isReviewing } from '../../state/review-store.ts';
import { roleCommands } from './role-commands.ts';
import { safetyCommands } from './safety-commands.ts';
import { sharingCommands } from './sharing-commands.ts';
import { tagCommands } from './tag-commands.ts';
import { viewCommands } from './view-commands.ts';

export type KeySettings = Readonly<Record<string, string | null>>;

const fixedCommands: readonly Command[] = [
  ...editCommands,
  ...sayingCommands,
  ...relationCommands,
  ...spanCommands,
  ...coverageCommands,
  ...historyCommands,
  ...textCommands,
  ...tagsetCommands,
  ...libraryCommands,
  ...viewCommands,
  ...findCommands,
  ...roleCommands,
  ...reviewCommands,
  ...originalCommands,
  ...fileCommands,
  ...safetyCommands,
  ...sharingCommands,
];

const marking = fixedCommands.filter((command) => !reviewCommands.includes(command));

/**
 * Tags first: where a tagset uses a key that a command has too, tagging wins. While marks are reviewed nothing is
 * tagged, and deciding wins.
 */
export function allCommands(): readonly Command[] {
  return isReviewing()
    ? [...reviewCommands, ...tagCommands(), ...marking]
    : [...tagCommands(), ...fixedCommands];
}

export function commandById(id: string): Command | undefined {
  return allCommands().find((command) => command.id === id);
}

/** A key that was set replaces all defaults; null means none. */
export function keysOf(command: Command, set: KeySettings): readonly string[] {
  const own = set[command.id];
  if (own === undefined) return command.keys;
  return own === null ? [] : [own];
}

/** Commands that share the key, in the order they are tried. */
export function commandsWithKey(key: string, set: KeySettings): readonly Command[] {
  return allCommands().filter((command) => keysOf(command, set).includes(key));
}

/** What each key of one character does where no tag has it. */
export function singleKeys(set: KeySettings): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const command of marking) {
    for (const key of keysOf(command, set)) {
      if ([...key].length === 1 && !found.has(key)) found.set(key, command.label);
    }
  }
  return found;
}

/** The key to show beside a command: its first one that does not go to a tag instead. */
export function answeringKey(command: Command, set: KeySettings): string | undefined {
  return keysOf(command, set).find(
    (key) =>
      commandsWithKey(key, set).find(({ id }) => !areApart(id, command.id))?.id === command.id,
  );
}

/** The other command that already answers to the key, if there is one. */
export function collisionOf(id: AnyCommandId, key: string, set: KeySettings): Command | undefined {
  return commandsWithKey(key, set).find(
    (command) => command.id !== id && !areApart(command.id, id),
  );
}

/** Runs it if it can run now; says whether it did. */
export function runCommand(command: Command): boolean {
  const past = inThePast(command);
  if (past !== null) return past;
  const editing = inTheEditing(command);
  if (editing !== null) return editing;
  const reviewing = inTheReview(command);
  if (reviewing !== null) return reviewing;
  if (command.when?.() === false) return false;
  return command.run() !== false;
}
