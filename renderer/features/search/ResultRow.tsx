// One line of the results: an article's title, or a place in it with the words round the match.

import { StickyNote } from 'lucide-react';
import { Fragment } from 'react';
import type { SearchHit } from '../../../shared/ipc/types.ts';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { countOf, formatDay, formatNumber } from '../../ui/words.ts';
import { leadIn, type ResultItem } from './result-items.ts';

const places: { readonly [Place in SearchHit['in']]: string | null } = {
  text: null,
  title: 'Title',
  subtitle: 'Subtitle',
  byline: 'Byline',
  publisher: 'Publisher',
  note: 'Note',
};

function Title({ item }: { readonly item: Extract<ResultItem, { kind: 'title' }> }) {
  const { article, hitCount } = item.group;
  const { title, publisher, publishedOn, status } = article;
  const source = [publisher, publishedOn === null ? null : formatDay(publishedOn)]
    .filter((part) => part !== null && part !== '')
    .join(' · ');
  return (
    <div className="result-title" title={title}>
      <StatusSign status={status} />
      <span className="article-title" dir="auto">
        {title}
      </span>
      {hitCount === 0 ? null : (
        <span className="article-count numbers" title={countOf(hitCount, 'place')}>
          {formatNumber(hitCount)}
        </span>
      )}
      {source === '' ? null : (
        <span className="result-source" dir="auto">
          {source}
        </span>
      )}
    </div>
  );
}

function Hit({ item }: { readonly item: Extract<ResultItem, { kind: 'hit' }> }) {
  const { hit, passage, group, first } = item;
  const place = places[hit.in];
  return (
    <div className="result-hit">
      {place === null ? null : (
        <span className="result-place">
          {hit.in === 'note' ? <StickyNote aria-hidden /> : null}
          {place}
        </span>
      )}
      <span className="result-words" dir="auto" lang={group.article.language ?? undefined}>
        {leadIn(hit.before)}
        {passage.hits.map(({ match }, at) => (
          <Fragment key={at}>
            <mark>{match}</mark>
            {passage.between[at] ?? ''}
          </Fragment>
        ))}
        {passage.hits.at(-1)?.after}
      </span>
      {first ? <span className="visually-hidden"> in {group.article.title}</span> : null}
    </div>
  );
}

export function ResultRow({ item }: { readonly item: ResultItem }) {
  switch (item.kind) {
    case 'title':
      return <Title item={item} />;
    case 'hit':
      return <Hit item={item} />;
    case 'more':
      return (
        <p className="result-more result-opens">
          Show {countOf(item.count, 'more place', 'more places')}
          <span className="visually-hidden"> in {item.group.article.title}</span>
        </p>
      );
    case 'rest':
      return (
        <p className="result-more">
          and {countOf(item.count, 'more place', 'more places')}: find them in the article
        </p>
      );
  }
}
