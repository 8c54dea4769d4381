import { expect, test } from 'vitest';
import type { Block } from '../../../shared/domain/article.ts';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { mergePartners } from '../../../shared/spans/merge-partners.ts';

const blocks: readonly Block[] = [
  { startUtf16: 0, endUtf16: 40, type: 'paragraph', role: 'body' },
  { startUtf16: 42, endUtf16: 80, type: 'paragraph', role: 'body' },
];
const mark = (id: string, tag: string, startUtf16: number, endUtf16: number): Mark => ({
  id: id as AnnotationId,
  tag: tag as TagId,
  segments: [{ startUtf16, endUtf16 }],
  hasNote: false,
  state: 'exact',
});
const partners = (chosen: Mark, ...others: Mark[]) =>
  mergePartners(chosen, [chosen, ...others], blocks).map(({ id }) => id);

test('what overlaps or touches with the same tag comes first, all of it', () => {
  const chosen = mark('m', 'claim', 10, 20);
  expect(
    partners(
      chosen,
      mark('over', 'claim', 15, 25),
      mark('touch', 'claim', 20, 22),
      mark('far', 'claim', 30, 35),
      mark('other', 'quote', 12, 18),
    ),
  ).toEqual(['over', 'touch']);
});

test('else the next one in the paragraph, else the one before', () => {
  const chosen = mark('m', 'claim', 10, 14);
  const before = mark('before', 'claim', 0, 4);
  expect(partners(chosen, before, mark('next', 'claim', 20, 24))).toEqual(['next']);
  expect(partners(chosen, before, mark('beyond', 'claim', 45, 50))).toEqual(['before']);
  expect(partners(chosen, mark('beyond', 'claim', 45, 50))).toEqual([]);
});
