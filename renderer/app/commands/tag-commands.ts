// One command per tag of the open article's tagset, with the tag's own key.

import type { Tag } from '../../../shared/domain/tagset.ts';
import { applyTag } from '../../features/annotate/annotate.ts';
import { currentArticle } from '../../state/article-store.ts';
import type { Command } from './command-types.ts';

function commandOf(tag: Tag): Command {
  return {
    id: `tag.${tag.id}`,
    label: `Tag as ${tag.label}`,
    group: 'Tag',
    keys: tag.shortcut === null ? [] : [tag.shortcut.toLocaleUpperCase('en')],
    reach: 'outside-fields',
    keywords: tag.description === null ? [] : [tag.description],
    run: () => applyTag(tag.id),
  };
}

let made: { readonly tags: readonly Tag[]; readonly commands: readonly Command[] } | null = null;

/** The same array until another tagset is open. */
export function tagCommands(): readonly Command[] {
  const tags = currentArticle()?.tagset.tags ?? [];
  if (made?.tags !== tags) made = { tags, commands: tags.map(commandOf) };
  return made.commands;
}
