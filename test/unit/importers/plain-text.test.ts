import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkImported } from '../../../electron/workspace/importers/check-imported.ts';
import { plainTextImporter } from '../../../electron/workspace/importers/plain-text.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { outline } from '../../support/outline.ts';

const read = (content: string | Uint8Array) =>
  plainTextImporter.read({
    file: '/news/a.txt',
    fileName: 'a.txt',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    options: { wholePage: false },
  });
function articleOf(content: string | Uint8Array) {
  const [article] = read(content).articles;
  if (article === undefined) throw new Error('no article');
  return article;
}
const whereOf = (content: string) =>
  Object.fromEntries(
    Object.entries(articleOf(content).detected).map(([field, found]) => [
      field,
      `${found.value ?? ''} (${found.origin.how}: ${found.origin.where})`,
    ]),
  );

const prose =
  'The Harbour Bridge carried its first cars since July on Friday, after repairs that cost $41 million, twice the sum approved in 2021, according to the transport office of the town.';

describe('a plain text', () => {
  test('is the whole file, with where its words stand in it', () => {
    const decoded = `\ufeffBridge reopens\r\n\r\n${prose}\r\n`;
    const article = articleOf(decoded);
    expect(article.text).toBe(canonicalText(decoded));
    expect(article.marks).toEqual([]);
    expect(article.sourceMap).toHaveLength(2);
    for (const { startUtf16, endUtf16, place } of article.sourceMap) {
      expect(decoded.slice(place.startUtf16, place.endUtf16)).toBe(
        article.text.slice(startUtf16, endUtf16),
      );
    }
  });

  test('whose places differ by a byte order mark only, or not at all, has one entry for all', () => {
    expect(articleOf('Words.\rMore.').sourceMap).toEqual([
      { startUtf16: 0, endUtf16: 12, place: { startUtf16: 0, endUtf16: 12 } },
    ]);
    expect(articleOf('\ufeffWords.').sourceMap).toEqual([
      { startUtf16: 0, endUtf16: 6, place: { startUtf16: 1, endUtf16: 7 } },
    ]);
  });

  test('is named with its encoding, and damage in it is told', () => {
    expect(read(Buffer.from('Caf\xe9 in Lindholm', 'latin1'))).toMatchObject({
      kind: 'plain-text',
      mediaType: 'text/plain',
      encoding: 'windows-1252 (detected)',
    });
    const damaged = Buffer.concat([Buffer.from('“é” “é” “é” “é” “é” '), Buffer.from([0xff])]);
    expect(read(damaged).notices).toHaveLength(1);
  });

  test.each([
    ['file-empty', ' \n\u200b\n'],
    ['file-binary', Buffer.alloc(200)],
    ['file-too-large', `${'\n'.repeat(2_000_001)}end`],
  ])('is refused by name: %s', async (code, content) => {
    const error = await appErrorOf(() => read(content));
    expect(error.code).toBe(code);
    expect(error.message).toContain('/news/a.txt');
  });
});

