// What the parts of a page are: headings, lists, tables, captions, notes, running heads, links and emphasis.

import { expect, test } from 'vitest';
import { drawnPdf, rawPages, shown } from '../../support/pdf-files.ts';
import { prose } from '../../support/pdf-files-prose.ts';
import { marked, only, outline, readPdf } from '../../support/pdf-files-read.ts';

test('tells headings by their size and weight, and the headline from the rest', async () => {
  const bytes = await drawnPdf((page) => {
    page.font('Helvetica').fontSize(24).text('Harbour wall to be rebuilt');
    page
      .fontSize(14)
      .text('Divers found scouring below the waterline along the whole length')
      .moveDown();
    page.font('Times-Roman').fontSize(11).text('By Ana Ruiz and Tomas Vell');
    page.text('Saturday, April 1, 2023').moveDown().text(prose(60)).moveDown();
    page.fontSize(18).text('What was found').moveDown().fontSize(11).text(prose(50, 4)).moveDown();
    page.font('Times-Bold').text('The north end').font('Times-Roman').text(prose(50, 8)).moveDown();
    page.fontSize(18).text('Who pays').moveDown().fontSize(11).text(prose(40, 2));
  });
  const article = await readPdf(bytes);
  expect(outline(article)).toEqual([
    'heading1 headline: Harbour wall to be rebuilt',
    'paragraph subtitle: Divers found scouring below the waterline along the whole length',
    'paragraph byline: By Ana Ruiz and Tomas Vell',
    'paragraph date: Saturday, April 1, 2023',
    `paragraph: ${prose(60)}`,
    'heading2: What was found',
    `paragraph: ${prose(50, 4)}`,
    'heading4: The north end',
    `paragraph: ${prose(50, 8)}`,
    'heading2: Who pays',
    `paragraph: ${prose(40, 2)}`,
  ]);
  expect(article.metadata).toMatchObject({
    title: 'Harbour wall to be rebuilt',
    subtitle: 'Divers found scouring below the waterline along the whole length',
    byline: 'Ana Ruiz and Tomas Vell',
    publishedOn: '2023-04-01',
    language: 'en',
  });
  expect(article.detected.title?.origin).toEqual({
    how: 'inferred',
    where: 'largest text of the first page',
  });
});

test('keeps bold, italic and links over the right words', async () => {
  const bytes = await drawnPdf((page) => {
    page.font('Times-Roman').fontSize(12).text('The ', { continued: true });
    page.font('Times-Bold').text('north end', { continued: true });
    page.font('Times-Roman').text(' is ', { continued: true });
    page.font('Times-Italic').text('most at risk', { continued: true });
    page.font('Times-Roman').text(', says ', { continued: true });
    page.text('the full report', { link: 'https://example.com/report', continued: true });
    page.text(' of the engineers.', { link: null });
    page.moveDown().text('Write to us', { link: 'mailto:desk@example.com' });
  });
  const article = await readPdf(bytes);
  expect(article.text).toBe(
    'The north end is most at risk, says the full report of the engineers.\n\nWrite to us',
  );
  expect(marked(article)).toEqual([
    'bold: north end',
    'italic: most at risk',
    'link https://example.com/report: the full report',
    'link mailto:desk@example.com: Write to us',
  ]);
});

test('makes list items of bullets and of numbers that count on', async () => {
  const bytes = await drawnPdf((page) => {
    page.font('Times-Roman').fontSize(11).text('The inspection found three things:').moveDown();
    page.list(
      [`Cracks on the seaward side. ${prose(25)}`, 'Missing stones', 'Two leaning bollards'],
      {
        bulletRadius: 1,
      },
    );
    page.moveDown().text(prose(40)).moveDown();
    for (const [index, item] of ['Close the road', 'Rebuild', 'Open it'].entries()) {
      page.text(`${index + 1}. ${item}`);
    }
    page.moveDown().text('\u2022 First of two').text('\u2022 Second of two');
  });
  const article = await readPdf(bytes);
  expect(only(article, 'list-item1')).toEqual(
    expect.arrayContaining([
      '1. Close the road',
      '2. Rebuild',
      '3. Open it',
      'First of two',
      'Second of two',
    ]),
  );
  expect(article.text).toContain('1. Close the road\n2. Rebuild\n3. Open it');
});

