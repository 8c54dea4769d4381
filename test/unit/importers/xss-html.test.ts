import { describe, expect, test } from 'vitest';
import { articleFromHtml } from '../../../electron/workspace/importers/html/html-article.ts';
import { articleFromPaste } from '../../../electron/workspace/importers/html/paste.ts';
import { htmlImporter } from '../../../electron/workspace/importers/html/importer.ts';
import { mhtmlImporter } from '../../../electron/workspace/importers/mhtml.ts';
import {
  assertHarmless,
  assertNothingHidden,
  shownWord,
  xssVectors,
} from '../../support/xss-corpus.ts';

const prose =
  'The mayor said that the bridge would reopen on Monday, and that engineers had examined every weld of it. ';
const page = (html: string) =>
  `<!doctype html><html><head><title>A page</title></head><body><article><h1>A page</h1><p>${prose.repeat(4)}</p>${html}<p>${prose.repeat(4)}</p></article></body></html>`;
const asMhtml = (html: string) =>
  Buffer.from(
    [
      'From: <Saved by a browser>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="----b"',
      '',
      '------b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      'Content-Location: https://example.org/page',
      '',
      Buffer.from(html).toString('base64').replace(/.{76}/g, '$&\r\n'),
      '------b--',
      '',
    ].join('\r\n'),
  );

test('the corpus has enough vectors, each with a name of its own', () => {
  expect(xssVectors.length).toBeGreaterThanOrEqual(60);
  expect(new Set(xssVectors.map(({ name }) => name)).size).toBe(xssVectors.length);
});

describe('no script, foreign address or unknown mark comes out of', () => {
  test.each(xssVectors)('a page with $name', async ({ html }) => {
    for (const wholePage of [false, true]) {
      const input = { file: 'a.html', fileName: 'a.html', options: { wholePage } };
      const read = htmlImporter.read({ ...input, bytes: Buffer.from(page(html)) });
      const archived = await mhtmlImporter.read({ ...input, bytes: asMhtml(page(html)) });
      for (const imported of [read, archived]) {
        for (const article of imported.articles) {
          assertHarmless(article);
          assertNothingHidden(article);
          expect(article.text).toContain(shownWord);
        }
      }
    }
  });

  test.each(xssVectors)('a piece with $name', ({ html }) => {
    const { article } = articleFromHtml(html, { pick: 'fragment', fileName: 'a.html' });
    const pasted = articleFromPaste(html, '').articles[0];
    for (const one of [article, pasted]) {
      if (one === undefined) throw new Error('nothing was pasted');
      assertHarmless(one);
      assertNothingHidden(one);
      expect(one.text).toContain(shownWord);
    }
  });
});

test('markup that a page shows as words stays words', () => {
  const shown = '<p>Write <code>&lt;script src="x.js"&gt;</code> at the end.</p>';
  const { article } = articleFromHtml(shown, { pick: 'fragment', fileName: 'a.html' });
  expect(article.text).toBe('Write <script src="x.js"> at the end.');
});
