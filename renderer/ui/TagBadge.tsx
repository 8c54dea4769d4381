// A tag's letter on its colour; beside a tag's name it is decoration, alone it carries the name.

import type { Tag } from '../../shared/domain/tagset.ts';
import { tagLetter, tagStyle } from './tag-look.ts';

interface TagBadgeProps {
  readonly tag: Tag;
  /** Set where no label stands beside it. */
  readonly named?: boolean;
  readonly letter?: string;
}

export function TagBadge({ tag, named, letter }: TagBadgeProps) {
  const shown = letter !== undefined && letter.length === 1 ? letter : tagLetter(tag);
  const name = named === true ? { role: 'img', 'aria-label': tag.label } : { 'aria-hidden': true };
  return (
    <span className="tag-badge" style={tagStyle(tag)} {...name}>
      {shown}
    </span>
  );
}