test('takes markers that stand apart from their words for a list of many levels, not for a table', async () => {
  const item = (y: number, x: number, marker: string, words: string) => [
    { at: [x, y] as const, text: marker },
    { at: [x + 24, y] as const, text: words },
  ];
  const content = shown([
    ...item(740, 72, '*', 'Close the road'),
    ...item(726, 72, '*', 'Rebuild'),
    ...item(712, 108, '-', 'the wall'),
    ...item(698, 108, '-', 'the bollards'),
    ...item(684, 72, '1.', 'Open it'),
    ...item(670, 72, '2.', 'Tell the harbour master'),
    ...[650, 636, 622].flatMap((y, row) => [
      { at: [72, y] as const, text: `Year ${2020 + row}` },
      { at: [200, y] as const, text: `${row + 3} metres` },
      { at: [300, y] as const, text: `gauge ${row}` },
    ]),
  ]);
  const article = await readPdf(rawPages([{ content }]));
  expect(only(article, 'list-item1')).toEqual([
    'Close the road',
    'Rebuild',
    '1. Open it',
    '2. Tell the harbour master',
  ]);
  expect(only(article, 'list-item2')).toEqual(['the wall', 'the bollards']);
  expect(only(article, 'table-row')).toHaveLength(3);
});

test('does not take a number or a dash by itself for a list', async () => {
  const content = shown([
    {
      at: [72, 740],
      text: '12. Years after the wall was built the harbour is closed for the first time, and nobody',
    },
    { at: [72, 726], text: 'knows for how long.' },
    { at: [72, 700], text: '- Who would have thought so, asks the harbour master.' },
  ]);
  const article = await readPdf(rawPages([{ content }]));
  expect(only(article, 'list-item1')).toEqual([]);
});

test('makes rows of a table whose columns line up, and leaves columns of text alone', async () => {
  const rows = [
    ['Section', 'Length', 'Cost'],
    ['North', '80 m', '1.2 m'],
    ['Middle', '60 m', ''],
    ['South wall', '60 m', '0.6 m'],
  ];
  const cells = rows.flatMap((row, at) =>
    row.flatMap((text, column) => {
      const place = [72 + column * 120, 600 - at * 18] as const;
      return text === '' ? [] : [{ at: place, text }];
    }),
  );
  const content = shown([
    { at: [72, 640], text: 'The parts of the wall and what they cost:' },
    ...cells,
  ]);
  const article = await readPdf(rawPages([{ content }]));
  expect(only(article, 'table-row')).toEqual([
    'Section\tLength\tCost',
    'North\t80 m\t1.2 m',
    'Middle\t60 m',
    'South wall\t60 m\t0.6 m',
  ]);
});

test('knows captions', async () => {
  const content = shown([
    {
      at: [72, 740],
      text: 'The wall is cracking, say the engineers who looked at it in spring and wrote about it.',
    },
    { at: [72, 700], text: 'Figure 1: The harbour from the north', size: 9 },
    { at: [72, 670], text: 'Photo: Ana Ruiz/Example Agency', size: 9 },
    {
      at: [72, 640],
      text: 'Figure 1 shows the harbour, and the wall that is to be rebuilt before winter comes.',
    },
  ]);
  const article = await readPdf(rawPages([{ content }]));
  expect(only(article, 'caption')).toEqual([
    'Figure 1: The harbour from the north',
    'Photo: Ana Ruiz/Example Agency',
  ]);
});

/** Six pages of running text with heads and numbers; even pages have them the other way round. */
async function sixPages() {
  const text = Array.from({ length: 18 }, (_, index) => prose(140, index));
  const bytes = await drawnPdf(
    (page) => {
      let number = 0;
      const edges = () => {
        number += 1;
        const isLeft = number % 2 === 0;
        page.font('Helvetica').fontSize(8);
        page.text('Harbour Review', isLeft ? 72 : 450, 30, { lineBreak: false });
        page.text(`Issue 12, page ${number}`, isLeft ? 400 : 72, 30, { lineBreak: false });
        page.text(`${number + 40}`, 300, 760, { lineBreak: false });
        page.font('Times-Roman').fontSize(11).text('', 72, 72);
      };
      page.on('pageAdded', edges);
      edges();
      for (const paragraph of text) page.text(paragraph, { align: 'justify', indent: 14 });
    },
    { margins: { top: 72, left: 72, right: 72, bottom: 100 } },
  );
  return { bytes, text };
}

