// The marks of a past state, to be read: the selected one with all that was said of it then.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Tag } from '../../../shared/domain/tagset.ts';
import type { PastArticle } from '../../../shared/ipc/history-types.ts';
import { selectPastMark, usePast } from '../../state/past-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { TagBadge } from '../../ui/TagBadge.tsx';
import { formatDateTime, quoted } from '../../ui/words.ts';
import { changeWords } from './mark-event-words.ts';

const ROW_PX = 58;

const tagOf = ({ opened: { tagset } }: PastArticle, { tag: id }: Annotation): Tag =>
  tagset.tags.find((tag) => tag.id === id) ?? {
    id,
    label: id,
    color: '#6f6b62',
    shortcut: null,
    description: null,
    attributes: [],
  };

const quoteOf = ({ segments }: Annotation) => segments.map(({ quote }) => quote).join(' … ');

/** The relations that began or ended at the mark, with the words at their other end. */
function relationsOf(
  { relations, annotations, opened: { tagset } }: PastArticle,
  { id }: Annotation,
) {
  return relations
    .filter(({ from, to }) => from === id || to === id)
    .map((relation) => {
      const { label } = tagset.relations.find((type) => type.id === relation.type) ?? {
        label: relation.type,
      };
      const begins = relation.from === id;
      const other = annotations.find((mark) => mark.id === (begins ? relation.to : relation.from));
      return {
        id: relation.id,
        what: begins ? label : `${label} (from)`,
        quote: other === undefined ? 'In another article' : quoted(quoteOf(other)),
      };
    });
}

/** What was said of the mark: its tag, its values, its note, who made it. */
function Facts({ past, mark }: { readonly past: PastArticle; readonly mark: Annotation }) {
  const name = past.opened.annotators.find(({ id }) => id === mark.annotator)?.name;
  const said = changeWords(null, mark, past.opened.tagset).slice(1);
  return (
    <dl className="facts past-facts">
      {said.map(({ what, to }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd dir="auto">{to}</dd>
        </div>
      ))}
      {relationsOf(past, mark).map(({ id, what, quote }) => (
        <div key={id}>
          <dt>{what}</dt>
          <dd dir="auto">{quote}</dd>
        </div>
      ))}
      <div>
        <dt>Marked</dt>
        <dd>
          {formatDateTime(mark.createdAtMs)}
          {name === undefined ? '' : ` by ${name}`}
        </dd>
      </div>
    </dl>
  );
}

function go(mark: Annotation): void {
  selectPastMark(mark.id);
  const [place] = mark.segments;
  if (place !== undefined && mark.anchoring.state !== 'orphan') reader.current?.reveal(place);
}

export function PastMarks({ past }: { readonly past: PastArticle }) {
  const scroller = useRef<HTMLDivElement>(null);
  const selectedId = usePast((state) => state.selectedId);
  const rows = past.annotations;
  const tags = useMemo(() => rows.map((mark) => tagOf(past, mark)), [past, rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  if (rows.length === 0) return <p className="side-empty">There was no mark then.</p>;
  return (
    <div className="side-scroll" ref={scroller}>
      <ul
        className="virtual-list"
        aria-label="Marks of then in text order"
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const mark = rows[item.index];
          const tag = tags[item.index];
          if (mark === undefined || tag === undefined) return null;
          const selected = mark.id === selectedId;
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <button
                type="button"
                className="mark-row mark-button"
                aria-current={selected ? 'true' : undefined}
                onClick={() => go(mark)}
              >
                <TagBadge tag={tag} named />
                <span className="mark-words">
                  <span className="mark-quote" dir="auto">
                    {quoteOf(mark)}
                  </span>
                  {selected || mark.note === null ? null : (
                    <span className="mark-second" dir="auto">
                      {mark.note}
                    </span>
                  )}
                </span>
              </button>
              {selected ? <Facts past={past} mark={mark} /> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
