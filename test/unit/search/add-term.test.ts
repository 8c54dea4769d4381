import { describe, expect, test } from 'vitest';
import { addTerm } from '../../../shared/search/add-term.ts';
import { completeQuery } from '../../../shared/search/complete-query.ts';

describe('a value chosen from a menu', () => {
  test.each([
    ['', 'tag', 'claim', 'tag:claim'],
    ['bridge', 'publisher', 'Example Times', 'bridge publisher:="Example Times"'],
    ['bridge ', 'publisher', 'The "Times"', 'bridge publisher:="The ""Times"""'],
    ['a OR b', 'on', '2023', '(a OR b) on:2023'],
    ['a -b', 'language', 'en', 'a -b language:en'],
    ['tag:CLAIM', 'kind', 'pdf', 'tag:CLAIM kind:pdf'],
    ['x tag:claim', 'tag', 'claim', 'x tag:claim'],
    ['"not closed', 'tag', 'claim', '"not closed tag:claim'],
    ['', 'tag', 'two words', 'tag:"two words"'],
    ['', 'tag', 'OR', 'tag:"OR"'],
    ['', 'tag', '-minus', 'tag:"-minus"'],
    ['', 'annotator', 'Ana', 'annotator:=Ana'],
    ['', 'language', 'no language', 'language:"no language"'],
  ] as const)('%s + %s %s', (query, field, value, expected) => {
    expect(addTerm(query, field, value)).toBe(expected);
  });
});

describe('what could stand where somebody is typing', () => {
  const inserts = (query: string, caret = query.length) =>
    completeQuery(query, caret).choices.map(({ insert }) => insert);

  test('the fields that begin so', () => {
    expect(inserts('bridge st')).toEqual(['status:']);
    expect(inserts('-sub')).toEqual(['subtitle:']);
    expect(inserts('(auth')).toEqual(['byline:']);
    expect(inserts('bridge ')).toEqual([]);
  });

  test('the values of a field that has a list, whatever they are called', () => {
    expect(inserts('status:')).toEqual(['to-do', 'in-progress', 'done']);
    expect(inserts('kind:wo')).toEqual(['docx']);
    expect(inserts('tag:cl')).toEqual([]);
    expect(completeQuery('x tag:cl', 8)).toMatchObject({ typed: 'cl', startUtf16: 6, endUtf16: 8 });
  });

  test('the whole of the word is replaced when the caret is inside it', () => {
    expect(completeQuery('a stat b', 4)).toMatchObject({ startUtf16: 2, endUtf16: 6 });
  });
});
