import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ArticleBuilder,
  cellEnd,
  type InlineRun,
  type NewBlock,
} from '../../../electron/workspace/importers/article-builder.ts';
import { canonicalFault } from '../../../shared/text/canonical.ts';
import { isBlank } from '../../../shared/text/white-space.ts';

function built(...blocks: readonly (readonly [NewBlock, readonly InlineRun[]])[]) {
  const builder = new ArticleBuilder();
  for (const [block, runs] of blocks) builder.addBlock(block, runs);
  return builder.build();
}
const paragraph: NewBlock = { type: 'paragraph' };
const item: NewBlock = { type: 'list-item', level: 1 };
const row: NewBlock = { type: 'table-row' };
const pre: NewBlock = { type: 'preformatted' };
const textOf = (block: NewBlock, ...runs: InlineRun[]): string => built([block, runs]).text;
const marked = (block: NewBlock, ...runs: InlineRun[]) => {
  const { text, marks } = built([block, runs]);
  return marks.map((mark) => [mark.type, text.slice(mark.startUtf16, mark.endUtf16)]);
};

describe('blocks are joined', () => {
  test('by a blank line, list items by one line feed', () => {
    const { text, blocks } = built(
      [{ type: 'heading', level: 1, role: 'headline' }, [{ text: 'Title' }]],
      [item, [{ text: 'one' }]],
      [item, [{ text: 'two' }]],
      [paragraph, [{ text: 'End' }]],
    );
    expect(text).toBe('Title\n\none\ntwo\n\nEnd');
    expect(blocks.map((block) => text.slice(block.startUtf16, block.endUtf16))).toEqual([
      'Title',
      'one',
      'two',
      'End',
    ]);
    expect(blocks[0]).toEqual({
      startUtf16: 0,
      endUtf16: 5,
      type: 'heading',
      level: 1,
      role: 'headline',
    });
  });

  test('as if those without visible text were not there', () => {
    const builder = new ArticleBuilder();
    expect(builder.addBlock(paragraph, [{ text: ' \n ' }])).toBe(false);
    expect(builder.addBlock(paragraph, [{ text: '\u00a0' }])).toBe(false);
    expect(builder.addBlock(paragraph, [{ text: '\u200b\u00ad' }])).toBe(false);
    expect(builder.addBlock(paragraph, [{ text: 'a' }])).toBe(true);
    expect(builder.size).toBe(1);
    expect(builder.build().text).toBe('a');
  });

  test('with the place each came from', () => {
    const place = { part: 'chapter-1.xhtml', startUtf16: 7, endUtf16: 12 };
    const { sourceMap } = built(
      [paragraph, [{ text: 'a' }]],
      [{ ...paragraph, place }, [{ text: 'bcd' }]],
    );
    expect(sourceMap).toEqual([{ startUtf16: 3, endUtf16: 6, place }]);
  });
});

describe('white space', () => {
  test('becomes one space, none at the ends, across runs', () => {
    expect(textOf(paragraph, { text: '  a\n\tb ' }, { text: ' ' }, { text: ' c  ' })).toBe('a b c');
  });

  test('that does not break is kept', () => {
    expect(textOf(paragraph, { text: 'a \u00a0 b' })).toBe('a \u00a0 b');
  });

  test('gives way to line breaks', () => {
    expect(textOf(paragraph, { text: ' a ' }, { text: '', lineBreak: true }, { text: ' b' })).toBe(
      'a\nb',
    );
    expect(
      textOf(
        paragraph,
        { text: '', lineBreak: true },
        { text: 'a' },
        { text: '', lineBreak: true },
      ),
    ).toBe('a');
  });

  test('is kept in preformatted text but for blank lines around it', () => {
    expect(textOf(pre, { text: '\n\n  if a:\r\n' }, { text: '\tb()  \n\n' })).toBe(
      '  if a:\n\tb()',
    );
  });
});

describe('rows', () => {
  test('have a tab between cells, empty ones too', () => {
    expect(textOf(row, { text: ' a ' }, cellEnd, { text: ' ' }, cellEnd, { text: 'c' })).toBe(
      'a\t\tc',
    );
    expect(textOf(row, cellEnd, { text: 'b' }, cellEnd)).toBe('\tb');
  });

  test('are one line', () => {
    expect(textOf(row, { text: 'a\tb' }, { text: '', lineBreak: true }, { text: 'c' })).toBe(
      'a b c',
    );
  });
});

