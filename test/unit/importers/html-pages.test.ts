import { describe, expect, test } from 'vitest';
import { htmlImporter } from '../../../electron/workspace/importers/html/importer.ts';
import type { ImportedArticle } from '../../../electron/workspace/importers/imported.ts';
import { arabicPage, newsPage, oldPage, partsPage, savedPage } from '../../support/html-pages.ts';
import { markList, outline } from '../../support/outline.ts';
import { assertHarmless } from '../../support/xss-corpus.ts';

function read(html: string | Uint8Array, wholePage = false, fileName = 'page.html') {
  const bytes = typeof html === 'string' ? Buffer.from(html) : html;
  const imported = htmlImporter.read({ file: fileName, fileName, bytes, options: { wholePage } });
  const [article] = imported.articles;
  if (article === undefined) throw new Error('no article was read');
  assertHarmless(article);
  return { ...imported, article };
}
const origins = ({ detected }: ImportedArticle) =>
  Object.fromEntries(
    Object.entries(detected).map(([name, field]) => [
      name,
      `${field.origin.how}: ${field.origin.where}`,
    ]),
  );

const newsBody = [
  'paragraph: The bridge over the Alder river reopened on Saturday, two years after a flood tore away its eastern ramp, the city’s mayor said.',
  'paragraph: “It is safe,” Mayor Ines Vell told reporters, adding that engineers had examined every weld and that the repair had cost 11 million, slightly more than planned.',
  'heading 2: What was repaired',
  'list-item 1: The eastern ramp, rebuilt from concrete',
  'list-item 1: The lighting, with new lamps',
  'list-item 2: Sixty on the deck',
  'paragraph boilerplate: Read also: How the flood came',
  'blockquote: We waited two years for this day.',
  'blockquote: — Ana Ruiz, resident',
  'paragraph boilerplate: Sign up for our newsletter and never miss a story.',
  'paragraph: Traffic had been diverted over the old dam, which added forty minutes to the journey between the two halves of the city, according to the transport office.',
  'paragraph caption: Cost by part',
  'table-row: Part\tCost',
  'table-row: Ramp\t8 million',
  'table-row: Lamps\t3 million',
  'paragraph: The dam road will close to lorries in May, and residents say that they will not miss it at all, because of the dust and the noise.',
];
const newsArticle = [
  'heading 1 headline: Port Alder bridge reopens after flood',
  'paragraph subtitle: Engineers checked every weld before the crossing was opened to traffic.',
  'paragraph byline: By Mara Quill and Otto Brandt',
  'paragraph date: 1 April 2023',
  'paragraph caption: Cars queue on the bridge at dawn',
  'paragraph caption: The first cars cross on Saturday. Photo: Lena Okafor',
  'paragraph boilerplate: Share Tweet',
  ...newsBody,
];

