import { describe, expect, test } from 'vitest';
import { articleFromHtml } from '../../../electron/workspace/importers/html/html-article.ts';
import { assertHarmless } from '../../support/xss-corpus.ts';

const deep = 100_000;
const read = (html: string, pick: 'article' | 'page' | 'fragment' = 'article') => {
  const { article, notices } = articleFromHtml(html, { pick, fileName: 'a.html' });
  assertHarmless(article);
  return { ...article, notices };
};

describe('100,000 elements inside each other', () => {
  test.each([
    ['boxes', '<div>'],
    ['tables', '<table><tr><td>'],
    ['fonts', '<font size="1">'],
    ['lists', '<ul><li>'],
    ['quotes', '<blockquote>'],
    ['definitions', '<dl><dd>'],
    ['buttons and forms', '<form><div>'],
    ['unknown elements', '<x-y>'],
    ['spans that hide nothing from sight', '<div aria-hidden="true">'],
    ['quotation marks', '<q>'],
    ['components', '<x-a><template shadowrootmode="open"><slot></slot>'],
  ])('%s', (_, tags) => {
    const text = read(`${tags.repeat(deep / tags.split('<').length)}words at the bottom`).text;
    expect(text).toContain('words at the bottom');
  });

  test('are flattened, which is told, and no word is lost or moved', () => {
    const words = Array.from({ length: 1000 }, (_, at) => `w${at}`);
    const { text, notices } = read(words.map((word) => `<div>${word} `).join(''), 'fragment');
    expect(text.split(/\s+/)).toEqual(words);
    expect(notices.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('nested too deep'),
    );
  });
});

describe('markup that multiplies', () => {
  test('formatting that every paragraph opens again is bounded', () => {
    const paragraphs = 20_000;
    const html = Array.from({ length: paragraphs }, (_, at) => `<p><font color="${at}">x`);
    expect(read(html.join(''), 'fragment').blocks).toHaveLength(paragraphs);
  });

  test('cells that span rows and columns are bounded', () => {
    const rows = 5000;
    const html = `<table>${'<tr><td colspan="1000" rowspan="65534">a<td>b'.repeat(rows)}</table>`;
    const { text, blocks } = read(html, 'fragment');
    expect(blocks).toHaveLength(rows);
    expect(text.length).toBeLessThan(html.length);
  });
});

test('a line of 10 MB is one text', () => {
  const line = 'lorem ipsum dolor, '.repeat(550_000);
  const { text, blocks } = read(`<p>${line}</p>`);
  expect(text).toBe(line.trim());
  expect(blocks).toHaveLength(1);
});

test.each([
  ['100,000 paragraphs', '<p>A sentence, of few words.</p>'.repeat(deep), deep],
  ['100,000 rows', `<table>${'<tr><td>a<td>b'.repeat(deep)}</table>`, deep],
  ['100,000 double line breaks', `<p>${'x<br><br>'.repeat(deep)}`, deep],
  ['100,000 pictures', `<p>text${'<img alt="some picture">'.repeat(deep)}`, deep + 1],
])('%s are read', (_, html, blocks) => {
  expect(read(html, 'fragment').blocks).toHaveLength(blocks);
});

test.each([
  [
    '200,000 attributes',
    `<div ${Array.from({ length: 200_000 }, (_, at) => `a${at}`).join(' ')}>x</div>`,
    'x',
  ],
  ['a comment that does not end', `x<!--${'-'.repeat(5_000_000)}`, 'x'],
  ['a million opening brackets', '<'.repeat(1_000_000), '<'.repeat(1_000_000)],
  [
    'JSON-LD of nothing but brackets',
    `<script type="application/ld+json">${'['.repeat(1_000_000)}</script>x`,
    'x',
  ],
  ['a title of a million parts', `<title>${'a | b - '.repeat(500_000)}</title><p>x`, 'x'],
  ['a style of a million parts', `<p style="${'font-weight:bold;'.repeat(100_000)}">x`, 'x'],
  ['a class of a million words', `<p class="${'author '.repeat(500_000)}">x`, 'x'],
])('%s', (_, html, text) => {
  expect(read(html).text).toBe(text);
});
