// The tag that all occurrences get.

import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { setTag } from './tag-all-store.ts';

interface TagChoiceProps {
  readonly tags: readonly Tag[];
  readonly chosen: TagId;
}

export function TagChoice({ tags, chosen }: TagChoiceProps) {
  return (
    <fieldset className="tag-all-tags">
      <legend className="visually-hidden">Tag them as</legend>
      {tags.map((tag) => (
        <label key={tag.id} className="tag-all-tag" title={tag.description ?? undefined}>
          <input
            type="radio"
            name="tag-all-tag"
            className="visually-hidden"
            checked={tag.id === chosen}
            onChange={() => setTag(tag.id)}
          />
          <TagBadge tag={tag} />
          {tag.label}
        </label>
      ))}
    </fieldset>
  );
}
