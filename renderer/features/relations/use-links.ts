// The lines that the reader draws: from the selected mark to the marks it is related with, and to the candidate that
// the picker is at.

import { useMemo } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { waysOf } from '../../../shared/relations/allowed.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { useOrderedMarks } from '../../state/marks.ts';
import { useRelations } from '../../state/relation-store.ts';
import type { ReaderLink, ReaderLinks } from '../reader/relations/link-types.ts';
import { linksOf } from './links.ts';
import { useRelationPicker } from './picker-store.ts';

/** Null when there is nothing to draw. */
export function useLinks(
  { article, tagset }: CurrentArticle,
  selectedId: AnnotationId | null,
): ReaderLinks | null {
  const all = useOrderedMarks();
  const relations = useRelations();
  const open = useRelationPicker((state) => state.open);
  const preview = useRelationPicker((state) => state.preview);
  const from = open?.from ?? selectedId;
  return useMemo(() => {
    const own = from === null ? undefined : all.find(({ id }) => id === from);
    if (own === undefined || own.state === 'orphan') return null;
    const links = linksOf(own.id, article.id, tagset, relations).flatMap(
      ({ relation, label, direction, other }): ReaderLink[] => {
        if (other.mark === null || other.mark.state === 'orphan') return [];
        const { segments, tag } = other.mark;
        return [{ id: relation.id, segments, tag, label, direction, isPreview: false }];
      },
    );
    const candidate = preview === null ? undefined : all.find(({ id }) => id === preview);
    const way = open === null ? undefined : waysOf(tagset, own.tag)[open.way];
    if (candidate !== undefined && candidate.state !== 'orphan') {
      const { segments, tag } = candidate;
      const direction = way?.direction ?? 'out';
      links.push({ id: 'preview', segments, tag, label: '', direction, isPreview: true });
    }
    return links.length === 0 ? null : { segments: own.segments, links };
  }, [article.id, tagset, relations, open, preview, from, all]);
}
