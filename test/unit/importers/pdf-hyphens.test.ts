// Words that line ends cut in two.

import { expect, test } from 'vitest';
import { rawPages, shown, unicodePages } from '../../support/pdf-files.ts';
import { readPdf } from '../../support/pdf-files-read.ts';

/** The text of lines that follow each other in one paragraph. */
async function joined(...lines: string[]): Promise<string> {
  const texts = lines.map((text, row) => ({ at: [72, 700 - row * 14] as const, text }));
  return (await readPdf(rawPages([{ content: shown(texts) }]))).text;
}

test.each([
  [
    'joins a word before a small letter',
    ['The harbour admini-', 'stration has decided'],
    'The harbour administration has decided',
  ],
  [
    'keeps the hyphen before a capital',
    ['The Anglo-', 'American treaty is'],
    'The Anglo-American treaty is',
  ],
  [
    'keeps the hyphen before a digit',
    ['The spread of COVID-', '19 was quick here'],
    'The spread of COVID-19 was quick here',
  ],
  [
    'keeps the hyphen after a digit',
    ['After a 20-', 'year wait for this'],
    'After a 20-year wait for this',
  ],
  [
    'keeps the hyphen of a longer compound',
    ['It was state-of-', 'the-art work then'],
    'It was state-of-the-art work then',
  ],
  [
    'keeps a hyphen that stands for a word',
    ['Both pre-', 'and post-war walls'],
    'Both pre- and post-war walls',
  ],
  [
    'puts a space after a dash',
    ['The old harbour wall \u0096', 'it is old \u0096 is cracking'],
    'The old harbour wall – it is old – is cracking',
  ],
  [
    'leaves a word that ends its line whole',
    ['The harbour', 'administration has decided'],
    'The harbour administration has decided',
  ],
  [
    'joins an address',
    ['See https://example.com/', 'report for the rest'],
    'See https://example.com/report for the rest',
  ],
])('%s', async (_, lines, expected) => {
  expect(await joined(...lines)).toBe(expected);
});

test('keeps a hyphen that the document writes elsewhere', async () => {
  const lines = [
    'The self-',
    'employed divers were paid, and self-employed',
    'sailors were not, nor was the admini-',
    'stration of the harbour',
  ];
  expect(await joined(...lines)).toBe(
    'The self-employed divers were paid, and self-employed sailors were not, nor was the administration of the harbour',
  );
});

test('joins a word that is written without the hyphen more often', async () => {
  const lines = [
    'The re-',
    'sign question: resign or not, they resign, and',
    'to re-sign is another thing altogether',
  ];
  expect(await joined(...lines)).toMatch(/^The resign question/);
});

test('joins at a soft hyphen always, and leaves none in the text', async () => {
  const lines = [
    'Soft hy\u00adphens in lines and at the end of adminis\u00ad',
    'tration or of Anglo\u00ad',
    'American words, and last\u00ad',
  ];
  const bytes = unicodePages([
    lines.map((text, row) => ({ at: [72, 700 - row * 14] as const, text })),
  ]);
  expect((await readPdf(bytes)).text).toBe(
    'Soft hyphens in lines and at the end of administration or of AngloAmerican words, and last',
  );
});

test('joins across columns and pages', async () => {
  const line = (y: number, text: string) => ({ at: [72, y] as const, text });
  const first = shown([
    line(760, 'The first page has a paragraph of a few lines that goes on here and then'),
    line(746, 'on to the next page, where the sentence ends with the harbour admini-'),
  ]);
  const second = shown([
    line(760, 'stration and its decision to rebuild the wall before winter, when the'),
    line(746, 'storms come.'),
  ]);
  const { text } = await readPdf(rawPages([{ content: first }, { content: second }]));
  expect(text).toContain('the harbour administration and its decision');
});

test('reads ligatures as the letters they stand for', async () => {
  const bytes = unicodePages([
    [{ at: [72, 700], text: 'The o\ufb03ce \ufb01led the \ufb02ood plan' }],
  ]);
  expect((await readPdf(bytes)).text).toBe('The office filed the flood plan');
});
