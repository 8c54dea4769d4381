// A relation in one line: the words at its beginning, its type, the words at its end.

import type { AnnotationId } from '../../../../shared/domain/ids.ts';
import { useArticle } from '../../../state/article-store.ts';
import type { ReviewView, Saying } from '../../../state/review-view.ts';

const MOST_UTF16 = 80;

function wordsOf(view: ReviewView, source: number, id: AnnotationId): string {
  const quote = view
    .markOf(source, id)
    ?.segments.map((segment) => segment.quote)
    .join(' … ');
  if (quote === undefined) return 'a mark that is gone';
  const line = quote.replaceAll(/\s+/gu, ' ');
  return line.length <= MOST_UTF16
    ? line
    : `${line.slice(0, MOST_UTF16).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

export function RelationSaying({
  saying,
  view,
}: {
  readonly saying: Saying;
  readonly view: ReviewView;
}) {
  const types = useArticle((state) => state.current?.tagset.relations);
  const { relation, ref } = saying;
  if (relation === null) return <span className="review-nothing">not known</span>;
  const label = types?.find(({ id }) => id === relation.type)?.label ?? relation.type;
  return (
    <span className="review-relation">
      <span className="review-quote" dir="auto">
        {wordsOf(view, ref.source, relation.from)}
      </span>
      <span className="review-type">{label}</span>
      <span className="review-quote" dir="auto">
        {relation.toArticle === undefined
          ? wordsOf(view, ref.source, relation.to)
          : 'a mark in another article'}
      </span>
      {relation.note === null ? null : (
        <span className="review-facts" dir="auto">
          {relation.note}
        </span>
      )}
    </span>
  );
}