describe('every field says what it was taken from', () => {
  test('in a header of lines', () => {
    const text = `Coastal Ledger · Saturday, April 1, 2023\n\nhttps://ledger.example/bridge?id=1\n\nHarbour bridge reopens\nOfficials call it safe\nBy Ana Ruiz and Tomas Vell\n\n${prose}\n`;
    expect(whereOf(text)).toEqual({
      title: 'Harbour bridge reopens (inferred: the first line that looks like a headline)',
      subtitle: 'Officials call it safe (inferred: the line under the headline)',
      byline: 'Ana Ruiz and Tomas Vell (inferred: the line that begins with “By”)',
      publisher: 'Coastal Ledger (inferred: the line above the headline)',
      publishedOn: '2023-04-01 (inferred: the line above the headline)',
      url: 'https://ledger.example/bridge?id=1 (inferred: a line near the top that is an address)',
      language: 'en (inferred: the commonest words)',
      direction: 'ltr (inferred: the first letters of most paragraphs)',
    });
    expect(articleOf(text).metadata.url).toBe('https://ledger.example/bridge?id=1');
    expect(outline(articleOf(text))[1]).toBe(
      'paragraph boilerplate: https://ledger.example/bridge?id=1',
    );
  });

  test('in an agency’s dateline and credit', () => {
    const text = `Bridge reopens\n\nKABUL, April 1, 2023 (Reuters) — ${prose}\n\n${prose}\n\n(Reporting by Ana Ruiz and Tomas Vell; Editing by Lena Orth)\n`;
    expect(whereOf(text)).toMatchObject({
      publisher: 'Reuters (inferred: the dateline)',
      publishedOn: '2023-04-01 (inferred: the dateline)',
      byline: 'Ana Ruiz and Tomas Vell (inferred: the credit at the end)',
    });
    expect(outline(articleOf(text)).at(-1)).toMatch(/^paragraph byline: \(Reporting by/);
    expect(outline(articleOf(text))[1]).toMatch(/^paragraph: KABUL/);
  });

  test('a dateline without a year says no date', () => {
    const { metadata } = articleOf(`Bridge reopens\n\nKABUL, April 1 (AP) — ${prose}\n`);
    expect([metadata.publisher, metadata.publishedOn]).toEqual(['AP', null]);
  });

  test('what is only defaulted is not said to be found', () => {
    expect(whereOf('123')).toEqual({ title: '123 (inferred: the first words)' });
    expect(whereOf('橋が開いた。市長は安全だと言った。')['language']).toBe(
      'ja (inferred: the script)',
    );
  });

  test('an address that may not be shown is none', () => {
    const { metadata, detected } = articleOf(`https://\nBridge reopens\n\n${prose}\n`);
    expect(metadata.url).toBeNull();
    expect(detected).not.toHaveProperty('url');
  });
});

describe('lines that other papers set', () => {
  const roleOf = (line: string) => articleOf(`${prose}\n\n${line}\n\n${prose}`).blocks[1]?.role;

  test.each([
    'ADVERTISEMENT',
    '– Anzeige –',
    'Publicidad',
    'বিজ্ঞাপন',
    'Реклама',
    'More from our Kabul bureau',
    'More on this story: the toll',
    'Sign up for our morning newsletter',
    'Abonnez-vous à notre lettre',
    'Article continues below',
    '3 min read',
    'Topics: Bridges, Transport',
    'Te puede interesar: El puente',
    'Читайте также: мост',
  ])('%j is boilerplate', (line) => expect(roleOf(line)).toBe('boilerplate'));

  test.each([
    'Cars on the bridge. Ana Ruiz/NurPhoto',
    'Autos auf der Brücke. Foto: Ana Ruiz/dpa',
    'সেতুর উপর গাড়ি। ছবি: আনা রুইজ',
    'Автомобили на мосту. Фото: Анна Руис',
    'صورة: آنا رويز',
    'Cars on the bridge (picture alliance / dpa)',
  ])('%j is a caption', (line) => expect(roleOf(line)).toBe('caption'));

  test.each([
    'More from him came later.',
    'Sign here, he said.',
    'More and more people cross it every day, and nobody asks what it cost',
    'Reporting by phone was hard.',
    'He read more.',
    'Share prices fell.',
    'Comments were not made.',
  ])('%j is body', (line) => expect(roleOf(line)).toBe('body'));

  test.each([
    ['Published: 1 April 2023', '2023-04-01'],
    ['Veröffentlicht am 1. April 2023 um 10:35 Uhr', '2023-04-01'],
    ['Publié le 1 avril 2023 à 10h35', '2023-04-01'],
    ['Publicado el 1 de abril de 2023', '2023-04-01'],
    ['Опубликовано: 1 апреля 2023, 10:35 MSK', '2023-04-01'],
    ['প্রকাশ: ০১ এপ্রিল ২০২৩', '2023-04-01'],
    ['Stand: 01.04.2023', '2023-04-01'],
  ])('the date line %j gives %j', (line, expected) => {
    const article = articleOf(`Bridge reopens\n\n${line}\n\n${prose}`);
    expect(article.metadata.publishedOn).toBe(expected);
    expect(article.blocks[1]?.role).toBe('date');
    expect(article.detected.publishedOn?.origin.where).toBe('a line under the headline');
  });
});

test('any bytes give a valid article or a named error', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\r',
          '\n',
          'By Ana Ruiz',
          '😀',
          '\ufeff',
          ' ',
          '> a',
          '- b',
          'https://a.b/',
          '\0',
          'KABUL (AP) —',
        ),
        { maxLength: 30 },
      )
      .map((parts) => Buffer.from(parts.join(''))),
  );
  fc.assert(
    fc.property(anything, (bytes) => {
      try {
        expect(checkImported(read(bytes))).toBeNull();
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown;
      }
    }),
    { numRuns: 500 },
  );
});

const samplePath = new URL('../../../../shared/samples/news-article.txt', import.meta.url);

// The sample lies outside the repository and is not part of it.
describe.skipIf(!existsSync(samplePath))(
  'the sample news article (skipped where its folder is absent)',
  () => {
    const bytes = existsSync(samplePath) ? readFileSync(samplePath) : Buffer.alloc(0);

    test('is recognised for what it is, line by line', () => {
      const article = articleOf(bytes);
      expect(article.text).toBe(bytes.toString());
      const lines = article.text.split('\n').filter((line) => line !== '');
      const special = ['boilerplate', 'headline', 'subtitle', 'caption', 'caption'];
      const expected = lines.map((line, index) => {
        const role = index === 12 ? 'boilerplate' : special[index];
        if (role === 'headline') return `heading 1 headline: ${line}`;
        return role === undefined ? `paragraph: ${line}` : `paragraph ${role}: ${line}`;
      });
      expect(outline(article)).toEqual(expected);
      expect(lines).toHaveLength(19);
      expect(lines[12]).toMatch(/^Read Also:\s/);
      expect(lines[4]).toMatch(/VIA GETTY IMAGES$/);
      expect(whereOf(bytes.toString())).toEqual({
        title:
          'Afghan resistance groups eye spring offensive (inferred: the first line that looks like a headline)',
        subtitle:
          'But Internal Divisions And The Taliban Get A Vote, Too. (inferred: the line under the headline)',
        publisher: "We're Live Bangla (inferred: the line above the headline)",
        publishedOn: '2023-04-01 (inferred: the line above the headline)',
        language: 'en (inferred: the commonest words)',
        direction: 'ltr (inferred: the first letters of most paragraphs)',
      });
    });
  },
);

test('words that stand far to the right give the title', () => {
  const bytes = Buffer.from(`${' '.repeat(900)}Bridge reopens\n`);
  const input = { file: 'a.txt', fileName: 'a.txt', bytes, options: { wholePage: false } };
  const imported = plainTextImporter.read(input);
  expect(imported.articles[0]?.metadata.title).toBe('Bridge reopens');
});
