import { describe, expect, test } from 'vitest';
import { articleFromHtml } from '../../../electron/workspace/importers/html/html-article.ts';
import { outline } from '../../support/outline.ts';
import { assertHarmless } from '../../support/xss-corpus.ts';

type Pick = 'article' | 'page' | 'fragment';
function read(body: string, pick: Pick = 'article', head = '') {
  const html = `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
  const { article, notices } = articleFromHtml(html, { pick, fileName: 'a.html' });
  assertHarmless(article);
  return { ...article, notices };
}
const lines = (body: string, pick: Pick = 'fragment') => outline(read(body, pick));
const a =
  'The bridge over the Alder river reopened on Saturday, two years after a flood tore away its ramp.';
const b =
  'Engineers had examined every weld, the mayor said, and the repair had cost more than was planned.';
const c =
  'Traffic had been diverted over the old dam, which added forty minutes, according to the office.';
const article = (inner: string) =>
  `<h1>Bridge reopens</h1><p>${a}</p><p>${b}</p>${inner}<p>${c}</p><p>${a}</p>`;
const around = (line: string | readonly string[]) => [
  'heading 1 headline: Bridge reopens',
  `paragraph: ${a}`,
  `paragraph: ${b}`,
  ...(typeof line === 'string' ? [line] : line),
  `paragraph: ${c}`,
  `paragraph: ${a}`,
];

describe('inside the article, what is the site’s is boilerplate', () => {
  test.each([
    [
      'a related box',
      '<div class="RelatedLinks"><a href="/x">Dam road closes</a></div>',
      'Dam road closes',
    ],
    ['a line “read also”', '<p>Read also: The dam road</p>', 'Read also: The dam road'],
    [
      'a newsletter prompt',
      '<p>Sign up for our daily newsletter</p>',
      'Sign up for our daily newsletter',
    ],
    [
      'a cookie notice',
      '<div><p>We use cookies to make this site better.</p></div>',
      'We use cookies to make this site better.',
    ],
    ['an advertisement’s label', '<div class="ad-slot">Advertisement</div>', 'Advertisement'],
    [
      'an aside',
      '<aside><p>The river is 90 km long, and it is dammed.</p></aside>',
      'The river is 90 km long, and it is dammed.',
    ],
    ['a list of links to share', '<p class="social"><a href="#">Facebook</a></p>', 'Facebook'],
  ])('%s', (_, inner, words) => {
    expect(outline(read(`<main><article>${article(inner)}</article></main>`))).toEqual(
      around(`paragraph boilerplate: ${words}`),
    );
  });

  test('but not a list, a table or a sentence that only was not counted to it', () => {
    const inner = `<div class="widget"><ul><li>one, <a href="/1">1</a></li><li>two</li></ul></div><table><tr><td>a</td><td>1</td></tr></table>`;
    expect(outline(read(`<article>${article(inner)}</article>`))).toEqual(
      around(['list-item 1: one, 1', 'list-item 1: two', 'table-row: a\t1']),
    );
  });

  test('and a box that holds most of the text is none, whatever it is called', () => {
    expect(outline(read(`<div class="share-page newsletter">${article('')}</div>`))).toEqual(
      around([]),
    );
  });
});

describe('outside the article', () => {
  const footnotes =
    '<ol class="footnotes"><li>The figures are of the transport office, as of March.</li></ol>';
  const comments =
    '<div id="comments"><p>I was there on Saturday, and it was great, said a reader of this site.</p></div>';

  test('footnotes come along, comments do not', () => {
    const page = `<div class="page"><article>${article('')}${footnotes}${comments}</article></div>`;
    expect(outline(read(page))).toEqual([
      ...around([]),
      'list-item 1: 1. The figures are of the transport office, as of March.',
    ]);
  });

  test('a site’s name set as the first heading is not the headline', () => {
    const page = `<header><h1>Example Times</h1></header><article><h2>Bridge reopens</h2><p>${a}</p><p>${b}</p><p>${c}</p></article>`;
    const { metadata, ...rest } = read(page, 'page', '<title>Bridge reopens</title>');
    expect(outline(rest).slice(0, 3)).toEqual([
      'heading 1 boilerplate: Example Times',
      'heading 2 headline: Bridge reopens',
      `paragraph: ${a}`,
    ]);
    expect(metadata.title).toBe('Bridge reopens');
  });
});

describe('under the headline', () => {
  test.each([
    ['an element called so', '<p class="standfirst">It was closed for two years.</p>', ''],
    [
      'the page’s description',
      '<p>It was closed for two years, and cost 11 million.</p>',
      '<meta name="description" content="It was closed for two years, and cost 11 million.">',
    ],
    ['a heading above the byline', '<h2>It was closed for two years</h2>', ''],
  ])('%s is the subtitle', (_, subtitle, head) => {
    const body = `<article><h1>Bridge reopens</h1>${subtitle}<p>By Ana Ruiz</p><p>${a}</p><p>${b}</p><p>${c}</p></article>`;
    const { blocks, metadata } = read(body, 'article', head);
    expect(blocks.map(({ role }) => role)).toEqual([
      'headline',
      'subtitle',
      'byline',
      'body',
      'body',
      'body',
    ]);
    expect(metadata.subtitle).toMatch(/^It was closed for two years/);
  });

  test('byline and date that only styles set apart are lines of their own', () => {
    const body = `<article><h1>Bridge reopens</h1><div><span class="author">Ana Ruiz</span><span class="date">April 1, 2023</span></div><p>${a}</p><p>${b}</p></article>`;
    expect(outline(read(body)).slice(1, 3)).toEqual([
      'paragraph byline: Ana Ruiz',
      'paragraph date: April 1, 2023',
    ]);
  });
});

describe('what is not shown does not come along', () => {
  test.each([
    ['hidden', '<p hidden>no</p>'],
    ['aria-hidden', '<span aria-hidden="true">no</span>'],
    ['display', '<p style="color: red; display:none">no</p>'],
    ['visibility', '<p style="visibility: hidden">no</p>'],
    ['closed dialogs', '<dialog>no</dialog>'],
    ['templates', '<template>no</template>'],
    [
      'controls',
      '<select><option>no</option></select><textarea>no</textarea><button>no</button><input value="no">',
    ],
    ['drawings', '<svg><text>no</text><title>no</title></svg>'],
    [
      'embedded pages',
      '<iframe>no</iframe><object>no</object><video>no</video><canvas>no</canvas>',
    ],
    ['noscript', '<noscript>no</noscript>'],
    ['what SingleFile found hidden', '<p class="a sf-hidden">no</p>'],
    ['Word’s hidden text', "<span style='mso-hide:all'>no</span>"],
    ['comments', '<!-- no -->'],
  ])('%s', (_, hidden) => {
    expect(lines(`<p>yes</p>${hidden}<p>also</p>`)).toEqual(['paragraph: yes', 'paragraph: also']);
  });

  test('unless the page has nothing else', () => {
    const { notices, ...rest } = read(`<div style="display:none">${article('')}</div>`);
    expect(outline(rest)).toEqual(around([]));
    expect(notices[0]?.message).toContain('hides all of its text');
  });
});

describe('what stands elsewhere in the markup', () => {
  test('is shown in its slot, as components do', () => {
    const host = (inside: string) =>
      `<x-card><template shadowrootmode="open"><h2><slot name="title">No title</slot></h2><div><slot></slot></div><p>end</p></template>${inside}</x-card>`;
    expect(lines(host('<p>text</p><span slot="title">Title</span>'))).toEqual([
      'heading 2 headline: Title',
      'paragraph: text',
      'paragraph: end',
    ]);
    expect(lines(host(''))).toEqual(['heading 2 headline: No title', 'paragraph: end']);
  });

  test('is shown without scripts, where a picture would else be lost', () => {
    const picture = '<noscript><img src="a.png" alt="The new ramp"></noscript>';
    expect(lines(`<p>text</p><figure>${picture}</figure>`)).toEqual([
      'paragraph: text',
      'paragraph caption: The new ramp',
    ]);
    expect(lines(`<figure><img alt="The ramp" src="x">${picture}</figure>`)).toEqual([
      'paragraph caption: The ramp',
    ]);
  });
});

describe('a fragment', () => {
  test('is all text, its first heading the headline, whatever its parts are called', () => {
    const body = '<nav><p>Menu</p></nav><div class="share"><p>Share this</p></div>';
    expect(lines(body)).toEqual(['paragraph: Menu', 'paragraph: Share this']);
    expect(lines(`<h2>Chapter one</h2>${body}`)[0]).toBe('heading 2 headline: Chapter one');
    expect(lines('<p>a</p><h2>b</h2>')).toEqual(['paragraph: a', 'heading 2: b']);
  });

  test('takes its title from its headline, then from its caller, then from its page', () => {
    const title = (html: string, titleFallback?: string) =>
      articleFromHtml(html, {
        pick: 'fragment',
        fileName: 'a.xhtml',
        ...(titleFallback === undefined ? {} : { titleFallback, titleFallbackFrom: 'contents' }),
      }).article.detected.title;
    expect(title('<title>Book</title><h1>One</h1><p>a</p>', 'I')?.value).toBe('One');
    expect(title('<title>Book</title><p>a</p>', 'I')).toEqual({
      value: 'I',
      origin: { how: 'stated', where: 'contents' },
    });
    expect(title('<title>Book</title><p>a</p>')?.value).toBe('Book');
    expect(title('<p>a few words</p>')).toEqual({
      value: 'a few words',
      origin: { how: 'inferred', where: 'first words of the text' },
    });
  });

  test('without anything to see is an empty text', () => {
    expect(read('<p> &nbsp; </p>', 'fragment').text).toBe('');
  });

  test('of XHTML may have empty elements', () => {
    const xhtml =
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="a.js"/></head><body><p>a<i/>b<a id="x"/></p><p/><div/>c</body></html>';
    const { article: read1 } = articleFromHtml(xhtml, {
      pick: 'fragment',
      fileName: 'a.xhtml',
      part: 'OPS/a.xhtml',
    });
    expect(outline(read1)).toEqual(['paragraph: ab', 'paragraph: c']);
    expect(read1.marks).toEqual([]);
    expect(read1.sourceMap[0]?.place.part).toBe('OPS/a.xhtml');
  });
});

test('a byte order mark does not shift the places', () => {
  const html = `\ufeff<p>one</p><p>two</p>`;
  const { article: read1 } = articleFromHtml(html, { pick: 'fragment', fileName: 'a.html' });
  expect(read1.text).toBe('one\n\ntwo');
  const place = read1.sourceMap[1]?.place;
  expect(html.slice(place?.startUtf16, place?.endUtf16)).toBe('two');
});

test('films and pages embedded in the article are told, those around it and those that count are not', () => {
  const frame = '<iframe src="https://video.example/1"></iframe>';
  const body = `${frame}<article>${article(`${frame}<video src="x"></video><iframe width="1" height="1"></iframe><iframe style="display:none"></iframe>`)}</article><footer>${frame}</footer>`;
  expect(read(body).notices.map(({ message }) => message)).toEqual([
    '2 films, sounds or other pages embedded in the text were left out.',
  ]);
});
