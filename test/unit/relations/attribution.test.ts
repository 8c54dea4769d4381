import { describe, expect, test } from 'vitest';
import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { proposalsFor, type Proposal } from '../../../shared/relations/proposals.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';

/** `[[words]]` is the quote or claim, `<name>` an actor, as many as there are. */
function proposed(marked: string, language: string | null = 'en') {
  const spans: { kind: string; from: number; to: number }[] = [];
  let text = '';
  for (const part of marked.split(/(\[\[|\]\]|<|>)/)) {
    const last = spans.at(-1);
    if (part === '[[' || part === '<') spans.push({ kind: part, from: text.length, to: -1 });
    else if (part === '>' && last !== undefined) last.to = text.length;
    else if (part === ']]') {
      for (const span of spans.filter(({ kind }) => kind === '[[')) span.to = text.length;
    } else text += part;
  }
  const markOf = ({ kind, from, to }: (typeof spans)[number]): Mark => ({
    id: (kind === '[[' ? 'the words' : text.slice(from, to)) as AnnotationId,
    tag: (kind === '[[' ? 'quote' : 'actor') as TagId,
    segments: [{ startUtf16: from, endUtf16: to }],
    hasNote: false,
    state: 'exact',
  });
  const marks = spans.map(markOf);
  const own = marks.find(({ id }) => id === 'the words');
  if (own === undefined) throw new Error('nothing is in [[…]]');
  const actors = marks.filter(({ tag }) => tag === 'actor');
  const { blocks } = plainTextStructure(text);
  return proposalsFor({ text, blocks, language }, own, actors, { attribution: true });
}

const best = (proposals: readonly Proposal[]) => [proposals[0]?.id, proposals[0]?.certain];

describe('the sentence says who said it', () => {
  test.each([
    ['“[[It is safe]],” said <Ana Ruiz>.', 'Ana Ruiz'],
    ['[[“It is safe,”]] said <Ana Ruiz>. <Tom Lee> nodded.', 'Ana Ruiz'],
    ['[[“It is safe,”]] said Mayor <Ana Ruiz>, who met <Tom Lee>.', 'Ana Ruiz'],
    ['[[“It is safe,”]] said the mayor of the city, <Ana Ruiz>.', 'Ana Ruiz'],
    ['[[“It is safe,”]] <Ana Ruiz> said.', 'Ana Ruiz'],
    ['[[“It is safe,”]] <Ana Ruiz>, a former minister, said.', 'Ana Ruiz'],
    ['<Tom Lee> waited. [[“It is safe,”]] Gen. <Ana Ruiz> later added.', 'Ana Ruiz'],
    ['<Ana Ruiz> said: [[“It is safe.”]]', 'Ana Ruiz'],
    ['<Ana Ruiz> told reporters on Monday at city hall: [[“It is safe.”]]', 'Ana Ruiz'],
    ['<Ana Ruiz> told <Tom Lee> that [[the bridge is safe]].', 'Ana Ruiz'],
    ['<Ana Ruiz> told reporters [[the bridge is safe]].', 'Ana Ruiz'],
    ['<Ana Ruiz> said [[the bridge is safe]], and <Tom Lee> agreed.', 'Ana Ruiz'],
    ['<Ana Ruiz> has repeatedly warned that [[the bridge may fall]].', 'Ana Ruiz'],
    ['According to <Ana Ruiz>, [[the bridge is safe]].', 'Ana Ruiz'],
    ['[[The bridge is safe]], according to <Ana Ruiz>. <Tom Lee> agreed.', 'Ana Ruiz'],
    ['[[The bridge is safe]], according to a report by <the council>.', 'the council'],
    ['“It is safe,” said <Ana Ruiz>, [[“and it will stay so.”]]', 'Ana Ruiz'],
    ['“It was closed, but [[it is safe]] now,” <Ana Ruiz> said.', 'Ana Ruiz'],
    ['“It is safe,” said <Ana Ruiz>. [[“Nobody was hurt.”]]', 'Ana Ruiz'],
    ['"[[It is safe]]," <Ana Ruiz> said.', 'Ana Ruiz'],
    ['«[[It is safe]]», said <Ana Ruiz>.', 'Ana Ruiz'],
    ['<Tom Lee> came. [[“It is safe,”]] wrote <Ana Ruiz>.', 'Ana Ruiz'],
    ['“<Tom Lee> told me [[it is safe]],” said <Ana Ruiz>.', 'Ana Ruiz'],
  ])('%s', (marked, name) => {
    expect(best(proposed(marked))).toEqual([name, true]);
  });
});

describe('the sentence leaves a doubt: proposed, and asked', () => {
  test.each([
    ['two who speak together', '[[“It is safe,”]] said <Ana Ruiz> and <Tom Lee>.', 'Ana Ruiz'],
    ['a pronoun', '<Tom Lee> came. <Ana Ruiz> arrived. [[“It is safe,”]] she said.', 'Ana Ruiz'],
    ['another clause', '<Ana Ruiz> said it rained while [[it was safe]].', 'Ana Ruiz'],
    ['one mark over another', '[[“It is safe,”]] said <Mayor Ruiz>.', 'Mayor Ruiz'],
  ])('%s', (what, marked, name) => {
    const [first, certain] = best(proposed(marked));
    expect(first).toBe(name);
    if (what !== 'one mark over another') expect(certain).toBe(false);
  });

  test('somebody spoken to is not who speaks', () => {
    expect(best(proposed('[[“It is safe,”]] the mayor told <Tom Lee>.'))[1]).toBe(false);
    expect(best(proposed('[[“It is safe,”]] said the mayor, who met <Tom Lee>.'))[1]).toBe(false);
  });
});

describe('nearness, in any language', () => {
  test('the same sentence comes before the paragraph, the paragraph before what stands before it', () => {
    const text =
      '<Eins> kam.\n\n<Zwei> ging. [[„Es ist sicher“]], so <Drei>. <Vier> nickte.\n\n<Fünf> auch.';
    expect(proposed(text, 'de').map(({ id, nearness }) => `${id} ${nearness}`)).toEqual([
      'Drei sentence',
      'Zwei paragraph',
      'Vier paragraph',
      'Eins before',
      'Fünf after',
    ]);
  });

  test('cues of English are not looked for in other languages', () => {
    expect(best(proposed('[[„Es ist sicher“]], said <Drei>.', 'de'))).toEqual(['Drei', false]);
  });

  test('says how many paragraphs off a candidate is', () => {
    const text = '<Eins> kam.\n\nDann Regen.\n\n[[Es ist sicher]].\n\n<Zwei> ging.';
    expect(proposed(text, 'de').map(({ paragraphs }) => paragraphs)).toEqual([-2, 1]);
  });

  test('there is nothing to propose without candidates', () => {
    expect(proposed('[[“It is safe,”]] she said.')).toEqual([]);
  });
});
