// One toggle per tag with its letter and count. Several may be on; none means all.

import type { TagId } from '../../../shared/domain/ids.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import { shownTag } from '../../state/article-store.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { formatNumber } from '../../ui/words.ts';
import type { MarkFilter } from './MarksTab.tsx';

interface FilterChipsProps {
  readonly tags: readonly Tag[];
  readonly counts: ReadonlyMap<TagId, number>;
  readonly uncertain: number;
  readonly filter: MarkFilter;
  readonly onChange: (filter: MarkFilter) => void;
}

function toggled(tags: ReadonlySet<TagId>, id: TagId): ReadonlySet<TagId> {
  const next = new Set(tags);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** The tagset's tags, and those that only marks have. */
function withUnknown(tags: readonly Tag[], counts: ReadonlyMap<TagId, number>): readonly Tag[] {
  const known = new Set(tags.map(({ id }) => id));
  const unknown = [...counts.keys()].filter((id) => !known.has(id));
  return unknown.length === 0 ? tags : [...tags, ...unknown.map(shownTag)];
}

export function FilterChips({ tags, counts, uncertain, filter, onChange }: FilterChipsProps) {
  return (
    <div className="chips" role="group" aria-label="Filter marks by tag">
      {withUnknown(tags, counts).map((tag) => {
        const count = counts.get(tag.id) ?? 0;
        return (
          <button
            key={tag.id}
            type="button"
            className="chip"
            aria-pressed={filter.tags.has(tag.id)}
            title={tag.label}
            onClick={() => onChange({ ...filter, tags: toggled(filter.tags, tag.id) })}
          >
            <TagBadge tag={tag} />
            <span className="visually-hidden">{tag.label}: </span>
            <span className="numbers">{formatNumber(count)}</span>
            <span className="visually-hidden">{count === 1 ? ' mark' : ' marks'}</span>
          </button>
        );
      })}
      {uncertain === 0 && !filter.uncertain ? null : (
        <button
          type="button"
          className="chip"
          aria-pressed={filter.uncertain}
          title="Marks that wait for a decision: a change of the text moved them or changed their words"
          onClick={() => onChange({ ...filter, uncertain: !filter.uncertain })}
        >
          To check <span className="numbers">{formatNumber(uncertain)}</span>
        </button>
      )}
    </div>
  );
}
