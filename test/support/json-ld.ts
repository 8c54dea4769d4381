// JSON-LD held against a vocabulary by an independent processor that never asks the network: documents name contexts by
// their address, and those of their terms that are used are here, with their IRIs from the published contexts. A term
// that is not in the published one must not be added: without it the processor says that it is unknown.

import jsonld from 'jsonld';

/** From http://www.w3.org/ns/anno.jsonld (https://www.w3.org/TR/annotation-vocab/), which has no `assessing`. */
const oa = 'http://www.w3.org/ns/oa#';
const as = 'http://www.w3.org/ns/activitystreams#';
const dcterms = 'http://purl.org/dc/terms/';
const whole = 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger';
const motivations = [
  'tagging',
  'commenting',
  'describing',
  'linking',
  'highlighting',
  'identifying',
];
const annotationContext = {
  id: { '@type': '@id', '@id': '@id' },
  type: { '@type': '@id', '@id': '@type' },
  Annotation: `${oa}Annotation`,
  TextualBody: `${oa}TextualBody`,
  SpecificResource: `${oa}SpecificResource`,
  TextQuoteSelector: `${oa}TextQuoteSelector`,
  TextPositionSelector: `${oa}TextPositionSelector`,
  AnnotationCollection: `${as}OrderedCollection`,
  AnnotationPage: `${as}OrderedCollectionPage`,
  Person: 'http://xmlns.com/foaf/0.1/Person',
  Software: `${as}Application`,
  ...Object.fromEntries(motivations.map((name) => [name, `${oa}${name}`])),
  body: { '@type': '@id', '@id': `${oa}hasBody` },
  target: { '@type': '@id', '@id': `${oa}hasTarget` },
  source: { '@type': '@id', '@id': `${oa}hasSource` },
  selector: { '@type': '@id', '@id': `${oa}hasSelector` },
  motivation: { '@type': '@vocab', '@id': `${oa}motivatedBy` },
  purpose: { '@type': '@vocab', '@id': `${oa}hasPurpose` },
  exact: `${oa}exact`,
  prefix: `${oa}prefix`,
  suffix: `${oa}suffix`,
  start: { '@type': whole, '@id': `${oa}start` },
  end: { '@type': whole, '@id': `${oa}end` },
  creator: { '@type': '@id', '@id': `${dcterms}creator` },
  generator: { '@type': '@id', '@id': `${as}generator` },
  created: { '@id': `${dcterms}created`, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
  modified: { '@id': `${dcterms}modified`, '@type': 'http://www.w3.org/2001/XMLSchema#dateTime' },
  name: 'http://xmlns.com/foaf/0.1/name',
  value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
  format: 'http://purl.org/dc/elements/1.1/format',
  language: 'http://purl.org/dc/elements/1.1/language',
  label: 'http://www.w3.org/2000/01/rdf-schema#label',
  first: { '@type': '@id', '@id': `${as}first` },
  items: { '@type': '@id', '@id': `${as}items`, '@container': '@list' },
  partOf: { '@type': '@id', '@id': `${as}partOf` },
  startIndex: { '@type': whole, '@id': `${as}startIndex` },
  total: { '@type': whole, '@id': `${as}totalItems` },
};

/** From https://schema.org; its own context has all terms under one address. */
const schemaOrg = 'https://schema.org/';
const reviewTerms = `
  ClaimReview Claim Rating Person Organization Article
  claimReviewed itemReviewed reviewRating reviewBody text appearance headline keywords
  ratingValue bestRating worstRating alternateName name author publisher
  datePublished dateCreated dateModified inLanguage
`;

const contexts: Readonly<Record<string, object>> = {
  'http://www.w3.org/ns/anno.jsonld': { '@context': annotationContext },
  'https://schema.org': {
    '@context': {
      ...Object.fromEntries(
        reviewTerms.match(/\w+/g)?.map((name) => [name, schemaOrg + name]) ?? [],
      ),
      url: { '@id': `${schemaOrg}url`, '@type': '@id' },
    },
  },
};

/** What names of files beside the document are relative to. */
const folder = 'https://a-folder.example/';
const inFolder = new RegExp(`"${folder}[^"]*"`, 'g');

/** The expanded document; throws for a context that is none of these, and for a term that none of them has. */
export async function expanded(document: object): Promise<readonly Record<string, unknown>[]> {
  const result = await expand(document, {
    base: `${folder}dataset.jsonld`,
    documentLoader(url) {
      const context = contexts[url];
      if (context === undefined)
        return Promise.reject(new Error(`${url} would have been asked for`));
      return Promise.resolve({ document: context, documentUrl: url, contextUrl: undefined });
    },
    // Terms that no context has are dropped silently otherwise.
    safe: true,
  });
  // A word that no context has becomes the name of a file where a name is asked for.
  const names = JSON.stringify(result).match(inFolder) ?? [];
  const unknown = names.find((name) => !name.endsWith('.txt"'));
  if (unknown !== undefined) throw new Error(`no context has ${unknown}`);
  return result;
}

interface ExpandOptions {
  readonly documentLoader: (url: string) => Promise<{
    readonly document: object;
    readonly documentUrl: string;
    readonly contextUrl: undefined;
  }>;
  readonly safe: boolean;
  readonly base: string;
}

/** The published types know neither the promise nor `safe`. */
const expand = jsonld.expand as unknown as (
  document: object,
  options: ExpandOptions,
) => Promise<readonly Record<string, unknown>[]>;
