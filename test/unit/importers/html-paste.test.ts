import { describe, expect, test } from 'vitest';
import {
  articleFromPaste,
  pasteImporter,
} from '../../../electron/workspace/importers/html/paste.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { markList, outline } from '../../support/outline.ts';
import { fromGoogleDocs, fromWord } from '../../support/pasted-html.ts';

function pasted(html: string, text = '') {
  const [article] = articleFromPaste(html, text).articles;
  if (article === undefined) throw new Error('nothing was pasted');
  return article;
}

test('Word’s title, lists, tables and captions come along, and its bullets do not', () => {
  const article = pasted(fromWord);
  expect(outline(article)).toEqual([
    'heading 1 headline: Bridge report',
    'paragraph subtitle: Second draft',
    'heading 1: Findings',
    'paragraph: The ramp is safe, says the office\u00a0here.',
    'list-item 1: First bullet',
    'list-item 2: Nested bullet',
    'list-item 1: 2. Numbered',
    'table-row: Part\tCost',
    'table-row: Ramp\t8',
    'paragraph caption: Figure 1. The ramp',
  ]);
  expect(markList(article)).toEqual([
    'bold: safe',
    'bold: the',
    'italic: office',
    'link https://tribune.example/: here',
    'bold: Cost',
  ]);
  expect(article.metadata).toMatchObject({
    title: 'Bridge report',
    subtitle: 'Second draft',
    language: 'en-GB',
  });
});

test('Google Docs writes formatting as styles, and a bold element that is not bold', () => {
  const article = pasted(fromGoogleDocs);
  expect(outline(article)).toEqual([
    'heading 1 headline: Bridge notes',
    'paragraph: The ramp is safe today and linked',
    'list-item 1: One',
    'list-item 1: Two',
    'list-item 2: Nested',
    'list-item 1: 1. Num',
  ]);
  expect(markList(article)).toEqual([
    'bold: safe',
    'italic: today',
    'link https://tribune.example/: linked',
  ]);
});

test('LibreOffice’s paragraphs and fonts are plain text', () => {
  const html = `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><style type="text/css">p { line-height: 115% }</style></head><body lang="de-DE" link="#000080" dir="ltr"><h1 class="western">Bericht</h1><p style="line-height: 100%"><font face="Liberation Serif, serif"><font size="3">Die Rampe ist <b>sicher</b>, <i>sagt</i> das <u>Amt</u>.</font></font></p><ul><li><p style="margin-bottom: 0cm">Punkt</p></li></ul></body></html>`;
  const article = pasted(html);
  expect(outline(article)).toEqual([
    'heading 1 headline: Bericht',
    'paragraph: Die Rampe ist sicher, sagt das Amt.',
    'list-item 1: Punkt',
  ]);
  expect(markList(article)).toEqual(['bold: sicher', 'italic: sagt', 'underline: Amt']);
  expect(article.metadata.language).toBe('de-DE');
});

describe('a browser’s piece', () => {
  const fragment =
    '<html><body>\r\n<ul>\r\n<!--StartFragment--><li>one, <a href="/a">here</a></li><!--EndFragment-->\r\n</ul></body></html>';
  const header = `Version:0.9\r\nStartHTML:0000000157\r\nEndHTML:0000000300\r\nStartFragment:0000000193\r\nEndFragment:0000000264\r\nSourceURL:https://tribune.example/news/\r\n`;

  test('keeps what surrounds it, and has the address it was copied from', () => {
    const article = pasted(header + fragment);
    expect(outline(article)).toEqual(['list-item 1: one, here']);
    expect(markList(article)).toEqual(['link https://tribune.example/a: here']);
    expect(article.metadata.url).toBe('https://tribune.example/news/');
    const place = article.sourceMap[0]?.place;
    expect((header + fragment).slice(place?.startUtf16, place?.endUtf16)).toBe(
      'one, <a href="/a">here',
    );
  });

  test('without a header has no address to complete links by', () => {
    expect(markList(pasted(fragment))).toEqual([]);
  });

  test('may be all of a page’s clutter: nothing of it is left out', () => {
    expect(outline(pasted('<nav><a>Home</a></nav><div class="share">Share</div>'))).toEqual([
      'paragraph: Home',
      'paragraph: Share',
    ]);
  });
});

describe('the plain text', () => {
  test('is taken where the HTML shows nothing', () => {
    const imported = articleFromPaste(
      '<html><body><img src="a.png"></body></html>',
      'Title\n\nSome words.\n',
    );
    expect(imported).toMatchObject({ kind: 'plain-text', mediaType: 'text/plain' });
    expect(imported.articles[0]?.text).toBe('Title\n\nSome words.\n');
  });

  test('is not looked at otherwise', () => {
    expect(articleFromPaste('<p>html</p>', 'text').articles[0]?.text).toBe('html');
  });
});

test('an empty clipboard is refused', async () => {
  const error = await appErrorOf(() => articleFromPaste('<p></p>', ' \n'));
  expect(error).toMatchObject({ code: 'file-empty', message: 'pasted.html has no visible text.' });
});

test('the importer reads the clipboard’s HTML as bytes', () => {
  const bytes = Buffer.from('<p>Straße</p>');
  const imported = pasteImporter.read({
    file: 'pasted.html',
    fileName: 'pasted.html',
    bytes,
    options: { wholePage: false },
  });
  expect(imported.articles[0]?.text).toBe('Straße');
});