test('finds running heads and page numbers, and reads on across them', async () => {
  const { bytes, text } = await sixPages();
  const article = await readPdf(bytes);
  const pages = Math.max(...article.sourceMap.map(({ place }) => place.page ?? 0));
  expect(pages).toBeGreaterThanOrEqual(3);
  expect(only(article, 'boilerplate').map((line) => line.split(' ').toSorted().join(' '))).toEqual(
    Array.from({ length: pages }, (_, index) => [
      ['12,', 'Harbour', 'Issue', 'Review', String(index + 1), 'page'].toSorted().join(' '),
      String(index + 41),
    ]).flat(),
  );
  expect(only(article, 'paragraph').filter((line) => line.length > 40)).toEqual(text);
});

test('takes nothing of one page for a running head', async () => {
  const content = shown([
    { at: [72, 800], text: 'Harbour wall to be rebuilt', size: 20 },
    {
      at: [72, 770],
      text: 'The wall is cracking, say the engineers who looked at it in spring and wrote about it.',
    },
    { at: [300, 40], text: '2023' },
  ]);
  const article = await readPdf(rawPages([{ content }]));
  expect(only(article, 'boilerplate')).toEqual([]);
});

test('takes headings that count for headings, not for running heads', async () => {
  const pages = [1, 2, 3, 4].map((day) => ({
    content: shown([
      { at: [72, 780], text: `Day ${day * 3}`, size: 20 },
      { at: [72, 740], text: prose(14, day) },
      { at: [300, 40], text: `Page ${day} of 4` },
    ]),
  }));
  const article = await readPdf(rawPages(pages));
  expect(only(article, 'heading1')).toEqual(['Day 3', 'Day 6', 'Day 9', 'Day 12']);
  expect(only(article, 'boilerplate')).toEqual([1, 2, 3, 4].map((day) => `Page ${day} of 4`));
});

test('puts footnotes after the text that they interrupt', async () => {
  const body = (page: number, last: string) => [
    ...Array.from({ length: 4 }, (_, row) => ({
      at: [72, 760 - row * 14] as const,
      text: `${['Line', 'Row'][page - 1]} ${row} of page ${page} goes on and on, saying something of the harbour wall here`,
    })),
    { at: [72, 704] as const, text: last },
  ];
  const first = shown([
    ...body(
      1,
      'and the last line of the first page of this text does not end its only long sentence, but',
    ),
    { at: [72, 90], text: '1 See the report of the engineers.', size: 8 },
  ]);
  const second = shown(
    body(2, 'and then it ends.').map((line) => ({
      ...line,
      text: line.text.replace('Row 0', 'row 0'),
    })),
  );
  const article = await readPdf(rawPages([{ content: first }, { content: second }]));
  const [text, note] = only(article, 'paragraph');
  expect(text).toContain('long sentence, but row 0 of page 2');
  expect(note).toBe('1 See the report of the engineers.');
});

test('takes its blocks from the tags of a document that has good ones', async () => {
  const bytes = await drawnPdf(
    (page) => {
      const root = page.struct('Document');
      page.addStructure(root);
      page.font('Times-Roman').fontSize(11);
      const add = (type: string, text: string) => {
        root.add(
          page.struct(type, {}, () => {
            page.text(text);
          }),
        );
      };
      add('H1', 'A heading like text');
      add('P', 'A short paragraph without a full stop');
      add('P', 'and another one right below it, with nothing between the two of them');
      add('H2', 'Second heading like text');
      add('BlockQuote', 'Somebody said this.');
      root.end();
    },
    { tagged: true, pdfVersion: '1.7', lang: 'en-GB', info: { Title: 'Tagged' } },
  );
  const article = await readPdf(bytes);
  expect(outline(article)).toEqual([
    'heading1 headline: A heading like text',
    'paragraph: A short paragraph without a full stop',
    'paragraph: and another one right below it, with nothing between the two of them',
    'heading2: Second heading like text',
    'blockquote: Somebody said this.',
  ]);
});
