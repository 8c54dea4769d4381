// How acts are called in the undo menu and the history.

import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tag, Tagset } from '../../../shared/domain/tagset.ts';

/** A tag's label inside a sentence: `Claim` becomes `claim`, while `NATO` or `iOS` stay as they are. */
export function inSentence({ label }: Tag): string {
  return /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(label)
    ? label.slice(0, 1).toLowerCase() + label.slice(1)
    : label;
}

/** The tag's label inside a sentence, or `mark` where the tagset lacks the tag. */
export function labelOfTag({ tags }: Tagset, id: TagId): string {
  const tag = tags.find((candidate) => candidate.id === id);
  return tag === undefined ? 'mark' : inSentence(tag);
}

/** `article`, or `12 articles`. */
export function articlesCounted(count: number): string {
  return count === 1 ? 'article' : `${count.toLocaleString('en-US')} articles`;
}
