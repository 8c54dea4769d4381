import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkImported } from '../../../electron/workspace/importers/check-imported.ts';
import { rtfImporter } from '../../../electron/workspace/importers/rtf/rtf-importer.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { markList, outline } from '../../support/outline.ts';
import { rtfFile, rtfOfHtml, wholeRtf } from '../../support/rtf-files.ts';
import {
  assertHarmless,
  assertNothingHidden,
  shownWord,
  xssVectors,
} from '../../support/xss-corpus.ts';

const read = (content: string | Uint8Array) =>
  rtfImporter.read({
    file: '/news/a.rtf',
    fileName: 'a.rtf',
    bytes: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
    options: { wholePage: false },
  });
function articleOf(content: string | Uint8Array) {
  const [article] = read(content).articles;
  if (article === undefined) throw new Error('no article');
  return article;
}
const textOf = (body: string) => articleOf(rtfFile(body)).text;

describe('an RTF file', () => {
  test('becomes blocks, marks and metadata', () => {
    const article = articleOf(wholeRtf);
    expect(outline(article)).toEqual([
      'heading 1 headline: Bridge reopens',
      'paragraph byline: By Ana Ruiz',
      'paragraph: Café bold both italic\nnext tab under “quoted” 🛪 ‘x’\u00a0y\u2011za {b} \\.',
      'paragraph: Мост 橋 جسر ł and link here[1].',
      'heading 2: Section',
      'list-item 1: bullet one',
      'list-item 2: 1. numbered',
      'table-row: a\tb c',
      'table-row: 1\t2',
      'blockquote: Quoted words',
      'paragraph caption: Cars on it',
      'paragraph: Picture after end',
      'paragraph: Unicode п',
      'paragraph: [1] The note.',
    ]);
    expect(markList(article)).toEqual([
      'bold: bold both',
      'italic: both italic',
      'underline: under',
      'underline: link',
      'link https://ledger.example/a: link',
      'bold: 2',
    ]);
    expect(article.metadata).toMatchObject({
      title: 'Bridge reopens',
      byline: 'Ana Ruiz',
      publishedOn: '2023-04-01',
      url: null,
    });
    expect(read(wholeRtf)).toMatchObject({
      kind: 'rtf',
      mediaType: 'application/rtf',
      encoding: null,
      notices: [{ path: 'pictures' }, { path: 'hidden text' }, { path: 'page headers' }],
    });
    expect(checkImported(read(wholeRtf))).toBeNull();
  });

  test('tells of comments, and of text that is hidden or deleted, without showing it', () => {
    const { articles, notices } = read(
      String.raw`{\rtf1\ansi It is safe{\v not shown} now{\deleted never}{\*\atnid A}{\annotation\pard A remark}.}`,
    );
    expect(articles[0]?.text).toBe('It is safe now.');
    expect(notices.map(({ message }) => message)).toEqual([
      'One comment was left out.',
      'Text that is hidden, or was deleted with changes tracked, was left out.',
    ]);
  });

  test('tells by paragraph and by place where each block stands', () => {
    const { text, sourceMap } = articleOf(wholeRtf);
    const [headline] = sourceMap;
    expect(headline?.place.paragraph).toBe(1);
    expect(text.slice(0, headline?.endUtf16)).toBe('Bridge reopens');
    expect(wholeRtf.slice(headline?.place.startUtf16, headline?.place.endUtf16)).toBe(
      'Bridge reopens',
    );
    expect(sourceMap.map(({ place }) => place.paragraph).slice(0, 3)).toEqual([1, 2, 3]);
  });

  test.each([
    ['bytes of a multi-byte character in two forms', String.raw`{\f3 \'83X\'83\'67\par}`, 'スト'],
    ['a fallback of two bytes', String.raw`\uc2 \u27211\'8b\'b4 x`, '橋 x'],
    ['a fallback in words', String.raw`\uc1 a\u8212\emdash b\u8212 -c`, 'a—b—c'],
    ['no fallback', String.raw`{\uc0\u1087\u1088}b`, 'прb'],
    ['a fallback that a group ends', String.raw`{\u1087}x`, 'пx'],
    ['line ends of the file, which mean nothing', 'one\r\ntwo\nth\0ree', 'onetwothree'],
    [
      'a paragraph by a backslash before a line end',
      'one\\\r\ntwo\\\nthree',
      'one\n\ntwo\n\nthree',
    ],
    [
      'a text box',
      String.raw`before {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard boxed\par}}{\shprslt old}}after\par`,
      'boxed\n\nbefore after',
    ],
    [
      'a place in the document itself',
      String.raw`{\field{\*\fldinst{HYPERLINK \\l "top"}}{\fldrslt up}}`,
      'up',
    ],
    ['another field', String.raw`Page {\field{\*\fldinst PAGE}{\fldrslt 3}} of it`, 'Page 3 of it'],
    ['a deleted revision', String.raw`a{\deleted b}c`, 'ac'],
    [
      'headings by outline level',
      String.raw`\outlinelevel1 Head\par\pard Body of it.\par`,
      'Head\n\nBody of it.',
    ],
    [
      'items numbered in the older way',
      String.raw`\pard{\pntext\f0 2)\tab}{\*\pn\pnlvlbody}two\par\pard after\par`,
      '2) two\n\nafter',
    ],
    [
      'a row that never ends',
      String.raw`\trowd\pard\intbl a\cell b\cell\pard after\par`,
      'a\tb\n\nafter',
    ],
    ['binary data that looks like groups', String.raw`a{\pict\bin3 {{}}c`, 'ac'],
  ])('reads %s', (_what, body, text) => expect(textOf(body)).toBe(text));

  test.each([
    ['437', String.raw`{\rtf1\pc caf\'82}`],
    ['850', String.raw`{\rtf1\pca caf\'82}`],
    ['Macintosh', String.raw`{\rtf1\mac caf\'8e}`],
    ['UTF-8', String.raw`{\rtf1\ansicpg65001 caf\'c3\'a9}`],
    ['1250', String.raw`{\rtf1\ansicpg1250 caf\'e9}`],
    ['bytes that are not escaped', '{\\rtf1\\ansi caf\xe9}'],
  ])('reads code page %s', (_what, source) => expect(articleOf(source).text).toBe('café'));

  test('of an unknown code page is read as windows-1252, and says so', () => {
    const { articles, notices } = read(String.raw`{\rtf1\ansicpg777 caf\'e9}`);
    expect(articles[0]?.text).toBe('café');
    expect(notices).toMatchObject([
      { message: expect.stringContaining('Code page 777') as string },
    ]);
  });

  test('saved as UTF-16 by an editor is still read', () => {
    expect(articleOf(Buffer.from('\ufeff{\\rtf1\\ansi Words}', 'utf16le')).text).toBe('Words');
  });

  test('that holds no text is refused by name', async () => {
    const error = await appErrorOf(() => read(rtfFile(String.raw`{\pict 00}`)));
    expect(error.code).toBe('file-empty');
    expect(error.message).toContain('/news/a.rtf');
  });
});

