import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkImported } from '../../../electron/workspace/importers/check-imported.ts';
import { markdownImporter } from '../../../electron/workspace/importers/markdown/markdown-importer.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { hostileMarkdown, wholeMarkdown } from '../../support/markdown-files.ts';
import { markList, outline } from '../../support/outline.ts';
import {
  assertHarmless,
  assertNothingHidden,
  shownWord,
  xssVectors,
} from '../../support/xss-corpus.ts';

const read = (content: string | Uint8Array) =>
  markdownImporter.read({
    file: '/news/a.md',
    fileName: 'a.md',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    options: { wholePage: false },
  });
function articleOf(content: string | Uint8Array) {
  const [article] = read(content).articles;
  if (article === undefined) throw new Error('no article');
  return article;
}

describe('a Markdown file', () => {
  test('becomes blocks, marks and metadata', () => {
    const article = articleOf(wholeMarkdown);
    expect(outline(article)).toEqual([
      'heading 1 headline: Bridge: reopens',
      'paragraph caption: Cars on the bridge',
      'paragraph: Some bold both and code, raw a link, https://auto.example, ref and www.example.org [1] Next line\nafter a break & an entity.',
      'heading 2: Setext heading',
      'blockquote: Quoted words go on.',
      'list-item 1: in a quote',
      'list-item 2: 1. numbered',
      'list-item 2: 2. more',
      'list-item 1: [x] done',
      'list-item 1: [ ] open lazy',
      'paragraph: second paragraph',
      'table-row: a\tb',
      'table-row: 1\t2 x',
      'preformatted: let  x = 1;\n  y',
      'paragraph: Raw html',
      'table-row: p\tq',
      'paragraph: [1] The note.',
    ]);
    expect(markList(article)).toEqual([
      'bold: bold both',
      'italic: both',
      'code: code',
      'bold: raw',
      'link https://ledger.example/a: a link',
      'link https://auto.example/: https://auto.example',
      'link https://ledger.example/ref: ref',
      'link http://www.example.org/: www.example.org',
      'bold: words',
      'bold: x',
      'italic: html',
    ]);
    expect(article.metadata).toEqual({
      title: 'Bridge: reopens',
      subtitle: 'It is safe',
      byline: 'Ana Ruiz, Tomas Vell',
      publisher: 'Coastal Ledger',
      publishedOn: '2023-04-01',
      url: 'https://ledger.example/bridge',
      language: 'en',
      direction: 'ltr',
    });
    expect(article.detected.byline).toEqual({
      value: 'Ana Ruiz, Tomas Vell',
      origin: { how: 'stated', where: 'front matter “author”' },
    });
    expect(checkImported(read(wholeMarkdown))).toBeNull();
  });

  test('tells where each block stands, also behind a byte order mark and with CRLF', () => {
    const source = `\ufeff# Bridge\r\n\r\nIt is *safe*.\r\n\r\n- a\r\n- b\r\n`;
    const { text, sourceMap } = articleOf(source);
    const words = sourceMap.map(({ startUtf16, endUtf16, place }) => [
      text.slice(startUtf16, endUtf16),
      source.slice(place.startUtf16, place.endUtf16),
    ]);
    expect(words).toEqual([
      ['Bridge', '# Bridge'],
      ['It is safe.', 'It is *safe*.'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  test('without front matter is read as its text shows', () => {
    const article = articleOf(
      '# Bridge reopens\n\nBy Ana Ruiz | 1 April 2023\n\nThe bridge of the town reopened on Monday and it is safe for the cars that were kept from it.\n\nRead also: The toll\n',
    );
    expect(outline(article).slice(0, 2)).toEqual([
      'heading 1 headline: Bridge reopens',
      'paragraph byline: By Ana Ruiz | 1 April 2023',
    ]);
    expect(outline(article).at(-1)).toBe('paragraph boilerplate: Read also: The toll');
    expect(article.metadata).toMatchObject({
      title: 'Bridge reopens',
      byline: 'Ana Ruiz',
      publishedOn: '2023-04-01',
      language: 'en',
    });
    expect(article.detected.byline?.origin).toEqual({
      how: 'inferred',
      where: 'the byline in the text',
    });
  });

  test('keeps its own headline when front matter states another title', () => {
    const article = articleOf('---\ntitle: Stated\n---\n# Own\n\nWords.\n');
    expect(outline(article)[0]).toBe('heading 1 headline: Own');
    expect(article.metadata.title).toBe('Stated');
  });

  test('with TOML front matter is read as far as its pairs are plain', () => {
    const { metadata } = articleOf(
      '+++\ntitle = "A \\"bridge\\""\nauthors = ["Ana Ruiz", \'Tomas Vell\']\ndate = 2023-04-01T10:00:00Z # now\n[params]\ntitle = "no"\n+++\nWords.\n',
    );
    expect(metadata).toMatchObject({
      title: 'A "bridge"',
      byline: 'Ana Ruiz, Tomas Vell',
      publishedOn: '2023-04-01',
    });
  });

  test.each([
    ['broken', '---\ntitle: [a\n---\nWords.'],
    [
      'an alias bomb',
      `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: &c [${'*b,'.repeat(9)}]\nauthor: [${'*c,'.repeat(9)}]\n---\nWords.`,
    ],
    ['nested too deep', `---\na: ${'{a: '.repeat(15_000)}\n---\nWords.`],
    ['too long', `---\ntitle: ${'x'.repeat(70_000)}\n---\nWords.`],
  ])('says that front matter was not read: %s', (_what, source) => {
    const { articles, notices } = read(source);
    expect(articles[0]?.text).toBe('Words.');
    expect(notices).toMatchObject([{ path: 'front matter' }]);
  });

  test('keys that mean something to JavaScript are plain keys', () => {
    const { metadata } = articleOf(
      '---\n__proto__: {title: x}\nconstructor: y\ntitle: Bridge\n---\nWords.',
    );
    expect(metadata.title).toBe('Bridge');
  });

  test('pictures without a description are counted', () => {
    const { articles, notices } = read(
      '![](a.png) Words ![](b.png) ![photo.jpg](c.png) <img src=x>\n',
    );
    expect(articles[0]?.text).toBe('Words');
    expect(notices).toMatchObject([
      { path: 'pictures', message: expect.stringContaining('4 pictures') as string },
    ]);
  });

  test('that shows nothing comes in as its source', () => {
    expect(articleOf('[a]: https://a.example\n').text).toBe('[a]: https://a.example\n');
  });

  test('without anything visible is refused by name', async () => {
    const error = await appErrorOf(() => read(' \n\n'));
    expect(error).toMatchObject({ code: 'file-empty', message: '/news/a.md has no visible text.' });
  });
});

describe('no markup comes out', () => {
  test.each([
    ['[x](javascript:alert(1))', 'x'],
    ['[x](data:text/html,y)', 'x'],
    ['[x][r]\n\n[r]: vbscript:y', 'x'],
    ['<javascript:alert(1)>', 'javascript:alert(1)'],
    ['a <script>alert(1)</script> b', 'a b'],
    ['a <style>p{}</style> b', 'a b'],
    ['<script>alert(1)</script>\n\nb', 'b'],
    ['<svg onload=alert(1)><title>t</title><a xlink:href="javascript:x">y</a></svg>\n\nb', 'b'],
    ['<a href="javascript:x" onclick=y>word</a> b', 'word b'],
    ['<p onmouseover=x>word<br>next</p>', 'word\nnext'],
    ['<textarea><script>x</script></textarea>\n\nb', 'b'],
    ['<!-- comment -->\n\nb', 'b'],
    ['a &lt;b&gt; c', 'a <b> c'],
  ])('%j', (source, text) => {
    const article = articleOf(source);
    expect(article.text).toBe(text);
    expect(article.marks.filter(({ type }) => type === 'link')).toEqual([]);
  });

  test.each([
    ['<p style="display:none">x<p>y</p>', 'y'],
    ['<div hidden>x<div>x</div>x</div><div>y</div>', 'y'],
    ['a <button>x</button> b <span hidden>x</span> c', 'a b c'],
    ['<img src="https://a.example/dot.gif" width="1" alt="x">\n\ny', 'y'],
  ])('and nothing that is hidden: %j', (source, text) => {
    expect(articleOf(source).text).toBe(text);
  });

  test('formatting by tags is formatting, and links by tags are links', () => {
    const article = articleOf(
      'a <u>b <i>c</u> d</i> <a href="https://a.example/">e *f*</a> <code>g</code>\n',
    );
    expect(markList(article)).toEqual([
      'underline: b c',
      'italic: c d',
      'link https://a.example/: e f',
      'italic: f',
      'code: g',
    ]);
  });

  test('blocks by tags are blocks', () => {
    const article = articleOf(
      '<h2>Head</h2><p>One<p>Two<ul><li>a<ul><li>b</ul></ul><blockquote><p>Quote</p></blockquote><pre>x\n  y</pre>end\n',
    );
    expect(outline(article)).toEqual([
      'heading 1 headline: Head'.replace('1', '2'),
      'paragraph: One',
      'paragraph: Two',
      'list-item 1: a',
      'list-item 2: b',
      'blockquote: Quote',
      'preformatted: x\n  y',
      'paragraph: end',
    ]);
  });
});

describe('what nobody would write', () => {
  test.each(hostileMarkdown)('is read, or comes in as plain text: %s', (_what, source) => {
    const imported = read(source);
    expect(checkImported(imported)).toBeNull();
    expect(imported.articles[0]?.text.length).toBeGreaterThan(0);
  });

  test('is told with its line', () => {
    const { notices, articles } = read(`Words.\n\n${'> '.repeat(200)}deep\n`);
    expect(notices).toMatchObject([
      { path: 'line 3', message: expect.stringContaining('100 quotes or lists') as string },
    ]);
    expect(articles[0]?.text).toContain('> > >');
  });

  test.each([
    ['a bracket', 'is not closed', `[[[[${'word '.repeat(5000)}`],
    ['a bracket closed late', 'is not closed', `![A ${'"a'.repeat(30_000)}](keeper.jpg)`],
    ['closing brackets', 'never opened', ']'.repeat(20_000)],
    [
      'tags that are open in a long line',
      'opens 2000 tags',
      `a${'<!--'.repeat(2000)}${'\t'.repeat(60_000)}`,
    ],
    ['links that never end', 'pairs of brackets', '[a]('.repeat(10_000)],
    ['one run of stars', 'marks of emphasis', `a ${'*'.repeat(60_000)} b`],
    ['emphasis in two kinds', 'marks of emphasis', '*_'.repeat(2000)],
    [
      'lists in lists, again and again',
      'items deeply',
      Array.from({ length: 900 }, (_, line) => `${'  '.repeat(line % 90)}- x\n`).join(''),
    ],
  ])('is %s that keeps the parser busy, which is told', (_what, told, source) => {
    expect(read(source).notices[0]?.message).toContain(told);
  });

  test.each([
    ['rules of stars', `a\n${`${'*'.repeat(90)}\n`.repeat(60)}\nb`],
    ['a rule of many stars', `a\n\n${'* '.repeat(150)}\n\nb`],
    ['a long list with emphasis', '- *a* **b** _c_\n'.repeat(1000)],
    ['code that is full of marks', `\`\`\`\n${'[*a_[`<\n'.repeat(3000)}\`\`\`\n`],
    ['many paragraphs with brackets', '[x] ([y]\n\n'.repeat(1000)],
    ['a long table with emphasis', `|a|b|\n|-|-|\n${'|*a*|**b**|\n'.repeat(2000)}`],
  ])('is not %s', (_what, source) => expect(read(source).notices).toEqual([]));
});

test('any text gives a valid article or a named error, and is read the same twice', () => {
  const piece = fc.constantFrom(
    '# ',
    '> ',
    '- ',
    '1. ',
    '    ',
    '```',
    '|a|b|\n|-|-|\n',
    '*',
    '**',
    '_',
    '`',
    '~~',
    '[',
    ']',
    '(',
    ')',
    '![',
    '<b>',
    '</b>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<td>',
    '<li>',
    '<pre>',
    '[^1]',
    '[^1]: ',
    '---\n',
    '+++\n',
    'title: x\n',
    '\\',
    '&amp;',
    '&#0;',
    'https://a.example ',
    'word ',
    '😀',
    '\ud800',
    '\r\n',
    '\n',
    '\n\n',
    '\t',
    '\ufeff',
    '\0',
    'جسر ',
  );
  const source = fc.oneof(
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.nat({ max: wholeMarkdown.length }).map((end) => wholeMarkdown.slice(0, end)),
  );
  fc.assert(
    fc.property(source, (text) => {
      try {
        const imported = read(text);
        expect(checkImported(imported)).toBeNull();
        expect(read(text)).toEqual(imported);
        for (const { place } of imported.articles[0]?.sourceMap ?? []) {
          expect(place.endUtf16).toBeLessThanOrEqual(text.length);
        }
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    }),
    { numRuns: 600 },
  );
});

describe.each(xssVectors)('nothing that could run comes out of Markdown: $name', ({ html }) => {
  test.each([
    ['as a block', html],
    ['in a paragraph', `Words ${html} and more.`],
    ['in an item and a quote', `- ${html}\n\n> ${html}`],
    ['in a table', `|a|b|\n|-|-|\n|${html.replaceAll('\n', ' ')}|x|`],
  ])('%s', (where, source) => {
    // Enough words around a NUL make it a text all the same.
    const article = articleOf(`${'Words of it. '.repeat(40)}\n\n${source}`);
    assertHarmless(article);
    // Inside a line, and with a NUL, not all that a browser takes for a tag is one in Markdown; it is text then.
    if (where === 'as a block' && !html.includes('\0')) assertNothingHidden(article);
    expect(article.text).toContain(shownWord);
  });
});
