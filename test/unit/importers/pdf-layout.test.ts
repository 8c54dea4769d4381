// Text in the order it is read, from pages that pdfkit laid out.

import { expect, test } from 'vitest';
import { drawnPdf, rawPages, shown } from '../../support/pdf-files.ts';
import { prose } from '../../support/pdf-files-prose.ts';
import { only, outline, readPdf } from '../../support/pdf-files-read.ts';

test('reads a column of paragraphs word for word, lines joined', async () => {
  const paragraphs = [prose(80), prose(55, 3), prose(90, 11)];
  const bytes = await drawnPdf((page) => {
    page.font('Helvetica-Bold').fontSize(22).text('Bridge reopens after ten years').moveDown();
    page.font('Times-Roman').fontSize(11);
    for (const paragraph of paragraphs) page.text(paragraph, { align: 'justify' }).moveDown();
  });
  const article = await readPdf(bytes);
  expect(outline(article)).toEqual([
    'heading1 headline: Bridge reopens after ten years',
    ...paragraphs.map((paragraph) => `paragraph: ${paragraph}`),
  ]);
  expect(article.text).toBe(['Bridge reopens after ten years', ...paragraphs].join('\n\n'));
  expect(article.marks).toEqual([]);
});

test.each([
  ['two', 2],
  ['three', 3],
])('reads %s columns below a headline one after the other', async (_, columns) => {
  const paragraphs = Array.from({ length: 10 }, (__, index) =>
    `${index}. ${prose(60, index)}`.slice(3),
  );
  const bytes = await drawnPdf((page) => {
    page
      .font('Times-Bold')
      .fontSize(26)
      .text('The wall that held the harbour is cracking')
      .moveDown();
    page.font('Times-Roman').fontSize(9);
    page.text(paragraphs.join('\n\n'), { columns, columnGap: 18, height: 500 });
  });
  const article = await readPdf(bytes);
  expect(only(article, 'headline')).toEqual(['The wall that held the harbour is cracking']);
  const read = only(article, 'paragraph').join(' ');
  expect(read.split(/\s+/)).toEqual(paragraphs.join(' ').split(' '));
});

