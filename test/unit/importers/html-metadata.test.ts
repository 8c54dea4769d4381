import { describe, expect, test } from 'vitest';
import { articleFromHtml } from '../../../electron/workspace/importers/html/html-article.ts';
import {
  dayOf,
  languageTag,
} from '../../../electron/workspace/importers/html/metadata/read-values.ts';

const prose =
  '<p>The bridge over the Alder river reopened on Saturday, two years after a flood tore away its ramp.</p>';
const read = (head: string, body = prose.repeat(6), html = '<html>') =>
  articleFromHtml(`<!doctype html>${html}<head>${head}</head><body>${body}</body></html>`, {
    pick: 'article',
    fileName: 'a.html',
  }).article;
const meta = (name: string, content: string) =>
  `<meta name="${name}" property="${name}" content="${content}">`;
const linked = (data: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe('days are those that the source writes', () => {
  test.each([
    ['2023-04-01', '2023-04-01'],
    ['2023-04-01T23:59:59-11:00', '2023-04-01'],
    ['2023-04-01T00:00:01+14:00', '2023-04-01'],
    ['2023-4-1 10:00', '2023-04-01'],
    ['2023/04/01', '2023-04-01'],
    ['20230401', '2023-04-01'],
    ['20230401T103000Z', '2023-04-01'],
    ['Sat, 01 Apr 2023 23:30:00 -0500', '2023-04-01'],
    ['April 1, 2023', '2023-04-01'],
    ['1. April 2023', '2023-04-01'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2023-13-01', null],
    ['0000-00-00', null],
    ['04/05/2023', null],
    ['yesterday', null],
    ['1680307200', null],
    ['', null],
  ])('%s', (value, day) => {
    expect(dayOf(value)).toBe(day);
  });
});

test.each([
  ['en_us', 'en-US'],
  ['zh-hant-TW', 'zh-Hant-TW'],
  ['de-DE, en', 'de-DE'],
  ['x-default', null],
  ['und', null],
  ['english', null],
  ['', null],
])('the language %j is %j', (value, tag) => {
  expect(languageTag(value)).toBe(tag);
});

describe('JSON-LD', () => {
  const field = (data: unknown) => read(linked(data)).metadata;

  test('is found in lists, graphs and as the page’s main entity', () => {
    const article = { '@type': 'NewsArticle', headline: 'Bridge reopens' };
    for (const data of [
      article,
      [{ '@type': 'WebSite', name: 'Site' }, article],
      { '@graph': [{ '@type': 'BreadcrumbList' }, article] },
      { '@type': 'WebPage', name: 'Page', mainEntity: article },
      { ...article, '@type': ['Thing', 'https://schema.org/ReportageNewsArticle'] },
    ]) {
      expect(field(data).title).toBe('Bridge reopens');
    }
  });

  test('prefers the article to the page and to other things', () => {
    const data = [
      { '@type': 'WebPage', headline: 'Page' },
      { '@type': 'Product', name: 'Lamp' },
      { '@type': 'NewsArticle', headline: 'Article', datePublished: '2023-04-01' },
    ];
    expect(field(data)).toMatchObject({ title: 'Article', publishedOn: '2023-04-01' });
  });

  test.each([
    ['Ana Ruiz', 'Ana Ruiz'],
    [{ name: 'By Ana Ruiz' }, 'Ana Ruiz'],
    [[{ name: 'Ana Ruiz' }, 'Tomas Vell', { name: 'Ana Ruiz' }], 'Ana Ruiz, Tomas Vell'],
    [{ givenName: 'Ana', familyName: 'Ruiz' }, 'Ana Ruiz'],
    [{ name: ['Ana Ruiz', 'Somebody else'] }, 'Ana Ruiz'],
    ['https://example.org/ana', null],
    [{ name: 7 }, null],
    [null, null],
  ])('author %j', (author, byline) => {
    expect(field({ '@type': 'Article', author }).byline).toBe(byline);
  });

  test('resolves what is named elsewhere, and passes over broken islands', () => {
    const people = {
      '@graph': [
        { '@id': '#ana', '@type': 'Person', name: 'Ana Ruiz' },
        { '@type': 'Article', author: { '@id': '#ana' } },
      ],
    };
    const head = `<script type="application/ld+json">{broken</script>${linked(people)}`;
    expect(read(head).metadata.byline).toBe('Ana Ruiz');
  });

  test('may have line ends in strings, which JSON forbids', () => {
    const head =
      '<script type="application/ld+json">{"@type":"Article","headline":"Bridge\nreopens"}</script>';
    expect(read(head).metadata.title).toBe('Bridge reopens');
  });
});

describe('where nothing plainer is stated, a field comes from', () => {
  test.each([
    ['og:title', meta('og:title', 'Bridge reopens'), 'title', 'Bridge reopens', 'og:title'],
    ['Dublin Core', meta('DC.title', 'Bridge reopens'), 'title', 'Bridge reopens', 'meta dc.title'],
    ['meta author', meta('author', 'By Ana Ruiz'), 'byline', 'Ana Ruiz', 'meta author'],
    [
      'citation_author',
      meta('citation_author', 'Ruiz, Ana') + meta('citation_author', 'Vell, T.'),
      'byline',
      'Ruiz, Ana, Vell, T.',
      'meta citation_author',
    ],
    [
      'article:published_time',
      meta('article:published_time', '2023-04-01T01:00Z'),
      'publishedOn',
      '2023-04-01',
      'article:published_time',
    ],
    ['meta date', meta('date', '2023-04-01'), 'publishedOn', '2023-04-01', 'meta date'],
    [
      'og:site_name',
      meta('og:site_name', 'Example Times'),
      'publisher',
      'Example Times',
      'og:site_name',
    ],
    ['og:url', meta('og:url', 'https://example.org/a'), 'url', 'https://example.org/a', 'og:url'],
    ['og:locale', meta('og:locale', 'pt_BR'), 'language', 'pt-BR', 'og:locale'],
    [
      'a comment',
      '<!-- saved from url=(0021)https://example.org/a -->',
      'url',
      'https://example.org/a',
      'comment of the saved page',
    ],
  ] as const)('%s', (_, head, name, value, where) => {
    expect(read(head).detected[name]).toEqual({ value, origin: { how: 'stated', where } });
  });

  test('elements of the page', () => {
    const body = `<div itemscope><h1 itemprop="headline">Bridge reopens</h1><span itemprop="author"><span itemprop="name">Ana Ruiz</span></span><time itemprop="datePublished" datetime="2023-04-01T10:00-05:00">Saturday</time>${prose.repeat(5)}</div>`;
    const { detected } = read('', body);
    expect(detected.title?.origin.where).toBe('itemprop headline');
    expect(detected.byline).toEqual({
      value: 'Ana Ruiz',
      origin: { how: 'stated', where: 'itemprop author' },
    });
    expect(detected.publishedOn).toEqual({
      value: '2023-04-01',
      origin: { how: 'stated', where: 'itemprop datePublished' },
    });
  });

  test('the lines under the headline', () => {
    const body = `<article><h1>Bridge reopens</h1><p>By Ana Ruiz</p><p>Published April 1, 2023</p>${prose.repeat(5)}</article>`;
    const { detected, blocks } = read('', body);
    expect(blocks.map(({ role }) => role).slice(0, 4)).toEqual([
      'headline',
      'byline',
      'date',
      'body',
    ]);
    expect(detected.byline).toEqual({
      value: 'Ana Ruiz',
      origin: { how: 'inferred', where: 'byline in the text' },
    });
    expect(detected.publishedOn).toEqual({
      value: '2023-04-01',
      origin: { how: 'inferred', where: 'date line of the text' },
    });
  });

  test('the address', () => {
    const { detected } = read(
      '<link rel="canonical" href="https://example.org/2023/04/01/bridge">',
    );
    expect(detected.publishedOn).toEqual({
      value: '2023-04-01',
      origin: { how: 'inferred', where: 'date in the address' },
    });
  });
});

describe('the title of the page', () => {
  const title = (text: string, head = '', body?: string) =>
    read(`<title>${text}</title>${head}`, body).detected;

  test('is without the site’s name where that is known', () => {
    const site = meta('og:site_name', 'Example Times');
    expect(title('Bridge reopens - Example Times', site).title?.value).toBe('Bridge reopens');
    expect(title('EXAMPLE TIMES | Bridge reopens', site).title?.value).toBe('Bridge reopens');
    expect(title('Bridge reopens — at last', site).title?.value).toBe('Bridge reopens — at last');
  });

  test('tells the site’s name where the rest is known to be the title', () => {
    const found = title('Bridge reopens - Example Times', meta('og:title', 'Bridge reopens'));
    expect(found.publisher).toEqual({
      value: 'Example Times',
      origin: { how: 'inferred', where: 'end of the page’s title' },
    });
  });
});

test('links are completed by the base element, and it by the page’s address', () => {
  const href = (head: string) =>
    read(
      head,
      `${prose.repeat(5)}<p>The words, and more words, of the <a href="b">link</a> that is here.</p>`,
    ).marks[0]?.href;
  const canonical = '<link rel="canonical" href="https://example.org/a/c">';
  expect(href('')).toBeUndefined();
  expect(href(canonical)).toBe('https://example.org/a/b');
  expect(href(`${canonical}<base href="/x/">`)).toBe('https://example.org/x/b');
  expect(href('<base href="https://other.example/y/">')).toBe('https://other.example/y/b');
  expect(href(`${canonical}<base href="javascript:x">`)).toBe('https://example.org/a/b');
});

test('a direction is that of the page, of the article, or of its letters', () => {
  const arabic =
    '<p>قال رئيس البلدية إن الجسر سيفتح يوم الاثنين المقبل أمام حركة المرور بعد عامين من الفيضان.</p>';
  expect(read('', prose.repeat(5), '<html dir="rtl">').detected.direction).toEqual({
    value: 'rtl',
    origin: { how: 'stated', where: 'dir of the page' },
  });
  expect(read('', `<div dir="rtl">${prose.repeat(5)}</div>`).detected.direction?.origin.where).toBe(
    'dir of the article',
  );
  expect(read('', arabic.repeat(5)).detected.direction).toEqual({
    value: 'rtl',
    origin: { how: 'inferred', where: 'the letters of the text' },
  });
});

test('markup and escapes in metadata are words, and scripts are none', () => {
  const data = {
    '@type': 'Article',
    headline: 'Bridge &amp; <i>dam</i> <script>x()</script>reopen',
  };
  const escaped = linked(data)
    .replaceAll('</', '<\\/')
    .replace(/<\\\/script>$/, '</script>');
  expect(read(escaped).metadata.title).toBe('Bridge & dam reopen');
  expect(read(meta('og:title', 'javascript:alert(1)')).metadata.title).not.toContain('javascript');
});
