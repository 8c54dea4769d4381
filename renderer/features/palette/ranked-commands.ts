// Which commands have the words that were typed, the closest first. By the words that are shown or meant, never by the id.

import { commandGroups, type Command } from '../../app/commands/command-types.ts';

interface CommandGroup {
  readonly group: Command['group'];
  readonly members: readonly Command[];
}

const wordsOf = (typed: string): readonly string[] =>
  typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');

const holds = (texts: readonly string[], word: string): boolean =>
  texts.some((text) => text.toLocaleLowerCase().includes(word));

/** Whether each of the words typed is in one of the texts. */
export const holdsWords = (texts: readonly string[], typed: string): boolean =>
  wordsOf(typed).every((word) => holds(texts, word));

/** 3 where the label begins so, 2 where it has the words, 1 where the group or a keyword has, 0 where they are missing. */
function rank({ label, group, keywords = [] }: Command, typed: string): number {
  if (!holdsWords([label, group, ...keywords], typed)) return 0;
  if (!holdsWords([label], typed)) return 1;
  return label.toLocaleLowerCase().startsWith(wordsOf(typed)[0] ?? '') ? 3 : 2;
}

/** Groups in the order of the best of each; what is equally close stays in the order of the menus. */
export function rankedCommands(
  commands: readonly Command[],
  typed: string,
): readonly CommandGroup[] {
  const ranks = new Map(commands.map((command) => [command, rank(command, typed)]));
  const rankOf = (command: Command): number => ranks.get(command) ?? 0;
  const best = ({ members: [first] }: CommandGroup): number =>
    first === undefined ? 0 : rankOf(first);
  return commandGroups
    .map((group) => ({
      group,
      members: commands
        .filter((command) => command.group === group && rankOf(command) > 0)
        .toSorted((a, b) => rankOf(b) - rankOf(a)),
    }))
    .filter(({ members }) => members.length > 0)
    .toSorted((a, b) => best(b) - best(a));
}