describe('a paper’s page', () => {
  test('gives its article with every block in its role', () => {
    const { article, kind, mediaType, encoding } = read(newsPage);
    expect(outline(article)).toEqual(newsArticle);
    expect({ kind, mediaType, encoding }).toEqual({
      kind: 'html',
      mediaType: 'text/html',
      encoding: 'UTF-8 (meta)',
    });
    expect(
      article.text.startsWith('Port Alder bridge reopens after flood\n\nEngineers checked'),
    ).toBe(true);
    expect(article.text).toContain('with new lamps\nSixty on the deck\n\nRead also');
  });

  test('keeps formatting and completes links by the page’s address', () => {
    expect(markList(read(newsPage).article)).toEqual([
      'link https://tribune.example/mara: Mara Quill',
      'bold: reopened on Saturday',
      'italic: adding that',
      'link https://tribune.example/reports/welds?x=1: every weld',
      'bold: new',
      'link https://tribune.example/news/flood: Read also: How the flood came',
    ]);
  });

  test('states its metadata, and the day is that of its own time zone', () => {
    const { article } = read(newsPage);
    expect(article.metadata).toEqual({
      title: 'Port Alder bridge reopens after flood',
      subtitle: 'Engineers checked every weld before the crossing was opened to traffic.',
      byline: 'Mara Quill, Otto Brandt',
      publisher: 'Harbour Tribune',
      publishedOn: '2023-04-01',
      url: 'https://tribune.example/news/bridge-reopens',
      language: 'en-GB',
      direction: 'ltr',
    });
    expect(origins(article)).toEqual({
      title: 'stated: JSON-LD headline',
      subtitle: 'inferred: line under the headline',
      byline: 'stated: JSON-LD author',
      publisher: 'stated: JSON-LD publisher',
      publishedOn: 'stated: JSON-LD datePublished',
      url: 'stated: canonical link',
      language: 'stated: lang of the page',
      direction: 'stated: dir of the page',
    });
  });

  test('tells how much of it was left out', () => {
    expect(read(newsPage).notices).toEqual([
      {
        path: 'rest of the page',
        message:
          '8 blocks outside the article were left out, such as menus and links to other articles.',
        remedy: 'Read the whole page to keep what is outside as boilerplate.',
      },
    ]);
  });

  test('gives the whole page with the rest as boilerplate, on demand', () => {
    const { article, notices } = read(newsPage, true);
    expect(outline(article)).toEqual([
      'paragraph boilerplate: Harbour Tribune',
      'list-item 1 boilerplate: News',
      'list-item 1 boilerplate: Sport',
      'paragraph boilerplate: We use cookies to improve your visit.',
      ...newsArticle,
      'heading 2 boilerplate: More from News',
      'list-item 1 boilerplate: Dam road to close',
      'list-item 1 boilerplate: Flood report',
      'paragraph boilerplate: © 2023 Harbour Tribune. All rights reserved.',
    ]);
    expect(notices).toEqual([]);
  });

  test('says for every block where it stands in the source', () => {
    const { article } = read(newsPage, true);
    const placed = article.sourceMap.map(({ startUtf16, endUtf16, place }) => [
      article.text.slice(startUtf16, endUtf16),
      newsPage.slice(place.startUtf16, place.endUtf16),
    ]);
    expect(placed).toHaveLength(article.blocks.length - 1);
    expect(placed).toContainEqual([
      'We use cookies to improve your visit.',
      'We use cookies to improve your visit.',
    ]);
    expect(placed).toContainEqual([
      'The lighting, with new lamps',
      'The lighting, with <b>new</b> lamps',
    ]);
    const words = (text: string) =>
      text.replace(/<[^>]*>/g, '').replace(/&[#\w]+;|[^\p{L}\p{N}]/gu, '');
    for (const [text = '', source = ''] of placed) expect(words(source)).toBe(words(text));
  });
});

describe('a page that SingleFile saved', () => {
  test('is read though a dialog hid it from screen readers, without what was hidden', () => {
    const { article } = read(savedPage);
    expect(outline(article)).toEqual([
      'heading 1 headline: Brücke wieder offen',
      'paragraph: Die Brücke über die Ufer ist seit Montag wieder für den Verkehr freigegeben, teilte die Stadt am Abend mit, nachdem alle Prüfungen abgeschlossen waren.',
      'paragraph: Zwei Jahre lang mussten die Anwohner einen Umweg von vierzig Minuten fahren, weil die östliche Rampe bei einem Hochwasser weggerissen worden war.',
      'paragraph: Die Kosten liegen bei 11 Mio.\u00a0Euro, das sind 10⁶ mehr als geplant, wie der “Bericht der ‘Stadt’” sagt, und die Fläche beträgt 400\u00a0m². 🚧',
      'paragraph: Der Bürgermeister dankte den Anwohnern, den Firmen und den Helfern, die in den letzten Monaten auch an den Wochenenden gearbeitet hatten.',
    ]);
    expect(outline(read(savedPage, true).article).join('\n')).not.toContain('niemand sieht');
  });

  test('has its address from the comment, its title without the site’s name, its author without “Von”', () => {
    const { article } = read(savedPage);
    expect(article.metadata).toEqual({
      title: 'Brücke wieder offen',
      subtitle: null,
      byline: 'Jonas Feld',
      publisher: 'Uferblatt',
      publishedOn: '2024-03-05',
      url: 'https://blatt.example/stadt/2024/03/05/bruecke.html',
      language: 'de',
      direction: 'ltr',
    });
    expect(origins(article)).toMatchObject({ url: 'stated: comment of the saved page' });
  });
});

test('an old page without metadata gives paragraphs at double line breaks, and what can be inferred', () => {
  const { article } = read(oldPage, false, 'river-club.html');
  expect(outline(article)).toEqual([
    'heading 2 headline: Notes of the river club',
    'paragraph: The club met on Sunday and talked about the bridge, the dam and the boats, as it does each spring when the water is high and cold.',
    'paragraph: Nobody had seen the new lamps yet, but everybody had heard of them, and most of those present thought that sixty were too many for a bridge of that size.\nA second line of the same paragraph.',
    'paragraph: Boats go into the water in May, weather permitting, said the chair, and asked that members bring their own ropes, fenders and lunch this time.',
  ]);
  expect(origins(article)).toEqual({
    title: 'inferred: headline in the text',
    language: 'inferred: the words of the text',
    direction: 'inferred: the letters of the text',
  });
  expect(article.metadata).toMatchObject({
    title: 'Notes of the river club',
    language: 'en',
    byline: null,
  });
});

test('a page from right to left keeps its direction, byline and “read also” line', () => {
  const { article } = read(arabicPage);
  expect(outline(article)).toEqual([
    'heading 1 headline: إعادة فتح الجسر بعد عامين',
    'paragraph byline: بقلم ليلى ناصر',
    'paragraph: قال رئيس البلدية إن الجسر سيفتح يوم الاثنين المقبل أمام حركة المرور بعد عامين من الفيضان الذي ضرب المدينة، وأضاف أن المهندسين فحصوا كل شيء.',
    'paragraph: وذكرت تقارير أن تكلفة الإصلاح بلغت أحد عشر مليونا، وهو مبلغ يزيد قليلا على ما كان مخططا له في البداية، بحسب مكتب النقل في المدينة.',
    'paragraph boilerplate: اقرأ أيضا: كيف جاء الفيضان',
    'paragraph: وقال السكان إنهم انتظروا هذا اليوم عامين كاملين، وإن الطريق القديم فوق السد كان مليئا بالغبار والضوضاء، ولن يفتقده أحد منهم.',
  ]);
  expect(article.metadata).toMatchObject({
    title: 'إعادة فتح الجسر بعد عامين',
    byline: 'ليلى ناصر',
    publisher: 'صحيفة النهر',
    publishedOn: '2023-04-01',
    language: 'ar',
    direction: 'rtl',
  });
});

test('every kind of element becomes the block that it is', () => {
  const { article } = read(partsPage);
  expect(outline(article)).toEqual([
    'heading 1 headline: Parts of a page',
    'paragraph: An opening paragraph, long enough to be taken for prose, with commas, and with words that say nothing of note at all.',
    'list-item 1: 3. third',
    'list-item 1: 4. fourth',
    'list-item 2: a. inner',
    'list-item 2: b. two\nlines',
    'paragraph: after',
    'list-item 1: 9. ninth',
    'heading 3: Card',
    'list-item 1: Text of the card',
    'paragraph: Weld',
    'list-item 1: A joint of metal.',
    'blockquote: First.',
    'blockquote: Second.',
    'list-item 1: in quote',
    'table-row: Year\tCost',
    'table-row: 2022\ta\t1 2',
    'table-row: \tb',
    'paragraph: Laid out',
    'paragraph: in columns',
    'preformatted:   if (a)\n\tb();',
    'paragraph caption: A map of the river, 2022',
    'paragraph caption: The old dam',
    'paragraph: Text with a picture, and nothing, and more.',
    'paragraph caption: picture in the middle',
    'paragraph: Alder Street 1\nPort Alder',
    'paragraph: H₂O, 1st, note¹, 漢(kan), cooperate, old new, Ctrl, x = 1, ab, a/b.',
    'paragraph: More',
    'paragraph: Hidden until opened, but part of the page all the same.',
    'paragraph: A last paragraph, again with enough words and commas to be prose, so that the article ends here, and nowhere else.',
  ]);
  expect(markList(article)).toEqual(['bold: b', 'underline: new', 'code: Ctrl', 'code: x = 1']);
});

test('a page in another encoding is read by what it says of itself', () => {
  const russian =
    'Мэр сказал, что мост откроют в понедельник, инженеры проверили каждый сварной шов, а ремонт обошёлся в одиннадцать миллионов.';
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>Мост открыт</title></head><body><h1>Мост открыт</h1><p>${russian}</p><p>${russian}</p></body></html>`;
  const decoder = new TextDecoder('windows-1251');
  const byteOf = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
  );
  const bytes = Uint8Array.from(html, (character) => byteOf.get(character) ?? 0x3f);
  const { article, encoding, notices } = read(bytes);
  expect(encoding).toBe('windows-1251 (meta)');
  expect(notices).toEqual([]);
  expect(article.text).toBe(`Мост открыт\n\n${russian}\n\n${russian}`);
  expect(article.metadata).toMatchObject({ title: 'Мост открыт', language: 'ru' });
});
