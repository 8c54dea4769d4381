// One claim with a verdict as a ClaimReview (https://schema.org/ClaimReview), with the properties that
// https://developers.google.com/search/docs/appearance/structured-data/factcheck asks for, as far as they are known.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation, Relation } from '../../domain/annotation.ts';
import type { JsonObject, JsonValue } from '../../domain/json.ts';
import type { Tag, Tagset } from '../../domain/tagset.ts';

export interface Verdict {
  readonly id: string;
  /** As people read it. */
  readonly label: string;
}

/** From 1 (false) to 5 (true), the scale of the documentation; verdicts that are no degree of truth have words only. */
const ratings: ReadonlyMap<string, number> = new Map([
  ['refuted', 1],
  ['false', 1],
  ['misleading', 2],
  ['mostly-false', 2],
  ['half-true', 3],
  ['mostly-true', 4],
  ['supported', 5],
  ['true', 5],
]);
/** Not a result of a check. */
const UNCHECKED = 'unchecked';

/** Null for what is no claim, or was not checked, or was rejected by a review. */
export function verdictOf({ tags }: Tagset, mark: Annotation): Verdict | null {
  const tag = tags.find(({ id }) => id === mark.tag);
  if (tag === undefined || !isClaim(tag) || mark.rejectedBy !== undefined) return null;
  const value = Object.hasOwn(mark.attributes, 'verdict') ? mark.attributes['verdict'] : null;
  if (typeof value !== 'string' || value === '' || value === UNCHECKED) return null;
  const options = tag.attributes.find(({ id }) => id === 'verdict')?.options ?? [];
  return { id: value, label: options.find(({ id }) => id === value)?.label ?? value };
}

/** By id, or as people see it: users' own tagsets have other ids. */
export const isClaim = ({ id, label }: Tag): boolean =>
  id === 'claim' || label.toLowerCase() === 'claim';

/** A relation that says who made a claim, within the article. */
export const isMaking = ({ type, toArticle }: Relation): boolean =>
  (type === 'made-by' || type === 'said-by') && toArticle === undefined;

export interface Claim {
  readonly mark: Annotation;
  readonly verdict: Verdict;
  /** Who made it, by {@link isMaking} relations. */
  readonly makers: readonly Annotation[];
}

export function reviewOf(
  { article, annotators }: AnnotatedArticle,
  { mark, verdict, makers }: Claim,
): JsonObject {
  const rating = ratings.get(verdict.id);
  const topic = topicOf(mark);
  const people = makers.map(partyOf);
  return given({
    '@type': 'ClaimReview',
    '@id': `urn:sourcebench:${part(article.id)}:${part(mark.id)}`,
    claimReviewed: wordsOf(mark),
    dateCreated: new Date(mark.createdAtMs).toISOString(),
    dateModified: new Date(mark.updatedAtMs).toISOString(),
    inLanguage: article.language,
    author: party('Person', annotators.find(({ id }) => id === mark.annotator)?.name ?? null),
    reviewRating: given({
      '@type': 'Rating',
      ...(rating === undefined ? {} : { ratingValue: rating, bestRating: 5, worstRating: 1 }),
      alternateName: verdict.label,
    }),
    reviewBody: mark.note,
    keywords: topic,
    itemReviewed: given({
      '@type': 'Claim',
      text: wordsOf(mark),
      datePublished: article.publishedOn,
      author: people.length > 1 ? people : (people[0] ?? null),
      appearance: appearanceOf(article),
    }),
  });
}

const part = (id: string): string => encodeURIComponent(id.toWellFormed());

/** Null where the tagset has another kind of topic. */
function topicOf({ attributes }: Annotation): string | null {
  const topic = Object.hasOwn(attributes, 'topic') ? attributes['topic'] : null;
  return typeof topic === 'string' && topic !== '' ? topic : null;
}

/** Attributes of a claim that a ClaimReview has a place for. */
export const keepsAttribute = (mark: Annotation, name: string): boolean =>
  name === 'verdict' || (name === 'topic' && topicOf(mark) !== null);

const wordsOf = ({ segments }: Annotation): string =>
  segments.map(({ quote }) => quote).join(' […] ');

const kinds: ReadonlyMap<JsonValue, string> = new Map([
  ['person', 'Person'],
  ['organisation', 'Organization'],
  ['organization', 'Organization'],
  ['group', 'Organization'],
  ['state', 'Organization'],
]);

/** Without a type where the mark does not say which: it may be a person or an organisation. */
function partyOf(maker: Annotation): JsonObject {
  const { kind = null, name } = maker.attributes;
  const called = typeof name === 'string' && name !== '' ? name : wordsOf(maker);
  return given({ '@type': kinds.get(kind) ?? null, name: called });
}

function appearanceOf(article: AnnotatedArticle['article']): JsonObject {
  const { title, url, publisher, byline, publishedOn } = article;
  return given({
    '@type': 'Article',
    headline: title,
    url,
    datePublished: publishedOn,
    author: party('Person', byline),
    publisher: party('Organization', publisher),
  });
}

const party = (type: string, name: string | null): JsonObject | null =>
  name === null ? null : { '@type': type, name };

/** Without what is not known. */
function given(members: Readonly<Record<string, JsonValue>>): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
