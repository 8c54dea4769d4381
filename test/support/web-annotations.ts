// Web Annotations as other programs write them, for tests.

export const pageUrl = 'http://example.org/page.html';

export const annotation = (more: object = {}): Record<string, unknown> => ({
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'http://example.org/anno1',
  type: 'Annotation',
  ...more,
});

export const quoteOf = (exact: string, more: object = {}): object => ({
  type: 'TextQuoteSelector',
  exact,
  ...more,
});

export const target = {
  source: pageUrl,
  selector: quoteOf('the bridge', { prefix: 'says ', suffix: ' is' }),
};

export const tagged = (value: string): object => ({
  type: 'TextualBody',
  purpose: 'tagging',
  value,
});

export const comment = (value: string): object => ({
  type: 'TextualBody',
  purpose: 'commenting',
  value,
});
