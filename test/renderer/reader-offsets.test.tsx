// Canonical offsets and places in the page are the same thing seen from two sides, in any script.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mountText } from '../../renderer/features/reader/editor/mount-text.ts';
import { TextMap } from '../../renderer/features/reader/editor/text-map.ts';
import { planText } from '../../renderer/features/reader/editor/text-plan.ts';
import type { ReaderDocument } from '../../renderer/features/reader/reader-types.ts';
import type { InlineMarkType } from '../../shared/domain/article.ts';
import { documentOf, frames, mountReader, spanOf } from './support/reader-harness.tsx';

const pieces = fc.constantFrom(
  'word',
  ' ',
  '  ',
  '\n',
  'é',
  'e\u0301',
  'ñ',
  '👩‍👩‍👧‍👦',
  '🚒',
  '🇧🇩',
  'שלום',
  'مرحبا',
  'ক্ষ',
  '日本語',
  '“',
  '\u00a0',
  '\t',
  '\u200f',
);
const words = fc
  .array(pieces, { minLength: 1, maxLength: 12 })
  .map((parts) => `x${parts.join('')}x`);
const formats = fc.constantFrom<InlineMarkType>('bold', 'italic', 'underline', 'code', 'link');

/** Documents of up to eight blocks with inline formatting that starts and ends anywhere. */
const documents: fc.Arbitrary<ReaderDocument> = fc
  .record({
    parts: fc.array(words, { minLength: 1, maxLength: 8 }),
    inline: fc.array(fc.tuple(formats, fc.nat(), fc.nat()), { maxLength: 5 }),
    direction: fc.constantFrom('ltr' as const, 'rtl' as const),
  })
  .map(({ parts, inline, direction }) => {
    const document = documentOf(parts);
    const { length } = document.text;
    const inlineMarks = inline.map(([type, a, b]) => {
      const startUtf16 = Math.min(a % length, b % length);
      const endUtf16 = Math.max(a % length, b % length) + 1;
      const href = type === 'link' ? { href: 'https://example.org/' } : {};
      return { startUtf16, endUtf16, type, ...href };
    });
    return { ...document, inlineMarks, direction };
  });

function shown(document: ReaderDocument) {
  const host = window.document.createElement('div');
  window.document.body.append(host);
  const plan = planText(document);
  const unmount = mountText(host, plan);
  return {
    host,
    map: new TextMap(host, plan),
    done() {
      unmount();
      host.remove();
    },
  };
}

test('every offset inside a block leads to its place and back, from either side', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const { map, done } = shown(document);
      try {
        for (const { startUtf16, endUtf16 } of document.blocks) {
          for (let offset = startUtf16; offset <= endUtf16; offset += 1) {
            for (const side of ['start', 'end'] as const) {
              if (side === 'end' && offset === startUtf16) continue;
              const point = map.pointAt(offset, side);
              expect(point && map.offsetAt(point.node, point.offset)).toBe(offset);
            }
          }
        }
      } finally {
        done();
      }
    }),
    { numRuns: 60 },
  );
});

test('the text of any range in the page is the canonical text of its span, without the gaps', () => {
  fc.assert(
    fc.property(documents, fc.nat(), fc.nat(), (document, a, b) => {
      const { map, done } = shown(document);
      try {
        const { length } = document.text;
        const span = {
          startUtf16: Math.min(a % length, b % length),
          endUtf16: Math.max(a % length, b % length),
        };
        const canonical = document.blocks
          .map((block) =>
            document.text.slice(
              Math.max(block.startUtf16, span.startUtf16),
              Math.max(
                Math.max(block.startUtf16, span.startUtf16),
                Math.min(block.endUtf16, span.endUtf16),
              ),
            ),
          )
          .join('');
        expect(map.rangeOf(span)?.toString()).toBe(canonical);
        const pieced = map
          .piecesOf(span)
          .map(([, piece]) => document.text.slice(piece.startUtf16, piece.endUtf16));
        expect(pieced.join('')).toBe(canonical);
      } finally {
        done();
      }
    }),
    { numRuns: 150 },
  );
});