describe('marks', () => {
  test('of neighbours are one, and neither begin nor end blank', () => {
    expect(
      marked(paragraph, { text: 'a ' }, { text: ' b ', formats: ['bold'] }, { text: 'c' }),
    ).toEqual([['bold', 'b']]);
    expect(
      marked(
        paragraph,
        { text: 'a', formats: ['bold'] },
        { text: ' ' },
        { text: 'b', formats: ['bold', 'italic'] },
      ),
    ).toEqual([
      ['bold', 'a b'],
      ['italic', 'b'],
    ]);
  });

  test('of links need an address that may be shown, and differ by it', () => {
    const { marks } = built([
      paragraph,
      [
        { text: 'a', href: 'https://example.org/1' },
        { text: 'b', href: 'https://example.org/2' },
        { text: 'c', href: 'javascript:alert(1)', formats: ['link', 'bold'] },
        { text: 'd', formats: ['link'] },
      ],
    ]);
    expect(marks).toEqual([
      { startUtf16: 0, endUtf16: 1, type: 'link', href: 'https://example.org/1' },
      { startUtf16: 1, endUtf16: 2, type: 'link', href: 'https://example.org/2' },
      { startUtf16: 2, endUtf16: 3, type: 'bold' },
    ]);
  });

  test('end at a cell', () => {
    expect(
      marked(row, { text: 'a', formats: ['bold'] }, cellEnd, { text: 'b', formats: ['bold'] }),
    ).toEqual([
      ['bold', 'a'],
      ['bold', 'b'],
    ]);
  });
});

test('a byte order mark, carriage returns, NULs and halves of pairs do not come out', () => {
  expect(textOf(pre, { text: '\ufeffa\r\nb\rc\u0000\ud800\ufeff' })).toBe('a\nb\nc\ufffd\ufffd');
});

const words = fc.oneof(
  fc.constantFrom(
    'a',
    'bridge',
    'جسر',
    '🚧',
    ' ',
    '  ',
    '\n',
    '\t',
    '\u00a0',
    '\r\n',
    '\0',
    '\ud800',
    '\ufeff',
    '',
    '\u200b',
    'e\u0301',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const run: fc.Arbitrary<InlineRun> = fc
  .record({
    text: fc.array(words, { maxLength: 4 }).map((list) => list.join('')),
    formats: fc.subarray(['bold', 'italic', 'underline', 'code', 'link'] as const),
    href: fc.constantFrom(
      undefined,
      'https://example.org/',
      'mailto:a@example.org',
      'javascript:x',
      'nowhere',
    ),
    lineBreak: fc.constantFrom(false, false, true),
  })
  .map(({ text, formats, href, lineBreak }) => ({
    text,
    formats,
    ...(href === undefined ? {} : { href }),
    ...(lineBreak ? { lineBreak } : {}),
  }));
const newBlock: fc.Arbitrary<NewBlock> = fc.constantFrom<NewBlock>(
  paragraph,
  item,
  row,
  pre,
  { type: 'heading', level: 2 },
  { type: 'blockquote', role: 'boilerplate' },
);
const input = fc.array(
  fc.tuple(newBlock, fc.array(fc.oneof(run, fc.constant(cellEnd)), { maxLength: 5 })),
  { maxLength: 8 },
);

describe('whatever comes in', () => {
  test('the text is canonical and covered by blocks in order, joined as the format says', () => {
    fc.assert(
      fc.property(input, (list) => {
        const { text, blocks } = built(...list);
        expect(canonicalFault(text)).toBeNull();
        expect(text).not.toContain('\ufeff');
        let end = 0;
        let before: string | null = null;
        for (const block of blocks) {
          const bothItems = before === 'list-item' && block.type === 'list-item';
          expect(text.slice(end, block.startUtf16)).toBe(
            before === null ? '' : bothItems ? '\n' : '\n\n',
          );
          expect(isBlank(text, block.startUtf16, block.endUtf16)).toBe(false);
          end = block.endUtf16;
          before = block.type;
        }
        expect(end).toBe(text.length);
      }),
    );
  });

  test('no block but code has white space at its ends or two spaces in a row', () => {
    fc.assert(
      fc.property(input, (list) => {
        const { text, blocks } = built(...list);
        for (const block of blocks) {
          if (block.type === 'preformatted') continue;
          const own = text.slice(block.startUtf16, block.endUtf16);
          expect(own).not.toMatch(/^[ \n\f\v]|[ \t\n\f\v]$| {2}| [\n\t]|[\n\t] /);
          expect(own).not.toMatch(block.type === 'table-row' ? /[\n\f\v]/ : /[\t\f\v]/);
        }
      }),
    );
  });

  test('every mark lies in one block, links have an address, and no two of a type overlap', () => {
    fc.assert(
      fc.property(input, (list) => {
        const { blocks, marks } = built(...list);
        for (const [index, mark] of marks.entries()) {
          expect(mark.startUtf16).toBeLessThan(mark.endUtf16);
          expect(
            blocks.some(
              (block) => block.startUtf16 <= mark.startUtf16 && mark.endUtf16 <= block.endUtf16,
            ),
          ).toBe(true);
          expect(mark.href === undefined).toBe(mark.type !== 'link');
          if (mark.href !== undefined) expect(mark.href).toMatch(/^(?:https:|mailto:)/);
          for (const other of marks.slice(index + 1)) {
            if (other.type === mark.type)
              expect(other.startUtf16).toBeGreaterThanOrEqual(mark.endUtf16);
          }
        }
      }),
    );
  });

  test('every visible word of the runs comes out, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '🚧'), maxLength: 6 })),
        (texts) => {
          const { text } = built([paragraph, texts.map((one) => ({ text: one }))]);
          expect(text).toBe(texts.join('').replace(/\s+/g, ' ').trim());
        },
      ),
    );
  });
});
