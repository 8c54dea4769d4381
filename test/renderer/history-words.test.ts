import { describe, expect, test } from 'vitest';
import { changeWords } from '../../renderer/features/history/mark-event-words.ts';
import { actWords, differenceWords } from '../../renderer/features/history/past-words.ts';
import { timelineItems } from '../../renderer/features/history/timeline-items.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import type { TimelineEntry } from '../../shared/ipc/history-types.ts';

const tag = (id: string, label: string): Tagset['tags'][number] => ({
  id: id as TagId,
  label,
  color: '#b23c17',
  shortcut: null,
  description: null,
  attributes: [
    {
      id: 'verdict',
      label: 'Verdict',
      type: 'choice',
      required: false,
      options: [{ id: 'refuted', label: 'Refuted' }],
    },
    { id: 'checked', label: 'Checked', type: 'boolean', required: false },
  ],
});

const tagset: Tagset = {
  id: 't',
  name: 'T',
  version: 1,
  tags: [tag('claim', 'Claim'), tag('quote', 'Quote')],
  relations: [],
};

const mark: Annotation = {
  id: 'm' as AnnotationId,
  tag: 'claim' as TagId,
  segments: [{ startUtf16: 4, endUtf16: 8, quote: 'safe' }],
  prefix: '',
  suffix: '',
  attributes: {},
  note: null,
  annotator: 'ana' as AnnotatorId,
  origin: 'manual',
  createdAtMs: 1,
  updatedAtMs: 1,
  anchoring: { state: 'exact', score: 1 },
  extra: {},
};

const told = (before: Annotation | null, after: Annotation | null) =>
  changeWords(before, after, tagset).map(({ what, from, to }) =>
    [what, [from, to].filter((part) => part !== null).join(' → ')].join(': '),
  );

describe('a change of a mark is told from what to what', () => {
  test.each<[string, Annotation | null, Annotation | null, string[]]>([
    ['made', null, { ...mark, note: 'Hm' }, ['Marked: “safe”', 'Tag: Claim', 'Note: Hm']],
    ['deleted', mark, null, ['Deleted: “safe”']],
    ['tag', mark, { ...mark, tag: 'quote' as TagId }, ['Tag: Claim → Quote']],
    ['a tag that is gone', mark, { ...mark, tag: 'old' as TagId }, ['Tag: Claim → old']],
    [
      'span',
      mark,
      { ...mark, segments: [{ startUtf16: 1, endUtf16: 8, quote: 'is safe' }] },
      ['Span: “safe” → “is safe”'],
    ],
    [
      'segments',
      mark,
      { ...mark, segments: [...mark.segments, { startUtf16: 20, endUtf16: 23, quote: 'now' }] },
      ['Span: “safe” → “safe … now”'],
    ],
    [
      'moved with the text',
      mark,
      { ...mark, segments: [{ startUtf16: 9, endUtf16: 13, quote: 'safe' }] },
      ['Moved with the text: '],
    ],
    [
      'lost',
      mark,
      { ...mark, anchoring: { state: 'orphan', score: 0 } },
      ['Place: exact → no place in the text'],
    ],
    [
      'values',
      { ...mark, attributes: { checked: true } },
      { ...mark, attributes: { verdict: 'refuted', checked: false } },
      ['Checked: yes → no', 'Verdict: — → Refuted'],
    ],
    ['a value gone', { ...mark, attributes: { x: 'a' } }, mark, ['x: a → —']],
    ['note', { ...mark, note: 'a' }, { ...mark, note: 'b' }, ['Note: a → b']],
    ['note gone', { ...mark, note: 'a' }, mark, ['Note: a → —']],
    ['context', mark, { ...mark, prefix: 'x' }, ['Words around it changed: ']],
  ])('%s', (_what, before, after, words) => {
    expect(told(before, after)).toEqual(words);
  });
});

test('undo and redo are told as such', () => {
  expect(actWords({ kind: 'undo', label: 'Tag claim' })).toBe('Undone: Tag claim');
  expect(actWords({ kind: 'redo', label: 'Tag claim' })).toBe('Done again: Tag claim');
});

test('a past state is told by how it differs from now', () => {
  const none = { marksOnlyThen: 0, marksOnlyNow: 0, marksChanged: 0, textChanged: false };
  expect(differenceWords(none)).toBe('Text and marks are the same as now.');
  expect(
    differenceWords({ marksOnlyThen: 3, marksOnlyNow: 2, marksChanged: 1, textChanged: true }),
  ).toBe('3 marks more than now, 2 fewer, 1 mark different, text different.');
  expect(differenceWords({ ...none, marksOnlyNow: 1 })).toBe('1 mark fewer than now.');
  expect(differenceWords({ ...none, textChanged: true })).toBe('Text different.');
});

test('the timeline has a heading for each day', () => {
  const noon = new Date(2026, 10, 22, 12).getTime();
  const entry = (seq: number, atMs: number): TimelineEntry => ({
    seq,
    kind: 'act',
    label: 'Tag claim',
    atMs,
    who: null,
    changes: 1,
    revision: null,
    markId: null,
    quote: null,
  });
  const day = 24 * 60 * 60 * 1000;
  const items = timelineItems([entry(3, noon + 1000), entry(2, noon), entry(1, noon - day)]);
  expect(items.map(({ kind }) => kind)).toEqual(['day', 'entry', 'entry', 'day', 'entry']);
});
