// The tags of the draft in their order: choose, add, move, remove. The arrow keys choose, with Alt they move the tag.

import { ArrowDown, ArrowUp, CircleAlert, Trash2 } from 'lucide-react';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { TagsetProblem } from '../../../shared/tagset/check-tagset.ts';
import { changeDraft, editTagset, say, type Draft } from '../../state/tagset-editor.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { formatNumber } from '../../ui/words.ts';
import { moveInList } from './roving.ts';
import { withNewTag, withTagMoved } from './tag-edits.ts';
import { hasErrors, tagPath, useSingleKeys, within } from './use-problems.ts';

interface TagListProps {
  readonly draft: Draft;
  readonly problems: readonly TagsetProblem[];
  readonly onRemove: (tag: Tag) => void;
}

function NewTag({ draft }: { readonly draft: Draft }) {
  const [label, setLabel] = useState('');
  const keys = useSingleKeys();
  const add = (event: FormEvent) => {
    event.preventDefault();
    const name = label.trim();
    if (name === '') return;
    const { tagset, tag } = withNewTag(draft.tagset, name, keys, draft.old?.tags);
    changeDraft({ tagset, tag: tag.id });
    setLabel('');
    const key = tag.shortcut === null ? 'no key' : `key ${tag.shortcut.toLocaleUpperCase('en')}`;
    say(`Tag “${name}” added, ${key}`);
  };
  return (
    <form className="tag-new" onSubmit={add}>
      <input
        className="input"
        aria-label="Label of a new tag"
        placeholder="New tag"
        dir="auto"
        value={label}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Button type="submit" aria-disabled={label.trim() === ''}>
        Add
      </Button>
    </form>
  );
}

function move({ tagset }: Draft, tag: Tag, step: -1 | 1): void {
  const moved = withTagMoved(tagset, tag.id, step);
  if (moved === tagset) return;
  editTagset(moved);
  const place = moved.tags.findIndex(({ id }) => id === tag.id) + 1;
  say(`“${tag.label}” is ${formatNumber(place)} of ${formatNumber(moved.tags.length)}`);
}

export function TagList({ draft, problems, onRemove }: TagListProps) {
  const { tags } = draft.tagset;
  const chosen = tags.find(({ id }) => id === draft.tag);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (chosen === undefined) return;
    if (event.altKey && step !== null) move(draft, chosen, step);
    else if (event.key === 'Delete') onRemove(chosen);
    else {
      moveInList(event);
      return;
    }
    event.preventDefault();
  };
  const choose = (tag: TagId) => changeDraft({ tag });
  return (
    <div className="tag-list">
      {tags.length === 0 ? null : (
        <ul aria-label="Tags" onKeyDown={onKeyDown}>
          {tags.map((tag, at) => (
            <li key={tag.id}>
              <button
                type="button"
                data-row
                className="tag-row"
                aria-current={tag === chosen}
                tabIndex={tag === (chosen ?? tags[0]) ? 0 : -1}
                onFocus={() => choose(tag.id)}
                onClick={() => choose(tag.id)}
              >
                <TagBadge tag={tag} />
                <span className="tag-row-label" dir="auto">
                  {tag.label.trim() === '' ? 'Without a name' : tag.label}
                </span>
                {hasErrors(within(problems, tagPath(at))) ? (
                  <CircleAlert role="img" className="tag-row-bad" aria-label="has a problem" />
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen === undefined ? null : (
        <div className="tag-list-acts" role="group" aria-label={`The tag ${chosen.label}`}>
          <IconButton
            icon={ArrowUp}
            label={`Move ${chosen.label} up`}
            shortcut="Alt+ArrowUp"
            aria-disabled={chosen === tags[0]}
            onClick={() => move(draft, chosen, -1)}
          />
          <IconButton
            icon={ArrowDown}
            label={`Move ${chosen.label} down`}
            shortcut="Alt+ArrowDown"
            aria-disabled={chosen === tags.at(-1)}
            onClick={() => move(draft, chosen, 1)}
          />
          <IconButton
            icon={Trash2}
            label={`Remove ${chosen.label}…`}
            shortcut="Delete"
            onClick={() => onRemove(chosen)}
          />
        </div>
      )}
      <NewTag draft={draft} />
    </div>
  );
}
