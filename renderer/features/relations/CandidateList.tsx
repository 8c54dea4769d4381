// The candidates, the likeliest first: tag, words, where each is.

import { useEffect, useRef } from 'react';
import { tagById, type CurrentArticle } from '../../state/article-store.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import type { Candidate } from './use-candidates.ts';

export const optionId = ({ id, far }: Candidate): string =>
  `relation-option-${far?.articleId ?? 'here'}-${id}`;

interface CandidateListProps {
  readonly id: string;
  readonly label: string;
  readonly current: CurrentArticle;
  /** Null while they are on their way. */
  readonly rows: readonly Candidate[] | null;
  readonly active: Candidate | undefined;
  /** What is said where there are none. */
  readonly nothing: string;
  readonly onChoose: (candidate: Candidate) => void;
}

export function CandidateList(props: CandidateListProps) {
  const { id, label, current, rows, active, nothing, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  const activeId = active === undefined ? null : optionId(active);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <>
      <div ref={list} id={id} className="relation-list" role="listbox" aria-label={label}>
        {rows?.map((row) => (
          <div
            key={optionId(row)}
            id={optionId(row)}
            className="relation-option"
            role="option"
            aria-selected={row === active}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(row)}
          >
            <CandidateTag row={row} />
            <span className="relation-words">
              <span
                className="relation-quote"
                dir="auto"
                lang={row.far === null ? (current.article.language ?? undefined) : undefined}
              >
                {row.words}
              </span>
              <span className="relation-second" dir="auto">
                {row.second}
              </span>
            </span>
          </div>
        ))}
      </div>
      {rows === null || rows.length > 0 ? null : (
        <p className="relation-nothing" role="status">
          {nothing}
        </p>
      )}
    </>
  );
}

function CandidateTag({ row }: { readonly row: Candidate }) {
  const tag = tagById(row.tag);
  return tag === undefined ? <span /> : <TagBadge tag={tag} named />;
}
