// Text that runs right to left, and text of predefined character maps.

import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { drawnPdf, japanesePdf, unicodePages } from '../../support/pdf-files.ts';
import { marked, readPdf } from '../../support/pdf-files-read.ts';

const hebrewFont = createRequire(import.meta.url).resolve(
  '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
);

/** As it is painted from left to right. */
const mirrored = (text: string): string => [...text].toReversed().join('');

/** One line, painted in parts from left to right. */
async function painted(...parts: string[]): Promise<string> {
  let x = 72;
  const runs = parts.map((text) => {
    const run = { at: [x, 700] as const, text };
    x += text.length * 6 + 3;
    return run;
  });
  return (await readPdf(unicodePages([runs]))).text;
}

test('reads Hebrew that a font was embedded for, lines and paragraphs', async () => {
  const text =
    'המועצה החליטה ביום שלישי כי החומה תיבנה מחדש לפני החורף והסערות שיבואו איתו אל הנמל הישן';
  const bytes = await drawnPdf((page) => {
    page
      .font(hebrewFont)
      .fontSize(16)
      .text(text, { features: ['rtla'], align: 'right', width: 300 });
  });
  const article = await readPdf(bytes);
  expect(article.text).toBe(text);
  expect(article.metadata.direction).toBe('rtl');
  expect(article.metadata.language).toBe('he');
});

test('reads the shapes of Arabic letters as the letters', async () => {
  const shapes = 'ﺃﻋﻠﻦ ﺍﻟﻤﺠﻠﺲ ﺍﻟﺜﻼﺛﺎﺀ';
  expect(await painted(mirrored(shapes))).toBe('أعلن المجلس الثلاثاء');
});

test('reads the parts of a line from right to left, Latin and numbers among them', async () => {
  const line = await painted(
    mirrored('الميناء.'),
    'BBC',
    'News',
    mirrored('قالت'),
    '2023',
    mirrored('أعلن المجلس في'),
  );
  expect(line).toBe('أعلن المجلس في 2023 قالت BBC News الميناء.');
});

test('turns the brackets round that are painted as they look', async () => {
  const line = await painted(
    mirrored('الجدار'),
    '(',
    mirrored('القديم'),
    ')',
    mirrored('سيعاد بناء'),
  );
  expect(line.replace(/\s/g, '')).toBe('سيعادبناء(القديم)الجدار');
});

test('keeps a Hebrew name in an English line', async () => {
  const line = await painted('The word', mirrored('החומה הישנה'), 'means the old wall');
  expect(line).toBe('The word החומה הישנה means the old wall');
});

test('reads right-to-left columns from the right', async () => {
  const column = (x: number, text: string) =>
    Array.from({ length: 6 }, (_, row) => ({
      at: [x, 700 - row * 15] as const,
      text: mirrored(`${text} שורה של טקסט בעמוד הזה`),
    }));
  const { text } = await readPdf(unicodePages([[...column(72, 'שמאל'), ...column(330, 'ימין')]]));
  expect(text.indexOf('ימין')).toBe(0);
  expect(text.lastIndexOf('ימין')).toBeLessThan(text.indexOf('שמאל'));
});

test('reads a font that names a predefined character map', async () => {
  const text = '議会は火曜日に港の壁を冬までに再建すると決めた。';
  const article = await readPdf(japanesePdf([text]));
  expect(article.text).toBe(text);
  expect(article.metadata.language).toBe('ja');
  expect(marked(article)).toEqual([]);
});

test('reads vertical lines from right to left', async () => {
  const lines = ['議会は火曜日に港の壁を', '冬までに再建すると', '決めた。'];
  expect((await readPdf(japanesePdf(lines, true))).text).toBe(lines.join(''));
});

test('joins lines of Chinese without a space', async () => {
  const lines = ['市议会周二决定', '在冬天之前重建', '港口的墙。'];
  const runs = lines.map((text, row) => ({ at: [72, 700 - row * 18] as const, text }));
  expect((await readPdf(unicodePages([runs]))).text).toBe(lines.join(''));
});
