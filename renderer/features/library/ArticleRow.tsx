// One article of the list: how far it is, its title on at most two lines, who published it and when, its marks.
// A row that is not loaded yet keeps its place.

import { Layers, SquareCheck } from 'lucide-react';
import { memo } from 'react';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import type { CollectionId } from '../../../shared/domain/ids.ts';
import { collectionName } from '../../state/library-store.ts';
import { shortKindWords } from '../../../shared/domain/source-kind-words.ts';
import { statusWords } from '../../state/library-words.ts';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { countOf, formatDate, formatDay, formatNumber } from '../../ui/words.ts';

/** The stylesheet's height of a row; every row has it, so that nothing jumps. */
export const ROW_PX = 72;

export const rowId = (index: number): string => `article-option-${index}`;

/** Publisher and date; when it was added where the article names neither. The publisher gives way first. */
function Source({ row }: { readonly row: ArticleSummary }) {
  const { publisher, publishedOn, importedAtMs } = row;
  const named = publisher !== null && publisher !== '';
  const when = publishedOn === null ? `Added ${formatDate(importedAtMs)}` : formatDay(publishedOn);
  return (
    <span className="article-source">
      {named ? (
        <bdi className="article-publisher" title={publisher}>
          {publisher}
        </bdi>
      ) : null}
      {named && publishedOn !== null ? <span aria-hidden> · </span> : null}
      {named && publishedOn === null ? null : <span className="article-date">{when}</span>}
    </span>
  );
}

function Collected({ ids }: { readonly ids: readonly CollectionId[] }) {
  if (ids.length === 0) return null;
  const words = `In ${ids.map(collectionName).join(', ')}`;
  return (
    <span className="row-collected" title={words}>
      <Layers aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

interface ArticleRowProps {
  readonly index: number;
  readonly total: number;
  readonly row: ArticleSummary | undefined;
  readonly open: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  /** The collection the list shows: that a row is in it goes without saying. */
  readonly shownCollection: CollectionId | null;
}

function Content({ row, shownCollection }: Pick<ArticleRowProps, 'row' | 'shownCollection'>) {
  if (row === undefined) {
    return (
      <>
        <span className="visually-hidden">Loading</span>
        <span className="row-ghost" aria-hidden />
      </>
    );
  }
  const others = row.collections.filter((id) => id !== shownCollection);
  return (
    <>
      <span className="row-sign" data-toggles title={statusWords[row.status]}>
        <StatusSign status={row.status} />
        <SquareCheck className="row-check" aria-hidden />
        <span className="visually-hidden">{statusWords[row.status]}: </span>
      </span>
      <span className="article-title" dir="auto" title={row.title}>
        {row.title}
      </span>
      <span className="article-meta">
        <Source row={row} />
        <Collected ids={others} />
        {row.kind === null ? null : <span className="row-kind">{shortKindWords[row.kind]}</span>}
        {row.annotations === 0 ? null : (
          <span className="article-count numbers">
            <span aria-hidden>{formatNumber(row.annotations)}</span>
            <span className="visually-hidden">{countOf(row.annotations, 'mark')}</span>
          </span>
        )}
      </span>
    </>
  );
}

/** A thin line along the foot of the row: how much of the body was looked at. */
function Coverage({ row }: { readonly row: ArticleSummary | undefined }) {
  const coverage = row?.coverage ?? null;
  if (coverage === null || coverage.sentences === 0) return null;
  const seen = coverage.sentences - coverage.unseen;
  const words = `${formatNumber(seen)} of ${countOf(coverage.sentences, 'sentence')} seen`;
  const share = `${(seen / coverage.sentences) * 100}%`;
  return (
    <span className="row-coverage" title={words} data-done={coverage.unseen === 0 ? '' : undefined}>
      <span className="row-coverage-part" style={{ inlineSize: share }} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

export const ArticleRow = memo(function ArticleRow(props: ArticleRowProps) {
  const { index, total, row, open, active, selected, shownCollection } = props;
  return (
    <div
      role="option"
      id={rowId(index)}
      className="article-row"
      data-index={index}
      data-active={active ? '' : undefined}
      aria-selected={selected}
      aria-current={open ? 'true' : undefined}
      aria-setsize={total}
      aria-posinset={index + 1}
      style={{ transform: `translateY(${index * ROW_PX}px)` }}
    >
      <Content row={row} shownCollection={shownCollection} />
      <Coverage row={row} />
    </div>
  );
});
