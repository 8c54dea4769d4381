// The metadata of a Markdown article: what its front matter states, else what its text shows.

import { metadataFrom } from '../found-metadata.ts';
import type { ArticleMetadata } from '../../../../shared/domain/article.ts';
import type { DetectedField, DetectedFields } from '../../../../shared/domain/detected.ts';
import { directionOf } from '../../../../shared/text/direction.ts';
import { languageEvidence, languageOf } from '../../../../shared/text/language.ts';
import { findDate } from '../../../../shared/text/plain-text/dates.ts';
import { titleOf } from '../../../../shared/text/title.ts';
import { collapseSpace } from '../../../../shared/text/white-space.ts';
import type { BuiltText } from '../article-builder.ts';
import { plausibleDate, plausibleLanguage } from '../office/properties.ts';
import type { Roles } from '../office/roles.ts';
import { safeHref } from '../safe-href.ts';

type Values = ReadonlyMap<string, string>;
type Field = keyof ArticleMetadata;

const keys: { readonly [field in Exclude<Field, 'direction'>]: readonly string[] } = {
  title: ['title', 'headline'],
  subtitle: ['subtitle', 'subheadline', 'deck', 'dek', 'standfirst', 'description', 'summary'],
  byline: ['byline', 'author', 'authors', 'by'],
  publisher: ['publisher', 'publication', 'site_name', 'sitename', 'site', 'source'],
  publishedOn: [
    'date',
    'published',
    'publishdate',
    'publish_date',
    'pubdate',
    'datepublished',
    'published_at',
    'published_on',
    'created',
  ],
  url: ['url', 'canonical', 'canonical_url', 'canonicalurl', 'permalink', 'link', 'source'],
  language: ['lang', 'language', 'locale'],
};

const valid: {
  readonly [field in Exclude<Field, 'direction'>]?: (value: string) => string | null;
} = {
  publisher: (value) => (/^https?:/i.test(value) ? null : value),
  publishedOn: (value) => plausibleDate(value) ?? findDate(value)?.iso ?? null,
  url: (value) => safeHref(value),
  language: plausibleLanguage,
};

/** The first key of the front matter that says something fit for the field. */
export function statedField(
  values: Values,
  field: Exclude<Field, 'direction'>,
): DetectedField | null {
  for (const key of keys[field]) {
    const value = values.get(key) ?? null;
    const fit = value === null ? null : (valid[field] ?? ((same: string) => same))(value);
    if (fit !== null)
      return { value: fit, origin: { how: 'stated', where: `front matter “${key}”` } };
  }
  return null;
}

interface Found {
  readonly metadata: ArticleMetadata;
  readonly detected: DetectedFields;
}

/** Metadata of the built text, and from where. */
export function markdownMetadata(built: BuiltText, values: Values, roles: Roles): Found {
  const { text, blocks } = built;
  const line = (role: 'subtitle') => {
    const block = blocks.find((candidate) => candidate.role === role);
    return block === undefined ? null : collapseSpace(text.slice(block.startUtf16, block.endUtf16));
  };
  const language = languageOf(text);
  const inferredTitle =
    roles.headlineFrom === null ? 'the first words' : `the ${roles.headlineFrom}`;
  const fields = {
    title: statedField(values, 'title') ?? inferred(titleOf(text, blocks), inferredTitle),
    subtitle:
      statedField(values, 'subtitle') ?? inferred(line('subtitle'), 'the line under the headline'),
    byline: statedField(values, 'byline') ?? inferred(roles.said.byline, 'the byline in the text'),
    publisher:
      statedField(values, 'publisher') ?? inferred(roles.said.publisher, 'the first lines'),
    publishedOn:
      statedField(values, 'publishedOn') ??
      inferred(roles.said.publishedOn, 'the date line in the text'),
    url: statedField(values, 'url'),
    language:
      statedField(values, 'language') ??
      inferred(language, language === null ? '' : languageEvidence(language)),
  };
  const detected: DetectedFields = Object.fromEntries(
    Object.entries(fields).filter(([, field]) => field !== null),
  );
  const metadata = metadataFrom(detected, {
    title: titleOf(text, blocks),
    direction: directionOf(text, blocks),
  });
  return { metadata, detected };
}

const inferred = (value: string | null, where: string): DetectedField | null =>
  value === null ? null : { value, origin: { how: 'inferred', where } };