test('reads what runs across the columns between what is above and below it', async () => {
  const column = (x: number, top: number, text: string) =>
    Array.from({ length: 8 }, (_, row) => ({
      at: [x, top - row * 13] as const,
      text: `${text} row ${row} of the column here`,
    }));
  const content = shown([
    ...column(60, 760, 'left above'),
    ...column(320, 760, 'right above'),
    {
      at: [60, 620],
      text: 'A line that runs across both columns of this page from one edge to the other one',
    },
    ...column(60, 580, 'left below'),
    ...column(320, 580, 'right below'),
  ]);
  const { text } = await readPdf(rawPages([{ content }]));
  const order = [
    'left above row 0',
    'left above row 7',
    'right above row 0',
    'right above row 7',
    'A line that runs',
  ];
  const places = [...order, 'left below row 0', 'right below row 7'].map((part) =>
    text.indexOf(part),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('reads columns in the order of the page, not in that of painting', async () => {
  const lines = [
    'first line of the column',
    'second line of the column',
    'third line of the column',
  ];
  const content = shown(
    lines.map((text, row) => ({ at: [72, 700 - row * 14] as const, text })).toReversed(),
  );
  const { text } = await readPdf(rawPages([{ content }]));
  expect(text).toBe(lines.join(' '));
});

test('joins words that are painted in parts, and keeps apart those with a gap', async () => {
  const content =
    'BT /F1 12 Tf 72 700 Td (Har) Tj 18.68 0 Td (bour) Tj 30 0 Td (wall) Tj ET\n' +
    'BT /F1 12 Tf 72 680 Td [(in) -400 (spec) 20 (tion)] TJ ET';
  const { text } = await readPdf(rawPages([{ content }]));
  expect(text).toBe('Harbour wall in spection');
});

test('puts raised and lowered signs into their line', async () => {
  const content = shown([
    { at: [72, 700], text: 'Warned for years' },
    { at: [156.4, 704], text: '1', size: 7 },
    { at: [160.3, 700], text: ' about CO' },
    { at: [210.5, 697], text: '2', size: 7 },
    { at: [214.4, 700], text: ' in the air.' },
    { at: [72, 686], text: 'The next line is an ordinary one.' },
  ]);
  const { text } = await readPdf(rawPages([{ content }]));
  expect(text).toBe('Warned for years1 about CO2 in the air. The next line is an ordinary one.');
});

test('puts a large initial before its word', async () => {
  const rest = [
    'he harbour wall is cracking, and water',
    'comes through it at every tide, say the',
    'engineers who looked at it in spring',
    'and wrote to the council about it then.',
  ];
  const content = shown([
    { at: [72, 672], text: 'T', size: 39 },
    ...rest.map((text, row) => ({ at: [row < 3 ? 98 : 72, 700 - row * 14] as const, text })),
  ]);
  const { text } = await readPdf(rawPages([{ content }]));
  expect(text).toBe(`T${rest.join(' ')}`);
});

test('reads words once that are painted twice to look bold', async () => {
  const content = shown([
    { at: [72, 700], text: 'Harbour wall' },
    { at: [72.4, 700], text: 'Harbour wall' },
    { at: [72, 680], text: 'is cracking.' },
  ]);
  const { text } = await readPdf(rawPages([{ content }]));
  expect(text).toBe('Harbour wall is cracking.');
});

test('reads text along the edge of the page after the rest, and not into it', async () => {
  const upright = shown([
    { at: [72, 700], text: 'The wall is cracking, and the water' },
    { at: [72, 686], text: 'comes through it at every tide.' },
  ]);
  const content = `${upright}\nBT /F1 8 Tf 0 1 -1 0 30 300 Tm (Picture by the harbour office) Tj ET`;
  const article = await readPdf(rawPages([{ content }]));
  expect(outline(article)).toEqual([
    'paragraph: The wall is cracking, and the water comes through it at every tide.',
    'paragraph: Picture by the harbour office',
  ]);
});

test('reads a page that lies on its side the way it is shown', async () => {
  const lines = ['The wall is cracking, and the water', 'comes through it at every tide.'];
  const content = lines
    .map((text, row) => `BT /F1 11 Tf 0 1 -1 0 ${100 + row * 14} 100 Tm (${text}) Tj ET`)
    .join('\n');
  const turned = await readPdf(rawPages([{ content, entries: '/Rotate 90' }]));
  const plain = await readPdf(rawPages([{ content }]));
  expect(turned.text).toBe(lines.join(' '));
  expect(plain.text).toBe(lines.join(' '));
});

test('tells paragraphs apart by indents and by gaps', async () => {
  const paragraphs = [prose(40), prose(35, 5), prose(45, 9)];
  const indented = await drawnPdf((page) => {
    page.font('Times-Roman').fontSize(11);
    for (const paragraph of paragraphs) page.text(paragraph, { indent: 18, align: 'justify' });
  });
  const apart = await drawnPdf((page) => {
    page.font('Times-Roman').fontSize(11);
    for (const paragraph of paragraphs) page.text(paragraph, { paragraphGap: 7 });
  });
  expect(only(await readPdf(indented), 'paragraph')).toEqual(paragraphs);
  expect(only(await readPdf(apart), 'paragraph')).toEqual(paragraphs);
});

test('keeps the lines of an address', async () => {
  const content = shown([
    {
      at: [72, 740],
      text: 'The harbour office can be reached at the address below, on any working day of the week',
    },
    { at: [72, 726], text: 'and in the summer months on Saturdays as well, from eight to noon.' },
    { at: [72, 700], text: 'Harbour Office' },
    { at: [72, 686], text: 'Quay 4' },
    { at: [72, 672], text: 'Port Alder' },
  ]);
  const article = await readPdf(rawPages([{ content }]));
  expect(only(article, 'paragraph')[1]).toBe('Harbour Office\nQuay 4\nPort Alder');
});

test('says of every stretch of text on which page it is', async () => {
  const paragraphs = Array.from({ length: 12 }, (_, index) => prose(130, index));
  const bytes = await drawnPdf((page) => {
    page.font('Times-Roman').fontSize(11);
    for (const paragraph of paragraphs) page.text(paragraph, { align: 'justify' }).moveDown();
  });
  const { text, blocks, sourceMap } = await readPdf(bytes);
  expect(text.split(/\s+/)).toEqual(paragraphs.join(' ').split(' '));
  const pages = [...new Set(sourceMap.map(({ place }) => place.page))];
  expect(pages).toEqual([1, 2, 3].slice(0, pages.length));
  expect(pages.length).toBeGreaterThan(1);
  const crossing = blocks.filter((block) => {
    const inside = sourceMap.filter(
      (entry) => entry.startUtf16 >= block.startUtf16 && entry.endUtf16 <= block.endUtf16,
    );
    return new Set(inside.map(({ place }) => place.page)).size > 1;
  });
  expect(crossing.length).toBeGreaterThan(0);
  expect(sourceMap.at(-1)?.endUtf16).toBe(text.length);
});
