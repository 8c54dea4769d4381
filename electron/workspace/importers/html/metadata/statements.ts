// What a page states about its article, field by field: JSON-LD before OpenGraph before other meta tags before what
// elements are called.

import type { DetectedField, FieldOrigin } from '../../../../../shared/domain/detected.ts';
import { linkedArticle, type LinkedArticle } from './json-ld.ts';
import type { PageFacts } from './page-facts.ts';
import { plainLine } from './plain-line.ts';
import { dayOf, languageTag, namesOf, pageAddress } from './read-values.ts';
import { splitTitle } from './title-parts.ts';

type Found = DetectedField | null;

export interface PageStatements {
  readonly title: Found;
  readonly subtitle: Found;
  readonly byline: Found;
  readonly publisher: Found;
  readonly publishedOn: Found;
  readonly url: Found;
  readonly language: Found;
  readonly direction: Found;
  /** Every title the page goes by, to know its headline by. */
  readonly titles: readonly string[];
  readonly descriptions: readonly string[];
  readonly authors: readonly string[];
}

interface Candidate {
  readonly value: string | null | undefined;
  readonly where: string;
  readonly how?: FieldOrigin['how'];
}

/** `base` completes addresses; `savedFrom` is where the page is said to come from, with who says so. */
export function pageStatements(
  facts: PageFacts,
  base: string | null,
  savedFrom: Candidate | null,
): PageStatements {
  const linked = linkedArticle(facts.jsonLd);
  const publisher = publisherOf(facts, linked);
  const titles = titlesOf(facts, linked, publisher?.value ?? null);
  return {
    title: first(titles, plainLine),
    titles: titles.flatMap(({ value }) => (value == null ? [] : (plainLine(value) ?? []))),
    subtitle: first(
      [{ value: linked?.alternativeHeadline, where: 'JSON-LD alternativeHeadline' }],
      plainLine,
    ),
    publisher: publisher ?? publisherInTitle(facts, titles),
    ...authorsOf(facts, linked),
    publishedOn: first(datesOf(facts, linked), dayOf),
    url: first(addressesOf(facts, linked, savedFrom), (value) => pageAddress(value, base)),
    language: first(languagesOf(facts, linked), languageTag),
    direction: first([{ value: facts.direction, where: 'dir of the page' }], (value) =>
      /^(?:ltr|rtl)$/i.test(value.trim()) ? value.trim().toLowerCase() : null,
    ),
    descriptions: [
      linked?.description,
      ...['og:description', 'description', 'twitter:description'].map((name) => meta(facts, name)),
    ].flatMap((value) => (value == null ? [] : (plainLine(value) ?? []))),
  };
}

function first(candidates: readonly Candidate[], read: (value: string) => string | null): Found {
  for (const { value, where, how } of candidates) {
    const good = value == null ? null : read(value);
    if (good !== null) return { value: good, origin: { how: how ?? 'stated', where } };
  }
  return null;
}

const meta = (facts: PageFacts, name: string): string | undefined => facts.metas.get(name)?.[0];
const metas = (facts: PageFacts, ...names: readonly string[]): Candidate[] =>
  names.map((name) => ({ value: meta(facts, name), where: `meta ${name}` }));
const openGraph = (facts: PageFacts, name: string): Candidate => ({
  value: meta(facts, name),
  where: name,
});
const items = (facts: PageFacts, name: string): Candidate => ({
  value: facts.items.get(name)?.[0],
  where: `itemprop ${name}`,
});

function titlesOf(
  facts: PageFacts,
  linked: LinkedArticle | null,
  publisher: string | null,
): Candidate[] {
  const bare = (value: string | null | undefined) =>
    value == null ? null : splitTitle(value, publisher).title;
  return [
    { value: linked?.headline, where: 'JSON-LD headline' },
    { value: bare(meta(facts, 'og:title')), where: 'og:title' },
    items(facts, 'headline'),
    ...metas(
      facts,
      'citation_title',
      'parsely-title',
      'dc.title',
      'dcterms.title',
      'twitter:title',
    ),
    { value: bare(facts.title), where: 'title of the page' },
  ];
}

function publisherOf(facts: PageFacts, linked: LinkedArticle | null): Found {
  return first(
    [
      { value: linked?.publisher, where: 'JSON-LD publisher' },
      openGraph(facts, 'og:site_name'),
      ...metas(
        facts,
        'dc.publisher',
        'dcterms.publisher',
        'citation_publisher',
        'citation_journal_title',
        'application-name',
      ),
      items(facts, 'publisher'),
    ],
    plainLine,
  );
}

/** “Bridge reopens - Example Times” names the paper too, where the rest is known to be the title. */
function publisherInTitle(facts: PageFacts, titles: readonly Candidate[]): Found {
  const known = titles.slice(0, -1).flatMap(({ value }) => value ?? []);
  if (facts.title === null) return null;
  const { site } = splitTitle(facts.title, null, known);
  return first([{ value: site, where: 'end of the page’s title', how: 'inferred' }], plainLine);
}

function authorsOf(facts: PageFacts, linked: LinkedArticle | null) {
  const sources: readonly { readonly where: string; readonly values: readonly string[] }[] = [
    { where: 'JSON-LD author', values: linked?.authors ?? [] },
    ...[
      'author',
      'article:author',
      'parsely-author',
      'citation_author',
      'dc.creator',
      'dcterms.creator',
      'sailthru.author',
      'byl',
    ].map((name) => ({ where: `meta ${name}`, values: facts.metas.get(name) ?? [] })),
    { where: 'itemprop author', values: facts.items.get('author') ?? [] },
    { where: 'link rel=author', values: facts.authors },
  ];
  for (const { where, values } of sources) {
    const lines = values.flatMap((value) => plainLine(value) ?? []);
    const authors = [...new Set(lines.flatMap((line) => namesOf(line) ?? []))];
    if (authors.length === 0) continue;
    const value = authors.join(', ').slice(0, 500).toWellFormed();
    return { authors, byline: { value, origin: { how: 'stated' as const, where } } };
  }
  return { authors: [], byline: null };
}

function datesOf(facts: PageFacts, linked: LinkedArticle | null): Candidate[] {
  return [
    { value: linked?.datePublished, where: 'JSON-LD datePublished' },
    openGraph(facts, 'article:published_time'),
    openGraph(facts, 'og:published_time'),
    items(facts, 'datePublished'),
    ...metas(
      facts,
      'parsely-pub-date',
      'citation_publication_date',
      'citation_date',
      'dc.date.issued',
      'dcterms.issued',
      'dcterms.created',
      'dc.date',
      'dcterms.date',
      'sailthru.date',
      'pubdate',
      'publishdate',
      'publish-date',
      'publication_date',
      'date',
    ),
    { value: facts.published[0], where: 'time element marked as publication' },
  ];
}

function addressesOf(
  facts: PageFacts,
  linked: LinkedArticle | null,
  savedFrom: Candidate | null,
): Candidate[] {
  return [
    { value: facts.links.get('canonical')?.[0], where: 'canonical link' },
    openGraph(facts, 'og:url'),
    { value: linked?.url, where: 'JSON-LD url' },
    { value: facts.savedFrom, where: 'comment of the saved page' },
    ...(savedFrom === null ? [] : [savedFrom]),
  ];
}

function languagesOf(facts: PageFacts, linked: LinkedArticle | null): Candidate[] {
  return [
    { value: facts.language, where: 'lang of the page' },
    { value: linked?.language, where: 'JSON-LD inLanguage' },
    openGraph(facts, 'og:locale'),
    ...metas(facts, 'content-language', 'language', 'dc.language', 'dcterms.language'),
  ];
}