test('an offset between blocks goes to the nearer block in the direction asked for', () => {
  const document = documentOf(['One.', 'Two.']);
  const { map, done } = shown(document);
  const gap = spanOf(document, 'One.').endUtf16 + 1;
  const after = map.pointAt(gap, 'start');
  const before = map.pointAt(gap, 'end');
  expect(after && map.offsetAt(after.node, after.offset)).toBe(spanOf(document, 'Two.').startUtf16);
  expect(before && map.offsetAt(before.node, before.offset)).toBe(
    spanOf(document, 'One.').endUtf16,
  );
  const first = map.pointAt(0, 'start');
  expect(first && map.offsetAt(first.node, first.offset)).toBe(spanOf(document, 'One.').startUtf16);
  const past = map.pointAt(10_000, 'start');
  expect(past && map.offsetAt(past.node, past.offset)).toBe(spanOf(document, 'Two.').endUtf16);
  done();
});

test('places that name an element rather than text are understood', () => {
  const document = documentOf(['One bold.', 'Two.'], {});
  const withBold = {
    ...document,
    inlineMarks: [{ ...spanOf(document, 'bold'), type: 'bold' as const }],
  };
  const { map, host, done } = shown(withBold);
  const [section] = host.children;
  const [first, second] = section?.children ?? [];
  const start = (text: string) => spanOf(document, text).startUtf16;
  expect(map.offsetAt(host, 0)).toBe(start('One'));
  expect(map.offsetAt(host, host.childNodes.length)).toBe(spanOf(document, 'Two.').endUtf16);
  expect(map.offsetAt(section ?? host, 1)).toBe(start('Two'));
  expect(map.offsetAt(first ?? host, 0)).toBe(start('One'));
  expect(map.offsetAt(first ?? host, 1)).toBe(start('bold'));
  expect(map.offsetAt(first ?? host, 3)).toBe(spanOf(document, 'One bold.').endUtf16);
  expect(map.offsetAt(first?.children[1] ?? host, 1)).toBe(spanOf(document, 'bold').endUtf16);
  expect(map.offsetAt(second ?? host, 1)).toBe(spanOf(document, 'Two.').endUtf16);
  expect(map.offsetAt(window.document.body, 0)).toBeNull();
  done();
});

test('selecting a span through the reader gives the same span back, whatever the script', async () => {
  const document = documentOf(['Before 👩‍🚒 and é, ', 'שלום עולם שוב', 'The end.'], {
    direction: 'rtl',
  });
  const { reader } = await mountReader(document);
  for (const text of ['👩‍🚒', 'é', 'עולם', 'end']) {
    reader().select(spanOf(document, text));
    await frames(2);
    expect(reader().selection()).toEqual(spanOf(document, text));
  }
});

test('gutter labels are beside the text and not in it', async () => {
  const document = documentOf([
    { text: 'Coastal Ledger', role: 'boilerplate' },
    { text: 'Bridge reopens', type: 'heading', level: 1, role: 'headline' },
    { text: 'A picture.', role: 'caption' },
    'First.',
    'Second.',
    { text: 'Read also: more', role: 'boilerplate' },
  ]);
  const { host, reader } = await mountReader(document);
  const labels = [...host.querySelectorAll<HTMLElement>('.reader-block')].map(
    (block) => block.dataset['gutter'],
  );
  expect(labels).toEqual(['site', undefined, 'caption', '1', '2', 'link']);
  expect(host.textContent).not.toContain('caption');
  reader().select({ startUtf16: 0, endUtf16: document.text.length });
  expect(window.document.getSelection()?.toString()).not.toContain('site');
});

test('a block without line breaks that is very long is shown in pieces, with every offset in place', async () => {
  const long = `${'word '.repeat(9_000)}end`;
  const document = documentOf(['Short.', long, 'Last.']);
  const { map, host, done } = shown(document);
  expect(map.plan.blocks.length).toBeGreaterThan(5);
  expect(map.plan.blocks.every((block) => block.endUtf16 - block.startUtf16 <= 8_192)).toBe(true);
  expect(host.textContent).toBe(`Short.${long}Last.`);
  for (const { startUtf16 } of map.plan.blocks) {
    const point = map.pointAt(startUtf16, 'start');
    expect(point && map.offsetAt(point.node, point.offset)).toBe(startUtf16);
  }
  done();
});
