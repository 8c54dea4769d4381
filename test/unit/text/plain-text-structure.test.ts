import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

/** Blocks as `type level role words`, for reading. */
function outline(text: string): string[] {
  return plainTextStructure(text).blocks.map(({ type, level, role, startUtf16, endUtf16 }) =>
    [type, level, role, text.slice(startUtf16, Math.min(endUtf16, startUtf16 + 24))]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}
const metadata = (text: string) => plainTextStructure(text).metadata;

const prose =
  'The Harbour Bridge carried its first cars since July on Friday, after repairs that cost $41 million, twice the sum approved in 2021, according to the transport office of the town.';

describe('blocks', () => {
  test('cover everything that is not blank, in order, without overlap, none of them blank', () => {
    fc.assert(
      fc.property(
        fc.oneof(arbitraryText(120), fc.string({ unit: 'binary' }).map(canonicalText)),
        (text) => {
          let at = 0;
          for (const { startUtf16, endUtf16, type, level } of plainTextStructure(text).blocks) {
            expect(startUtf16).toBeGreaterThanOrEqual(at);
            expect(text.slice(at, startUtf16).trim()).toBe('');
            expect(text.slice(startUtf16, endUtf16).trim()).not.toBe('');
            expect(level === undefined).toBe(type !== 'heading' && type !== 'list-item');
            at = endUtf16;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are one a line where lines are paragraphs', () => {
    expect(outline(`Bridge reopens\n${prose}\n${prose}`)).toEqual([
      'heading 1 headline Bridge reopens',
      'paragraph body The Harbour Bridge carri',
      'paragraph body The Harbour Bridge carri',
    ]);
  });

  test('keep paragraphs whole that were wrapped by hand', () => {
    const text = [
      'Bridge reopens',
      '',
      'The Harbour Bridge carried its first cars since July on Friday, after',
      'repairs that cost $41 million, twice the sum approved in 2021, according',
      'to the transport office. It is open.',
      '',
      'The office says no one was asked to sign anything unseen. It has not',
      'published the test records.',
      '  A new paragraph may only be indented, and it goes on as far as the',
      'width.',
    ].join('\n');
    expect(outline(text)).toEqual([
      'heading 1 headline Bridge reopens',
      'paragraph body The Harbour Bridge carri',
      'paragraph body The office says no one w',
      'paragraph body A new paragraph may only',
    ]);
  });

  test('do not join a poem, an address or a two-line header', () => {
    const text =
      'Ana Ruiz\n12 Harbour Road\nPort Alder\n\nThe headline of the article in full\nBy Ana Ruiz\n';
    expect(outline(text)).toHaveLength(5);
  });

  test('are list items by their bullets and by numbers that count on', () => {
    const text = `${prose}\n\n- one\n- two\n  more of two\n    - three\n- four\n\n1. first\n2. second\n\n7. April was cold.`;
    expect(outline(text).slice(1)).toEqual([
      'list-item 1 body - one',
      'list-item 1 body - two\n  more of two',
      'list-item 2 body - three',
      'list-item 1 body - four',
      'list-item 1 body 1. first',
      'list-item 1 body 2. second',
      'paragraph body 7. April was cold.',
    ]);
  });

  test('are blockquotes behind “>”, not where a number is meant', () => {
    expect(outline(`${prose}\n\n> It is safe.\n>\n> It was.\n\n>5 % rose`).slice(1)).toEqual([
      'blockquote body > It is safe.\n>\n> It was',
      'paragraph body >5 % rose',
    ]);
  });

  test('are headings where a short line stands between prose', () => {
    const roles = outline(`Bridge reopens\n\n${prose}\n\nWhat is next?\n\n${prose}`);
    expect(roles[2]).toBe('heading 2 body What is next?');
  });
});

describe('the header', () => {
  test('is told apart line by line', () => {
    const text = [
      'Coastal Ledger · Morning edition · Saturday, April 1, 2023',
      '',
      'Harbour bridge reopens after nine-month repair',
      'Officials call it safe. Engineers who resigned last autumn are not so sure.',
      'By Ana Ruiz and Tomas Vell | Updated 3 April 2023',
      'Traffic crosses the east span on Friday. Photograph: city archive',
      '',
      prose,
      '',
      'Read also: What the toll will cost you from May',
    ].join('\n');
    expect(plainTextStructure(text).blocks.map((block) => block.role)).toEqual([
      'boilerplate',
      'headline',
      'subtitle',
      'byline',
      'caption',
      'body',
      'boilerplate',
    ]);
    expect(metadata(text)).toEqual({
      title: 'Harbour bridge reopens after nine-month repair',
      subtitle: 'Officials call it safe. Engineers who resigned last autumn are not so sure.',
      byline: 'Ana Ruiz and Tomas Vell',
      publisher: 'Coastal Ledger',
      publishedOn: '2023-04-01',
      language: 'en',
      direction: 'ltr',
    });
  });

  test.each([
    ['1 April 2023', '2023-04-01'],
    ['Published on Apr. 1, 2023 at 10:35 PM GMT', '2023-04-01'],
    ['Sept. 1, 2021', '2021-09-01'],
    ['2023-04-01', '2023-04-01'],
    ['Samstag, 1. April 2023', '2023-04-01'],
    ['sábado, 1 de abril de 2023', '2023-04-01'],
    ['1er avril 2023', '2023-04-01'],
    ['1 апреля 2023', '2023-04-01'],
    ['০১ এপ্রিল ২০২৩', '2023-04-01'],
    ['01.04.2023', '2023-04-01'],
    ['31/12/2022', '2022-12-31'],
    ['04/05/2023', null],
    ['February 30, 2023', null],
  ])('the date line %j gives %j', (line, expected) => {
    expect(metadata(`Bridge reopens\n\n${line}\n\n${prose}`).publishedOn).toBe(expected);
  });

  test('a headline that mentions a day stays the headline', () => {
    const { title, publisher } = metadata(`Attack on September 11, 2001\n\n${prose}`);
    expect(title).toBe('Attack on September 11, 2001');
    expect(publisher).toBeNull();
  });

  test('a paper’s name above the date is the publisher', () => {
    const { title, publisher } = metadata(
      `Example Times\nApril 1, 2023\n\nBridge reopens\n\n${prose}`,
    );
    expect([title, publisher]).toEqual(['Bridge reopens', 'Example Times']);
  });

  test.each([
    'Read also: the toll',
    'READ ALSO | The toll',
    'Related articles',
    'Lire aussi : le pont',
    'Lesen Sie auch: Die Brücke',
    'আরও পড়ুন: সেতু',
    'Advertisement',
    '© 2023 Coastal Ledger. All rights reserved.',
  ])('%j is boilerplate', (line) => {
    const { blocks } = plainTextStructure(`${prose}\n\n${line}\n\n${prose}`);
    expect(blocks[1]?.role).toBe('boilerplate');
  });

  test.each([
    'Read alsowhere and nowhere else.',
    'He posted a photo by the river.',
    'The agency Reuters reported it first.',
    'Copyright law is old, and few people have ever read it from its beginning to its end.',
    'By Monday the bridge was open again.',
    'Watch out for the river.',
  ])('%j is body', (line) => {
    const { blocks } = plainTextStructure(`${prose}\n\n${line}\n\n${prose}`);
    expect(blocks[1]?.role).toBe('body');
  });

  test.each([
    'Cars on the bridge on Sept. 1, 2021. ANA RUIZ/AFP VIA GETTY IMAGES',
    'Cars on the bridge. (AP Photo/Ana Ruiz)',
    'Cars on the bridge [Reuters]',
    'Cars on the bridge. Photo by Ana Ruiz',
    'Photo: Ana Ruiz',
    'Cars on the bridge. © Ana Ruiz',
  ])('%j is a caption', (line) => {
    const { blocks } = plainTextStructure(`${prose}\n\n${line}\n\n${prose}`);
    expect(blocks[1]?.role).toBe('caption');
  });
});

describe('the title', () => {
  test.each([
    ['', 'Untitled'],
    [' \n\t\n', 'Untitled'],
    ['Just one line of text', 'Just one line of text'],
    ['🚧🚧🚧', '🚧🚧🚧'],
    ['The first words. Then more.\n\nAnd more.', 'The first words. Then more.'],
  ])('of %j is %j', (text, expected) => {
    expect(metadata(text).title).toBe(expected);
  });

  test('is cut between words where the first words are many', () => {
    const { title } = metadata('word '.repeat(100));
    expect(title).toMatch(/^word( word)+…$/);
    expect(title.length).toBeLessThanOrEqual(81);
  });

  test('never cuts a cluster', () => {
    const title = metadata('👩‍👩‍👧‍👦'.repeat(50)).title;
    expect(title.replaceAll('👩‍👩‍👧‍👦', '')).toBe('…');
  });
});

describe('language and direction', () => {
  test.each([
    ['صحيفة Times\n\nأعيد فتح الجسر بعد إصلاحات استمرت تسعة أشهر.', 'rtl'],
    ['Example Times\n\nأعيد فتح الجسر.\n\nوقال رئيس البلدية إن الجسر آمن.', 'rtl'],
    ['הגשר נפתח', 'rtl'],
    ['The bridge (جسر) reopens', 'ltr'],
    ['2023: הגשר', 'rtl'],
    ['🚧 123', 'ltr'],
  ])('%j runs %s', (text, direction) => {
    expect(metadata(text).direction).toBe(direction);
  });

  test.each([
    [prose, 'en'],
    [
      'Die Brücke ist nach der Reparatur wieder offen, und das Amt sagt, dass sie für den Verkehr nicht zu schwach ist, wie es im Mai hieß.',
      'de',
    ],
    ['橋が開いた。市長は安全だと言った。', 'ja'],
    ['সেতু আবার খুলেছে', 'bn'],
    ['bridge open', null],
    ['12345', null],
    ['', null],
  ])('%j is %j', (text, language) => {
    expect(metadata(text).language).toBe(language);
  });
});

const samplePath = new URL('../../../../shared/samples/news-article.txt', import.meta.url);

// The sample lies outside the repository and is not part of it.
describe.skipIf(!existsSync(samplePath))(
  'the sample news article (skipped where its folder is absent)',
  () => {
    const text = existsSync(samplePath) ? canonicalText(readFileSync(samplePath, 'utf8')) : '';

    test('is read as a reader would', () => {
      expect(metadata(text)).toEqual({
        title: 'Afghan resistance groups eye spring offensive',
        subtitle: 'But Internal Divisions And The Taliban Get A Vote, Too.',
        byline: null,
        publisher: "We're Live Bangla",
        publishedOn: '2023-04-01',
        language: 'en',
        direction: 'ltr',
      });
      expect(plainTextStructure(text).blocks.map((block) => block.role)).toEqual([
        'boilerplate',
        'headline',
        'subtitle',
        'caption',
        'caption',
        ...Array.from({ length: 7 }, () => 'body'),
        'boilerplate',
        ...Array.from({ length: 6 }, () => 'body'),
      ]);
    });
  },
);
