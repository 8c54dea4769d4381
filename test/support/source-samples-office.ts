// Documents of word processors, a book and a printed page, each written part by part or drawn.

import { bookOf } from './epub-files.ts';
import { odtOf, odtStyle } from './odt-files.ts';
import { docxOf, listItem, numberingList, p, r, style } from './office-files.ts';
import { drawnPdf } from './pdf-files.ts';
import { rtfFile } from './rtf-files.ts';
import { utf8, type ExpectedArticle, type SourceSample } from './source-samples.ts';

const draftOfWord = docxOf({
  styles: [
    style('Titel', 'Title'),
    style('berschrift1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style('Zitat', 'Quote'),
    style('Beschriftung', 'caption'),
  ].join(''),
  numbering: `${numberingList(1, [['bullet', '•']])}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`,
  links: { rLink: 'https://wells.example/report.pdf' },
  footnotes:
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Interview on 3 March.</w:t></w:r></w:p></w:footnote>',
  core:
    '<dc:title>Wells run dry</dc:title><dc:creator>Amara Diop</dc:creator>' +
    '<dcterms:created xsi:type="dcterms:W3CDTF">2024-03-05T08:00:00Z</dcterms:created><dc:language>en-US</dc:language>',
  body: [
    p('Wells run dry in the Marl hills', 'Titel'),
    `<w:p><w:pPr/>${r('Of 31 wells, ')}${r('twelve', '<w:b/>')}${r(' gave no water in February, ')}${r('the lowest count', '<w:i/>')}${r(' since records began.')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' The county measures them by hand.')}</w:p>`,
    p('What was measured', 'berschrift1'),
    listItem('Depth, every Monday', 1),
    listItem('Salt, once a month', 1),
    p('Nobody may drill before the survey is done.', 'Zitat'),
    `<w:p>${r('The ')}<w:hyperlink r:id="rLink">${r('full report')}</w:hyperlink>${r(' is public.')}</w:p>`,
    `<w:tbl><w:tr><w:tc>${p('Well')}</w:tc><w:tc>${p('Depth')}</w:tc></w:tr><w:tr><w:tc>${p('No. 4')}</w:tc><w:tc>${p('61 m')}</w:tc></w:tr></w:tbl>`,
    `<w:p>${r('Earlier ')}<w:del w:id="9" w:author="x"><w:r><w:delText>fourteen</w:delText></w:r></w:del><w:ins w:id="10" w:author="x">${r('twelve')}</w:ins>${r(' was the figure given.')}</w:p>`,
  ].join(''),
});

const letterOfWriter = odtOf({
  styles: odtStyle('Title', 'paragraph', null),
  automatic: odtStyle('T1', 'text', null, '<style:text-properties fo:font-weight="bold"/>'),
  meta: '<dc:title>Night trains return</dc:title><meta:initial-creator>Jonas Vik</meta:initial-creator><dc:language>en</dc:language><meta:creation-date>2024-01-20T10:00:00</meta:creation-date>',
  body:
    '<text:p text:style-name="Title">Night trains return</text:p>' +
    '<text:h text:outline-level="1">Two routes first</text:h>' +
    '<text:p>From December a sleeper will leave <text:span text:style-name="T1">Nordby</text:span> at 21:40 and reach<text:s/>the coast by breakfast, the railway said on <text:a xlink:href="https://rail.example/night">its page</text:a>.</text:p>' +
    '<text:list><text:list-item><text:p>Berths from 39 euros</text:p></text:list-item><text:list-item><text:p>Seats from 19 euros</text:p></text:list-item></text:list>' +
    '<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Route</text:p></table:table-cell><table:table-cell><text:p>Hours</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Nordby–Kai</text:p></table:table-cell><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>',
});

const noticeInRtf = rtfFile(
  [
    String.raw`\pard\plain\s3 Market hall to close on Sundays\par`,
    String.raw`\pard\plain The hall\u8217?s 40 traders voted \b 26 to 14\b0  for a day of rest, caf\'e9 owners against. Details are at {\field{\*\fldinst{HYPERLINK "https://hall.example/vote"}}{\fldrslt{\ul the hall}}}.\par`,
    String.raw`\pard\plain\s1 What stays open\par`,
    String.raw`{\listtext\pard\plain\f2 \'b7\tab}\pard\ls1\ilvl0 The bakery\par`,
    String.raw`{\listtext\pard\plain\f2 \'b7\tab}\pard\ls1\ilvl0 The post counter\par`,
  ].join('\r\n'),
  String.raw`{\info{\title Market hall}{\author Rosa Lind}{\creatim\yr2024\mo2\dy9}}`,
);

const book = bookOf({
  metadata:
    '<dc:title>Lighthouse Letters</dc:title><dc:creator>Hedda Moe</dc:creator><dc:language>en</dc:language><dc:publisher>Small Press</dc:publisher><dc:date>2019-05-01</dc:date>',
  chapters: [
    {
      name: 'one.xhtml',
      body: '<h1>The first winter</h1><p>The lamp was lit on the <em>ninth</em> of October, and it burned for one hundred and eighty nights without fail.</p><p>Oil came by sledge.</p>',
    },
    {
      name: 'two.xhtml',
      body: '<h1>The keeper leaves</h1><p>In spring a boat took him off; nobody in the village wrote down his name.</p><ul><li>One chest</li><li>One dog</li></ul>',
    },
  ],
  nav: [
    ['one.xhtml', 'The first winter'],
    ['two.xhtml', 'The keeper leaves'],
  ],
});

/** Three pages under one running head; a word is broken at the end of a line. */
const drawnReport = () =>
  drawnPdf(
    (page) => {
      const head = () =>
        page
          .font('Helvetica')
          .fontSize(8)
          .text('Dam Safety Review 2024', 72, 30, { lineBreak: false });
      const line = (words: string, y: number) =>
        page.fontSize(11).text(words, 72, y, { lineBreak: false });
      head();
      page.fontSize(24).text('Dam gates found wanting', 72, 80);
      page.font('Times-Roman');
      line('Three of the seven gates of the Orrin dam did not close fully when engi-', 130);
      line('neers tested them in March, and the pump house stood under water for', 144);
      line('almost an hour.', 158);
      page.font('Times-Bold').text('Nobody was hurt', 72, 186, { continued: true });
      page.font('Times-Roman').text(", according to the operator's own log.");
      page.font('Helvetica').fontSize(16).text('What happens next', 72, 220);
      page.font('Times-Roman');
      line('The gates are to be rebuilt by 2026 at a cost of nine million.', 250);
      for (const words of [
        'The reservoir stays at two thirds of its height until then.',
        'A second review is due in the autumn of next year.',
      ]) {
        page.addPage();
        head();
        page.font('Times-Roman');
        line(words, 90);
      }
    },
    {
      info: {
        Title: 'Dam gates found wanting',
        Author: 'Ines Faro',
        CreationDate: new Date('2024-04-02T00:00:00Z'),
      },
    },
  );

const wells: ExpectedArticle = {
  outline: [
    'heading 1 headline: Wells run dry in the Marl hills',
    'paragraph: Of 31 wells, twelve gave no water in February, the lowest count since records began.[1] The county measures them by hand.',
    'heading 1: What was measured',
    'list-item 1: Depth, every Monday',
    'list-item 1: Salt, once a month',
    'blockquote: Nobody may drill before the survey is done.',
    'paragraph: The full report is public.',
    'table-row: Well\tDepth',
    'table-row: No. 4\t61 m',
    'paragraph: Earlier twelve was the figure given.',
    'paragraph: [1] Interview on 3 March.',
  ],
  marks: [
    'bold: twelve',
    'italic: the lowest count',
    'link https://wells.example/report.pdf: full report',
  ],
  metadata: {
    title: 'Wells run dry in the Marl hills',
    subtitle: null,
    byline: 'Amara Diop',
    publishedOn: '2024-03-05',
    language: 'en-US',
  },
};

const trains: ExpectedArticle = {
  outline: [
    'heading 1 headline: Night trains return',
    'heading 1: Two routes first',
    'paragraph: From December a sleeper will leave Nordby at 21:40 and reach the coast by breakfast, the railway said on its page.',
    'list-item 1: Berths from 39 euros',
    'list-item 1: Seats from 19 euros',
    'table-row: Route\tHours',
    'table-row: Nordby–Kai\t9',
  ],
  marks: ['bold: Nordby', 'link https://rail.example/night: its page'],
  metadata: {
    title: 'Night trains return',
    byline: 'Jonas Vik',
    publishedOn: '2024-01-20',
    language: 'en',
  },
};

const market: ExpectedArticle = {
  outline: [
    'heading 1 headline: Market hall to close on Sundays',
    'paragraph: The hall’s 40 traders voted 26 to 14 for a day of rest, café owners against. Details are at the hall.',
    'heading 1: What stays open',
    'list-item 1: The bakery',
    'list-item 1: The post counter',
  ],
  marks: ['bold: 26 to 14', 'underline: the hall', 'link https://hall.example/vote: the hall'],
  metadata: {
    title: 'Market hall to close on Sundays',
    byline: 'Rosa Lind',
    publishedOn: '2024-02-09',
    language: 'en',
  },
};

const ofTheBook = {
  byline: 'Hedda Moe',
  publisher: 'Small Press',
  publishedOn: '2019-05-01',
  language: 'en',
};

const firstWinter: ExpectedArticle = {
  outline: [
    'heading 1 headline: The first winter',
    'paragraph: The lamp was lit on the ninth of October, and it burned for one hundred and eighty nights without fail.',
    'paragraph: Oil came by sledge.',
  ],
  marks: ['italic: ninth'],
  metadata: { title: 'The first winter', ...ofTheBook },
};

const keeperLeaves: ExpectedArticle = {
  outline: [
    'heading 1 headline: The keeper leaves',
    'paragraph: In spring a boat took him off; nobody in the village wrote down his name.',
    'list-item 1: One chest',
    'list-item 1: One dog',
  ],
  marks: [],
  metadata: { title: 'The keeper leaves', ...ofTheBook },
};

const dam: ExpectedArticle = {
  outline: [
    'paragraph boilerplate: Dam Safety Review 2024',
    'heading 1 headline: Dam gates found wanting',
    'paragraph: Three of the seven gates of the Orrin dam did not close fully when engineers tested them in March, and the pump house stood under water for almost an hour.',
    "paragraph: Nobody was hurt, according to the operator's own log.",
    'heading 2: What happens next',
    'paragraph: The gates are to be rebuilt by 2026 at a cost of nine million.',
    'paragraph boilerplate: Dam Safety Review 2024',
    'paragraph: The reservoir stays at two thirds of its height until then.',
    'paragraph boilerplate: Dam Safety Review 2024',
    'paragraph: A second review is due in the autumn of next year.',
  ],
  marks: ['bold: Nobody was hurt'],
  metadata: {
    title: 'Dam gates found wanting',
    byline: 'Ines Faro',
    publishedOn: '2024-04-02',
    language: 'en',
  },
};

export const officeSamples: readonly SourceSample[] = [
  {
    fileName: 'wells.docx',
    bytes: () => draftOfWord,
    articles: [wells],
    told: [/1 tracked insertion is kept/, /1 passage that was deleted .* was left out/],
  },
  { fileName: 'trains.odt', bytes: () => letterOfWriter, articles: [trains], told: [] },
  { fileName: 'market.rtf', bytes: () => utf8(noticeInRtf), articles: [market], told: [] },
  {
    fileName: 'letters.epub',
    bytes: () => book,
    articles: [firstWinter, keeperLeaves],
    told: [],
  },
  { fileName: 'dam.pdf', bytes: drawnReport, articles: [dam], told: [] },
];
