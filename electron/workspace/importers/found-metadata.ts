// The fields of an article as they were found, with what stands in for those that must have a value.

import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type { DetectedFields } from '../../../shared/domain/detected.ts';

export function metadataFrom(
  detected: DetectedFields,
  otherwise: Pick<ArticleMetadata, 'title' | 'direction'>,
): ArticleMetadata {
  const value = (field: keyof ArticleMetadata) => detected[field]?.value ?? null;
  const direction = value('direction');
  return {
    title: value('title') ?? otherwise.title,
    subtitle: value('subtitle'),
    byline: value('byline'),
    publisher: value('publisher'),
    publishedOn: value('publishedOn'),
    url: value('url'),
    language: value('language'),
    direction: direction === 'ltr' || direction === 'rtl' ? direction : otherwise.direction,
  };
}