describe('RTF that a mail program made of HTML', () => {
  test('is read as that HTML', () => {
    const source =
      String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 \deff0{\fonttbl{\f0\fswiss;}}` +
      String.raw`{\*\htmltag64 <html><body>}{\*\htmltag84 <p>}\htmlrtf {\htmlrtf0 Is it < safe & \'93sound\'94?{\*\htmltag92 </p>}\htmlrtf\par}\htmlrtf0 ` +
      String.raw`{\*\htmltag84 <a href="https://ledger.example/a">}\htmlrtf {\b\htmlrtf0 Link{\*\htmltag92 </a>}\htmlrtf }\htmlrtf0 {\*\htmltag27 </body></html>}}`;
    const article = articleOf(source);
    expect(outline(article)).toEqual(['paragraph: Is it < safe & “sound”?', 'paragraph: Link']);
    expect(markList(article)).toEqual(['link https://ledger.example/a: Link']);
  });

  test('without text is refused by name', async () => {
    expect((await appErrorOf(() => read(rtfOfHtml('<p></p>')))).code).toBe('file-empty');
  });
});

describe('damaged and hostile RTF', () => {
  test('that ends too early gives what is there, and says so', () => {
    const { articles, notices } = read(String.raw`{\rtf1\ansi {\b Words and {\i more`);
    expect(articles[0]?.text).toBe('Words and more');
    expect(notices).toMatchObject([{ path: 'end of file' }]);
  });

  test('with too many closing braces ends where its group does', () => {
    expect(articleOf(String.raw`{\rtf1 Words}}} and junk`).text).toBe('Words');
  });

  test('with a hundred thousand groups inside each other is read', () => {
    const deep = `{\\rtf1 Words ${'{\\b '.repeat(100_000)}deep${'}'.repeat(100_000)} end}`;
    const { articles, notices } = read(deep);
    expect(articles[0]?.text).toBe('Words deep end');
    expect(notices).toMatchObject([{ path: 'groups' }]);
  });

  test.each([
    ['binary data of any length', String.raw`{\rtf1 Words\bin2147483647 x}`, 'Words'],
    [
      'binary data of a length that is no number',
      String.raw`{\rtf1 Words\bin99999999999999999999999 x}`,
      'Words',
    ],
    ['half an escape', String.raw`{\rtf1 Words\'zz\'4}`, 'Wordszz4'],
    [
      'numbers out of range',
      String.raw`{\rtf1\uc-5\ls-1\ilvl99999999999 Words\u99999999999 ?}`,
      null,
    ],
    ['only a backslash at its end', '{\\rtf1 Words\\', 'Words'],
  ])('with %s is read', (_what, source, text) => {
    const [article] = read(source).articles;
    if (text === null) expect(article?.text).toContain('Words');
    else expect(article?.text).toBe(text);
  });

  test.each([
    ['text over very many lines', `{\\rtf1 ${'a\n'.repeat(300_000)}}`],
    ['very many groups', `{\\rtf1 a${'{}'.repeat(500_000)}}`],
    ['very many escapes', `{\\rtf1 a${"\\'e9".repeat(200_000)}}`],
    ['very many broken escapes', `{\\rtf1 a${"\\'z".repeat(300_000)}}`],
    ['very many formats', `{\\rtf1 ${'\\b a\\b0 b'.repeat(50_000)}}`],
    [
      'very many fields',
      `{\\rtf1 ${'{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt y}}'.repeat(20_000)}}`,
    ],
    [
      'a field code without end',
      `{\\rtf1 a{\\field{\\*\\fldinst ${'HYPERLINK \\\\o '.repeat(50_000)}}{\\fldrslt y}}}`,
    ],
    ['a style name without end', `{\\rtf1{\\stylesheet{\\s1 ${'{x}'.repeat(100_000)}}} a}`],
    ['very many cells', `{\\rtf1 ${'\\intbl a\\cell'.repeat(100_000)}\\row}`],
  ])('%s: is read', (_what, source) => {
    const imported = read(source);
    expect(checkImported(imported)).toBeNull();
  });

  test('any cut and any tokens give a valid article or a named error', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\par ',
      '\\b ',
      '\\b0 ',
      '\\i',
      '\\ul ',
      '\\u',
      '\\u-10179?',
      '\\u55357?',
      '\\uc2 ',
      "\\'e9",
      "\\'",
      '\\f3 ',
      '\\f1 ',
      '\\*',
      '{\\*\\x ',
      '\\line ',
      '\\tab ',
      '\\cell ',
      '\\row ',
      '\\intbl ',
      '\\pard ',
      '\\plain ',
      '\\s2 ',
      '\\ls1\\ilvl3 ',
      '{\\listtext 1.}',
      '{\\footnote ',
      '{\\field',
      '{\\*\\fldinst HYPERLINK "javascript:x"}',
      '{\\fldrslt ',
      '{\\pict',
      '{\\sp{\\sn wzDescription}{\\sv ',
      '{\\shp{\\shptxt ',
      '{\\info{\\title ',
      '{\\fonttbl{\\f9',
      '{\\stylesheet{\\s9',
      '\\fromhtml1 ',
      '{\\*\\htmltag <p>',
      '\\htmlrtf ',
      '\\bin3 ',
      '\\~',
      '\\\n',
      '\n',
      'word ',
      ' ',
      ';',
      '\xe9',
      '\0',
      '\\ansicpg932 ',
      '\\v ',
    );
    const source = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((parts) => `{\\rtf1 ${parts.join('')}`),
      fc.nat({ max: wholeRtf.length }).map((end) => wholeRtf.slice(0, end)),
      fc
        .uint8Array({ maxLength: 200 })
        .map((bytes) => `{\\rtf1 a${Buffer.from(bytes).toString('latin1')}`),
    );
    fc.assert(
      fc.property(source, (text) => {
        try {
          expect(checkImported(read(text))).toBeNull();
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test.each(xssVectors)('nothing that could run comes out of HTML inside RTF: $name', ({ html }) => {
  const article = articleOf(rtfOfHtml(html));
  assertHarmless(article);
  assertNothingHidden(article);
  expect(article.text).toContain(shownWord);
});
