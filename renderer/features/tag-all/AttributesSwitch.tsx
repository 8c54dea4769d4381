// Whether the new marks take over what the mark that it began with says; there only when that says something.

import type { CurrentArticle } from '../../state/article-store.ts';
import { useDetails } from '../../state/details-store.ts';
import { quoted } from '../../ui/words.ts';
import { setWithAttributes, type TagAll } from './tag-all-store.ts';

interface AttributesSwitchProps {
  readonly now: TagAll;
  readonly current: CurrentArticle;
}

export function AttributesSwitch({ now, current }: AttributesSwitchProps) {
  const like = useDetails((state) => (now.like === null ? undefined : state.byId.get(now.like)));
  if (like === undefined) return null;
  const tag = current.tagset.tags.find(({ id }) => id === now.tag);
  const labels = (tag?.attributes ?? [])
    .filter(({ id }) => id in like.attributes)
    .map(({ label }) => label);
  if (labels.length === 0) return null;
  const quote = like.segments.map((segment) => segment.quote).join(' … ');
  return (
    <label className="tag-all-switch">
      <input
        type="checkbox"
        checked={now.withAttributes}
        onChange={(event) => setWithAttributes(event.target.checked)}
      />
      <span>
        Copy {labels.join(', ')} of {quoted(quote)}
      </span>
    </label>
  );
}
