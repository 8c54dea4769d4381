// What a command is: one entry feeds keys, palette, shortcuts list, native menu and tooltips.

import type { CommandId } from '../../../shared/domain/command-ids.ts';

/** Tags bring a command each, named after the tag's id. */
type TagCommandId = `tag.${string}`;
export type AnyCommandId = CommandId | TagCommandId;

export const commandGroups = [
  'Tag',
  'Marks',
  'Review',
  'Article',
  'File',
  'Edit',
  'View',
  'Help',
] as const;
type CommandGroup = (typeof commandGroups)[number];

/** Where the key works: everywhere, outside fields and dialogs, or only while the text has the focus. */
export type Reach = 'anywhere' | 'outside-fields' | 'text';

export interface Command {
  readonly id: AnyCommandId;
  readonly label: string;
  readonly group: CommandGroup;
  /** Default keys such as `Ctrl+Shift+Z`; the first one is shown. */
  readonly keys: readonly string[];
  readonly reach: Reach;
  /** Also while the key is held down. */
  readonly repeats?: boolean;
  /** Further words the palette finds it by. */
  readonly keywords?: readonly string[];
  /** Whether it can do something now; absent means always. */
  readonly when?: () => boolean;
  /** Said when its key is pressed in an open article and it can do nothing; absent where the key then means nothing. */
  readonly otherwise?: string;
  /** `false` says that it did not apply, so that the key keeps its ordinary meaning. */
  readonly run: () => boolean | void;
}
